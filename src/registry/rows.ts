import type { Finding, Severity } from "../problem.ts";
import { columnLetter, type Grid, isBlank } from "./grid.ts";
import { kindOfRow, type RowKind } from "./structure.ts";
import type { Role } from "./table.ts";

export interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const REPORTED: Readonly<Partial<Record<RowKind, readonly [code: string, severity: Severity]>>> = {
  group: ["REG038", "info"],
  total: ["REG039", "info"],
  note: ["REG040", "info"],
  header: ["REG041", "info"],
  numbered: ["REG043", "warning"],
};

/** Enough of a row to recognise it by. */
const excerpt = (cells: readonly string[]) => {
  const text = cells
    .filter((cell) => !isBlank(cell))
    .map((cell) => cell.slice(0, 40).replace(/\s+/g, " ").trim())
    .join(" | ");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/**
 * Cuts the rows below the header into data and the rest (groups, totals, notes, repeated headers, blank rows),
 * which is reported and left out.
 * @param rows with merges filled down
 */
export function cutRows(
  grid: Grid,
  rows: readonly (readonly string[])[],
  headerRow: number,
  headers: readonly string[],
  roles: readonly (Role | undefined)[],
): { data: RawRow[]; findings: Finding[] } {
  const wide = new Set(
    grid.spans.filter((span) => span.toColumn > span.fromColumn).map((span) => span.fromRow),
  );
  const kinds: RowKind[] = [];
  let lastData = headerRow;
  for (let at = headerRow; at < rows.length; at++) {
    const kind = kindOfRow(rows[at]!, { headers, roles, merged: wide.has(at + 1) });
    kinds.push(kind);
    if (kind === "data") lastData = at + 1;
  }
  lastData = trimTail(rows, kinds, headerRow, lastData, headers.length);
  const data: RawRow[] = [];
  const findings: Finding[] = [];
  const blanks: number[] = [];
  kinds.forEach((found, offset) => {
    const row = headerRow + 1 + offset;
    const cells = rows[row - 1]!;
    const kind = row > lastData && (found === "data" || found === "group") ? "note" : found;
    if (kind === "data") data.push({ row, cells });
    else if (kind === "blank") {
      if (row < lastData) blanks.push(row);
    } else {
      const [code, severity] = REPORTED[kind]!;
      findings.push({ code, severity, row, params: { text: excerpt(cells) } });
    }
    if (kind === "data" && headers.length >= 3 && cells.filter((cell) => !isBlank(cell)).length === 1)
      findings.push({
        code: "REG026",
        severity: "warning",
        row,
        column: columnLetter(cells.findIndex((cell) => !isBlank(cell))),
      });
  });
  if (blanks.length > 0)
    findings.push({ code: "REG042", severity: "info", row: blanks[0], params: { count: blanks.length } });
  return { data, findings };
}

/** Single cells of text after a blank row at the end are remarks below the table, not data. */
function trimTail(
  rows: readonly (readonly string[])[],
  kinds: readonly RowKind[],
  headerRow: number,
  lastData: number,
  width: number,
): number {
  if (width < 3) return lastData;
  let last = lastData;
  let end = lastData;
  for (let row = lastData; row > headerRow; row--) {
    const kind = kinds[row - headerRow - 1]!;
    if (kind === "blank") last = end = row - 1;
    else if (kind === "data" && rows[row - 1]!.filter((cell) => !isBlank(cell)).length === 1) end = row - 1;
    else if (kind === "data") break;
  }
  while (last > headerRow && kinds[last - headerRow - 1] !== "data") last -= 1;
  return last;
}
