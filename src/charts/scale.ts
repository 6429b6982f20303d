/** From numbers to places on an axis. */
import { coordinate, type Length } from "./svg.ts";

export interface Scale {
  readonly from: number;
  readonly to: number;
  /** Round numbers on the axis, ascending; both ends are among them. */
  readonly ticks: readonly number[];
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5].map((factor) => factor * power).find((step) => step >= least * (1 - 1e-9)) ?? 10 * power;
}

/** Numbers as near as this count as one; an axis around them is one wide. */
const NO_SPREAD = 1e-6;

/** Multiples of the step, without the dust of doubles. */
const multiple = (step: number, times: number): number => Number((step * times).toPrecision(12));

/**
 * A scale over all of these numbers, from one round number to another.
 * @param numbers what must fit; with `zero` the axis begins there (or holds it, where numbers lie on both sides)
 * @param about how many steps are wanted, roughly
 */
export function scaleOver(
  numbers: readonly number[],
  { zero = false, about = 5 }: { zero?: boolean; about?: number } = {},
): Scale {
  const all = zero || numbers.length === 0 ? [0, ...numbers] : numbers;
  const low = Math.min(...all);
  const high = Math.max(low + (Math.max(...all) - low < NO_SPREAD ? 1 : 0), ...all);
  const step = niceStep((high - low) / about);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => multiple(step, first + i));
  return { from: ticks[0]!, to: ticks.at(-1)!, ticks };
}

/** Where a number stands, as a share of the chart's width. */
export const placeOn =
  ({ from, to }: Scale) =>
  (value: number): Length =>
    `${coordinate((100 * (value - from)) / (to - from))}%`;

/** How wide a stretch of the axis is. */
export const widthOn =
  ({ from, to }: Scale) =>
  (low: number, high: number): Length =>
    `${coordinate((100 * Math.max(0, high - low)) / (to - from))}%`;
