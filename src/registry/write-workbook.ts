/** Tables as .xlsx: every cell text, so that codes of 18 digits survive and "=…" is never computed. */
import ExcelJS from "exceljs";
import { repack } from "../archive.ts";

export interface Sheet {
  readonly name: string;
  /** Stands in a merged row above the header. */
  readonly title?: string;
  readonly columns: readonly { readonly header: string; readonly width?: number }[];
  readonly rows: readonly (readonly string[])[];
  /** Stands in a merged row below the table. */
  readonly note?: string;
}

/** A cell of a workbook holds no more characters. */
const MOST = 32_767;
const INVALID = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
const HALF_SURROGATE = /\p{Cs}/gu;
const BORDER = { style: "thin" as const, color: { argb: "FFBFBFBF" } };
const BOX = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
/** The only moment that the file may carry. */
const EPOCH = new Date(Date.UTC(1980, 0, 1));

const clean = (text: string) =>
  text.replace(/\r\n?/g, "\n").replace(INVALID, "").replace(HALF_SURROGATE, "\ufffd").slice(0, MOST);
/** Display width: what is not ASCII takes two columns. */
const display = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 128 ? 1 : 2), 0);

/** Sheet names: no []:*?/\, no straight apostrophe (print titles quote with it), 31 characters, unique in any case. */
export function sheetName(name: string, taken: ReadonlySet<string>): string {
  const base =
    clean(name)
      .replace(/[[\]:*?/\\\n\t]/g, " ")
      .replace(/'/g, "’")
      .trim()
      .slice(0, 31) || "Sheet";
  for (let serial = 1; ; serial += 1) {
    const tail = serial === 1 ? "" : ` (${serial})`;
    const candidate = base.slice(0, 31 - tail.length) + tail;
    if (!taken.has(candidate.toLowerCase()) && candidate.toLowerCase() !== "history") return candidate;
  }
}

/** Width that shows most of the cells: the header whole, long texts wrapped. */
function fitting(header: string, cells: readonly string[]): number {
  const widest = cells.reduce((most, cell) => Math.max(most, display(cell)), display(header));
  return Math.min(68, Math.max(6, widest + 2));
}

/** Lines that a row's longest cell takes; not every reader finds the height by itself. */
const linesOf = (cells: readonly string[], widths: readonly number[]) =>
  widths.reduce((most, width, at) => {
    const lines = (cells[at] ?? "").split("\n");
    return Math.max(
      most,
      lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(display(line) / Math.max(1, width - 1))), 0),
    );
  }, 1);

function band(sheet: ExcelJS.Worksheet, row: number, columns: number, text: string): ExcelJS.Cell {
  const cell = sheet.getCell(row, 1);
  cell.value = clean(text);
  cell.numFmt = "@";
  if (columns > 1) sheet.mergeCells(row, 1, row, columns);
  return cell;
}

function addSheet(book: ExcelJS.Workbook, given: Sheet, name: string): void {
  const headerRow = given.title === undefined ? 1 : 2;
  const count = given.columns.length;
  const widths = given.columns.map(
    (column, at) =>
      column.width ??
      fitting(
        column.header,
        given.rows.map((row) => row[at] ?? ""),
      ),
  );
  const wide = widths.reduce((sum, width) => sum + width, 0) > 95;
  const sheet = book.addWorksheet(name, {
    views: [{ state: "frozen", ySplit: headerRow }],
    pageSetup: {
      paperSize: 9,
      orientation: wide ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headerRow}:${headerRow}`,
      margins: { left: 0.6, right: 0.6, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&C— &P —" },
  });
  widths.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  if (given.title !== undefined) {
    const cell = band(sheet, 1, count, given.title);
    cell.font = { name: "方正小标宋简体", size: 16 };
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    sheet.getRow(1).height = 36;
  }
  const write = (row: number, cells: readonly string[], header: boolean) =>
    given.columns.forEach((_, at) => {
      const cell = sheet.getCell(row, at + 1);
      cell.value = clean(cells[at] ?? "");
      cell.numFmt = "@";
      cell.border = BOX;
      cell.font = { name: header ? "黑体" : "仿宋_GB2312", size: 11 };
      cell.alignment = { vertical: "middle", wrapText: true, horizontal: header ? "center" : "left" };
      if (header) cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF2F2F2" } };
    });
  write(
    headerRow,
    given.columns.map((column) => column.header),
    true,
  );
  for (const [at, cells] of given.rows.entries()) {
    write(headerRow + 1 + at, cells, false);
    const lines = linesOf(cells, widths);
    if (lines > 1) sheet.getRow(headerRow + 1 + at).height = Math.min(400, lines * 15);
  }
  if (count > 0) {
    const last = headerRow + given.rows.length;
    sheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: last, column: count } };
    if (given.note !== undefined) {
      band(sheet, last + 1, count, given.note).alignment = { wrapText: true, vertical: "top" };
      const width = widths.reduce((sum, one) => sum + one, 0);
      const lines = linesOf([given.note], [width]);
      if (lines > 1) sheet.getRow(last + 1).height = Math.min(400, lines * 15);
    }
  }
}

/**
 * Writes sheets as a workbook (.xlsx).
 * @returns the file's bytes; the same sheets give the same bytes
 */
export async function toWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = "";
  book.lastModifiedBy = "";
  book.created = EPOCH;
  book.modified = EPOCH;
  const taken = new Set<string>();
  for (const sheet of sheets) {
    const name = sheetName(sheet.name, taken);
    taken.add(name.toLowerCase());
    addSheet(book, sheet, name);
  }
  return repack(new Uint8Array(await book.xlsx.writeBuffer()));
}
