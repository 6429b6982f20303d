/**
 * The files of a published bundle, told apart by what they hold and not only by where they stand: a phone hands
 * over chosen files without their folders, and two of them may bear the same name.
 */
import { sha256 } from "./jcs.ts";
import { type DrawRecord, RECORD_SCHEMA } from "./record.ts";

export interface BundleFile {
  /** With slashes; only a name where the folder is unknown. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly digest: string;
}

export const SUMS = "SHA256SUMS";

/** Files that a bundle carries for people: a check does not need them. */
export const FOR_PEOPLE: ReadonlySet<string> = new Set(["README.txt", "verify.html", "verify.py"]);

export const fileOf = (path: string, bytes: Uint8Array): BundleFile => ({
  path,
  bytes,
  digest: sha256(bytes),
});

export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** A file's text. A byte order mark stays in it: a digest is that of the bytes. */
export const textOf = ({ bytes }: BundleFile): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The content of SHA256SUMS: "digest  path" a line, in the order of the paths' bytes. */
export const sumsText = (files: readonly BundleFile[]): string =>
  [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1)) // paths in a bundle are ASCII
    .map(({ digest, path }) => `${digest}  ${path}\n`)
    .join("");

export interface Sum {
  readonly digest: string;
  readonly path: string;
}

/** Reads SHA256SUMS; lines that are none are left out, and then their files are not found. */
export function readSums(text: string): Sum[] {
  const lines = text.split("\n").map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line));
  return lines.filter((line) => line !== null).map((line) => ({ digest: line[1]!, path: line[2]! }));
}

export interface FoundRecord {
  readonly file: BundleFile;
  readonly record: DrawRecord;
}

/** The records among the files; a file that is called record.json and cannot be read is named instead. */
export function findRecords(files: readonly BundleFile[]): { found: FoundRecord[]; broken: BundleFile[] } {
  const found: FoundRecord[] = [];
  const broken: BundleFile[] = [];
  for (const file of files) {
    if (!/\.json$/i.test(file.path)) continue;
    try {
      const record = JSON.parse(textOf(file)) as DrawRecord | null;
      if (record?.$schema === RECORD_SCHEMA) found.push({ file, record });
      else if (nameOf(file.path) === "record.json") broken.push(file);
    } catch {
      broken.push(file);
    }
  }
  return { found, broken };
}

/** "record (1).json" is the second record.json of a phone's download folder. */
const sameKind = (path: string, name: string): boolean =>
  nameOf(path).replace(/ ?\(\d+\)(?=\.[a-z]+$)/, "") === name;

/**
 * The file of a record's part, from the record's own folder: the one with the committed digest; else the one of
 * that name, so that its difference is told. Where files came without folders, two may bear the name.
 * @param others digests that other records of the bundle commit: their files are not this one's
 */
export function partOf(
  files: readonly BundleFile[],
  record: BundleFile,
  name: string,
  digest: string | undefined,
  others: ReadonlySet<string>,
): BundleFile | undefined {
  const folder = folderOf(record.path);
  const named = files.filter(({ path }) => folderOf(path) === folder && sameKind(path, name));
  const free = named.filter((file) => !others.has(file.digest));
  return (
    named.find((file) => file.digest === digest) ??
    free.find(({ path }) => nameOf(path) === name) ??
    (free.length === 1 ? free[0] : undefined)
  );
}
