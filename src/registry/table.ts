import type { Finding } from "../problem.ts";

/** What a column means to an inspection, where its header says so. */
export type Role =
  | "serial"
  | "id"
  | "name"
  | "creditCode"
  | "licence"
  | "prefecture"
  | "county"
  | "head"
  | "address"
  | "phone"
  | "scope"
  | "status"
  | "category"
  | "complaints"
  | "person"
  | "unit"
  | "certificate"
  | "validUntil"
  | "field"
  | "post"
  | "onDuty"
  | "date"
  | "reason";

/** A column of a register. `header` is unique within the table: a repeated header gets " (2)", " (3)". */
export interface Column {
  readonly index: number;
  readonly letter: string;
  readonly header: string;
  readonly role?: Role;
  /** Its header stands over several columns, so that the header alone does not say which one is meant. */
  readonly ambiguous?: boolean;
}

/**
 * A data row. `row` counts as a spreadsheet does (1-based, the header included); `index` is the 1-based
 * data row. `cells` holds text as a person reads it, trimmed of nothing, one for each column.
 */
export interface Row {
  readonly row: number;
  readonly index: number;
  readonly cells: readonly string[];
}

/** A register as read: data rows only; everything else that stood in the file is in `findings`. */
export interface Table {
  readonly file: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly digest: string;
  readonly format: "csv" | "xlsx" | "xls" | "ods";
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** Row of the header as a spreadsheet shows it. */
  readonly headerRow: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}

/** What a user may say about a file where the reader's own guess is wrong. */
export interface ReadOptions {
  readonly encoding?: string;
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly delimiter?: string;
}
