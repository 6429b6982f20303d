/** The record of a draw: everything that a stranger needs in order to make it again. */
import type { ReadOptions } from "../registry/table.ts";
import type { Dealt } from "../sampling/deal.ts";
import type { SeedValue } from "../sampling/ticket.ts";
import type { Commitment } from "./commitment.ts";
import { digestOf, type Json } from "./jcs.ts";
import type { Rule } from "./rule.ts";

export const RECORD_SCHEMA = "choucha/record/1";

export interface RecordedUnit {
  readonly id: string;
  /** 1-based data row of the register. */
  readonly row: number;
  readonly stratum: string;
  readonly rank: number;
  readonly ticket: string;
  /** Reviews only: the document's own inclusion probability within its institution, as a fraction. */
  readonly probability?: string;
}

/** A review's institution: drawn in the first stage with this probability, as a fraction. */
export interface Institution {
  readonly id: string;
  readonly probability: string;
}

export interface RecordedSeed extends SeedValue {
  readonly rule: string;
}

/** A witness who is not in the seed because the plan goes on without. */
export interface Absent {
  readonly name: string;
  readonly why: "missing" | "wrong";
}

/** One input file: what it was for, its name, the digest of its bytes. */
export interface InputFile {
  readonly role: "register" | "history" | "inspectors" | "recusal" | "first-stage";
  readonly file: string;
  readonly digest: string;
  /** How it was read, where the user said so. */
  readonly read?: ReadOptions;
}

export interface Assignment {
  readonly assignedAt: string;
  readonly teams: readonly {
    readonly object: string;
    readonly members: readonly string[];
    readonly lead?: string;
    readonly openSeats: number;
  }[];
  /** Loads of the inspectors who could be dealt. */
  readonly loads: readonly { readonly id: string; readonly load: number }[];
  readonly bottlenecks: Dealt["bottlenecks"];
}

/** What is asked for: who leaves, and why. `object` is set where an inspector leaves the team of that object. */
export interface ReplacementRequest {
  readonly at: string;
  readonly kind: "object" | "inspector";
  readonly out: string;
  readonly object?: string;
  readonly reason: string;
  readonly note?: string;
}

/** What it gave. `in` is absent where nobody is left: the object stays without a substitute, the seat empty. */
export interface Replacement extends ReplacementRequest {
  readonly in?: string;
  /** The team after the change, for the object that is inspected now; absent before inspectors are assigned. */
  readonly members?: readonly string[];
  readonly lead?: string;
}

export interface DrawRecord {
  readonly $schema: string;
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly commitment: Commitment;
  /** Digest of the commitment. */
  readonly C: string;
  readonly committedAt: string;
  readonly drawnAt: string;
  /** true where no earlier commitment stood: weaker evidence. */
  readonly committedOnTheSpot: boolean;
  /** true where the seed, or a source of it, came from the operator's own machine: nobody else could predict or prove it. */
  readonly seedFromSystem?: boolean;
  readonly rule: Rule;
  readonly inputs: readonly InputFile[];
  readonly seed: readonly RecordedSeed[];
  readonly absent?: readonly Absent[];
  /** A review's institutions where it has a first stage: those that stood when its documents were drawn. */
  readonly institutions?: readonly Institution[];
  readonly strata: readonly {
    readonly stratum: string;
    readonly units: number;
    readonly drawn: number;
    readonly probability: string;
  }[];
  readonly drawn: readonly RecordedUnit[];
  readonly alternates: readonly RecordedUnit[];
  readonly certain: readonly {
    readonly id: string;
    readonly row: number;
    readonly stratum: string;
    readonly reason: string;
  }[];
  readonly assignment?: Assignment;
  /** Who stepped in for whom after the draw, in order; the draw itself stays as it was. */
  readonly replacements?: readonly Replacement[];
}

/** The part of a record that frame, rule and seed decide. */
export type Outcome = Pick<DrawRecord, "strata" | "drawn" | "alternates" | "certain">;

/** Digest of the draw: of the record without what came after it. */
export function drawDigest(record: DrawRecord): string {
  const { assignment: _, replacements: __, ...drawn } = record;
  return digestOf(drawn as unknown as Json);
}

export const assignmentDigest = (assignment: Assignment): string => digestOf(assignment as unknown as Json);

export const replacementDigest = (entry: Replacement): string => digestOf(entry as unknown as Json);

/** The record's text: what record.json holds and `--json` prints. */
export const recordText = (record: DrawRecord): string => `${JSON.stringify(record, null, 2)}\n`;
