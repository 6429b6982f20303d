/** A published bundle read and verified as a whole, from its files alone. */
import { compareBytes } from "../bytes.ts";
import {
  type BundleFile,
  FOR_PEOPLE,
  type FoundRecord,
  findRecords,
  folderOf,
  nameOf,
  partOf,
  readSums,
  SUMS,
  type Sum,
  textOf,
} from "./bundle-files.ts";
import { checkSignatures } from "./bundle-signatures.ts";
import { type Check, checksOf } from "./check.ts";
import type { Commitment } from "./commitment.ts";
import { type AssignmentRecord, isAssignmentFile } from "./dispatch-record.ts";
import { type Frame, parseFrame } from "./frame.ts";
import { type LedgerReading, readLedger } from "./ledger.ts";
import type { DrawRecord } from "./record.ts";
import { verifyAll } from "./verify-collection.ts";
import { checkFiles, checkRecordFile } from "./verify-files.ts";
import type { ThirdFile } from "./verify-thirds.ts";

/** A commitment of the same draw that was replaced. */
export interface Superseded {
  readonly C: string;
  /** When it was made, by the ledger. */
  readonly at: string;
  /** Why it was replaced; undefined where no published file says so. */
  readonly reason?: string;
}

export interface VerifiedDraw {
  readonly record: DrawRecord;
  /** undefined where its file is missing or cannot be read. */
  readonly frame?: Frame;
  readonly inspectors?: Frame;
  /** What prefectures sent back, where they deal the inspectors. */
  readonly collected: readonly AssignmentRecord[];
  readonly superseded: readonly Superseded[];
  readonly checks: readonly Check[];
}

export interface VerifiedBundle {
  readonly draws: readonly VerifiedDraw[];
  /** Checks of the bundle as a whole. */
  readonly checks: readonly Check[];
  readonly ok: boolean;
}

const { failed } = checksOf("files");

/** The check of a whole folder, where all its files came with their paths; undefined where they did not. */
function inFolders(
  files: readonly BundleFile[],
  records: readonly FoundRecord[],
  root: string,
  sums: readonly Sum[],
): Check | undefined {
  const below = (path: string) => path.slice(root.length);
  const inside = files
    .filter(({ path }) => path.startsWith(root))
    .map((file) => ({ ...file, path: below(file.path) }));
  const there = new Set(inside.map(({ path }) => path));
  if (!sums.every(({ path }) => there.has(path))) return undefined;
  const found = records.filter(({ file }) => file.path.startsWith(root));
  return checkFiles(inside, new Map(found.map(({ file, record }) => [below(file.path), record])));
}

/** Compares every file with SHA256SUMS: by its path, or by its content where folders are unknown. */
function checkSums(files: readonly BundleFile[], records: readonly FoundRecord[]): Check {
  const list = files.find(({ path }) => nameOf(path) === SUMS);
  if (!list) return failed("BUN102", { file: SUMS });
  const root = folderOf(list.path);
  const sums = readSums(textOf(list));
  const whole = inFolders(files, records, root, sums);
  if (whole) return whole;
  const listed = new Set(sums.map(({ path }) => root + path));
  const wanted = new Set(sums.map(({ digest }) => digest));
  const there = new Map(files.map((file) => [file.path, file]));
  const digests = new Set(files.map(({ digest }) => digest));
  // A file of evidence that no sum speaks of: added later, or changed and without its folder.
  const stranger = files.find(
    ({ path, digest }) => /\.jsonl?$/.test(path) && !listed.has(path) && !wanted.has(digest),
  );
  for (const { digest, path } of sums) {
    const file = there.get(root + path);
    if (file && file.digest !== digest) return failed("BUN101", { file: file.path });
    if (file || digests.has(digest) || FOR_PEOPLE.has(path)) continue;
    const instead = stranger && nameOf(stranger.path).startsWith(nameOf(path).replace(/\.[a-z]+$/, ""));
    return instead ? failed("BUN101", { file: stranger.path }) : failed("BUN102", { file: path });
  }
  if (stranger) return failed("BUN103", { file: stranger.path });
  return { name: "files", ok: true, code: "BUN001", params: { files: sums.length } };
}

function commitmentsIn(files: readonly BundleFile[]): Map<string, Commitment> {
  const found = new Map<string, Commitment>();
  for (const file of files.filter(({ path }) => /^commitment/.test(nameOf(path)))) {
    try {
      found.set(file.digest, JSON.parse(textOf(file)) as Commitment);
    } catch {
      // told by the check of the record that it belongs to
    }
  }
  return found;
}

/** What prefectures sent back for a draw, in the byte order of their names. */
function collectedFor(record: DrawRecord, files: readonly BundleFile[], checks: Check[]): AssignmentRecord[] {
  if (!record.rule.dispatch) return [];
  const found: AssignmentRecord[] = [];
  for (const file of files.filter(({ path }) => /\.json$/.test(path))) {
    const inFolder = folderOf(file.path).endsWith(`${record.commitment.draw}/assignments/`);
    try {
      const value: unknown = JSON.parse(textOf(file));
      if (isAssignmentFile(value, textOf(file)) && value.draw === record.commitment.draw) found.push(value);
      else if (inFolder) checks.push(failed("BUN104", { file: file.path }));
    } catch {
      if (inFolder) checks.push(failed("BUN104", { file: file.path }));
    }
  }
  return found.sort((a, b) => compareBytes(a.prefecture, b.prefecture));
}

