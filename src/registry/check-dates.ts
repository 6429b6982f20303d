import type { Finding } from "../problem.ts";
import { columnByRole } from "./columns.ts";
import { readDate } from "./dates.ts";
import { isBlank } from "./grid.ts";
import { isMissingMarker } from "./missing-marker.ts";
import type { Table } from "./table.ts";

/** A certificate without an end is written in words. */
const FOR_EVER = /^(?:长期|永久|长期有效|无固定期限)$/;

/** Dates in the columns that must hold some: unreadable ones, and columns that mix several ways of writing. */
export function checkDates(table: Table): Finding[] {
  return (["validUntil", "date"] as const).flatMap((role) => {
    const column = columnByRole(table, role);
    if (!column) return [];
    const findings: Finding[] = [];
    const notations = new Map<string, number>();
    for (const { row, cells } of table.rows) {
      const cell = cells[column.index]!;
      if (isBlank(cell) || isMissingMarker(cell) || FOR_EVER.test(cell.trim())) continue;
      const read = readDate(cell);
      if (read) notations.set(read.notation, (notations.get(read.notation) ?? 0) + 1);
      else
        findings.push({
          code: "REG066",
          severity: "error",
          row,
          column: column.header,
          params: { value: cell.slice(0, 60) },
        });
    }
    if (notations.size > 1) {
      const told = [...notations].map(([notation, count]) => `${notation} × ${count}`).join(", ");
      findings.push({ code: "REG067", severity: "info", column: column.header, params: { notations: told } });
    }
    return findings;
  });
}
