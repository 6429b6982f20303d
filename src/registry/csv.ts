import type { parse as parseCsv } from "csv-parse/sync";
import { EXIT, type Finding, fail } from "../problem.ts";
import { findDelimiter } from "./delimiter.ts";
import { decodeText } from "./encoding.ts";
import type { CellFlag, Grid } from "./grid.ts";
import { cutPlainCsv } from "./plain-csv.ts";
import type { ReadOptions } from "./table.ts";

/** The most that a cell of a spreadsheet holds. */
const LONGEST_CELL = 32_767;

/** What csv-parse throws: `records` counts the complete records before the failure. */
interface CsvFailure {
  readonly code: string;
  readonly records: number;
}

const isCsvFailure = (error: unknown): error is CsvFailure =>
  error instanceof Error && typeof (error as { code?: unknown }).code === "string" && "records" in error;

/** Records of a text, quoted cells included. @throws Problem REG007 (a quote is not closed), REG016 */
function cutCsv(text: string, delimiter: string, parse: typeof parseCsv): string[][] {
  if (!text.includes('"')) return cutPlainCsv(text, delimiter);
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      // A quote inside an unquoted cell (7" pipe) is text, as in a spreadsheet.
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: ["\r\n", "\n", "\r"],
      max_record_size: 0,
    }) as string[][];
  } catch (error) {
    if (!isCsvFailure(error)) throw error;
    if (error.code === "CSV_QUOTE_NOT_CLOSED") fail(EXIT.badInput, "REG007", {}, { row: error.records + 1 });
    fail(EXIT.badInput, "REG016", { detail: error.code }, { row: error.records + 1 });
  }
}

/**
 * Reads a CSV: encoding, delimiter, records. Rows count as in a spreadsheet: one a record, blank ones included.
 * @throws Problem where encoding or quotes make the file unreadable
 */
export async function readCsv(bytes: Uint8Array, options: ReadOptions): Promise<Grid> {
  const { parse } = await import("csv-parse/sync");
  const { text, encoding } = decodeText(bytes, options.encoding);
  const delimiter = findDelimiter(text, parse, options.delimiter);
  const rows = cutCsv(text, delimiter, parse);
  const flags: CellFlag[] = [];
  const findings: Finding[] = [];
  rows.forEach((cells, at) => {
    cells.forEach((cell, column) => {
      if (cell.length > LONGEST_CELL)
        flags.push({ kind: "too-long", row: at + 1, column, text: String(cell.length) });
      // A cell that was closed by the wrong quote keeps its own and has taken in the next row.
      else if (cell.charCodeAt(0) === 34 && /^"[^"]*[\r\n]/.test(cell))
        findings.push({ code: "REG022", severity: "error", row: at + 1 });
    });
  });
  return { format: "csv", encoding, delimiter, rows, spans: [], flags, hiddenRows: [], findings };
}
