/** What a reviewer's workbook is made from. Only what may stand in it: where a review is blind, no names. */
import type { ItemScore } from "../../scoring/aggregate/input.ts";
import type { Measured } from "../../scoring/aggregate/measure.ts";

export interface SheetDocument {
  readonly code: string;
  /** Institution and case number; left out where the review is blind. */
  readonly name?: string;
  /** Category; "" where there is none. */
  readonly stratum: string;
  /** What the reviewer has said before, by item. */
  readonly scores: Readonly<Record<string, ItemScore>>;
}

export interface SheetBook {
  readonly review: string;
  readonly title: string;
  readonly issuer: string;
  readonly synthetic: boolean;
  readonly measured: Measured;
  readonly rubricDigest: string;
  /** Which document each code stands for, as a digest: another draw's sheets do not match. */
  readonly deal: string;
  readonly blind: boolean;
  readonly reviewer: { readonly code: string; readonly name?: string };
  readonly documents: readonly SheetDocument[];
}
