/** Gwet's AC1 and AC2. */
import { type Outcome, undefinedBecause, WHY } from "./outcome.ts";
import { chanceCorrected, countPairs } from "./pairs.ts";
import { type Ratings, usedCategories } from "./ratings.ts";
import { identity, type Weights } from "./weights.ts";

export const AC1_METHOD = "Gwet 2008; missing ratings: Gwet 2014; limits: Gwet 2008 (Student's t)";
export const AC2_METHOD = "Gwet 2014 (weights as in form); limits: Gwet 2008, 2014 (Student's t)";

/**
 * AC1, or AC2 with weights: agreement beyond chance, where chance acts only on subjects that are hard to judge.
 *
 * Assumes independent subjects and that the categories are all those that could be given (their number q enters:
 * hand in a rubric's levels, not only those in use). Stays sensible where nearly everything falls into one
 * category, where kappa collapses. A low value means that raters disagree more often than doubtful cases explain.
 * AC2's weights assume an order (ordinal, linear) or distances (quadratic, linear on interval data).
 * Missing ratings: every subject with a rating counts for the shares, every pair for the agreement.
 *
 * Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29; Gwet 2014, Handbook of Inter-Rater
 * Reliability, 4th ed. Error: rounding, below 1e-12.
 */
export function gwetAc(ratings: Ratings, weights: Weights = identity): Outcome {
  const { categories: q } = ratings;
  // One category in use says nothing about doubt, even where others could have been given.
  if (ratings.raters > 1 && (q < 2 || usedCategories(ratings) === 1))
    return undefinedBecause(WHY.oneCategory);
  const pairs = countPairs(ratings, weights);
  let total = q;
  if (weights !== identity)
    for (let a = 0; a < q; a++) for (let b = 0; b < a; b++) total += 2 * weights(a, b);
  const factor = q < 2 ? 0 : total / (q * (q - 1));
  const chance = factor * pairs.shares.reduce((sum, share) => sum + share * (1 - share), 0);
  return chanceCorrected(pairs, chance, (category) => factor * (1 - pairs.shares[category]!));
}
