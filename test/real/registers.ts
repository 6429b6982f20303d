/** Real registers of the tests: read without the program's own readers, shuffled, saved again in other formats. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { utils, write } from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import ExcelJS from "exceljs";
import { shared } from "../cli.ts";

/** The folder is not part of a clone; tests that need it say so by being skipped. */
export const there = existsSync(shared("registries"));
export const register = (name: string): string => shared("registries", name);

/** Rows of a CSV, the header first. */
export const rowsOf = (path: string): string[][] => parse(readFileSync(path), { bom: true });

/** Data rows in another order, always the same one; the header stays. */
export function shuffled([header, ...rows]: string[][]): string[][] {
  const key = (row: string[], i: number) =>
    createHash("sha256")
      .update(`${i}${row.join("\0")}`)
      .digest("hex");
  const order = rows.map((row, i) => ({ row, key: key(row, i) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return [header!, ...order.map(({ row }) => row)];
}

export const asCsv = (rows: string[][]): Buffer => Buffer.from(stringify(rows));

/** What a person's spreadsheet makes of a cell: numbers become numbers, days become dates, blanks nothing. */
function typed(cell: string): string | number | Date | null {
  if (cell === "") return null;
  if (/^\d{1,15}$/.test(cell) && !/^0\d/.test(cell)) return Number(cell);
  return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? new Date(`${cell}T00:00:00Z`) : cell;
}
const typedRows = ([header, ...rows]: string[][]) => [header!, ...rows.map((row) => row.map(typed))];

export async function byExceljs(rows: string[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Sheet1");
  sheet.addRows(typedRows(rows));
  return Buffer.from(await book.xlsx.writeBuffer());
}

export function bySheetJs(rows: string[][], bookType: "xlsx" | "biff8" | "ods"): Buffer {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet(typedRows(rows), { cellDates: true, UTC: true });
  utils.book_append_sheet(book, sheet, "Sheet1");
  return write(book, {
    type: "buffer",
    bookType,
    compression: true,
    cellDates: bookType === "ods",
  }) as Buffer;
}
