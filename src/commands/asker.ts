/** The questions' shapes, and the terminal that asks them. Tests answer from a script. */
import type { Io } from "../system/io.ts";
import { type Lang, say } from "../text/index.ts";
import { colours } from "./screen.ts";

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

/** What the library says that a key does, in the reader's words; what it may say one day stays as it is. */
const ACTIONS: Readonly<Record<string, Parameters<typeof say>[1]>> = {
  navigate: "askNavigate",
  select: "askSelect",
  submit: "askSubmit",
  all: "askAll",
  invert: "askInvert",
  space: "askSpace",
};
const inWords = (lang: Lang, word: string): string =>
  Object.hasOwn(ACTIONS, word) ? say(lang, ACTIONS[word]!) : word;

/** Asks on standard error, so that standard output stays free for data. */
export async function terminalAsker(io: Io): Promise<Asker> {
  const prompts = await import("@inquirer/prompts");
  const context = { input: io.stdin, output: io.stderr };
  const { lang } = io;
  const paint = colours(io, "stderr");
  const tip = (keys: [key: string, action: string][]): string =>
    keys
      .map(([key, action]) => `${paint.bold(inWords(lang, key))} ${paint.dim(inWords(lang, action))}`)
      .join(paint.dim(" · "));
  const theme = { style: { keysHelpTip: tip } };
  // As many choices as the screen has room for; the library shows seven.
  const pageSize = Math.max(7, Math.min(20, (io.stderr.rows ?? 24) - 8));
  const [yes, no] = [say(lang, "askYes"), say(lang, "askNo")];
  return {
    input: (question) => prompts.input(question, context),
    select: (question) =>
      prompts.select<string>({ ...question, choices: [...question.choices], pageSize, theme }, context),
    checkbox: ({ required, ...question }) =>
      prompts.checkbox<string>(
        {
          ...question,
          choices: [...question.choices],
          pageSize,
          validate: (chosen) => !required || chosen.length > 0 || say(lang, "askOneAtLeast"),
          theme,
        },
        context,
      ),
    confirm: (question) =>
      prompts.confirm(
        {
          ...question,
          transformer: (answer) => (answer ? yes : no),
          // The hint shows the keys, which everybody can press without an input method.
          theme: { keywords: { yes: "y", no: "n", error: () => say(lang, "askYesOrNo") } },
        },
        context,
      ),
  };
}

/** Ctrl-C at a question. */
export const wasInterrupted = (error: unknown): boolean =>
  error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
