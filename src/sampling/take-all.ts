/** Inclusion probabilities within one institution, and who is taken outright (protocol, section 17). Exact. */
import { type Rational, rational } from "./rational.ts";

/** Cases that have one weight; different weights over one common denominator. */
export interface WeightClass {
  readonly weight: bigint;
  readonly cases: number;
}

/** The probability of a case of this weight: min(1, scale × weight). Those that reach 1 are taken outright. */
export function probabilityOf(weight: bigint, scale: Rational): Rational {
  const num = scale.num * weight;
  return num >= scale.den ? rational(1) : rational(num, scale.den);
}

/**
 * The scale with which min(1, scale × weight) adds up to `expected` over all cases: probabilities in proportion
 * to weight; cases that would reach 1 get 1 and the others share what is left, until none reaches it any more
 * (take-all units: Tillé, Sampling Algorithms, Springer 2006, chapter 2).
 * @param expected above 0, at most the number of cases
 */
export function probabilityScale(classes: readonly WeightClass[], expected: Rational): Rational {
  const sizeOf = (some: readonly WeightClass[]) =>
    some.reduce((sum, { weight, cases }) => sum + weight * BigInt(cases), 0n);
  let left = expected;
  let open = classes;
  for (;;) {
    const scale = rational(left.num, left.den * sizeOf(open));
    const full = open.filter(({ weight }) => scale.num * weight >= scale.den);
    if (full.length === 0 || full.length === open.length) return scale;
    const taken = full.reduce((sum, { cases }) => sum + cases, 0);
    left = rational(left.num - BigInt(taken) * left.den, left.den);
    open = open.filter(({ weight }) => scale.num * weight < scale.den);
  }
}
