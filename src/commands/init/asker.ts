/** The questions' shapes, and the terminal that asks them. Tests answer from a script. */
import type { Io } from "../../system/io.ts";

interface Choice {
  readonly name: string;
  readonly value: string;
  readonly checked?: boolean;
}
export interface Asker {
  /** One line of text; `validate` gives true or what is wrong. */
  input(question: {
    message: string;
    default?: string;
    validate?: (given: string) => true | string;
  }): Promise<string>;
  select(question: { message: string; choices: readonly Choice[]; default?: string }): Promise<string>;
  checkbox(question: { message: string; choices: readonly Choice[]; required?: boolean }): Promise<string[]>;
  confirm(question: { message: string; default: boolean }): Promise<boolean>;
}

/** Asks on standard error, so that standard output stays free for data. */
export async function terminalAsker(io: Io): Promise<Asker> {
  const prompts = await import("@inquirer/prompts");
  const context = { input: io.stdin, output: io.stderr };
  return {
    input: (question) => prompts.input(question, context),
    select: (question) => prompts.select<string>({ ...question, choices: [...question.choices] }, context),
    checkbox: (question) =>
      prompts.checkbox<string>({ ...question, choices: [...question.choices] }, context),
    confirm: (question) => prompts.confirm(question, context),
  };
}

/** Ctrl-C at a question. */
export const wasInterrupted = (error: unknown): boolean =>
  error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
