/** The example campaign in a folder of its own, and what a folder holds. */
import { cpSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { newFolder, root } from "../cli.ts";

export const COMMIT_AT = "2025-05-06T01:00:00Z";
export const DRAW_AT = "2025-05-07T02:00:00Z";
export const EXAMPLE = join(root, "fixtures", "yunnan-2025");

/** A copy of the example without anything made from it. */
export function copyOfExample(parent = newFolder()): string {
  const folder = join(parent, "yunnan-2025");
  cpSync(EXAMPLE, folder, {
    recursive: true,
    filter: (path) => !relative(EXAMPLE, path).split(sep).includes("out"),
  });
  return folder;
}

/** Every file below a folder with its bytes, by its path with slashes. */
export function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.sort().map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path)]),
  );
}

/** Time of the last change of every file, in nanoseconds. */
export const timesIn = (folder: string): Map<string, bigint> =>
  new Map(
    [...filesIn(folder).keys()].map((path) => [path, statSync(join(folder, path), { bigint: true }).mtimeNs]),
  );

/** Paths in which two folders differ; empty where they are the same to the byte. */
export function differences(a: Map<string, Buffer>, b: Map<string, Buffer>): string[] {
  const paths = [...new Set([...a.keys(), ...b.keys()])].sort();
  return paths.filter((path) => !a.get(path) || !b.get(path) || !a.get(path)!.equals(b.get(path)!));
}
