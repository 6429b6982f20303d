/** Which file is which register of a record, where somebody gave some with --register. */
import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { DrawRecord, InputFile } from "../record/record.ts";
import type { ReadFlags } from "./read-file.ts";

export interface MaterialFlags extends ReadFlags {
  readonly register?: readonly string[];
  /** Of several records at once: a file of another name belongs to another record, so nothing is told by order. */
  readonly onlyByName?: boolean;
}

const BY_ORDER: readonly InputFile["role"][] = ["register", "inspectors", "history", "recusal"];

/** The given files by role: told apart by name, else by order (register, inspectors, earlier draws, recusals). */
export function givenByRole(record: DrawRecord, flags: MaterialFlags) {
  const given = flags.register ?? [];
  const found = new Map<InputFile["role"], string>();
  const used = new Set<string>();
  for (const { role, file } of record.inputs) {
    const path = given.find((one) => basename(one) === basename(file));
    if (path === undefined) continue;
    found.set(role, path);
    used.add(path);
  }
  if (flags.onlyByName) return found;
  const open = BY_ORDER.filter(
    (role) => !found.has(role) && record.inputs.some((input) => input.role === role),
  );
  for (const path of given.filter((one) => !used.has(one))) {
    const role = open.shift();
    if (role) found.set(role, path);
  }
  return found;
}

/** The other files of a record are looked for beside those that were given, then around the record. */
export async function pathAround(
  input: InputFile,
  beside: readonly string[],
  folder: string | undefined,
  cwd: string,
) {
  const around = folder === undefined ? [cwd] : [folder, join(folder, ".."), join(folder, "..", ".."), cwd];
  const paths = [
    ...beside.map((path) => join(dirname(resolve(cwd, path)), basename(input.file))),
    ...around.map((base) => join(base, input.file)),
  ];
  for (const path of paths) if ((await stat(path).catch(() => undefined))?.isFile()) return path;
  return undefined;
}
