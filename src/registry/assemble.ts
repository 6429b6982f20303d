import { EXIT, type Finding, fail } from "../problem.ts";
import { makeColumns } from "./columns.ts";
import { readDate } from "./dates.ts";
import { fillMerges } from "./fill-merges.ts";
import { exponentFindings, flagFindings, widthFindings } from "./flags.ts";
import { columnLetter, type Grid, isBlank } from "./grid.ts";
import { findHeader } from "./header.ts";
import { rolesOf } from "./roles.ts";
import { cutRows } from "./rows.ts";
import type { Table } from "./table.ts";

export type Assembled = Omit<Table, "file" | "digest">;

/** Last filled place of a row, plus one. */
const filledWidth = (cells: readonly string[]) => {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1])) width -= 1;
  return width;
};

/** A header whose cells look like values: the file probably has none. */
const looksLikeData = (cells: readonly string[]) =>
  cells.filter((cell) => /^\d+(?:\.\d+)?$/.test(cell.trim()) || readDate(cell)).length * 3 >
  cells.filter((cell) => !isBlank(cell)).length;

/**
 * Makes a table of a file's cells: finds the header, tells data rows from the rest, names columns, and reports
 * everything that is odd.
 * @param askedHeader 1-based row that a person said is the header
 * @throws Problem REG018 (no cells), REG019 (asked header row is blank or beyond the end), REG020 (no header found)
 */
export function assemble(grid: Grid, askedHeader?: number): Assembled {
  const { rows, filled } = fillMerges(grid);
  if (!rows.some((cells) => cells.some((cell) => !isBlank(cell)))) fail(EXIT.badInput, "REG018");
  if (askedHeader !== undefined && !rows[askedHeader - 1]?.some((cell) => !isBlank(cell)))
    fail(EXIT.badInput, "REG019", { wanted: askedHeader, last: rows.length });
  const headerRow = askedHeader ?? findHeader(rows)?.row ?? fail(EXIT.badInput, "REG020");
  const findings: Finding[] = [...grid.findings];
  const above = rows.slice(0, headerRow - 1).filter((cells) => cells.some((cell) => !isBlank(cell))).length;
  if (above > 0)
    findings.push({ code: "REG034", severity: "info", row: headerRow, params: { count: above } });
  const headerCells = rows[headerRow - 1]!;
  if (looksLikeData(headerCells)) findings.push({ code: "REG027", severity: "warning", row: headerRow });

  const { data, findings: structure } = cutRows(grid, rows, headerRow, headerCells, rolesOf(headerCells));
  const width = data.reduce((most, { cells }) => Math.max(most, cells.length), filledWidth(headerCells));
  const hasData = new Array<boolean>(width).fill(false);
  // Cells beyond the header make no columns in a CSV: there they are cells too many.
  const headerWidth = filledWidth(headerCells);
  const tableWidth = grid.format === "csv" ? Math.max(headerWidth, headerCells.length) : width;
  for (const { cells } of data)
    for (let place = 0; place < cells.length; place++)
      if (!hasData[place] && !isBlank(cells[place])) hasData[place] = true;
  const named = makeColumns(headerCells, tableWidth, (place) => hasData[place] === true, headerRow);
  const byPlace = new Map(named.columns.map((column, at) => [named.places[at]!, column]));

  findings.push(...named.findings, ...filled(headerRow), ...structure);
  findings.push(...widthFindings(data, tableWidth, grid.format === "csv"));
  findings.push(...flagFindings(grid.flags, data, byPlace));
  if (grid.format === "csv") findings.push(...exponentFindings(data, byPlace));
  const dataRows = new Set(grid.hiddenRows.length > 0 ? data.map(({ row }) => row) : []);
  for (const row of grid.hiddenRows)
    if (dataRows.has(row)) findings.push({ code: "REG032", severity: "warning", row });
  if (data.length === 0) findings.push({ code: "REG021", severity: "error", row: headerRow });

  const { places } = named;
  const straight = places.every((place, at) => place === at);
  return {
    format: grid.format,
    encoding: grid.encoding,
    delimiter: grid.delimiter,
    sheet: grid.sheet,
    headerRow,
    columns: named.columns,
    rows: data.map(({ row, cells }, at) => ({
      row,
      index: at + 1,
      cells: straight && cells.length === places.length ? cells : places.map((place) => cells[place] ?? ""),
    })),
    findings: findings.map((finding) => nameColumn(finding, byPlace)),
  };
}

/** Findings that know only a column's letter get its header. */
function nameColumn(
  finding: Finding,
  byPlace: ReadonlyMap<number, { header: string; letter: string }>,
): Finding {
  if (finding.code !== "REG033" && finding.code !== "REG026") return finding;
  for (const [place, { header }] of byPlace)
    if (columnLetter(place) === finding.column) return { ...finding, column: header };
  return finding;
}
