/** Exact numbers as people read them. */
import { floor, formatRational, percent, type Rational, rational, times } from "../sampling/rational.ts";
import type { Estimate } from "../scoring/estimate/hajek.ts";

/**
 * Points with two decimals, cut and not rounded: 89.996 must not read as 90.00 beside the grade below 90.
 * Points are never negative.
 */
export function shownPoints(points: Rational | undefined): string {
  if (points === undefined) return "–";
  const hundredths = floor(times(points, rational(100)))
    .toString()
    .padStart(3, "0");
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
}

/** A share as a percentage, or a dash. */
export const shownShare = (share: Rational | undefined): string =>
  share === undefined ? "–" : percent(share);

/** The number for JSON: the decimal that a screen shows, and the exact fraction. */
export const exactJson = (value: Rational | undefined) =>
  value === undefined ? null : { shown: shownPoints(value), exact: formatRational(value) };

/** Room for what rounding did to a sum of doubles, in hundredths of a point. */
const DUST = 1e-7;

/** A design-weighted mean with two decimals, cut as points are; an estimate, never compared with a grade. */
export const shownEstimate = (estimate: Estimate | undefined): string =>
  estimate === undefined ? "–" : (Math.floor(estimate.mean * 100 + DUST) / 100).toFixed(2);
