/** Cohen's kappa, plain and weighted, of two raters. */
import { type Outcome, undefinedBecause, WHY, Z } from "./outcome.ts";
import { withLimits } from "./pairs.ts";
import { complete, type Ratings } from "./ratings.ts";
import { identity, type Weights } from "./weights.ts";

export const COHEN_METHOD = "Cohen 1960, 1968; limits: Fleiss, Cohen & Everitt 1969 (normal)";

/**
 * Cohen's kappa: agreement of two raters beyond what their own habits would give if they judged independently.
 *
 * Assumes two raters, the same for all subjects; independent subjects; with weights an order of the categories
 * (linear) or distances (quadratic). A low value means that agreement is hardly better than the two raters'
 * habits explain; it is also low where nearly everything falls into one category (the "kappa paradox": compare
 * AC1). Missing ratings: only subjects rated by both count.
 *
 * Cohen 1960, Educational and Psychological Measurement 20:37; Cohen 1968, Psychological Bulletin 70:213.
 * Standard error for large samples away from 0: Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72:323, with
 * normal limits. Error: rounding, below 1e-12; limits are approximate below some 30 subjects.
 */
export function cohenKappa(all: Ratings, weights: Weights = identity): Outcome {
  if (all.raters < 2) return undefinedBecause(WHY.oneRater);
  if (all.raters > 2) return undefinedBecause(WHY.twoRatersOnly, { raters: all.raters });
  const { subjects: n, categories: q, codes } = complete(all);
  if (n === 0) return undefinedBecause(WHY.noPair);
  const [first, second] = [new Float64Array(q), new Float64Array(q)];
  let observed = 0;
  for (let i = 0; i < n; i++) {
    const [a, b] = [codes[2 * i]!, codes[2 * i + 1]!];
    first[a]! += 1 / n;
    second[b]! += 1 / n;
    observed += weights(a, b) / n;
  }
  // Mean weight of a category against the other rater's habits; 0 where the category is not in use.
  const [ofFirst, ofSecond] = [new Float64Array(q), new Float64Array(q)];
  let chance = 0;
  for (let a = 0; a < q; a++)
    for (let b = 0; b < q; b++) {
      if (first[a] === 0 && second[b] === 0) continue;
      const weight = weights(a, b);
      ofFirst[a]! += weight * second[b]!;
      ofSecond[b]! += weight * first[a]!;
      chance += weight * first[a]! * second[b]!;
    }
  if (1 - chance < 1e-12) return undefinedBecause(WHY.oneCategory);
  const value = (observed - chance) / (1 - chance);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const [a, b] = [codes[2 * i]!, codes[2 * i + 1]!];
    sum += (weights(a, b) * (1 - chance) - (ofFirst[a]! + ofSecond[b]!) * (1 - observed)) ** 2 / n;
  }
  const variance = (sum - (observed * chance - 2 * chance + observed) ** 2) / (n * (1 - chance) ** 4);
  return withLimits({ value, subjects: n, raters: 2 }, Math.sqrt(Math.max(0, variance)), Z);
}
