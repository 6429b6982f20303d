import type { Finding } from "../problem.ts";
import { columnLetter, type Grid, isBlank } from "./grid.ts";

/**
 * Fills the value of each vertical merge down, as a person reads it (a 州市 beside its institutions). Merges over
 * several columns are titles and headings and stay as they are.
 * @returns the rows, and a finding maker for the merges that end below the header
 */
export function fillMerges(grid: Grid): { rows: Grid["rows"]; filled: (headerRow: number) => Finding[] } {
  const vertical = grid.spans.filter(
    ({ fromRow, toRow, fromColumn, toColumn }) =>
      toRow > fromRow && fromColumn === toColumn && fromRow <= grid.rows.length,
  );
  if (vertical.length === 0) return { rows: grid.rows, filled: () => [] };
  // A row with nothing of its own is blank, however far a merge reaches.
  const blank = new Set(
    grid.rows.flatMap((cells, at) => (cells.every((cell) => isBlank(cell)) ? [at + 1] : [])),
  );
  const rows = grid.rows.map((cells) => [...cells]);
  const meaningful = vertical.filter(({ fromRow, fromColumn }) => !isBlank(rows[fromRow - 1]?.[fromColumn]));
  for (const { fromRow, toRow, fromColumn } of meaningful) {
    const value = rows[fromRow - 1]![fromColumn]!;
    for (let row = fromRow + 1; row <= Math.min(toRow, rows.length); row++) {
      if (blank.has(row)) continue;
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
