/** What the engine tells the page: plain data, so that it can come out of a worker. */
import type { Superseded } from "../../src/record/bundle.ts";
import type { Check } from "../../src/record/check.ts";
import type { Recipe } from "./recipe.ts";

export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface StratumRow {
  readonly stratum: string;
  readonly units: number;
  readonly drawn: number;
  readonly probability: string;
  /** Ticket of the last unit drawn; undefined where none is, or the method has none. */
  readonly cutoff?: string;
}

export interface Change {
  readonly at: string;
  readonly kind: "object" | "inspector";
  readonly out: string;
  readonly in?: string;
  readonly object?: string;
  readonly reason: string;
  readonly note?: string;
}

export interface DrawAnswer {
  readonly campaign: string;
  readonly draw: string;
  readonly C: string;
  readonly committedAt: string;
  readonly drawnAt: string;
  readonly onTheSpot: boolean;
  readonly fromSystem: boolean;
  readonly method: "vrs" | "seedrandom" | "rfc3797" | "poisson";
  readonly allocation: "overall" | "each";
  /** Reviews only: least documents of each institution. */
  readonly floor?: number;
  readonly n?: number;
  readonly rate?: string;
  readonly rates?: { readonly by: string; readonly values: readonly (readonly [string, string])[] };
  readonly counts: Readonly<
    Record<"units" | "eligible" | "excluded" | "certain" | "drawn" | "alternates", number>
  >;
  readonly seed: readonly { readonly name: string; readonly rule: string; readonly value?: string }[];
  readonly superseded: readonly Superseded[];
  readonly changes: readonly Change[];
  readonly strata: readonly StratumRow[];
  readonly checks: readonly Check[];
  /** false where nobody can be looked up: the list is missing or the record cannot be read. */
  readonly searchable: boolean;
}

export interface BundleAnswer {
  readonly ok: boolean;
  readonly files: number;
  readonly draws: readonly DrawAnswer[];
  readonly checks: readonly Check[];
}

export type State = "drawn" | "not-drawn" | "alternate" | "excluded" | "certain";

export interface Hit {
  readonly id: string;
  readonly name: string;
  readonly stratum: string;
  readonly state: State;
}

export interface Hits {
  readonly total: number;
  readonly hits: readonly Hit[];
}

export interface UnitAnswer extends Hit {
  readonly group?: string;
  /** Documents of a review. */
  readonly document?: {
    /** false where all weights are 1: the order is then that of the tickets. */
    readonly weighted: boolean;
    readonly weight: string;
    /** Inclusion probability within the institution. */
    readonly probability: string;
  };
  readonly columns: readonly (readonly [string, string])[];
  readonly reason?: string;
  readonly ticket?: string;
  readonly rank?: number;
  readonly of?: number;
  readonly taken?: number;
  readonly cutoff?: string;
  /** undefined where no inspectors are dealt. */
  readonly team?: {
    readonly members: readonly { readonly id: string; readonly name: string; readonly lead: boolean }[];
    readonly open: number;
  };
  readonly replacedBy?: { readonly unit: string; readonly change: Change };
  readonly stepsInFor?: { readonly unit: string; readonly change: Change };
  readonly recipe?: Recipe;
}

/** The questions that the page asks. */
export interface Engine {
  load(files: readonly GivenFile[]): Promise<BundleAnswer>;
  search(draw: number, text: string): Promise<Hits>;
  unit(draw: number, id: string): Promise<UnitAnswer | undefined>;
}
