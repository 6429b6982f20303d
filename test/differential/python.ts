/** The second implementation, run as a program. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../cli.ts";

export const VERIFIER = join(root, "verifier", "choucha_verify.py");

function findPython(): string | undefined {
  const wanted = "import sys; sys.exit(0 if sys.version_info >= (3, 9) else 1)";
  return ["python3", "python"].find((name) => spawnSync(name, ["-c", wanted]).status === 0);
}

/** Python 3.9 or later, where there is one. */
export const python = findPython();

/** Runs the verifier with these words. */
export function verifier(
  words: readonly string[],
  stdin = "",
): { exit: number | null; stdout: string; stderr: string } {
  const ran = spawnSync(python!, ["-B", VERIFIER, ...words], {
    input: stdin,
    encoding: "utf8",
    maxBuffer: 2 ** 29,
  });
  return { exit: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}
