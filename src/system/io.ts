/** The outside of a run: streams, environment, files. Tests hand in their own. */
import { readFile } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import { EXIT, fail, Problem } from "../problem.ts";
import type { Lang } from "../text/index.ts";

export interface Io {
  readonly stdin: Readable & { isTTY?: boolean };
  readonly stdout: Writable & { isTTY?: boolean; columns?: number };
  readonly stderr: Writable & { isTTY?: boolean; columns?: number; rows?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder against which relative paths are read. */
  readonly cwd: string;
  /** true where a person can be asked: standard input and standard error are terminals. */
  readonly interactive: boolean;
  readonly lang: Lang;
  /** Milliseconds since 1970. The only clock of the program; `At` fields come from it unless fixed. */
  readonly now: () => number;
}

/** A stream is named as a shell user knows it. */
const streamProblem = (error: Error, stream: Writable): Error =>
  fileProblem(error, (stream as { fd?: number }).fd === 2 ? "stderr" : "stdout");

/** Writes to a stream and waits until it has taken it; a reader that went away (`| head`) is no error. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (text === "") return;
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== "EPIPE") reject(streamProblem(error, stream));
      else resolve();
    });
  });
}

/** The system's word for a failed file operation, as a Problem with the path. */
export function fileProblem(error: unknown, path: string): Problem {
  const code = (error as NodeJS.ErrnoException)?.code ?? "";
  const known: Record<string, string> = {
    ENOENT: "FIL001",
    EACCES: "FIL002",
    EPERM: "FIL002",
    EISDIR: "FIL003",
    ENOTDIR: "FIL004",
    EEXIST: "FIL004",
    ENOSPC: "FIL005",
    EDQUOT: "FIL005",
    EROFS: "FIL002",
    ENAMETOOLONG: "FIL006",
  };
  const known_ = Object.hasOwn(known, code) ? (known[code] as string) : undefined;
  if (!known_ && !(error instanceof Error && code)) throw error;
  return new Problem(EXIT.fileSystem, [
    { code: known_ ?? "FIL009", severity: "error", file: path, params: { system: code } },
  ]);
}

/** A file's bytes, or those of standard input for "-". */
export async function readInput(io: Io, path: string): Promise<Uint8Array> {
  if (path === "-") {
    if (io.stdin.isTTY) fail(EXIT.usage, "USE010");
    const chunks: Uint8Array[] = [];
    for await (const chunk of io.stdin) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(path);
  } catch (error) {
    throw fileProblem(error, path);
  }
}
