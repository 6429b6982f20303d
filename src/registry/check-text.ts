import type { Finding } from "../problem.ts";
import { isMissingMarker } from "./missing-marker.ts";
import type { Column, Table } from "./table.ts";

/** What a spreadsheet would run: "=…", "@…", and "+…" or "-…" that is no number, telephone or remark. */
const FORMULA =
  /^\s*(?:=\s*\S|@\w+\(?|[+-]\s*(?:[A-Za-z]\w*\s*[(|!]|\d[\d.]*\s*[-+*/]\s*[A-Za-z]\w*\s*[(|!]|cmd\b|"))/;

const shown = (cell: string) => (cell.length > 60 ? `${cell.slice(0, 60)}…` : cell).replace(/\s+/g, " ");

/** Cells in which a program would find more than text: formulas, and characters that a conversion destroyed. */
export function checkText(table: Table): Finding[] {
  const findings: Finding[] = [];
  for (const { row, cells } of table.rows)
    for (const { index, header } of table.columns) {
      const cell = cells[index]!;
      if (cell === "") continue;
      const first = cell.charCodeAt(0);
      // "=", "@", "+", "-" or white space: all other cells are decided by one character.
      const suspect = first === 61 || first === 64 || first === 43 || first === 45 || first <= 32;
      const params = () => ({ value: shown(cell) });
      if (suspect && FORMULA.test(cell))
        findings.push({ code: "REG068", severity: "warning", row, column: header, params: params() });
      if (cell.includes("\uFFFD"))
        findings.push({ code: "REG069", severity: "warning", row, column: header, params: params() });
    }
  return findings;
}

/**
 * Words and signs for "missing", which would count as values: a warning for each row in columns that decide
 * something, one remark for each column and word elsewhere (REG071).
 */
export function checkMissingMarkers(table: Table, deciding: ReadonlySet<Column>): Finding[] {
  return table.columns.flatMap((column) => {
    const { index, header } = column;
    const rowsByMarker = new Map<string, number[]>();
    for (const { row, cells } of table.rows) {
      const cell = cells[index]!;
      if (cell === "" || !isMissingMarker(cell)) continue;
      const rows = rowsByMarker.get(cell.trim());
      if (rows) rows.push(row);
      else rowsByMarker.set(cell.trim(), [row]);
    }
    return [...rowsByMarker].flatMap(([value, rows]): Finding[] => {
      if (deciding.has(column))
        return rows.map((row) => ({
          code: "REG065",
          severity: "warning",
          row,
          column: header,
          params: { value },
        }));
      const params = { value, count: rows.length };
      return [{ code: "REG071", severity: "info", row: rows[0], column: header, params }];
    });
  });
}
