/** Mean, median and trimmed mean of exact numbers. The order of the numbers never matters. */
import { add, compareRational, type Rational, rational, times } from "../../sampling/rational.ts";

const ascending = (values: readonly Rational[]): Rational[] => [...values].sort(compareRational);
const needOne = (values: readonly Rational[]): void => {
  if (values.length === 0) throw new RangeError("no values");
};

export const sumOf = (values: readonly Rational[]): Rational => values.reduce(add, rational(0));

/** Sum by number; needs at least one value. */
export function mean(values: readonly Rational[]): Rational {
  needOne(values);
  return times(sumOf(values), rational(1, values.length));
}

/** The middle one, or the mean of the two in the middle; needs at least one value. */
export function median(values: readonly Rational[]): Rational {
  needOne(values);
  const sorted = ascending(values);
  const half = Math.floor((sorted.length - 1) / 2);
  return mean(sorted.slice(half, sorted.length - half));
}

/** Mean without the `trim` lowest and the `trim` highest; needs more than 2 × trim values. */
export function trimmedMean(values: readonly Rational[], trim: number): Rational {
  return mean(ascending(values).slice(trim, values.length - trim));
}

/** Distance of two numbers. */
export function distance(a: Rational, b: Rational): Rational {
  const difference = add(a, times(b, rational(-1)));
  return difference.num < 0n ? times(difference, rational(-1)) : difference;
}

/** Largest less smallest; 0 for a single value. */
export function range(values: readonly Rational[]): Rational {
  needOne(values);
  const sorted = ascending(values);
  return distance(sorted[0] as Rational, sorted.at(-1) as Rational);
}
