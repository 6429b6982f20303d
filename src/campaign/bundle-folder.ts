/** A bundle on disk: it appears as a whole, and never over files that are something else. */
import { mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { EXIT, fail } from "../problem.ts";
import { type BundleFile, fileOf, readSums, SUMS, textOf } from "../record/bundle-files.ts";
import { type LedgerLine, readLedger } from "../record/ledger.ts";
import { makeFolder, readIfThere, writeFileAtomic } from "../system/files.ts";
import { fileProblem } from "../system/io.ts";

export type Written = "new" | "replaced" | "standing";

/** All files of a folder by their path with slashes; undefined where there is no folder. */
export async function filesIn(folder: string): Promise<BundleFile[] | undefined> {
  const there = await stat(folder).catch(() => undefined);
  if (!there) return undefined;
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name));
    const files = [];
    for (const path of paths.sort())
      files.push(fileOf(relative(folder, path).split(sep).join("/"), (await readIfThere(path))!));
    return files;
  } catch (error) {
    throw fileProblem(error, folder);
  }
}

/** A bundle of this campaign: its ledger is a beginning of ours, and SHA256SUMS names every file. */
function isOurs(files: readonly BundleFile[], lines: readonly LedgerLine[]): boolean {
  const find = (name: string) => files.find(({ path }) => path === name);
  const [sums, ledger] = [find(SUMS), find("ledger.jsonl")];
  if (!sums || !ledger) return false;
  const named = new Set(readSums(textOf(sums)).map(({ path }) => path));
  const { lines: theirs, fault } = readLedger(textOf(ledger));
  const begins = theirs.length > 0 && theirs.every(({ hash }, i) => hash === lines[i]?.hash);
  return !fault && begins && files.every(({ path }) => path === SUMS || named.has(path));
}

const same = (a: readonly BundleFile[], b: readonly BundleFile[]): boolean => {
  const digests = new Map(a.map(({ path, digest }) => [path, digest]));
  return a.length === b.length && b.every(({ path, digest }) => digests.get(path) === digest);
};

/**
 * Writes a bundle beside its place and moves it there in one step.
 * @param lines the campaign's ledger: an older bundle of it may be replaced, nothing else
 * @throws Problem (conflict) where the folder holds anything else; nothing is changed then
 */
export async function writeBundle(
  folder: string,
  files: readonly BundleFile[],
  lines: readonly LedgerLine[],
): Promise<Written> {
  const before = await filesIn(folder);
  if (before && same(before, files)) return "standing";
  if (before && before.length > 0 && !isOurs(before, lines))
    fail(EXIT.conflict, "PUB004", {}, { file: folder });
  const beside = (what: string) => join(dirname(folder), `.${basename(folder)}.${process.pid}-${what}.tmp`);
  const [made, old] = [beside("0"), beside("1")];
  await makeFolder(dirname(folder));
  try {
    await rm(made, { recursive: true, force: true });
    await mkdir(made);
    for (const { path, bytes } of files) await writeFileAtomic(join(made, ...path.split("/")), bytes);
    if (before && before.length > 0) await rename(folder, old);
    else if (before) await rmdir(folder);
    await rename(made, folder).catch(async (error) => {
      if (before && before.length > 0) await rename(old, folder);
      throw error;
    });
  } catch (error) {
    throw (error as { findings?: unknown }).findings ? error : fileProblem(error, folder);
  } finally {
    for (const path of [made, old]) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
  return before && before.length > 0 ? "replaced" : "new";
}
