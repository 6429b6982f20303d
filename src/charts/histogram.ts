/** How many documents have how many points, with the grades marked. */
import { tickLabels } from "./axis.ts";
import { placeOn, type Scale, widthOn } from "./scale.ts";
import { chart, label, shape } from "./svg.ts";

export interface HistogramBand {
  readonly name: string;
  /** Where it begins; the best grade ends with the axis. */
  readonly from: number;
}

export interface Bins {
  readonly scale: Scale;
  /** Half-open, [from, from + step); the last one holds its end, too. */
  readonly step: number;
  readonly counts: readonly number[];
}

const [PLOT, LINE, FOOT] = [170, 16, 22];
/** Bars of a chart; more would be thinner than their numbers, on a telephone, too. */
const MOST_BINS = 20;
/** Where a number may have three digits. */
const MANY = 400;
const FEWER_BINS = 12;

/**
 * Sorts values into bins of 1, 2, 5 or 10 points (more for wider scales), at most twenty of them.
 * @param edges numbers that no bin should lie across (where grades begin), as far as round steps allow
 */
export function binsOf(values: readonly number[], scale: Scale, edges: readonly number[] = []): Bins {
  const span = scale.to - scale.from;
  const most = values.length > MANY ? FEWER_BINS : MOST_BINS;
  const steps = [1, 2, 5, 10, 20, 50, 100].filter((one) => span / one <= most && one < span);
  const inside = edges.filter((edge) => edge > scale.from && edge < scale.to);
  const clean = steps.find((one) => inside.every((edge) => (edge - scale.from) % one === 0));
  const step = clean ?? steps[0] ?? span / most;
  const counts = new Array<number>(Math.max(1, Math.ceil(span / step - 1e-9))).fill(0);
  for (const value of values) {
    const at = Math.min(counts.length - 1, Math.max(0, Math.floor((value - scale.from) / step)));
    counts[at] = counts[at]! + 1;
  }
  return { scale, step, counts };
}

/** A line of its own for each grade's name, so that names never meet; on the right half they stand left of the line. */
function bandMarks(scale: Scale, bands: readonly HistogramBand[], height: number): string {
  const x = placeOn(scale);
  return bands
    .map(({ name, from }, at) => {
      const inside = from > scale.from;
      const right = (from - scale.from) / (scale.to - scale.from) > 0.55;
      const y = LINE * (at + 1) - 4;
      const line = inside ? shape("line", "mark", { x1: x(from), x2: x(from), y1: y - 9, y2: height }) : "";
      const shifted = `<svg x="${inside ? x(Math.max(from, scale.from)) : "0%"}" y="0" overflow="visible">${label(right ? -5 : inside ? 5 : 0, y, name, { anchor: right ? "end" : "start", style: "band" })}</svg>`;
      return line + shifted;
    })
    .join("");
}

/**
 * Bars from zero, one a bin; the bands' names stand above them, each on a line of its own.
 * @param bands from the best grade down
 */
export function histogram(
  { scale, step, counts }: Bins,
  bands: readonly HistogramBand[],
  told: { title: string; desc?: string },
  show: (value: number) => string,
): string {
  const top = LINE * bands.length + 18;
  const height = top + PLOT + FOOT;
  const [x, width] = [placeOn(scale), widthOn(scale)];
  // Every bar carries its number, so there is no second axis to read.
  const most = Math.max(1, ...counts);
  const y = (count: number) => top + PLOT * (1 - count / most);
  const bars = counts.map((count, at) => {
    if (count === 0) return "";
    const from = scale.from + at * step;
    const to = Math.min(scale.to, from + step);
    return (
      shape("rect", "bar first gap", {
        ...{ x: x(from), y: y(count), width: width(from, to), height: top + PLOT - y(count) },
      }) + label(x((from + to) / 2), y(count) - 4, String(count), { style: "count" })
    );
  });
  const base = shape("line", "base", { x1: "0%", x2: "100%", y1: top + PLOT, y2: top + PLOT });
  return chart(
    height,
    told,
    [...bars, base, bandMarks(scale, bands, top + PLOT), tickLabels(scale, height - 6, show)].join(""),
  );
}
