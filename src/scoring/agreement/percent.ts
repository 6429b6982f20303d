/** Percent agreement. */
import { type Outcome, Z } from "./outcome.ts";
import { chanceCorrected, countPairs } from "./pairs.ts";
import type { Ratings } from "./ratings.ts";
import { identity } from "./weights.ts";

export const PERCENT_METHOD =
  "share of agreeing pairs of raters, mean over subjects; limits: Wilson 1927 (two raters), Gwet 2014 (more)";

/**
 * The share of pairs of raters that gave a subject the same category, averaged over subjects with two ratings or
 * more.
 *
 * Assumes nothing but independent subjects, and allows for no chance: two raters who both write 合格 on nearly
 * everything agree nearly always. A low value means that raters wrote down different things; a high one does not
 * mean that they judged alike. Missing ratings: a subject's own pairs count.
 *
 * Limits: with two raters Wilson's score interval (Wilson 1927, JASA 22:209); with more, the standard error of a
 * mean over subjects (Gwet 2014, ch. 5) and Student's t. Error: rounding, below 1e-13.
 */
export function percentAgreement(ratings: Ratings): Outcome {
  const pairs = countPairs(ratings, identity);
  const outcome = chanceCorrected(pairs, 0, () => 0);
  if (outcome.value === null) return outcome;
  const { value, raters } = outcome;
  const n = pairs.paired;
  if (raters > 2)
    return { ...outcome, low: outcome.low === null ? null : Math.max(0, outcome.low), subjects: n };
  const centre = value + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((value * (1 - value)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  return {
    ...{ value, subjects: n, raters },
    low: Math.max(0, (centre - spread) / scale),
    high: Math.min(1, (centre + spread) / scale),
  };
}
