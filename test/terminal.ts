/** The program on a real pseudo-terminal, as a person at a keyboard has it (python3 makes the terminal). */
import { spawnSync } from "node:child_process";
import { copyFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { newFolder, root } from "./cli.ts";

/** Tests with a terminal are skipped where there is none to be had. */
export const hasTerminal =
  process.platform !== "win32" && spawnSync("python3", ["-c", "import pty"]).status === 0;

/** Builds the program apart from dist/, which other tests may be making anew; gives its path. */
export async function builtProgram(): Promise<string> {
  const folder = newFolder();
  const app = join(folder, "app");
  await build({
    entryPoints: [join(root, "src", "start.ts")],
    outdir: join(app, "dist"),
    entryNames: "choucha",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  copyFileSync(join(root, "package.json"), join(app, "package.json"));
  symlinkSync(join(root, "node_modules"), join(app, "node_modules"), "junction");
  symlinkSync(join(root, "rubrics"), join(folder, "rubrics"), "junction");
  return join(app, "dist", "choucha.mjs");
}

/** What the screen must show, then what is typed. */
export type Step = [seen: string, typed: string];

export interface Played {
  readonly seen: string;
  readonly exit: number;
  /** Steps that were never reached. */
  readonly left: number;
}

/** Plays on a terminal. @param size columns and rows; @param env as `env` takes it: NAME=value, or -u and a name */
export function play(
  program: string,
  words: readonly string[],
  steps: readonly Step[],
  size: readonly [number, number],
  env: readonly string[] = [],
): Played {
  const argv = ["env", "-u", "CI", "-u", "NO_COLOR", "TERM=xterm-256color", "LANG=C.UTF-8", ...env];
  const { stdout } = spawnSync("python3", [join(root, "test", "on_terminal.py")], {
    input: JSON.stringify([[...argv, process.execPath, program, ...words], steps, ...size]),
    maxBuffer: 1 << 24,
    encoding: "utf8",
  });
  const [, exit, left] = /EXIT (-?\d+) LEFT (\d+)/.exec(stdout)!;
  return { seen: stdout, exit: Number(exit), left: Number(left) };
}
