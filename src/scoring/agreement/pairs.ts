/** What percent agreement, Fleiss' kappa and Gwet's AC share: agreeing pairs by subject, and one variance. */
import { tLimit } from "./distributions.ts";
import { type Estimate, type Outcome, undefinedBecause, WHY } from "./outcome.ts";
import { type Ratings, withCount } from "./ratings.ts";
import type { Weights } from "./weights.ts";

export interface Pairs {
  /** The subjects with at least one rating. */
  readonly ratings: Ratings;
  /** By subject: ratings it has. */
  readonly given: Float64Array;
  /** By subject: the mean weight over its pairs of ratings; 0 where it has one rating only. */
  readonly agreement: Float64Array;
  /** Subjects with a pair. */
  readonly paired: number;
  /** Mean of `agreement` over the subjects that have a pair. */
  readonly observed: number;
  /** Mean over subjects of each category's share among the subject's ratings. */
  readonly shares: Float64Array;
}

/** Counts agreeing pairs; the same whatever the order of subjects and raters but for rounding (1e-15 · subjects). */
export function countPairs(all: Ratings, weights: Weights): Pairs {
  const ratings = withCount(all, (count) => count >= 1);
  const { subjects: n, raters: m, codes } = ratings;
  const [given, agreement] = [new Float64Array(n), new Float64Array(n)];
  const shares = new Float64Array(ratings.categories);
  let [paired, sum] = [0, 0];
  for (let i = 0; i < n; i++) {
    const row = codes.subarray(i * m, (i + 1) * m).filter((code) => code >= 0);
    given[i] = row.length;
    for (const code of row) shares[code]! += 1 / (n * row.length);
    if (row.length < 2) continue;
    let agreeing = 0;
    for (let a = 0; a < row.length; a++) for (let b = 0; b < a; b++) agreeing += weights(row[a]!, row[b]!);
    agreement[i] = agreeing / ((row.length * (row.length - 1)) / 2);
    paired += 1;
    sum += agreement[i]!;
  }
  return { ratings, given, agreement, paired, observed: paired === 0 ? 0 : sum / paired, shares };
}

/**
 * The coefficient (observed − chance) / (1 − chance), its standard error by linearisation over subjects (Gwet
 * 2008, eq. 13 ff.; with missing ratings Gwet 2014, ch. 5) and limits by Student's t with n − 1 degrees of freedom.
 * Upper limits stop at 1. Error of the value: rounding only, below 1e-12.
 * @param chance probability that a pair agrees by chance
 * @param chanceOf what one rating of a category adds to that probability; its mean over all ratings is `chance`
 */
export function chanceCorrected(
  pairs: Pairs,
  chance: number,
  chanceOf: (category: number) => number,
): Outcome {
  const { ratings, given, agreement, paired, observed } = pairs;
  const { subjects: n, raters: m, codes } = ratings;
  if (m < 2) return undefinedBecause(WHY.oneRater);
  if (paired === 0) return undefinedBecause(WHY.noPair);
  if (1 - chance < 1e-12) return undefinedBecause(WHY.chanceIsCertain);
  const value = (observed - chance) / (1 - chance);
  const found = { value, subjects: n, raters: m };
  if (n < 2) return { ...found, low: null, high: null, gap: { code: WHY.noInterval } };
  let squares = 0;
  for (let i = 0; i < n; i++) {
    let expected = 0;
    for (let j = 0; j < m; j++) {
      const code = codes[i * m + j]!;
      if (code >= 0) expected += chanceOf(code) / given[i]!;
    }
    const own = given[i]! < 2 ? 0 : ((n / paired) * (agreement[i]! - chance)) / (1 - chance);
    squares += (own - (2 * (1 - value) * (expected - chance)) / (1 - chance) - value) ** 2;
  }
  return withLimits(found, Math.sqrt(squares / (n * (n - 1))), tLimit(n - 1));
}

/** Adds value ± factor · se; a coefficient of agreement cannot exceed 1. */
export function withLimits(
  found: Pick<Estimate, "value" | "subjects" | "raters">,
  se: number,
  factor: number,
  least = Number.NEGATIVE_INFINITY,
): Estimate {
  const { value } = found;
  return {
    ...found,
    se,
    low: Math.max(least, value - factor * se),
    high: Math.min(1, value + factor * se),
  };
}
