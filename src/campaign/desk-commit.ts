/** The prefecture's commitment: its people and its sources, fixed before its chance is known. */
import { join } from "node:path";
import { EXIT, type Finding, fail } from "../problem.ts";
import { type Commitment, commitmentDigest, commitmentText, GENESIS } from "../record/commitment.ts";
import { objectsFrame } from "../record/dispatch.ts";
import { prefectureCommitment } from "../record/dispatch-record.ts";
import type { Frame } from "../record/frame.ts";
import { canonical, type Json, sha256 } from "../record/jcs.ts";
import type { Source } from "../record/sources.ts";
import { inOrder } from "../system/clock.ts";
import { readIfThere, writeIfChanged } from "../system/files.ts";
import type { Desk, People } from "./desk.ts";
import { addLine, lastLine, soundLedger } from "./ledger-file.ts";
import { drawFiles } from "./open.ts";
import { stopOnErrors } from "./prepare.ts";

export interface DeskCommitted {
  readonly commitment: Commitment;
  readonly C: string;
  readonly committedAt: string;
  /** false where the same commitment stood already. */
  readonly made: boolean;
}

/** `--source NAME=RULE`, each name once. @throws Problem (usage) */
export function parseSources(texts: readonly string[]): Source[] {
  const sources = texts.map((text): Source => {
    const at = text.indexOf("=");
    const name = at < 0 ? "" : text.slice(0, at).normalize("NFC").trim();
    const rule = text.slice(at + 1).trim();
    if (name === "" || rule === "" || /[\u0000-\u001f\u007f]/.test(text))
      fail(EXIT.usage, "DSP012", { text });
    return { name, rule };
  });
  const twice = sources.find(({ name }, i) => sources.findIndex((one) => one.name === name) !== i);
  if (twice) fail(EXIT.usage, "SED004", { name: twice.name });
  return sources;
}

/** Keeps one folder to one package. @throws Problem (conflict) where the ledger speaks of another */
export async function ownFolder(desk: Desk): Promise<void> {
  const events = (await soundLedger(desk.out)).map(({ event }) => event);
  const other = events.find((event) => event.startsWith("commit/") && event !== `commit/${desk.name}`);
  const params = { out: desk.out, other: other?.slice("commit/".length) ?? "" };
  if (other !== undefined) fail(EXIT.conflict, "DSP010", params);
}

/** The commitment that the desk's ledger knows, or undefined. */
export async function standingAtDesk(desk: Desk): Promise<DeskCommitted | undefined> {
  await ownFolder(desk);
  const line = lastLine(await soundLedger(desk.out), `commit/${desk.name}`);
  if (!line) return undefined;
  const path = desk.files.commitment;
  for (const file of [path, join(supersededFolder(desk, line.digest), "commitment.json")]) {
    const bytes = await readIfThere(file);
    if (!bytes || sha256(bytes) !== line.digest) continue;
    // A run that was to replace it was killed before its own line: what it kept goes back.
    if (file !== path) await copyKept(drawFiles(supersededFolder(desk, line.digest), "."), desk.files);
    const commitment = JSON.parse(bytes.toString("utf8")) as Commitment;
    return { commitment, C: line.digest, committedAt: line.at, made: false };
  }
  return fail(EXIT.conflict, "CMD011", {}, { file: path });
}

const supersededFolder = (desk: Desk, C: string): string => join(desk.out, `superseded-${C.slice(0, 8)}`);

async function copyKept(from: Desk["files"] | ReturnType<typeof drawFiles>, to: typeof from): Promise<void> {
  for (const key of ["commitment", "inspectors"] as const) {
    const bytes = await readIfThere(from[key]);
    if (bytes) await writeIfChanged(to[key], bytes);
  }
}

/** @throws Problem (conflict) where a commitment was made for another package than this one */
export function holdPackage(desk: Desk, { commitment, C }: DeskCommitted): void {
  if (commitment.dispatch !== desk.digest) fail(EXIT.conflict, "DSP015", { out: desk.out, C: C.slice(0, 8) });
}

const substance = ({ previous: _, supersedes: __, ...rest }: Commitment): string =>
  canonical(rest as unknown as Json);

async function writeFiles(desk: Desk, people: Frame, commitment: Commitment): Promise<void> {
  await writeIfChanged(desk.files.dispatch, desk.text);
  await writeIfChanged(desk.files.rule, canonical(desk.given.rule as unknown as Json));
  await writeIfChanged(desk.files.frame, objectsFrame(desk.given).text);
  await writeIfChanged(desk.files.inspectors, people.text);
  await writeIfChanged(desk.files.commitment, commitmentText(commitment));
}

/**
 * Commits people and sources for a package; an equal standing commitment is kept, a different one needs a
 * reason, and none is replaced once its seed is known. The caller holds the lock.
 */
export async function commitAtDesk(
  desk: Desk,
  people: People,
  sources: readonly Source[],
  at: string,
  reason?: string,
): Promise<DeskCommitted & { readonly findings: readonly Finding[] }> {
  const standing = await standingAtDesk(desk);
  const lines = await soundLedger(desk.out);
  const seeded = lastLine(lines, `seed/${desk.name}`);
  const head = lines.at(-1)?.hash ?? GENESIS;
  if (standing && seeded && reason !== undefined) fail(EXIT.conflict, "CMD012", { draw: desk.name });
  if (standing && seeded) holdPackage(desk, standing);
  if (standing && seeded) return { ...standing, findings: [] };
  stopOnErrors(people.findings);
  const made = (supersedes?: Commitment["supersedes"]) =>
    prefectureCommitment(desk.given, people.frame, sources, head, supersedes);
  if (standing) {
    if (substance(made()) === substance(standing.commitment))
      return { ...standing, findings: people.findings };
    if (reason === undefined || reason.trim() === "") fail(EXIT.conflict, "CMD013", { draw: desk.name });
  }
  inOrder(lines, at);
  if (standing) await copyKept(desk.files, drawFiles(supersededFolder(desk, standing.C), "."));
  const commitment = made(standing && reason ? { commitment: standing.C, reason } : undefined);
  const C = commitmentDigest(commitment);
  if (!standing) {
    const there = await readIfThere(desk.files.commitment);
    if (there && sha256(there) !== C) fail(EXIT.conflict, "CMD022", {}, { file: desk.files.commitment });
    if (await readIfThere(desk.files.assignment))
      fail(EXIT.conflict, "CMD022", {}, { file: desk.files.assignment });
  }
  await writeFiles(desk, people.frame, commitment);
  await addLine(desk.out, { at, event: `commit/${desk.name}`, digest: C });
  return { commitment, C, committedAt: at, made: true, findings: people.findings };
}
