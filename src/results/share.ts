/** Shares of a whole with two decimals, which may be made to total 100.00. */
import { floor, percent, type Rational, rational } from "../sampling/rational.ts";

export interface Shares {
  /** "33.33%", one for each part; "—" where the whole is 0. */
  readonly texts: readonly string[];
  /** true where a part was printed differently from its own rounding so that all total 100.00. */
  readonly reconciled: boolean;
}

const hundredths = (text: string): bigint => BigInt(text.replace(/[.%]/g, ""));
const written = (n: bigint): string => {
  const digits = n.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}%`;
};

/**
 * Each part's share of all parts, rounded half up. With `reconcile`, shares whose roundings do not total 100.00
 * are set by largest remainder (Hamilton): rounded down, then the missing hundredths go to the largest remainders,
 * the earlier part first. No share then differs from the exact one by a hundredth or more.
 * @param counts whole numbers, not negative
 */
export function sharesOf(counts: readonly number[], reconcile = true): Shares {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  if (whole === 0) return { texts: counts.map(() => "—"), reconciled: false };
  const own = counts.map((count) => percent(rational(count, whole)));
  const total = own.reduce((sum, text) => sum + hundredths(text), 0n);
  if (!reconcile || total === 10_000n) return { texts: own, reconciled: false };
  const exact = counts.map((count): Rational => rational(BigInt(count) * 10_000n, whole));
  const down = exact.map(floor);
  const rest = exact.map(({ num, den }, at) => rational(num - down[at]! * den, den));
  const open = Number(10_000n - down.reduce((sum, n) => sum + n, 0n));
  const order = counts
    .map((_, at) => at)
    .sort((a, b) => {
      const [x, y] = [rest[a]!, rest[b]!];
      const [left, right] = [x.num * y.den, y.num * x.den];
      return left > right ? -1 : left < right ? 1 : a - b;
    });
  for (const at of order.slice(0, open)) down[at]! += 1n;
  return { texts: down.map(written), reconciled: true };
}
