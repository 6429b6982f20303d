import type { Finding, Severity } from "../problem.ts";
import { type CellFlag, isBlank } from "./grid.ts";
import type { RawRow } from "./rows.ts";
import type { Column, Role } from "./table.ts";

const CODE: Readonly<Record<CellFlag["kind"], string>> = {
  "no-value": "REG046",
  error: "REG047",
  "long-number": "REG048",
  "too-long": "REG008",
};
/** Columns that say which unit a row is. */
const CODES: readonly Role[] = ["creditCode", "licence", "certificate"];
const DECIDING: readonly Role[] = [...CODES, "name", "person", "prefecture"];
/** A header that speaks of a number that is no quantity, where no role is known. */
const CODE_HEADER = /证号|编号|代码|号码|身份证|账号|\b(?:id|code|no)\b/i;

/** Whether a column holds codes: numbers that are names and must keep every digit. */
export const holdsCodes = (column: Column): boolean =>
  (column.role !== undefined && CODES.includes(column.role)) || CODE_HEADER.test(column.header);

function severityOf(flag: CellFlag, column: Column): Severity {
  if (flag.kind === "no-value" || flag.kind === "too-long") return "error";
  if (flag.kind === "long-number") return holdsCodes(column) ? "error" : "warning";
  return holdsCodes(column) || (column.role !== undefined && DECIDING.includes(column.role))
    ? "error"
    : "warning";
}

/** Findings for odd cells of data rows, as grave as their column makes them. */
export function flagFindings(
  flags: readonly CellFlag[],
  data: readonly RawRow[],
  byPlace: ReadonlyMap<number, Column>,
): Finding[] {
  if (flags.length === 0) return [];
  const rows = new Set(data.map(({ row }) => row));
  return flags.flatMap((flag) => {
    const column = byPlace.get(flag.column);
    if (!column || !rows.has(flag.row)) return [];
    const params = { value: flag.text.slice(0, 60) };
    return [
      {
        code: CODE[flag.kind],
        severity: severityOf(flag, column),
        row: flag.row,
        column: column.header,
        params,
      },
    ];
  });
}

const EXPONENT = /^\s*[-+]?\d(?:\.\d+)?[eE]\+?\d{1,3}\s*$/;

/** Neither an ASCII letter nor a Chinese character: most cells are decided by their first (white space is many). */
const mayBeNumber = (first: number) => first <= 57 || (first >= 0x80 && first < 0x4e00) || first > 0x9fff;

/** Codes that a spreadsheet turned into 5.3E+17 before it saved the CSV: their digits are gone. */
export function exponentFindings(data: readonly RawRow[], byPlace: ReadonlyMap<number, Column>): Finding[] {
  const columns = [...byPlace].map(([place, column]) => ({ place, column, findings: [] as Finding[] }));
  for (const { row, cells } of data)
    for (const { place, column, findings } of columns) {
      const cell = cells[place];
      if (cell && cell.length < 24 && mayBeNumber(cell.charCodeAt(0)) && EXPONENT.test(cell))
        findings.push({
          code: "REG048",
          severity: holdsCodes(column) ? "error" : "warning",
          row,
          column: column.header,
          params: { value: cell.trim() },
        });
    }
  return columns.flatMap(({ findings }) => findings);
}

/** Rows with filled cells beyond the header's last, and rows that end early (in a CSV). */
export function widthFindings(data: readonly RawRow[], width: number, isCsv: boolean): Finding[] {
  const findings: Finding[] = [];
  for (const { row, cells } of data) {
    const extra = cells.length > width ? cells.slice(width).filter((cell) => !isBlank(cell)).length : 0;
    if (extra > 0) findings.push({ code: "REG044", severity: "error", row, params: { extra, width } });
    else if (isCsv && cells.length < width)
      findings.push({ code: "REG045", severity: "warning", row, params: { cells: cells.length, width } });
  }
  return findings;
}

/** Codes of cells whose content is lost. */
const LOST: ReadonlySet<string> = new Set(["REG047", "REG048"]);

/** Lost content is an error where the column is part of the id, whatever its header. */
export const graveInId = (findings: readonly Finding[], id: readonly Column[]): Finding[] => {
  const headers = new Set(id.map(({ header }) => header));
  const grave = ({ code, severity, column }: Finding) =>
    severity === "warning" && LOST.has(code) && column !== undefined && headers.has(column);
  return findings.map((finding) => (grave(finding) ? { ...finding, severity: "error" } : finding));
};
