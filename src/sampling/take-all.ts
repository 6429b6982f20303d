/** Inclusion probabilities within one institution, and who is taken outright (protocol, section 17). Exact. */
import { type Rational, rational } from "./rational.ts";

/** Cases that have one weight; different weights over one common denominator. */
export interface WeightClass {
  readonly weight: bigint;
  readonly cases: number;
}

/**
 * For each class the probability of its cases: in proportion to weight, adding up to `expected` over all cases.
 * Cases whose probability would reach 1 get 1 and the others share what is left, until none reaches it any more
 * (take-all strata: Tillé 2006, section 2.10).
 * @param expected at most the number of cases
 */
export function inclusionProbabilities(classes: readonly WeightClass[], expected: Rational): Rational[] {
  const certain = new Set<WeightClass>();
  let left = expected;
  let size = classes.reduce((sum, { weight, cases }) => sum + weight * BigInt(cases), 0n);
  for (;;) {
    const full = classes.filter((each) => !certain.has(each) && left.num * each.weight >= left.den * size);
    if (full.length === 0)
      return classes.map((each) =>
        certain.has(each) ? rational(1) : rational(left.num * each.weight, left.den * size),
      );
    for (const each of full) {
      certain.add(each);
      left = rational(left.num - BigInt(each.cases) * left.den, left.den);
      size -= each.weight * BigInt(each.cases);
    }
  }
}
