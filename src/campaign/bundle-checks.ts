/** What `verify` says of the files themselves: of record.json, and of the bundle around it. */
import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { compareBytes } from "../bytes.ts";
import { SUMS, textOf } from "../record/bundle-files.ts";
import type { Check } from "../record/check.ts";
import type { DrawRecord } from "../record/record.ts";
import { checkFiles, checkRecordFile } from "../record/verify-files.ts";
import { readIfThere } from "../system/files.ts";
import { filesIn } from "./bundle-folder.ts";

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isFile() ?? false;

/** Whether a folder is that of a bundle, by the files that only a bundle has: one of them could be gone. */
async function isBundle(folder: string): Promise<boolean> {
  for (const name of [SUMS, "verify.html", "verify.py"]) if (await isFile(join(folder, name))) return true;
  return false;
}

/** The folders of the draws in a bundle, in byte order; undefined where the path is no bundle's folder. */
export async function drawsInBundle(path: string): Promise<string[] | undefined> {
  if (!(await isBundle(path)) || (await isFile(join(path, "record.json")))) return undefined;
  const names = (await readdir(path)).sort(compareBytes);
  const draws: string[] = [];
  for (const name of names) if (await isFile(join(path, name, "record.json"))) draws.push(name);
  return draws;
}

/** The files of the bundle against SHA256SUMS; nothing where the folder is no bundle's. */
export async function bundleChecks(folder: string): Promise<Check[]> {
  if (!(await isBundle(folder))) return [];
  const files = (await filesIn(folder)) ?? [];
  const records = new Map<string, DrawRecord>();
  for (const file of files.filter(({ path }) => /^[^/]+\/record\.json$/.test(path))) {
    try {
      records.set(file.path, JSON.parse(textOf(file)) as DrawRecord);
    } catch {
      return [{ name: "files", ok: false, code: "BUN104", params: { file: file.path } }];
    }
  }
  return [checkFiles(files, records)];
}

/**
 * The checks of a campaign's record that concern its file.
 * @param given the record or its folder, as on the command line
 */
export async function fileChecks(cwd: string, given: string, record: DrawRecord): Promise<Check[]> {
  if (given === "-" || record.commitment.campaign === "") return [];
  const path = resolve(cwd, given);
  const file = (await isFile(path)) ? path : join(path, "record.json");
  const text = (await readIfThere(file))?.toString("utf8") ?? "";
  return [checkRecordFile(record, text), ...(await bundleChecks(dirname(dirname(file))))];
}
