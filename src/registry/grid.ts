import type { Finding } from "../problem.ts";
import type { Table } from "./table.ts";

/** A rectangle of merged cells; rows as a spreadsheet shows them (1-based), columns 0-based, ends included. */
export interface Span {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** Something odd in one cell; how grave it is depends on the column, which is not known while reading. */
export interface CellFlag {
  readonly kind: "no-value" | "error" | "long-number" | "too-long";
  readonly row: number;
  readonly column: number;
  /** What stood there: the error's text, the number, the length. */
  readonly text: string;
}

/** A file's cells before anyone knows which row is the header. */
export interface Grid {
  readonly format: Table["format"];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** rows[i] is row i + 1 of the spreadsheet; rows may be shorter than others. */
  readonly rows: readonly (readonly string[])[];
  readonly spans: readonly Span[];
  readonly flags: readonly CellFlag[];
  readonly hiddenRows: readonly number[];
  readonly findings: readonly Finding[];
}

/** White space and characters of no width only. */
export const isBlank = (text: string | undefined): boolean =>
  !text || (text.length < 512 && /^[\s\u200B-\u200D\u2060\uFEFF]*$/.test(text));

/** A, B, …, Z, AA: the letter of a 0-based column. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}
