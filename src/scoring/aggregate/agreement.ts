/** How far the first reviews agree: on points, and on grades. Further reviews were called because others differed. */
import { type BootstrapOptions, DEFAULT_ROUNDS, DEFAULT_SEED } from "../agreement/bootstrap.ts";
import { measure, type Statistic } from "../agreement/measure.ts";
import { ratingsOfNumbers } from "../agreement/ratings.ts";
import { nearest } from "../estimate/ratio.ts";
import type { Results } from "./aggregate.ts";
import { byId } from "./input.ts";
import type { ScoredReview } from "./score-review.ts";

export interface GradeAgreement {
  readonly of: "points" | "grade";
  readonly statistic: Statistic;
}

export const AGREEMENT_OPTIONS: BootstrapOptions = { seed: DEFAULT_SEED, rounds: DEFAULT_ROUNDS };

/** Each statistic on its own table of ratings: documents by reviewers, with gaps. Without documents: none. */
export function gradeAgreement({
  documents,
  measured,
}: Pick<Results, "documents" | "measured">): GradeAgreement[] {
  const rows = documents.map(({ reviews }) =>
    reviews.filter((one) => !one.third && one.points !== undefined),
  );
  const reviewers = [...new Set(rows.flat().map((one) => one.reviewer))].sort(byId);
  if (reviewers.length === 0) return [];
  const ratings = (value: (review: ScoredReview) => number, categories?: readonly number[]) =>
    ratingsOfNumbers(
      rows.map((row) => {
        const given = new Map(row.map((one) => [one.reviewer, value(one)]));
        return reviewers.map((reviewer) => given.get(reviewer) ?? null);
      }),
      categories,
    );
  const points = measure(
    ratings((one) => (one.points ? nearest(one.points) : 0)),
    "interval",
    AGREEMENT_OPTIONS,
  );
  const grades = measure(
    ratings(
      (one) => one.grade?.index ?? 0,
      measured.grades.map(({ index }) => index),
    ),
    "ordinal",
    AGREEMENT_OPTIONS,
  );
  const pick = (of: GradeAgreement["of"], list: readonly Statistic[], name: string, kind?: string) =>
    list
      .filter((one) => one.name === name && (kind === undefined || (one.form ?? one.level) === kind))
      .map((statistic) => ({ of, statistic }));
  return [
    ...pick("points", points, "krippendorff-alpha", "interval"),
    ...pick("grade", grades, "percent-agreement"),
    ...pick("grade", grades, "krippendorff-alpha", "ordinal"),
    ...pick("grade", grades, "gwet-ac2", "quadratic"),
  ];
}
