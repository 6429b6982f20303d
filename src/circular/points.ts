/** Points and shares as documents print them. */
import { floor, type Rational, rational, times } from "../sampling/rational.ts";

/** Points with two decimals, cut and not rounded: 89.996 must not read as 90.00 beside the grade below 90. */
export function pointsText(points: Rational): string {
  const hundredths = floor(times(points, rational(100)))
    .toString()
    .padStart(3, "0");
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
}

/** Points without decimals that say nothing: 90, 62.5. */
export const shortPoints = (points: Rational): string => pointsText(points).replace(/\.?0+$/, "");
