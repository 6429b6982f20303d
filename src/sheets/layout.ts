/**
 * Workbooks that people fill in, as data. `toForms(book)` in write.ts makes the file:
 *
 *   toForms(book: FormBook): Promise<Uint8Array>     .xlsx; the same book gives the same bytes
 *
 * A page is rows of cells. Rows and columns count from 1 in formulas ("E5"), as in a spreadsheet; `rows[0]` is row 1.
 * Cells with an `input` are unlocked, all others are protected; row heights are computed so that nothing is cut.
 */

/** What a cell looks like. */
export type Face =
  | "title"
  /** Large, bold, on a band of its own: codes, states. */
  | "heading"
  /** Header of a table. */
  | "header"
  /** A section within a table. */
  | "section"
  | "text"
  /** Centred: numbers, short words. */
  | "centre"
  /** A number or a state that a formula computes. */
  | "result"
  /** Bold red: what nobody should overlook. */
  | "loud"
  /** Small and grey: hints. */
  | "quiet"
  /** Without a border: instructions, marks. */
  | "plain";

/** What may be entered. `hint` shows while the cell is selected; `refusal` when something else is typed. */
export type Input = { readonly hint?: string; readonly refusal?: string } & (
  | { readonly kind: "text" }
  /** Drop-down; values without commas, at most 255 characters in all. */
  | { readonly kind: "list"; readonly values: readonly string[] }
  /** Numbers from least to most, multiples of `step` where given; decimals as text. */
  | { readonly kind: "number"; readonly least: string; readonly most: string; readonly step?: string }
  /** ISO days. */
  | { readonly kind: "date"; readonly least?: string; readonly most?: string }
);

export interface Cell {
  /** Text; part of it may be bold: `runs` instead. */
  readonly text?: string;
  readonly runs?: readonly { readonly text: string; readonly bold?: boolean; readonly small?: boolean }[];
  /** A decimal, stored as a number. */
  readonly number?: string;
  /** Without "="; `value` is what it comes to now, for readers that do not calculate. */
  readonly formula?: string;
  readonly value?: string | number;
  readonly face?: Face;
  readonly input?: Input;
  /** Columns that it takes, itself included. */
  readonly span?: number;
  /** Turns red when it holds exactly this text. */
  readonly redWhen?: string;
  /** Name of a page of the same book that a click leads to. */
  readonly link?: string;
}

export interface Row {
  /** By column; undefined leaves a cell out. */
  readonly cells: readonly (Cell | undefined)[];
  readonly hidden?: boolean;
  /** Points; computed from the texts otherwise. */
  readonly height?: number;
  /** Lines that stay free for handwriting or long remarks. */
  readonly lines?: number;
}

export interface Page {
  readonly name: string;
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[];
  readonly rows: readonly Row[];
  /** Rows at the top that stay in view. */
  readonly frozen?: number;
  /** First and last row that repeat on every printed page. */
  readonly repeated?: readonly [number, number];
  /** Left and right of the printed header; the footer has page numbers and `foot`. */
  readonly head?: readonly [string, string];
  readonly foot?: string;
  /** Cannot be made visible without a macro. */
  readonly secret?: boolean;
}

export interface FormBook {
  readonly pages: readonly Page[];
}

/** A, B, …, AA: the letter of a column counted from 1. */
export function letterOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letterOf(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