/** Every commitment that was replaced, in order, with the reason that its successor gives. */
function supersededBy(
  record: DrawRecord,
  ledger: LedgerReading | undefined,
  files: readonly BundleFile[],
): Superseded[] {
  const known = [record.commitment, ...commitmentsIn(files).values()];
  const lines = (ledger?.lines ?? []).filter(
    ({ event, digest }) => event === `commit/${record.commitment.draw}` && digest !== record.C,
  );
  return lines.map(({ digest, at }) => ({
    C: digest,
    at,
    reason: known.find((one) => one?.supersedes?.commitment === digest)?.supersedes?.reason,
  }));
}

/** Reads a frame; a file that is none is a failed check. */
function readFrame(file: BundleFile | undefined, checks: Check[]): Frame | undefined {
  if (!file) return undefined;
  try {
    return parseFrame(textOf(file));
  } catch {
    checks.push(failed("BUN104", { file: file.path }));
    return undefined;
  }
}

/** What a record says that its files are; a record of another shape says nothing. */
function committedDigests({ C, commitment }: DrawRecord): string[] {
  const parts = [commitment?.frame, commitment?.rule, commitment?.inspectors];
  return [C, ...parts.map((part) => part?.digest)].filter((digest) => typeof digest === "string");
}

/** The record of a review's first stage, if the bundle has it; one of another commitment is left to the check. */
function firstStageOf({ commitment: { of } }: DrawRecord, all: readonly FoundRecord[]) {
  const same = all.filter(({ record }) => of !== undefined && record.commitment?.draw === of.draw);
  return (same.find(({ record }) => record.C === of?.commitment) ?? same[0])?.record;
}

/** Requests for third reviewers, where somebody laid them beside a review's record. */
const thirdsBeside = ({ file }: FoundRecord, files: readonly BundleFile[]): ThirdFile[] =>
  files
    .filter(({ path }) => folderOf(path) === `${folderOf(file.path)}thirds/` && path.endsWith(".json"))
    .map(({ path, bytes }) => ({ name: nameOf(path), bytes }))
    .sort((a, b) => compareBytes(a.name, b.name));

async function verifyDraw(
  { file, record }: FoundRecord,
  files: readonly BundleFile[],
  others: ReadonlySet<string>,
  ledger: LedgerReading | undefined,
  all: readonly FoundRecord[],
): Promise<VerifiedDraw> {
  const checks: Check[] = [];
  try {
    const { commitment } = record;
    const part = (name: string, digest?: string) => partOf(files, file, name, digest, others);
    const frameFile = part("frame.jsonl", commitment.frame.digest);
    const frame = readFrame(frameFile, checks);
    const inspectors = readFrame(part("inspectors.jsonl", commitment.inspectors?.digest), checks);
    if (!frameFile) checks.push(failed("BUN102", { file: `${folderOf(file.path)}frame.jsonl` }));
    const [committed, rule] = [part("commitment.json", record.C), part("rule.json", commitment.rule.digest)];
    if (!ledger) checks.push(failed("BUN102", { file: "ledger.jsonl" }));
    const superseded = supersededBy(record, ledger, files);
    const collected = collectedFor(record, files, checks);
    if (!frame) return { record, inspectors, collected, superseded, checks };
    const material = {
      record,
      frame,
      inspectors,
      ledger,
      firstStage: firstStageOf(record, all),
      ...(record.rule.dispatch ? { collected } : {}),
      ...(record.rule.method === "poisson" ? { thirds: thirdsBeside({ file, record }, files) } : {}),
      commitmentText: committed && textOf(committed),
      ruleText: rule && textOf(rule),
    };
    return {
      record,
      frame,
      inspectors,
      collected,
      superseded,
      checks: [...checks, ...(await verifyAll(material)), checkRecordFile(record, textOf(file))],
    };
  } catch (error) {
    // A record whose parts have the wrong shape fails where they are used: it is no record, and no bug.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return {
      record,
      collected: [],
      superseded: [],
      checks: [...checks, failed("BUN104", { file: file.path })],
    };
  }
}

/**
 * Verifies a bundle: each record from the files beside it, then the files against SHA256SUMS.
 * @param files all files that are at hand, or the evidence among them
 */
export async function verifyBundle(files: readonly BundleFile[]): Promise<VerifiedBundle> {
  const { found, broken } = findRecords(files);
  const ledgers = files.filter(({ path }) => /^ledger.*\.jsonl$/.test(nameOf(path)));
  const ledger = ledgers[0] && readLedger(textOf(ledgers[0]));
  const draws: VerifiedDraw[] = [];
  for (const one of found) {
    const others = new Set(
      found.flatMap(({ record }) => (record === one.record ? [] : committedDigests(record))),
    );
    draws.push(await verifyDraw(one, files, others, ledger, found));
  }
  const checks = [
    ...broken.map(({ path }) => failed("BUN104", { file: path })),
    ...(found.length === 0 && broken.length === 0 ? [failed("BUN105", {})] : []),
    ...checkSignatures(files, ledger),
    checkSums(files, found),
  ];
  const ok = [...draws.flatMap((draw) => draw.checks), ...checks].every((check) => check.ok);
  return { draws, checks, ok };
}
