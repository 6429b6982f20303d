/** Tables as CSV that a spreadsheet opens as text and never as formulas. */
import { stringify } from "csv-stringify/sync";

/** Half- and full-width characters that make spreadsheets compute (OWASP, CSV injection). */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@＝＋－＠]|^[\t\r]/u;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?%?$/;

/** The field with an apostrophe in front where a spreadsheet would run it; plain numbers stay. */
export function defuse(field: string): string {
  return FORMULA.test(field) && !PLAIN_NUMBER.test(field) ? `'${field}` : field;
}

/**
 * Writes a table as CSV.
 * @param options `bom` (default true, Excel reads UTF-8 only with it), `eol` (default CRLF, RFC 4180)
 */
export function toCsv(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  options: { bom?: boolean; eol?: "\r\n" | "\n" } = {},
): string {
  const table = [columns, ...rows].map((row) => row.map(defuse));
  return stringify(table, { bom: options.bom ?? true, record_delimiter: options.eol ?? "\r\n" });
}
