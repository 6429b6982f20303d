import type { Finding } from "../problem.ts";
import { columnByRole } from "./columns.ts";
import { isBlank } from "./grid.ts";
import { isMissingMarker } from "./missing-marker.ts";
import { canonicalPrefecture } from "./prefectures.ts";
import type { Table } from "./table.ts";

/**
 * Compares the prefecture column with Yunnan's 16: other ways of writing one are said, unknown values are errors.
 * A column of which less than half is known there is about other places and is not judged.
 */
export function checkPrefectures(table: Table): Finding[] {
  const column = columnByRole(table, "prefecture");
  if (!column) return [];
  const rowsByValue = new Map<string, number[]>();
  for (const { row, cells } of table.rows) {
    const cell = cells[column.index]!;
    if (isBlank(cell)) continue;
    const rows = rowsByValue.get(cell);
    if (rows) rows.push(row);
    else rowsByValue.set(cell, [row]);
  }
  const values = [...rowsByValue].map(([value, rows]) => ({ value, rows, read: canonicalPrefecture(value) }));
  const count = (some: typeof values) => some.reduce((sum, { rows }) => sum + rows.length, 0);
  const judged = values.filter(({ value }) => !isMissingMarker(value));
  const yunnan = count(judged.filter(({ read }) => read !== undefined)) * 2 >= Math.max(1, count(judged));
  if (!yunnan) return [];
  return judged.flatMap(({ value, rows, read }): Finding[] => {
    const where = { column: column.header };
    const shown = value.slice(0, 60);
    if (read === value) return [];
    if (read !== undefined)
      return [
        {
          ...where,
          code: "REG063",
          severity: "info",
          row: rows[0],
          params: { value: shown, count: rows.length, read },
        },
      ];
    return rows.map((row) => ({
      ...where,
      code: "REG064",
      severity: "error",
      row,
      params: { value: shown },
    }));
  });
}
