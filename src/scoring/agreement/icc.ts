/** The six intraclass correlations. */
import { type MeanSquares, meanSquares } from "./anova.ts";
import { fQuantile } from "./distributions.ts";
import { type Estimate, type Outcome, undefinedBecause, WHY } from "./outcome.ts";
import { complete, type Ratings } from "./ratings.ts";

export const ICC_FORMS = ["ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)"] as const;
export type IccForm = (typeof ICC_FORMS)[number];

export const ICC_METHOD = "Shrout & Fleiss 1979; limits: F (Shrout & Fleiss 1979, McGraw & Wong 1996)";

type Limits = readonly [low: number, high: number];

const upper = (d1: number, d2: number): number => fQuantile(0.025, d1, d2);

/** Limits of a ratio of mean squares F with d1 and d2 degrees of freedom. */
const ratioLimits = (ratio: number, d1: number, d2: number): Limits => [
  ratio / upper(d1, d2),
  ratio * upper(d2, d1),
];

/** Limits of ICC(2,1): McGraw & Wong 1996, table 7, with Satterthwaite's degrees of freedom. */
function absoluteLimits({ rows, columns, rest }: MeanSquares, n: number, k: number, value: number): Limits {
  const a = (k * value * columns) / rest;
  const b = n * (1 + (k - 1) * value) - k * value;
  const freedom = ((k - 1) * (n - 1) * (a + b) ** 2) / ((n - 1) * a * a + b * b);
  const [over, under] = [upper(n - 1, freedom), upper(freedom, n - 1)];
  const others = k * columns + (k * n - k - n) * rest;
  return [
    (n * (rows - over * rest)) / (over * others + n * rows),
    (n * (under * rows - rest)) / (others + n * under * rows),
  ];
}

/** The reliability of the mean of k raters from that of one (Spearman & Brown). */
const stepUp = (value: number, k: number): number => (k * value) / (1 + (k - 1) * value);

/**
 * An intraclass correlation: the share of the differences between ratings that comes from the subjects.
 *
 * (1,·): each subject has raters of its own; (2,·): the same raters, drawn from many, absolute agreement, so a
 * strict rater lowers it; (3,·): just these raters, consistency, so a strict rater does not. (·,1): one rater's
 * score; (·,k): the mean of all k. Assumes interval data, independent subjects, errors alike for all raters and
 * near normal (the limits depend on it). A low value means that the score depends on who rates more than on the
 * subject, or that subjects hardly differ; it can be negative. Missing ratings: only subjects rated by all.
 *
 * Shrout & Fleiss 1979, Psychological Bulletin 86:420; McGraw & Wong 1996, Psychological Methods 1:30. Error of
 * the value: below 1e-10, of the limits below 1e-7.
 */
export function icc(all: Ratings, form: IccForm): Outcome {
  if (all.raters < 2) return undefinedBecause(WHY.oneRater);
  if (!all.values) return undefinedBecause(WHY.needsNumbers);
  const ratings = complete(all);
  const { subjects: n, raters: k } = ratings;
  if (n < 2) return undefinedBecause(WHY.fewComplete, { subjects: n });
  const squares = meanSquares(ratings);
  const { rows, columns, rest, within } = squares;
  const one = form.endsWith("1)");
  const [numerator, divisor, noise] = {
    1: [rows - within, one ? rows + (k - 1) * within : rows, within],
    2: [
      rows - rest,
      one ? rows + (k - 1) * rest + (k * (columns - rest)) / n : rows + (columns - rest) / n,
      rest + columns,
    ],
    3: [rows - rest, one ? rows + (k - 1) * rest : rows, rest],
  }[form[4] as "1" | "2" | "3"] as [number, number, number];
  // A divisor at or below 0, but for rounding, has lost its meaning: subjects do not differ at all.
  if (divisor <= 1e-12 * (rows + columns + rest)) return undefinedBecause(WHY.noDifferences);
  const value = numerator / divisor;
  const found: Estimate = { value, low: null, high: null, subjects: n, raters: k };
  if (noise === 0) return { ...found, low: 1, high: 1 };
  const [low, high] = limits(squares, n, k, form, value);
  // Far from what the F distribution was made for (no rest, negative coefficients) limits can cross.
  if (!(Number.isFinite(low - high) && low <= value && value <= high))
    return { ...found, gap: { code: WHY.noInterval } };
  return { ...found, low, high };
}

function limits(squares: MeanSquares, n: number, k: number, form: IccForm, value: number): Limits {
  const { rows, columns, rest, within } = squares;
  const one = form.endsWith("1)");
  if (form[4] === "2") {
    if (rest === 0) return [Number.NaN, Number.NaN];
    // The degrees of freedom depend on the single-rater coefficient in both forms.
    const single = one ? value : (rows - rest) / (rows + (k - 1) * rest + (k * (columns - rest)) / n);
    const both = absoluteLimits(squares, n, k, single);
    return one ? both : [stepUp(both[0], k), stepUp(both[1], k)];
  }
  const [noise, freedom] = form[4] === "1" ? [within, n * (k - 1)] : [rest, (n - 1) * (k - 1)];
  const ratios = ratioLimits(rows / noise, n - 1, freedom);
  const turn = (ratio: number) => (one ? (ratio - 1) / (ratio + k - 1) : 1 - 1 / ratio);
  return [turn(ratios[0]), turn(ratios[1])];
}
