/**
 * Exact rational numbers. A rate decides how many units are drawn, so it never passes through a float.
 */

/** num / den in lowest terms, den > 0. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** The greatest common divisor; 0 of 0 and 0. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** num / den in lowest terms; den must not be 0. */
export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  const [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError("denominator 0");
  const g = gcd(n, d) || 1n;
  return d < 0n ? { num: -n / g, den: -d / g } : { num: n / g, den: d / g };
}

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den);
export const times = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den);

/** −1, 0 or 1 as a is below, equal to or above b. */
export function compareRational(a: Rational, b: Rational): number {
  const [left, right] = [a.num * b.den, b.num * a.den];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Largest integer ≤ r. */
export function floor(r: Rational): bigint {
  const quotient = r.num / r.den;
  return r.num < 0n && quotient * r.den !== r.num ? quotient - 1n : quotient;
}

/** Smallest integer ≥ r. */
export const ceil = (r: Rational): bigint => -floor({ num: -r.num, den: r.den });

/** "12/117" is printed in lowest terms: "4/39"; whole numbers without a denominator. */
export const formatRational = (r: Rational): string => (r.den === 1n ? `${r.num}` : `${r.num}/${r.den}`);

/** The rational as a percentage with two decimals, rounded half up: 4/39 → "10.26%". For people only. */
export function percent(r: Rational): string {
  const hundredths = floor(add(times(r, rational(10000)), rational(1, 2)));
  const text = hundredths.toString().padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}%`;
}

export type RateResult =
  | { readonly ok: true; readonly rate: Rational }
  | { readonly ok: false; readonly code: "zero" | "above-one" | "not-a-rate"; readonly suggestion?: string };

const CHINESE_DIGITS = "零一二三四五六七八九十";

/** What 一成, 两成半, 十分之一, 百分之十, 10 or 10‰ would be as a percentage, where it can be told. */
function suggest(text: string): string | undefined {
  const digit = (c: string) => (c === "两" ? 2 : CHINESE_DIGITS.indexOf(c));
  const tenths = /^([一二两三四五六七八九十])成(半?)$/.exec(text);
  if (tenths) return `${digit(tenths[1] as string) * 10 + (tenths[2] ? 5 : 0)}%`;
  const part = /^([十百])分之([一二两三四五六七八九十]|\d+)$/.exec(text);
  if (part) {
    const top = /^\d+$/.test(part[2] as string) ? Number(part[2]) : digit(part[2] as string);
    return part[1] === "百" ? `${top}%` : `${top * 10}%`;
  }
  const permille = /^(\d+)‰$/.exec(text);
  if (permille) return `${permille[1]}/1000`;
  return /^\d{2,3}$/.test(text) && Number(text) <= 100 ? `${Number(text)}%` : undefined;
}

/**
 * Reads a rate as an exact rational: "10%", "12.5%", "0.1", "1/8", "1"; full-width characters count as their
 * ASCII forms. A rate is above 0 and at most 1.
 */
export function parseRate(given: string): RateResult {
  const text = given.normalize("NFKC").replace(/\s+/g, "");
  const match = /^(?:(\d{1,18})(?:\.(\d{1,18}))?(%?)|(\d{1,60})\/(\d{1,60}))$/.exec(text);
  if (!match) return { ok: false, code: "not-a-rate", suggestion: suggest(text) };
  const [, whole, decimals = "", sign, top, bottom] = match;
  if (bottom !== undefined && BigInt(bottom) === 0n) return { ok: false, code: "not-a-rate" };
  const rate =
    top !== undefined
      ? rational(BigInt(top), BigInt(bottom as string))
      : rational(BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length) * (sign ? 100n : 1n));
  if (rate.num === 0n) return { ok: false, code: "zero" };
  if (rate.num > rate.den) return { ok: false, code: "above-one", suggestion: suggest(text) };
  return { ok: true, rate };
}
