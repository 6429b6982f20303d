/** The files of a published bundle as a whole: each as SHA256SUMS says, none missing, each where it belongs. */
import { type BundleFile, FOR_PEOPLE, folderOf, readSums, SUMS, sumsText, textOf } from "./bundle-files.ts";
import { type Check, checksOf } from "./check.ts";
import { readLedger } from "./ledger.ts";
import { type DrawRecord, recordText } from "./record.ts";

const { failed } = checksOf("files");

/**
 * Whether record.json is the text that the program writes for what it holds. A key that stands twice, or a
 * number written in another way, could mean something else to another reader.
 */
export function checkRecordFile(record: DrawRecord, text: string): Check {
  const ok = recordText(record) === text;
  return { name: "record-file", ok, code: ok ? "VER026" : "VER126", params: {} };
}

/** Files that belong to the record of a bundle and are not there, or a record that lies in another draw's folder. */
function misplaced(path: string, record: DrawRecord, paths: ReadonlySet<string>): Check | undefined {
  const folder = folderOf(path);
  const { draw, inspectors } = record.commitment;
  if (folder !== `${draw}/`) return failed("VER128", { file: path, draw });
  const names = ["commitment.json", "rule.json", "frame.jsonl", ...(inspectors ? ["inspectors.jsonl"] : [])];
  const missing = names.find((name) => !paths.has(folder + name));
  return missing === undefined ? undefined : failed("BUN102", { file: folder + missing });
}

/** A replaced commitment that the ledger does not know, or one of the ledger's that is not here. */
function supersededFault(
  files: readonly BundleFile[],
  ledger: BundleFile,
  records: ReadonlyMap<string, DrawRecord>,
): Check | undefined {
  const { lines } = readLedger(textOf(ledger));
  const known = new Set(lines.map(({ event, digest }) => `${event} ${digest}`));
  const here = new Set<string>();
  for (const { path, digest } of files) {
    const draw = /^(.+)\/superseded-[^/]+\/commitment\.json$/.exec(path)?.[1];
    if (draw === undefined) continue;
    here.add(`commit/${draw} ${digest}`);
    if (!known.has(`commit/${draw} ${digest}`)) return failed("VER127", { file: path });
  }
  for (const { C, commitment } of records.values()) {
    const event = `commit/${commitment.draw}`;
    const lost = lines.find(
      (line) => line.event === event && line.digest !== C && !here.has(`${event} ${line.digest}`),
    );
    const folder = `${commitment.draw}/superseded-${lost?.digest.slice(0, 8)}`;
    if (lost) return failed("BUN102", { file: `${folder}/commitment.json` });
  }
  return undefined;
}

/** The first difference between SHA256SUMS and the files; files that are no evidence may lie beside them. */
function sumsFault(files: readonly BundleFile[], sums: BundleFile): Check | undefined {
  const found = new Map(files.map(({ path, digest }) => [path, digest]));
  const listed = readSums(textOf(sums));
  for (const { path, digest } of listed) {
    const there = found.get(path);
    if (there === undefined) return failed("BUN102", { file: path });
    if (there !== digest) return failed("BUN101", { file: path });
  }
  const named = new Set(listed.map(({ path }) => path));
  const ours = (path: string) => /\.jsonl?$/.test(path) || FOR_PEOPLE.has(path);
  const stranger = files.find(({ path }) => ours(path) && !named.has(path));
  if (stranger) return failed("BUN103", { file: stranger.path });
  const text = sumsText(files.filter(({ path }) => named.has(path)));
  return text === textOf(sums) ? undefined : failed("BUN101", { file: SUMS });
}

/**
 * Checks the whole folder of a bundle.
 * @param files every file below the folder, by its path there
 * @param records the records among them by their path
 */
export function checkFiles(files: readonly BundleFile[], records: ReadonlyMap<string, DrawRecord>): Check {
  const sums = files.find(({ path }) => path === SUMS);
  if (!sums) return failed("BUN102", { file: SUMS });
  const evidence = files.filter((file) => file !== sums);
  const fault = sumsFault(evidence, sums);
  if (fault) return fault;
  const ledger = files.find(({ path }) => path === "ledger.jsonl");
  if (!ledger) return failed("BUN102", { file: "ledger.jsonl" });
  const paths = new Set(files.map(({ path }) => path));
  for (const [path, record] of records) {
    const place = misplaced(path, record, paths);
    if (place) return place;
  }
  const orphan = [...paths].find(
    (path) => /^[^/]+\/commitment\.json$/.test(path) && !paths.has(`${folderOf(path)}record.json`),
  );
  if (orphan !== undefined) return failed("BUN102", { file: `${folderOf(orphan)}record.json` });
  return (
    supersededFault(files, ledger, records) ?? {
      name: "files",
      ok: true,
      code: "BUN001",
      params: { files: evidence.length },
    }
  );
}
