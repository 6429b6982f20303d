/** What a document needs to know about a draw; made by the commands from plan and record. */
import type { DrawPlan, Plan } from "../plan/schema.ts";

export interface Inspector {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly prefecture: string;
  readonly lead: boolean;
}

export interface DrawnObject {
  readonly id: string;
  readonly name: string;
  readonly stratum: string;
  /** Prefecture whose office inspects it; the stratum where the register has no prefecture column. */
  readonly prefecture: string;
  /**
   * Place among all that were ever inspected, 1-based: first those of the draw in reading order, then each alternate as
   * it stepped in. Nothing that happens later changes it. Absent for alternates that stand by.
   */
  readonly serial?: number;
  /** Rank within the stratum, 1-based; 0 for units taken without a draw. */
  readonly rank: number;
  readonly ticket: string;
  /** Reason where the unit was taken without a draw (directed, 定向). */
  readonly certain?: string;
  /** Name of the object that it stepped in for. */
  readonly instead?: string;
  /** ISO day on which it stepped in or its team last changed; absent where the draw's day holds. */
  readonly since?: string;
  /** Published columns: header → text. */
  readonly values: Readonly<Record<string, string>>;
  /** Empty where inspectors are not assigned yet; shorter than needed where seats stayed empty. */
  readonly team: readonly Inspector[];
}

export interface StratumView {
  readonly stratum: string;
  readonly units: number;
  readonly drawn: number;
  /** Inclusion probability as a fraction in lowest terms, "12/117". */
  readonly probability: string;
}

export interface DrawView {
  readonly plan: Plan;
  readonly draw: DrawPlan;
  /** The commitment C, 64 hex digits. */
  readonly commitment: string;
  readonly seed: readonly { readonly name: string; readonly value: string; readonly rule: string }[];
  /** Date printed on documents, ISO. */
  readonly date: string;
  readonly strata: readonly StratumView[];
  /** In drawn order: strata in byte order, rank within each. */
  readonly objects: readonly DrawnObject[];
  readonly alternates: readonly DrawnObject[];
  /** Units in the frame, and those that could be drawn. */
  readonly frame: { readonly units: number; readonly eligible: number };
  /** false until inspectors are assigned. */
  readonly assigned: boolean;
}
