/**
 * How many documents each institution is expected to give (protocol, section 17): in proportion to the sum of
 * its cases' weights, within bounds. Exact.
 */
import { type Rational, rational } from "./rational.ts";

/** An institution: the sum of its cases' weights (over one common denominator), and the bounds of its count. */
export interface WeighedUnit {
  readonly weight: bigint;
  readonly least: number;
  readonly most: number;
}

/**
 * The counts E_i = λ·X_i, raised to `least` and lowered to `most`, for the λ with which they add up to n.
 * Institutions outside their bounds are fixed and the rest rescaled, until all fit. Where some are too low and
 * others too high, only one kind is sure to stay so: the kind whose correction is larger (if raising adds more
 * than lowering takes, λ must fall, and what is too low now stays too low). The other kind is judged again.
 * @throws RangeError where n is below the sum of `least` or above the sum of `most`: the caller checks and explains
 */
export function expectedCounts(units: readonly WeighedUnit[], n: number): Rational[] {
  const sum = (pick: (unit: WeighedUnit) => number) => units.reduce((total, unit) => total + pick(unit), 0);
  if (n < sum(({ least }) => least) || n > sum(({ most }) => most))
    throw new RangeError(`n ${n} outside ${sum(({ least }) => least)} to ${sum(({ most }) => most)}`);
  const fixed = new Map<number, number>();
  let open = units.map((_, i) => i);
  for (;;) {
    const left = BigInt(n - [...fixed.values()].reduce((total, count) => total + count, 0));
    const size = open.reduce((total, i) => total + units[i]!.weight, 0n);
    // Shares and bounds over the denominator `size`, so that comparing them needs no fractions.
    const share = (i: number) => left * units[i]!.weight;
    const low = open.filter((i) => share(i) < BigInt(units[i]!.least) * size);
    const high = open.filter((i) => share(i) > BigInt(units[i]!.most) * size);
    if (low.length === 0 && high.length === 0)
      return units.map((_, i) => (fixed.has(i) ? rational(fixed.get(i)!) : rational(share(i), size)));
    const raised = low.reduce((total, i) => total + BigInt(units[i]!.least) * size - share(i), 0n);
    const lowered = high.reduce((total, i) => total + share(i) - BigInt(units[i]!.most) * size, 0n);
    if (raised >= lowered) for (const i of low) fixed.set(i, units[i]!.least);
    if (lowered >= raised) for (const i of high) fixed.set(i, units[i]!.most);
    open = open.filter((i) => !fixed.has(i));
  }
}
