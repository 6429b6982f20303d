/**
 * Marks in the hidden first column of a form: they say what a row is, wherever it was moved to and whatever the
 * sheet is called. "field:date" stands before label and value, "item:党建工作" before label, answer, problem and
 * disposal.
 */
export const FORM_MARK = "choucha/inspection/1";

/** Kinds of marks; the rest of the cell is its value. */
export const MARKS = ["form", "draw", "record", "object", "field", "item"] as const;
export type MarkKind = (typeof MARKS)[number];

export const mark = (kind: MarkKind, value: string): string => `${kind}:${value}`;

/** A cell's mark; undefined where it holds none. */
export function readMark(text: string): { kind: MarkKind; value: string } | undefined {
  const at = text.indexOf(":");
  const kind = MARKS.find((one) => one === text.slice(0, at).trim());
  return kind && { kind, value: text.slice(at + 1).trim() };
}
