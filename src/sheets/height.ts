/** How many lines a text takes. Not every program finds the height of a row by itself, and merged cells never get one. */
import { lineHeight, sizeOf } from "./face.ts";
import type { Cell, Page, Row } from "./layout.ts";

/** A column's unit is a digit of the default font, 5.25 points; some of the width is padding. */
const UNIT = 5.25;
const PADDING = 5;
/** Programs break before punctuation and differ in their fonts: a line is taken for shorter than it is. */
const SLACK = 0.96;
/** Excel allows no more. */
const MOST = 409;

/** Width of a text in ems: what is not ASCII takes one, the rest a little more than half. */
const ems = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 128 ? 0.55 : 1), 0);

/** Lines of a text in this size (points) within these columns (units of width). */
export function linesOf(text: string, size: number, width: number): number {
  const room = Math.max(size, (width * UNIT - PADDING) * SLACK);
  return text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((ems(line) * size) / room - 1e-9)), 0);
}

const textOf = (cell: Cell): string =>
  cell.text ??
  cell.runs?.map(({ text }) => text).join("") ??
  // Numbers are never broken: programs show fewer decimals instead.
  (typeof cell.value === "string" ? cell.value : "");

/** Width of the columns that a cell takes, counted from 0. */
export const widthOf = (page: Page, column: number, span = 1): number =>
  page.columns.slice(column, column + span).reduce((sum, { width, hidden }) => sum + (hidden ? 0 : width), 0);

/** Height of a row in points: its tallest cell, with a little air. */
export function heightOf(page: Page, row: Row): number {
  if (row.height !== undefined) return row.height;
  const tall = row.cells.map((cell, column) => {
    if (!cell || page.columns[column]?.hidden) return 0;
    const size = sizeOf(cell.face ?? "text");
    const lines = Math.max(row.lines ?? 1, linesOf(textOf(cell), size, widthOf(page, column, cell.span)));
    return lines * lineHeight(size) + 5;
  });
  return Math.min(MOST, Math.ceil(Math.max(18, ...tall)));
}
