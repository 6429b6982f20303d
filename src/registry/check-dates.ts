import type { Finding } from "../problem.ts";
import { readDate } from "./dates.ts";
import { isBlank } from "./grid.ts";
import { isMissingMarker } from "./missing-marker.ts";
import type { Table } from "./table.ts";

/** A certificate without an end is written in words. */
const FOR_EVER = /^(?:长期|永久|长期有效|无固定期限)$/;

/** Headers that promise dates without naming one of the roles that decide something: 发证日期, issue_date. */
const DATE_HEADER = /日期$|有效期|_date$/i;

/**
 * Dates in the columns that hold some: unreadable ones (an error where the date decides something), and columns
 * that mix several ways of writing.
 */
export function checkDates(table: Table): Finding[] {
  return table.columns.flatMap(({ index, header, role }) => {
    const decides = role === "validUntil" || role === "date";
    if (!decides && (role || !DATE_HEADER.test(header))) return [];
    const findings: Finding[] = [];
    const notations = new Map<string, number>();
    for (const { row, cells } of table.rows) {
      const cell = cells[index]!;
      if (isBlank(cell) || isMissingMarker(cell) || FOR_EVER.test(cell.trim())) continue;
      const read = readDate(cell);
      if (read) notations.set(read.notation, (notations.get(read.notation) ?? 0) + 1);
      else {
        const severity = decides ? "error" : "warning";
        findings.push({
          code: "REG066",
          severity,
          row,
          column: header,
          params: { value: cell.slice(0, 60) },
        });
      }
    }
    if (notations.size > 1) {
      const told = [...notations].map(([notation, count]) => `${notation} × ${count}`).join(", ");
      findings.push({ code: "REG067", severity: "info", column: header, params: { notations: told } });
    }
    return findings;
  });
}
