/** Files that must not outlive the process: locks and half-written files. Ctrl-C leaves none of them behind. */
import { rmSync } from "node:fs";

const held = new Set<string>();
let watching = false;

/** Removes this file when the process ends, unless it is released before. */
export function hold(path: string): void {
  held.add(path);
  if (watching) return;
  watching = true;
  process.on("exit", () => {
    for (const left of held) rmSync(left, { force: true });
  });
}

/** The file is gone or is meant to stay. */
export function release(path: string): void {
  held.delete(path);
}
