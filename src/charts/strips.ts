/** Charts of one row: bars from zero, intervals, dots. They stand in a table, one under the other on one scale. */
import { type Guides, guides } from "./axis.ts";
import { placeOn, widthOn } from "./scale.ts";
import { chart, shape } from "./svg.ts";

/** Bars of one row, one under the other, all from the scale's zero. */
export function barStrip(
  given: Guides,
  title: string,
  bars: readonly { readonly value: number; readonly style: "first" | "second" }[],
): string {
  const [thick, gap] = bars.length > 1 ? [9, 3] : [14, 0];
  const height = 8 + bars.length * thick + (bars.length - 1) * gap;
  const [x, width] = [placeOn(given.scale), widthOn(given.scale)];
  const drawn = bars.map(({ value, style }, at) =>
    value > 0
      ? shape("rect", `bar ${style}`, {
          ...{ x: x(0), y: 4 + at * (thick + gap), width: width(0, value), height: thick },
        })
      : "",
  );
  return guides(given) + chart(height, { title }, drawn.join(""));
}

/** A value with its limits; limits may be unknown. */
export function intervalStrip(
  given: Guides,
  title: string,
  {
    value,
    low,
    high,
    strong = true,
  }: { value: number; low: number | null; high: number | null; strong?: boolean },
): string {
  const height = 24;
  const x = placeOn(given.scale);
  const mid = height / 2;
  const end = (at: number) => shape("line", "whisker", { x1: x(at), x2: x(at), y1: mid - 4, y2: mid + 4 });
  const limits =
    low === null || high === null
      ? ""
      : shape("line", "whisker", { x1: x(low), x2: x(high), y1: mid, y2: mid }) + end(low) + end(high);
  const dot = shape("circle", strong ? "dot" : "dot hollow", { cx: x(value), cy: mid, r: 4.5 });
  return guides(given) + chart(height, { title }, limits + dot);
}

/** Single values as small dots on the line from the least to the most, their mean as a bar across, an estimate as a diamond. */
export function rangeStrip(
  given: Guides,
  title: string,
  { values, mean, estimate }: { values: readonly number[]; mean?: number; estimate?: number },
): string {
  const height = 26;
  const x = placeOn(given.scale);
  const mid = height / 2;
  const line =
    values.length > 1
      ? shape("line", "range", { x1: x(Math.min(...values)), x2: x(Math.max(...values)), y1: mid, y2: mid })
      : "";
  const dots = values.map((value) => shape("circle", "small", { cx: x(value), cy: mid, r: 3 })).join("");
  const across =
    mean === undefined ? "" : shape("line", "mean", { x1: x(mean), x2: x(mean), y1: mid - 9, y2: mid + 9 });
  const diamond =
    estimate === undefined
      ? ""
      : `<svg x="${x(estimate)}" y="${mid}" overflow="visible"><path class="diamond" d="M0-5.5 5.5 0 0 5.5-5.5 0z"/></svg>`;
  return guides(given) + chart(height, { title }, line + dots + diamond + across);
}
