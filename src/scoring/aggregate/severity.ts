/**
 * How strict each reviewer is, beside the scores and never in them. The additive two-way model
 * points = document + reviewer + error, fitted by least squares (Searle, Linear Models, ch. 7): reviewers are
 * compared on documents that they scored together, so a reviewer with weak documents does not look strict.
 */
import { tLimit } from "../agreement/distributions.ts";
import { comparable, groupBy, groups, type Rating } from "./connected.ts";
import { byId } from "./input.ts";
import { invert } from "./invert.ts";
import type { ScoredReview } from "./score-review.ts";

/** Fewer ratings than this say more about the documents than about the reviewer (assumed; a setting). */
export const LEAST_RATINGS = 10;

export interface ReviewerSeverity {
  readonly reviewer: string;
  /** Ratings of documents that other reviewers in the model scored, too. */
  readonly ratings: number;
  /** Points above (lenient) or below (strict) the average reviewer of the model; all effects add up to 0. */
  readonly effect: number;
  readonly standardError: number;
  /** 95% interval by Student's t. */
  readonly low: number;
  readonly high: number;
}

export type Severity =
  | {
      readonly ok: true;
      readonly minimum: number;
      readonly reviewers: readonly ReviewerSeverity[];
      /** Reviewers with too few such ratings, who are not in the model. */
      readonly leftOut: readonly string[];
      readonly ratings: number;
      readonly documents: number;
      readonly degreesOfFreedom: number;
      /** Standard deviation of the errors, in points. */
      readonly residual: number;
      /** Bound on what rounding did to the effects, in points. */
      readonly numericalError: number;
    }
  | {
      readonly ok: false;
      readonly minimum: number;
      /** Fewer than two reviewers with enough ratings; reviewers who share no documents; no error left to judge by. */
      readonly reason: "too-few" | "not-connected" | "no-freedom";
      readonly leftOut: readonly string[];
      /** not-connected: who can be compared with whom. */
      readonly groups: readonly (readonly string[])[];
    };

const total = (values: Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

/** Normal equations for the reviewers after the documents are swept out: L r = b, L singular along (1, …, 1). */
function normalEquations(ids: readonly string[], byDocument: ReadonlyMap<string, readonly Rating[]>) {
  const place = new Map(ids.map((id, at) => [id, at]));
  const matrix = ids.map(() => new Float64Array(ids.length));
  const right = new Float64Array(ids.length);
  for (const list of byDocument.values()) {
    const average = total(list.map((one) => one.points)) / list.length;
    const at = list.map((one) => place.get(one.reviewer) as number);
    for (const [n, one] of list.entries()) {
      const row = at[n] as number;
      right[row] = (right[row] as number) + one.points - average;
      const line = matrix[row] as Float64Array;
      for (const column of at) line[column] = (line[column] as number) - 1 / list.length;
      line[row] = (line[row] as number) + 1;
    }
  }
  return { matrix, right };
}

const multiply = (matrix: readonly Float64Array[], vector: Float64Array): Float64Array =>
  Float64Array.from(matrix, (row) => total(row.map((value, at) => value * (vector[at] as number))));

/** Sum of squared errors of the fitted model. */
function squaredErrors(
  byDocument: ReadonlyMap<string, readonly Rating[]>,
  effect: ReadonlyMap<string, number>,
) {
  let sum = 0;
  for (const list of byDocument.values()) {
    const rest = list.map((one) => one.points - (effect.get(one.reviewer) as number));
    const document = total(rest) / rest.length;
    sum += total(rest.map((value) => (value - document) ** 2));
  }
  return sum;
}

/** Largest absolute row sum times the largest error left: a bound on the error of the solution. */
function solutionError(inverse: readonly Float64Array[], left: Float64Array): number {
  const norm = Math.max(...inverse.map((row) => total(row.map(Math.abs))));
  return norm * Math.max(...left.map(Math.abs));
}

/**
 * Fits the model to complete reviews, before vetoes.
 * @param minimum fewest ratings, on documents shared with other reviewers of the model, for a reviewer to enter
 */
export function severity(reviews: readonly ScoredReview[], minimum: number = LEAST_RATINGS): Severity {
  const given = reviews.flatMap(({ review, reviewer, points }): Rating[] =>
    points === undefined
      ? []
      : [{ document: review.document, reviewer, points: Number(points.num) / Number(points.den) }],
  );
  return severityOf(given, minimum);
}

/** As `severity`, from plain numbers. A reviewer rates a document at most once. */
export function severityOf(given: readonly Rating[], minimum: number = LEAST_RATINGS): Severity {
  const used = comparable(given, minimum);
  const byDocument = groupBy(used, "document");
  const byReviewer = groupBy(used, "reviewer");
  const ids = [...byReviewer.keys()];
  const leftOut = [...new Set(given.map((one) => one.reviewer))]
    .filter((id) => !byReviewer.has(id))
    .sort(byId);
  const refuse = (reason: "too-few" | "not-connected" | "no-freedom", apart: string[][] = []): Severity => ({
    ok: false,
    minimum,
    reason,
    leftOut,
    groups: apart,
  });
  if (ids.length < 2) return refuse("too-few");
  const apart = groups(used);
  if (apart.length > 1) return refuse("not-connected", apart);
  const degreesOfFreedom = used.length - byDocument.size - ids.length + 1;
  if (degreesOfFreedom < 1) return refuse("no-freedom");
  const { matrix, right } = normalEquations(ids, byDocument);
  // Adding 1/k everywhere makes L regular and picks the solution whose effects add up to 0.
  const share = 1 / ids.length;
  const inverse = invert(matrix.map((row) => row.map((value) => value + share)));
  const solved = multiply(inverse, right);
  const effect = new Map(ids.map((id, at) => [id, solved[at] as number]));
  const residual = Math.sqrt(squaredErrors(byDocument, effect) / degreesOfFreedom);
  const left = multiply(matrix, solved).map((value, at) => (right[at] as number) - value);
  const width = tLimit(degreesOfFreedom);
  const reviewers = ids.map((reviewer, at): ReviewerSeverity => {
    const one = solved[at] as number;
    const variance = Math.max(0, ((inverse[at] as Float64Array)[at] as number) - share);
    const standardError = residual * Math.sqrt(variance);
    const half = width * standardError;
    const ratings = byReviewer.get(reviewer)?.length ?? 0;
    return { reviewer, ratings, effect: one, standardError, low: one - half, high: one + half };
  });
  return {
    ok: true,
    minimum,
    reviewers,
    leftOut,
    ratings: used.length,
    documents: byDocument.size,
    degreesOfFreedom,
    residual,
    numericalError: solutionError(inverse, left),
  };
}
