/**
 * How many units each stratum gives (protocol, section 5). Counts come from exact integers only.
 */
import { add, ceil, compareRational, floor, type Rational, rational, times } from "./rational.ts";

/** A stratum's size, and the least that it must give. Strata come in the byte order of their names. */
export interface StratumSize {
  readonly units: number;
  readonly minimum: number;
}

export interface Allocation {
  /** Units drawn from each stratum. */
  readonly counts: readonly number[];
  /** Each unit's inclusion probability, before chance rounds the counts. */
  readonly probabilities: readonly Rational[];
}

const leastOf = (stratum: StratumSize): number => Math.min(stratum.minimum, stratum.units);

/**
 * Exact shares of n: in proportion to size, except that a stratum whose share is below its minimum gets the
 * minimum and the others share what is left. Shares add up to max(n, sum of minimums).
 */
export function shares(strata: readonly StratumSize[], n: number): Rational[] {
  const fixed = new Set<number>();
  for (;;) {
    const open = strata.map((_, i) => i).filter((i) => !fixed.has(i));
    const left = n - [...fixed].reduce((sum, i) => sum + leastOf(strata[i]!), 0);
    const size = open.reduce((sum, i) => sum + strata[i]!.units, 0);
    const share = (i: number) =>
      size === 0 ? rational(0) : rational(BigInt(left) * BigInt(strata[i]!.units), size);
    const below = open.filter((i) => compareRational(share(i), rational(leastOf(strata[i]!))) < 0);
    if (below.length === 0)
      return strata.map((stratum, i) => (fixed.has(i) ? rational(leastOf(stratum)) : share(i)));
    for (const i of below) fixed.add(i);
  }
}

/**
 * Systematic rounding: floor(S_h + u) − floor(S_{h−1} + u) over cumulative shares S, u = ticket / 2^256.
 * The total is exact, each count is its share rounded up or down, and its expectation is the share.
 * @param ticket 64 hex digits
 */
export function roundAtRandom(exact: readonly Rational[], ticket: string): number[] {
  const u = BigInt(`0x${ticket}`);
  // In lowest terms the sum's denominator stays small: shares that belong together add up to whole numbers.
  let sum = rational(0);
  let before = 0n;
  return exact.map((share) => {
    sum = add(sum, share);
    const now = ((sum.num << 256n) + u * sum.den) / (sum.den << 256n);
    const count = Number(now - before);
    before = now;
    return count;
  });
}

/** Hamilton's largest remainders; ties go to the larger stratum, then to the earlier one. */
export function roundByRemainder(exact: readonly Rational[], strata: readonly StratumSize[]): number[] {
  const counts = exact.map((share) => Number(floor(share)));
  const total = Number(floor(exact.reduce(add, rational(0))));
  const open = total - counts.reduce((a, b) => a + b, 0);
  const remainder = exact.map((share, i) => add(share, rational(-counts[i]!)));
  const order = exact
    .map((_, i) => i)
    .sort(
      (a, b) => compareRational(remainder[b]!, remainder[a]!) || strata[b]!.units - strata[a]!.units || a - b,
    );
  for (const i of order.slice(0, open)) counts[i]! += 1;
  return counts;
}

const ratio = (count: number, units: number): Rational =>
  units === 0 ? rational(0) : rational(count, units);

/**
 * Exactly n over all strata (more only where the minimums ask for more).
 * @param ticket the ticket of the label `allocation`; needed for rounding "random"
 * @throws RangeError where n is above the number of units: the caller checks and explains
 */
export function allocateOverall(
  strata: readonly StratumSize[],
  n: number,
  rounding: "random" | "largest-remainder",
  ticket: string,
): Allocation {
  const units = strata.reduce((sum, stratum) => sum + stratum.units, 0);
  if (n > units) throw new RangeError(`n ${n} above ${units} units`);
  const exact = shares(strata, n);
  if (rounding === "random") {
    const probabilities = exact.map((share, i) =>
      strata[i]!.units === 0 ? rational(0) : times(share, rational(1, strata[i]!.units)),
    );
    return { counts: roundAtRandom(exact, ticket), probabilities };
  }
  const counts = roundByRemainder(exact, strata);
  return { counts, probabilities: counts.map((count, i) => ratio(count, strata[i]!.units)) };
}

/** In every stratum its own number: ceil(rate × N_h) or n, not less than the minimum, not more than N_h. */
export function allocateEach(
  strata: readonly StratumSize[],
  size: { rate: Rational } | { n: number },
): Allocation {
  const counts = strata.map((stratum) => {
    const wanted = "n" in size ? size.n : Number(ceil(times(size.rate, rational(stratum.units))));
    return Math.min(stratum.units, Math.max(wanted, leastOf(stratum)));
  });
  return { counts, probabilities: counts.map((count, i) => ratio(count, strata[i]!.units)) };
}
