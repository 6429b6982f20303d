/**
 * What makes a filled sheet readable again, whatever was done to it: one hidden cell says which sheet it is, its row
 * names the columns, its column names the rows. Names and order of sheets, rows and columns carry nothing.
 */

export const SHEET_SCHEMA = "choucha/sheet/1";
const PREFIX = "choucha/sheet/";

export interface Mark {
  readonly $schema: string;
  readonly review: string;
  /** SHA-256 of the rubric. */
  readonly rubric: string;
  /** SHA-256 of the codes and what they stand for. */
  readonly deal: string;
  readonly reviewer: string;
  /** Code; "" on the cover. */
  readonly document: string;
}

/** Columns as the mark's row names them; "points" is computed, the others are filled in. */
export const COLUMNS = ["score", "absent", "points", "comment", "evidence"] as const;
export type ColumnKey = (typeof COLUMNS)[number];

/** What people see above the columns of a page, from the second column on. */
export const HEADERS = ["序号", "评查内容和标准", "满分", "填写", "合理缺项", "得分", "评语", "证据"];

export const ITEM_MARK = "item:";
export const itemMark = (id: string): string => `${ITEM_MARK}${id}`;
/** The row whose cell under "points" is the total that the sheet shows. */
export const TOTAL_MARK = "sum:points";

const KEYS = ["$schema", "review", "rubric", "deal", "reviewer", "document"] as const;

/** The mark as a cell's text. */
export const markText = (mark: Mark): string =>
  KEYS.map((key) => `${key}=${encodeURIComponent(mark[key])}`).join("&");

/** Reads a mark. @returns undefined for any other text */
export function readMark(text: string): Mark | undefined {
  if (!text.startsWith(`$schema=${encodeURIComponent(PREFIX)}`)) return undefined;
  const values = new URLSearchParams(text.trim());
  return Object.fromEntries(KEYS.map((key) => [key, values.get(key) ?? ""])) as unknown as Mark;
}
