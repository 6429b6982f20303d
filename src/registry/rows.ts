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
  const flagged = new Set(grid.flags.map((flag) => flag.row));
  const kinds: RowKind[] = [];
  let lastData = headerRow;
  for (let at = headerRow; at < rows.length; at++) {
    const kind = kindOfRow(rows[at]!, {
      headers,
      roles,
      merged: wide.has(at + 1),
      flagged: flagged.has(at + 1),
    });
    kinds.push(kind);
    if (kind === "data") lastData = at + 1;
  }
  lastData = lastRowOfTable(rows, kinds, headerRow, lastData, roles);
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
    const lonely = kind === "data" && headers.length >= 3 && !flagged.has(row);
    if (lonely && cells.filter((cell) => !isBlank(cell)).length === 1)
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

/** Text that is a sentence rather than a name. */
const isSentence = (text: string) => text.length > 20 || /[。；;：:！!]/.test(text);

/**
 * The last row of the table: single cells of text after a blank row at the end are remarks below it. A single
 * short text in a column of names or codes may be a unit and stays.
 */
function lastRowOfTable(
  rows: readonly (readonly string[])[],
  kinds: readonly RowKind[],
  headerRow: number,
  lastData: number,
  roles: readonly (Role | undefined)[],
): number {
  if (roles.length < 3) return lastData;
  const naming = new Set<Role | undefined>(["name", "person", "creditCode", "licence", "certificate"]);
  let last = lastData;
  for (let row = lastData; row > headerRow; row--) {
    const kind = kinds[row - headerRow - 1]!;
    if (kind === "blank") last = row;
    else if (kind === "data") {
      const filled = rows[row - 1]!.flatMap((cell, place) => (isBlank(cell) ? [] : [place]));
      const text = rows[row - 1]![filled[0] ?? 0] ?? "";
      if (filled.length !== 1 || (naming.has(roles[filled[0]!]) && !isSentence(text))) break;
    }
  }
  while (last > headerRow && kinds[last - headerRow - 1] !== "data") last -= 1;
  return last;
}
