import type { Finding } from "../problem.ts";
import { columnLetter, type Grid, isBlank } from "./grid.ts";

/**
 * Fills the value of each vertical merge down, as a person reads it (a 州市 beside its institutions). Merges over
 * several columns are titles and headings and stay as they are.
 * @returns the rows, and a finding maker for the merges that end below the header
 */
export function fillMerges(grid: Grid): { rows: string[][]; filled: (headerRow: number) => Finding[] } {
  const rows = grid.rows.map((cells) => [...cells]);
  const vertical = grid.spans.filter(
    ({ fromRow, toRow, fromColumn, toColumn }) =>
      toRow > fromRow && fromColumn === toColumn && fromRow <= rows.length,
  );
  const meaningful = vertical.filter(({ fromRow, fromColumn }) => !isBlank(rows[fromRow - 1]?.[fromColumn]));
  for (const { fromRow, toRow, fromColumn } of meaningful) {
    const value = rows[fromRow - 1]![fromColumn]!;
    for (let row = fromRow + 1; row <= Math.min(toRow, rows.length); row++) {
      const cells = rows[row - 1]!;
      while (cells.length <= fromColumn) cells.push("");
      if (isBlank(cells[fromColumn])) cells[fromColumn] = value;
    }
  }
  const filled = (headerRow: number): Finding[] =>
    meaningful
      .filter(({ toRow, fromRow }) => toRow > headerRow && fromRow > headerRow)
      .map(({ fromRow, toRow, fromColumn }) => ({
        code: "REG033",
        severity: "info",
        row: fromRow,
        column: columnLetter(fromColumn),
        params: { to: toRow },
      }));
  return { rows, filled };
}
