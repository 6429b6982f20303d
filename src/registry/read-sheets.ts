/** A workbook's sheets as grids of text, for files that are forms and not tables. */
import { createHash } from "node:crypto";
import { EXIT, fail, Problem } from "../problem.ts";
import type { Grid } from "./grid.ts";
import { sniff } from "./sniff.ts";
import type { Sheet } from "./workbook.ts";

export interface SheetGrid {
  readonly name: string;
  readonly hidden: boolean;
  readonly grid: Grid;
}

export interface ReadBook {
  readonly file: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly digest: string;
  readonly sheets: readonly SheetGrid[];
}

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  const kind = sniff(bytes);
  if (kind === "empty") return fail(EXIT.badInput, "REG001");
  if (kind === "zip") return (await import("./workbook.ts")).readZipWorkbook(bytes);
  if (kind === "ole") return (await import("./workbook.ts")).readOleWorkbook(bytes);
  if (kind === "html") return fail(EXIT.badInput, "REG014");
  return fail(EXIT.badInput, "REG015", { format: kind === "text" ? "CSV" : kind });
}

/**
 * Reads every sheet of a workbook (.xlsx, .xls, .et, .ods), hidden ones included, under the same guards as registers.
 * Formulas come with their values.
 * @throws Problem where the file is no workbook or cannot be read
 */
export async function readSheets(file: { name: string; bytes: Uint8Array }): Promise<ReadBook> {
  try {
    const sheets = await sheetsOf(file.bytes);
    return {
      file: file.name,
      digest: createHash("sha256").update(file.bytes).digest("hex"),
      sheets: sheets.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden, grid: sheet.grid() })),
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      error.exit,
      error.findings.map((finding) => ({ ...finding, file: file.name })),
    );
  }
}
