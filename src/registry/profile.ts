import { compareBytes } from "../bytes.ts";
import { readDate } from "./dates.ts";
import { isBlank } from "./grid.ts";

/** What the filled cells of a column are. */
export type CellKind = "text" | "number" | "date" | "boolean";

export interface ColumnProfile {
  readonly filled: number;
  readonly empty: number;
  readonly distinct: number;
  /** How many filled cells are of each kind. */
  readonly kinds: Readonly<Record<CellKind, number>>;
  /** Up to three different values, the first ones; long ones are cut. */
  readonly examples: readonly string[];
  /** Fewest and most characters of the filled cells. */
  readonly length?: { readonly min: number; readonly max: number };
  /** First and last day, ISO, where all filled cells are dates. */
  readonly dates?: { readonly from: string; readonly to: string };
}

const NUMBER = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?$/;
const BOOLEAN = /^(?:true|false|是|否|yes|no)$/i;
const LONGEST_EXAMPLE = 40;

function kindOf(text: string): CellKind {
  if (text.length > 64) return "text";
  // Eight digits are a date only beside others that are written as one; alone they are a number.
  if (NUMBER.test(text)) return "number";
  if (BOOLEAN.test(text)) return "boolean";
  return readDate(text) ? "date" : "text";
}

/** What a column holds: how full it is, how many different values, of what kind, how long, from when to when. */
export function profileColumn(cells: Iterable<string>): ColumnProfile {
  const counts = new Map<string, number>();
  let empty = 0;
  for (const cell of cells) {
    if (isBlank(cell)) empty += 1;
    else counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const kinds: Record<CellKind, number> = { text: 0, number: 0, date: 0, boolean: 0 };
  let [filled, min, max] = [0, Number.POSITIVE_INFINITY, 0];
  let [from, to] = ["", ""];
  for (const [value, count] of counts) {
    const text = value.trim();
    const kind = kindOf(text);
    filled += count;
    kinds[kind] += count;
    min = Math.min(min, text.length);
    max = Math.max(max, text.length);
    const day = kind === "date" ? readDate(text)!.day : undefined;
    if (day !== undefined && (from === "" || compareBytes(day, from) < 0)) from = day;
    if (day !== undefined && compareBytes(day, to) > 0) to = day;
  }
  const examples = [...counts.keys()]
    .slice(0, 3)
    .map((value) => (value.length > LONGEST_EXAMPLE ? `${value.slice(0, LONGEST_EXAMPLE)}…` : value));
  return {
    filled,
    empty,
    distinct: counts.size,
    kinds,
    examples,
    ...(filled > 0 ? { length: { min, max } } : {}),
    ...(filled > 0 && kinds.date === filled ? { dates: { from, to } } : {}),
  };
}
