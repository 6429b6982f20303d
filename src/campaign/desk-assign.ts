/** The prefecture's deal: its committed people to the objects of the package, by its own seed. */
import { EXIT, type Finding, fail } from "../problem.ts";
import {
  type AssignmentRecord,
  assignmentRecord,
  assignmentRecordDigest,
  assignmentRecordText,
  isAssignmentRecord,
} from "../record/dispatch-record.ts";
import { parseFrame } from "../record/frame.ts";
import { sha256 } from "../record/jcs.ts";
import type { RecordedSeed } from "../record/record.ts";
import type { Source } from "../record/sources.ts";
import { type SeedValue, seedText } from "../sampling/ticket.ts";
import { inOrder } from "../system/clock.ts";
import { readIfThere, writeIfChanged } from "../system/files.ts";
import { VERSION } from "../version.ts";
import { committedText } from "./committed.ts";
import type { Desk, People } from "./desk.ts";
import { commitAtDesk, holdPackage, standingAtDesk } from "./desk-commit.ts";
import { addLine, lastLine, soundLedger } from "./ledger-file.ts";

export interface DeskAssigned {
  readonly record: AssignmentRecord;
  readonly made: boolean;
  readonly findings: readonly Finding[];
}

/**
 * The sources of a deal: those that stand committed, else those that are given, else the names of the values.
 * @throws Problem where nothing says them, or where others are given than were committed
 */
export async function sourcesAtDesk(
  desk: Desk,
  given: readonly Source[],
  seed: readonly SeedValue[],
): Promise<readonly Source[]> {
  const standing = await standingAtDesk(desk);
  if (standing) {
    const { sources } = standing.commitment;
    const same =
      given.length === sources.length &&
      given.every(({ name, rule }, i) => name === sources[i]!.name && rule === sources[i]!.rule);
    const declared = sources.map(({ name }) => name).join(", ");
    if (given.length > 0 && !same) fail(EXIT.conflict, "DSP013", { declared });
    return sources;
  }
  if (given.length > 0) return given;
  return seed.length > 0 ? seed.map(({ name }) => ({ name, rule: "" })) : fail(EXIT.usage, "DSP011");
}

/** The record that the desk's ledger knows; undefined before the deal. @throws Problem (conflict) for another one */
export async function assignedAtDesk(desk: Desk): Promise<AssignmentRecord | undefined> {
  const line = lastLine(await soundLedger(desk.out), `assign/${desk.name}`);
  if (!line) return undefined;
  const bytes = await readIfThere(desk.files.assignment);
  try {
    const record: unknown = JSON.parse(bytes?.toString("utf8") ?? "");
    if (isAssignmentRecord(record) && record.digest === line.digest)
      if (assignmentRecordDigest(record) === line.digest) return record;
  } catch {
    // told below
  }
  return fail(EXIT.conflict, "CMD011", {}, { file: desk.files.assignment });
}

/**
 * Deals, or returns the stored record of the same seed; commits on the spot what has no commitment. The caller
 * holds the lock.
 * @throws Problem (conflict) for another seed than the one that the ledger holds
 */
export async function assignAtDesk(
  desk: Desk,
  people: People,
  seed: readonly RecordedSeed[],
  at: string,
): Promise<DeskAssigned> {
  const sources = seed.map(({ name, rule }) => ({ name, rule }));
  const standing = await standingAtDesk(desk);
  if (standing) holdPackage(desk, standing);
  const seedDigest = sha256(seedText(seed));
  const seeded = lastLine(await soundLedger(desk.out), `seed/${desk.name}`);
  if (seeded && seeded.digest !== seedDigest)
    fail(EXIT.conflict, "CMD015", { draw: desk.name, at: seeded.at });
  const known = await assignedAtDesk(desk);
  if (known) return { record: known, made: false, findings: [] };
  const committed = standing ?? (await commitAtDesk(desk, people, sources, at));
  const wanted = committed.commitment.inspectors!.digest;
  const unchanged = people.frame.digest === wanted;
  const { inspectors, assignment } = desk.files;
  const changed: Finding = { code: "CMD016", severity: "warning", file: people.inputs[0]!.file };
  const findings = [...(standing ? [] : people.findings), ...(unchanged ? [] : [changed])];
  const frame = parseFrame(await committedText(inspectors, wanted));
  if (!seeded) {
    inOrder(await soundLedger(desk.out), at);
    await addLine(desk.out, { at, event: `seed/${desk.name}`, digest: seedDigest });
  }
  const assignedAt = seeded?.at ?? at;
  const record = assignmentRecord(desk.given, committed, frame, {
    tool: { name: "choucha", version: VERSION },
    assignedAt,
    // Files that were changed since are not those that the people came from.
    inputs: unchanged ? people.inputs : [],
    seed,
  });
  await writeIfChanged(assignment, assignmentRecordText(record));
  await addLine(desk.out, { at: assignedAt, event: `assign/${desk.name}`, digest: record.digest });
  return { record, made: true, findings };
}
