/** Two levels (protocol, section 15): what a prefecture commits, deals and sends back to the province. */
import type { SeedValue } from "../sampling/ticket.ts";
import { type Commitment, commitmentDigest, PROTOCOL } from "./commitment.ts";
import { dealTeams } from "./deal.ts";
import { type DispatchPackage, isPackage, objectsFrame, packageDigest } from "./dispatch.ts";
import { type Frame, type FrameUnit, isEligible } from "./frame.ts";
import { digestOf, type Json } from "./jcs.ts";
import { ticketsOf } from "./outcome.ts";
import type { Assignment, InputFile, RecordedSeed } from "./record.ts";
import type { InspectorRule } from "./rule.ts";
import type { Source } from "./sources.ts";

export const ASSIGNMENT_SCHEMA = "choucha/assignment/1";

export type Deal = Omit<Assignment, "assignedAt">;

export interface AssignmentRecord {
  readonly $schema: string;
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly campaign: string;
  readonly draw: string;
  readonly prefecture: string;
  /** Digest of the package. */
  readonly dispatch: string;
  readonly package: DispatchPackage;
  readonly commitment: Commitment;
  readonly C: string;
  readonly committedAt: string;
  readonly assignedAt: string;
  readonly committedOnTheSpot: boolean;
  readonly rule: InspectorRule;
  readonly inputs: readonly InputFile[];
  readonly seed: readonly RecordedSeed[];
  /** The inspectors' frame, unit by unit. */
  readonly people: readonly FrameUnit[];
  readonly assignment: Deal;
  /** Digest of all the rest: a slip in a file that went from office to office is seen at once. */
  readonly digest: string;
}

/** What a prefecture's ledger and commitment call its draw. */
export const dealName = (given: { readonly draw: string; readonly prefecture: string }): string =>
  `${given.draw}/${given.prefecture}`;

/** The prefecture's commitment: the package as it came, its own people and its own sources. */
export function prefectureCommitment(
  given: DispatchPackage,
  people: Frame,
  sources: readonly Source[],
  previous: string,
  supersedes?: Commitment["supersedes"],
): Commitment {
  const frame = objectsFrame(given);
  return {
    protocol: PROTOCOL,
    campaign: given.campaign,
    draw: dealName(given),
    dispatch: packageDigest(given),
    frame: { digest: frame.digest, units: frame.units.length, eligible: frame.eligible },
    rule: { digest: digestOf(given.rule as unknown as Json) },
    inspectors: { digest: people.digest, units: people.units.length, eligible: people.eligible },
    sources,
    previous,
    ...(supersedes ? { supersedes } : {}),
  };
}

/** Deals the prefecture's people to the package's objects, in the package's order. */
export function dealPackage(
  given: DispatchPackage,
  people: readonly FrameUnit[],
  C: string,
  seed: readonly SeedValue[],
): Deal {
  const dealt = dealTeams(given.objects, people, given.rule, ticketsOf(C, seed));
  const able = new Set(people.filter(isEligible).map(({ id }) => id));
  return { ...dealt, loads: dealt.loads.filter(({ id }) => able.has(id)) };
}

/** Digest of an assignment record: of everything but the digest itself. */
export function assignmentRecordDigest(record: Omit<AssignmentRecord, "digest">): string {
  const { digest: _, ...rest } = record as AssignmentRecord;
  return digestOf(rest as unknown as Json);
}

/** Makes the record that goes back to the province. */
export function assignmentRecord(
  given: DispatchPackage,
  committed: { readonly commitment: Commitment; readonly committedAt: string },
  people: Frame,
  rest: Pick<AssignmentRecord, "tool" | "assignedAt" | "inputs" | "seed">,
): AssignmentRecord {
  const { commitment, committedAt } = committed;
  const C = commitmentDigest(commitment);
  const record = {
    $schema: ASSIGNMENT_SCHEMA,
    version: 1 as const,
    tool: rest.tool,
    campaign: given.campaign,
    draw: given.draw,
    prefecture: given.prefecture,
    dispatch: packageDigest(given),
    package: given,
    commitment,
    C,
    committedAt,
    assignedAt: rest.assignedAt,
    committedOnTheSpot: committedAt >= rest.assignedAt,
    rule: given.rule,
    inputs: rest.inputs,
    seed: rest.seed,
    people: people.units,
    assignment: dealPackage(given, people.units, C, rest.seed),
  };
  // Keys without a value are not in the file, and so not in the digest of what is read back either.
  const plain = JSON.parse(JSON.stringify(record)) as typeof record;
  return { ...plain, digest: assignmentRecordDigest(plain) };
}

/** The record's text: what assignment-<prefecture>.json holds. */
export const assignmentRecordText = (record: AssignmentRecord): string =>
  `${JSON.stringify(record, null, 2)}\n`;

/**
 * Whether a file holds an assignment record as the program writes it. A key that stands twice could mean
 * something else to another reader, and no digest would tell.
 */
export const isAssignmentFile = (value: unknown, text: string): value is AssignmentRecord =>
  isAssignmentRecord(value) && assignmentRecordText(value) === text;

/** Whether a JSON value has the parts of an assignment record that others read. */
export function isAssignmentRecord(value: unknown): value is AssignmentRecord {
  const record = value as Partial<AssignmentRecord> | null;
  const texts = [record?.campaign, record?.draw, record?.prefecture, record?.dispatch, record?.C];
  return (
    typeof record === "object" &&
    record?.$schema === ASSIGNMENT_SCHEMA &&
    record.version === 1 &&
    texts.every((text) => typeof text === "string") &&
    isPackage(record.package) &&
    typeof record.commitment === "object" &&
    Array.isArray(record.commitment?.sources) &&
    [record.committedAt, record.assignedAt, record.digest].every((text) => typeof text === "string") &&
    Array.isArray(record.seed) &&
    record.seed.every((one) => typeof one?.name === "string" && typeof one.value === "string") &&
    Array.isArray(record.people) &&
    record.people.every((one) => typeof one?.id === "string") &&
    Array.isArray(record.assignment?.teams)
  );
}
