/** Several complete reviews of a document → one number of points, and which reviews stand behind it. */
import { compareRational, type Rational } from "../../sampling/rational.ts";
import { distance, mean, median, trimmedMean } from "./averages.ts";
import { byId } from "./input.ts";
import { type Grade, gradeOf, type Measured } from "./measure.ts";
import type { ScoredReview } from "./score-review.ts";

/** A review with points. */
export type Complete = ScoredReview & { readonly points: Rational; readonly grade: Grade };
export const isComplete = (review: ScoredReview): review is Complete => review.points !== undefined;

export type Method =
  | "single"
  | "mean"
  | "median"
  | "trimmed"
  | "majority"
  | "no-majority"
  | "replaces-farther";

export interface Combined {
  readonly points: Rational;
  /** Where the grade is voted on rather than read from the points. */
  readonly grade?: Grade;
  readonly method: Method;
  /** Reviewers whose points entered. */
  readonly counted: readonly string[];
}

const all = (reviews: readonly Complete[]) => reviews.map((one) => one.reviewer).sort(byId);
const points = (reviews: readonly Complete[]) => reviews.map((one) => one.points);

function byMean(reviews: readonly Complete[], method: Method = "mean"): Combined {
  return { points: mean(points(reviews)), method, counted: all(reviews) };
}

const byMedian = (reviews: readonly Complete[], method: Method = "median"): Combined => ({
  points: median(points(reviews)),
  method,
  counted: all(reviews),
});

function byTrimmed(reviews: readonly Complete[], trim: number): Combined {
  // Of equal points it makes no difference to the mean which review is left out; the id decides who is named.
  const sorted = [...reviews].sort(
    (a, b) => compareRational(a.points, b.points) || byId(a.reviewer, b.reviewer),
  );
  return {
    points: trimmedMean(points(reviews), trim),
    method: "trimmed",
    counted: all(sorted.slice(trim, sorted.length - trim)),
  };
}

/**
 * The grade that more than half give. Its points are the mean of those whose points lie in it (of all who give
 * it where only vetoes led there).
 */
function byMajority(measured: Measured, reviews: readonly Complete[]): Combined {
  for (const grade of measured.grades) {
    const voters = reviews.filter((one) => one.grade.index === grade.index);
    if (2 * voters.length <= reviews.length) continue;
    const inside = voters.filter((one) => gradeOf(measured, one.points).index === grade.index);
    return { ...byMean(inside.length > 0 ? inside : voters, "majority"), grade };
  }
  return byMedian(reviews, "no-majority");
}

/** First reviews, as the rubric's `aggregate` says. More reviews than planned all count. */
export function combineFirst(measured: Measured, reviews: readonly Complete[]): Combined {
  const { aggregate, trim = 1 } = measured.rubric.reviewers;
  if (reviews.length === 1) return byMean(reviews, "single");
  if (aggregate === "trimmed") return byTrimmed(reviews, trim);
  if (aggregate === "majority") return byMajority(measured, reviews);
  return aggregate === "median" ? byMedian(reviews) : byMean(reviews);
}

/** First and further reviews, as the rubric's `thirdCounts` says. */
export function combineThird(
  measured: Measured,
  first: readonly Complete[],
  third: readonly Complete[],
): Combined {
  const reviews = [...first, ...third];
  const rule = measured.rubric.reviewers.thirdCounts;
  if (rule === "majority") return byMajority(measured, reviews);
  const [a, b] = first;
  const [c] = third;
  if (rule !== "replaces-farther" || !a || !b || !c || reviews.length !== 3)
    return rule === "median" ? byMedian(reviews) : byMean(reviews);
  const nearer = compareRational(distance(a.points, c.points), distance(b.points, c.points));
  const kept = nearer === 0 ? reviews : [nearer < 0 ? a : b, c];
  return byMean(kept, "replaces-farther");
}
