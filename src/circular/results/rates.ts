/** Rates in print: two decimals, and a note where they do not add up by themselves. */
import { sharesOf } from "../../results/share.ts";
import { percent, type Rational } from "../../sampling/rational.ts";

/** "83.33%"; a dash where nothing was counted. */
export const rateText = (rate: Rational | undefined): string => (rate ? percent(rate) : "—");

const hundredths = (text: string): number => Number(text.replace(/[.%]/g, ""));

/** Shares of a whole and the note under their table; empty where they add up to 100.00 by themselves. */
export function shares(
  counts: readonly number[],
  reconcile: boolean,
): { texts: readonly string[]; note: string } {
  const { texts, reconciled } = sharesOf(counts, reconcile);
  if (reconciled) return { texts, note: "注：占比经取舍调整，各项之和为100.00%。" };
  const whole = counts.some((count) => count > 0);
  const sum = whole ? texts.reduce((total, text) => total + hundredths(text), 0) : 10_000;
  return { texts, note: sum === 10_000 ? "" : "注：占比由四舍五入得出，各项之和不等于100.00%。" };
}
