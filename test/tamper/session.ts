/** The Python verifier as one process that is asked again and again. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { python, VERIFIER } from "../differential/python.ts";

export interface Verdict {
  readonly ok: boolean;
  readonly checks?: readonly { readonly name: string; readonly ok: boolean }[];
  readonly unreadable?: string;
}

export interface Session {
  /** What it says of a folder. One question at a time. */
  ask(folder: string): Promise<Verdict>;
  close(): void;
}

export function openSession(): Session {
  const child = spawn(python!, ["-B", VERIFIER, "--many"], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async ask(folder) {
      child.stdin.write(`${folder}\n`);
      return JSON.parse((await lines.next()).value as string) as Verdict;
    },
    close: () => child.stdin.end(),
  };
}
