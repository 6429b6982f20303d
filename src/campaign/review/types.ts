/** A drawn review as its commands see it: documents, reviewers, who reviews what. */
import type { ReviewedDocument } from "../../circular/review-view.ts";
import type { Rubric } from "../../scoring/rubric/schema.ts";

/** Its code follows tickets, so it tells nothing: it is what reviewers see where the review is blind. */
export interface ReviewDocument extends ReviewedDocument {
  /** Inclusion probability within its institution and over both stages, as fractions; "1" for those taken without a draw. */
  readonly probability: string;
  readonly overall: string;
}

/** Left out of the draw for a reason for which the rubric gives no grade at all (不予评定); its code is N001. */
export interface UnratedDocument extends Omit<ReviewedDocument, "certain"> {
  readonly notRated: string;
}

export interface Reviewer {
  readonly id: string;
  /** R01: what the reviewed see where the review is blind. */
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly prefecture: string;
}

export interface OpenReview {
  readonly name: string;
  readonly title: string;
  readonly campaign: string;
  readonly issuer: string;
  readonly year: number;
  readonly synthetic: boolean;
  /** The review's folder in the campaign's output. */
  readonly folder: string;
  readonly rubric: Rubric;
  /** SHA-256 of the rubric's canonical JSON. */
  readonly rubricDigest: string;
  readonly blind: boolean;
  /** In the order of their codes. */
  readonly documents: readonly ReviewDocument[];
  /** In the order of their codes; absent where the rubric grades everything. */
  readonly unrated?: readonly UnratedDocument[];
  /** Everybody who reviews a document here, in the order of their codes. */
  readonly reviewers: readonly Reviewer[];
  /** First reviewers by document id, reviewers' ids in dealt order. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
  /** Those called because the first ones disagreed. */
  readonly thirds: ReadonlyMap<string, readonly string[]>;
}
