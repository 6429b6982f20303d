/**
 * An official document as data. Writers (Word, Markdown, HTML) read it; builders make it. Numbers of
 * headings and annexes are not part of the text: a writer adds them, so that a section can be left out.
 */

/** A column of a table. Widths are shares of the text width (156 mm, 225 mm on landscape pages): millimetres are natural. */
export interface TableColumn {
  readonly header: string;
  readonly width: number;
  readonly align?: "left" | "center";
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  /** Level 1 一、 (黑体), 2 （一） (楷体), 3 1. and 4 (1) (仿宋). */
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  /** Items numbered 1. 2. 3. within themselves; punctuation belongs to the items. */
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** `dense` sets a smaller type for many columns; the header row repeats on every page. */
  | {
      readonly kind: "table";
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly dense?: boolean;
      /** Least height of a row in millimetres, for forms that people write into. */
      readonly rowHeight?: number;
    }
  /** Label and value, a row each. `labelWidth` is a share of the text width in millimetres. */
  | {
      readonly kind: "facts";
      readonly rows: readonly (readonly [label: string, value: string])[];
      readonly labelWidth?: number;
      readonly rowHeight?: number;
    }
  /** A remark under a table, in the table's type: 注：… */
  | { readonly kind: "note"; readonly text: string }
  /** Lines that are compared character by character, such as a digest. */
  | { readonly kind: "verbatim"; readonly lines: readonly string[] }
  /** A centred line in the title's type, for a form inside an annex. */
  | { readonly kind: "caption"; readonly text: string }
  | { readonly kind: "pageBreak" };

export interface Annex {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Its pages lie on their long side, for a table of many columns. */
  readonly landscape?: boolean;
}

export interface OfficialDocument {
  /** The issuer's red mark (发文机关标志); left out: no red head. */
  readonly mark?: string;
  /** Document number as printed, 云司通〔2025〕23号. */
  readonly number?: string;
  readonly title: string;
  /** Without the colon. */
  readonly addressee?: string;
  readonly blocks: readonly Block[];
  readonly signature?: { readonly issuer: string; readonly date: string };
  /** Note under the date, without the brackets: 此件公开发布. */
  readonly note?: string;
  readonly annexes: readonly Annex[];
  /** Lines that stand on every page outside the text, such as "synthetic data". */
  readonly notice?: string;
  /** "dashes" is the standard's — 1 —; "none" prints no numbers. */
  readonly pageNumbers: "dashes" | "none";
  /** All pages lie on their long side, for a table that no upright page holds; left out: upright. */
  readonly landscape?: boolean;
}

/** The line that every document carries whose data is made up. */
export const SYNTHETIC_NOTICE = "本文书依据合成数据生成，仅供演示";
