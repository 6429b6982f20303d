/** The axis that the rows of a chart share, and the lines that it sends through them. */
import { placeOn, type Scale } from "./scale.ts";
import { chart, label, shape } from "./svg.ts";

export interface Guides {
  readonly scale: Scale;
  /** Heavier lines: where grades begin, or zero. */
  readonly marks?: readonly number[];
}

/** Faint lines at the ticks, heavier ones at the marks, as high as the cell that they stand in. */
export function guides({ scale, marks = [] }: Guides): string {
  const x = placeOn(scale);
  const line = (value: number, style: string) =>
    shape("line", style, { x1: x(value), x2: x(value), y1: 0, y2: "100%" });
  const lines = [
    ...scale.ticks.map((value) => line(value, "grid")),
    ...marks.filter((value) => value >= scale.from && value <= scale.to).map((value) => line(value, "mark")),
  ].join("");
  return `<svg class="guides" aria-hidden="true">${lines}</svg>`;
}

/** Words at the ticks; those at both ends of the axis stay inside. */
export function tickLabels(scale: Scale, y: number, show: (value: number) => string): string {
  const x = placeOn(scale);
  const anchor = (value: number) => (value === scale.from ? "start" : value === scale.to ? "end" : "middle");
  return scale.ticks.map((value) => label(x(value), y, show(value), { anchor: anchor(value) })).join("");
}

/** Labels that a narrow axis has room for. */
const ROOM = 7;

/** An axis as the head of a column of rows: every second tick has its number where there are many. */
export function axis(given: Guides, title: string, show: (value: number) => string): string {
  const { ticks } = given.scale;
  const every = ticks.length > ROOM ? 2 : 1;
  const shown = ticks.filter((_, at) => at % every === 0);
  return chart(18, { title }, tickLabels({ ...given.scale, ticks: shown }, 13, show));
}
