/** Fleiss' kappa. */
import type { Outcome } from "./outcome.ts";
import { undefinedBecause, WHY } from "./outcome.ts";
import { chanceCorrected, countPairs } from "./pairs.ts";
import { type Ratings, usedCategories } from "./ratings.ts";
import { identity } from "./weights.ts";

export const FLEISS_METHOD = "Fleiss 1971; missing ratings and limits: Gwet 2008, 2014 (Student's t)";

/**
 * Fleiss' kappa: agreement of pairs beyond what raters who draw from the same pool of answers would reach.
 *
 * Assumes nominal categories, independent subjects, raters who are interchangeable (they need not be the same for
 * each subject). A low value means that agreement is hardly better than shuffled answers; where nearly all
 * subjects fall into one category it can be low although raters nearly always agree: see AC1 beside it.
 * Complete tables: Fleiss 1971, Psychological Bulletin 76:378. Missing ratings: Gwet 2014, ch. 2 (each subject's
 * own pairs; shares of categories as means over subjects), which is the same for complete tables.
 *
 * The standard error is Gwet's (2008, BJMSP 61:29), which holds away from 0, not that of Fleiss, Nee & Landis
 * (1979), which holds where kappa is 0 and serves a test, not an interval. Error: rounding, below 1e-12.
 */
export function fleissKappa(ratings: Ratings): Outcome {
  if (usedCategories(ratings) === 1 && ratings.raters > 1) return undefinedBecause(WHY.oneCategory);
  const pairs = countPairs(ratings, identity);
  const chance = pairs.shares.reduce((sum, share) => sum + share * share, 0);
  return chanceCorrected(pairs, chance, (category) => pairs.shares[category]!);
}
