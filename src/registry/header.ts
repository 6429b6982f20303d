import { readDate } from "./dates.ts";
import { isBlank } from "./grid.ts";
import { roleOfHeader } from "./roles.ts";

const CANDIDATES = 30;
const ROWS_BELOW = 20;
const LONGEST_HEADER = 60;
const NUMBER = /^[-+]?[\d.,\s]+%?$/;
/** "填报单位：云南省司法厅": a remark above the table; a header has no text after its colon. */
const REMARK = /[：:]\s*\S/;

export interface HeaderGuess {
  /** 1-based row. */
  readonly row: number;
  /** Headers whose meaning is known. */
  readonly known: number;
  readonly score: number;
}

const filledCells = (cells: readonly string[] | undefined) => (cells ?? []).filter((cell) => !isBlank(cell));

/** Most cells that the rows after a candidate fill; a header is about as wide as its table. */
function widthBelow(rows: readonly (readonly string[])[], from: number): number {
  const counts = rows.slice(from, from + ROWS_BELOW).map((cells) => filledCells(cells).length);
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * 0.75)] ?? 0;
}

function score(cells: readonly string[], width: number): HeaderGuess["score"] {
  const filled = filledCells(cells);
  const texts = filled.map((cell) => cell.slice(0, LONGEST_HEADER + 1).trim());
  const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length;
  const known = texts.filter((text) => roleOfHeader(text)).length;
  const worded = share((text) => !NUMBER.test(text) && !readDate(text) && text.length <= LONGEST_HEADER);
  const unique = new Set(texts).size / texts.length;
  const remark = share((text) => REMARK.test(text));
  return (
    4 * Math.min(known, 6) +
    6 * Math.min(1, filled.length / Math.max(width, 1)) +
    3 * unique +
    4 * worded -
    8 * remark
  );
}

/**
 * Finds the row of the header among the first rows that are not blank: the one with the most known words, the
 * fullest, with different cells, and text rather than numbers. The first of equals. A single filled cell is a
 * title unless the table has one column.
 */
export function findHeader(rows: readonly (readonly string[])[]): HeaderGuess | undefined {
  const widest = rows.slice(0, 200).reduce((most, cells) => Math.max(most, filledCells(cells).length), 0);
  let best: HeaderGuess | undefined;
  let seen = 0;
  for (let at = 0; at < rows.length && seen < CANDIDATES; at++) {
    const cells = rows[at]!;
    const filled = filledCells(cells);
    if (filled.length === 0) continue;
    seen += 1;
    if (filled.length < 2 && widest > 1) continue;
    const found = score(cells, widthBelow(rows, at + 1));
    if (!best || found > best.score)
      best = { row: at + 1, known: filled.filter((text) => roleOfHeader(text)).length, score: found };
  }
  return best;
}
