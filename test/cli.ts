/** Runs the whole program inside a test: words in, exit code and both streams out. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { main } from "../src/cli.ts";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Outside {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

class Sink extends Writable {
  readonly #chunks: Buffer[] = [];
  override _write(chunk: Buffer | string, _: string, done: () => void): void {
    this.#chunks.push(Buffer.from(chunk));
    done();
  }
  get text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }
}

/** The clock of tests: 2025-05-07T02:00:00Z. */
export const NOW = Date.UTC(2025, 4, 7, 2);

/** Runs `choucha …words`; nothing of this process's environment, clock or streams gets in. */
export async function choucha(words: readonly string[], outside: Outside = {}): Promise<Ran> {
  const [stdout, stderr] = [new Sink(), new Sink()];
  const stdin = Readable.from(outside.stdin === undefined ? [] : [Buffer.from(outside.stdin)]);
  const io = {
    stdin,
    stdout,
    stderr,
    env: outside.env ?? {},
    cwd: outside.cwd ?? root,
    interactive: false,
    now: () => NOW,
  };
  const exit = await main(words, io);
  return { exit, stdout: stdout.text, stderr: stderr.text };
}

/** A new empty folder. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), "choucha-test-"));

/** The folder of real registers beside the checkout, where there is one. */
export const shared = (...path: string[]): string => join(root, "..", "shared", ...path);
