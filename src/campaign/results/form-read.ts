/** A filled form as it comes back: found by its hidden marks, wherever its rows and sheets were moved to. */
import type { Finding } from "../../problem.ts";
import { columnLetter, isBlank } from "../../registry/grid.ts";
import { normaliseId } from "../../registry/label.ts";
import type { SheetGrid } from "../../registry/read-sheets.ts";
import {
  FIELDS,
  type Field,
  LONGEST as LONGEST_TEXT,
  type RawItem,
  type RawResult,
  type Said,
} from "../../results/interpret.ts";
import { FORM_MARK, type MarkKind, readMark } from "./marks.ts";

interface Found {
  readonly kind: MarkKind;
  readonly value: string;
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

export interface ReadForm {
  readonly draw: string;
  /** Digest of the draw that the form was made for. */
  readonly record: string;
  readonly raw: RawResult;
}

/** Columns in which a mark is looked for, and its longest length: people put columns before ours, not thousands. */
const [WIDEST, LONGEST] = [20, 400];

/** All marks of a sheet; a row has at most one. */
function marksOf({ grid }: SheetGrid): Found[] {
  return grid.rows.flatMap((cells, row) => {
    for (const [column, text] of cells.slice(0, WIDEST).entries()) {
      const found = text.length < LONGEST ? readMark(text) : undefined;
      if (found) return [{ ...found, row, column }];
    }
    return [];
  });
}

const ofKind = (marks: readonly Found[], kind: MarkKind): Found[] => marks.filter((one) => one.kind === kind);

/** true where the sheet is one of our forms, of whatever version. */
export const isForm = (sheet: SheetGrid): boolean =>
  ofKind(marksOf(sheet), "form").some(({ value }) => value.startsWith("choucha/inspection/"));

/** Sheets with content that are no forms and not the cover. */
export const strangeSheets = (sheets: readonly SheetGrid[]): SheetGrid[] =>
  sheets.filter(
    (sheet) =>
      !isForm(sheet) &&
      !isUnmarked(sheet) &&
      sheet.grid.rows.some((cells) => cells.some((cell) => !isBlank(cell))) &&
      !sheet.grid.rows.slice(0, 6).some((cells) => cells[0]?.trim() === "任务编号"),
  );

/** Labels that stand below one another on a form, and side by side on a cover or in a table. */
const LABELS = ["检查日期", "检查结果", "后续处置"];

/** true where people see a form whose hidden marks are gone. */
export const isUnmarked = (sheet: SheetGrid): boolean => {
  if (isForm(sheet)) return false;
  const { rows } = sheet.grid;
  const places = LABELS.map((label) =>
    rows.flatMap((cells) => {
      const column = cells.slice(0, WIDEST).findIndex((text) => text.trim() === label);
      return column < 0 || LABELS.filter((one) => cells.includes(one)).length > 1 ? [] : [column];
    }),
  );
  return places[0]!.some((column) => places.every((found) => found.includes(column)));
};

/** The items of a form as it was made, whatever the plan says today. */
export const itemsOn = (sheet: SheetGrid): string[] =>
  ofKind(marksOf(sheet), "item").map(({ value }) => value);

class FormReader {
  readonly findings: Finding[] = [];
  readonly #file: string;
  readonly #sheet: SheetGrid;
  readonly #marks: readonly Found[];

  constructor(file: string, sheet: SheetGrid) {
    this.#file = file;
    this.#sheet = sheet;
    this.#marks = marksOf(sheet);
  }

  #report(code: string, params: Finding["params"], found?: { row: number; column: number }): void {
    this.findings.push({
      code,
      severity: "error",
      file: this.#file,
      sheet: this.#sheet.name,
      ...(found ? { column: `${columnLetter(found.column)}${found.row + 1}` } : {}),
      params,
    });
  }

  #said({ row, column }: Found, offset: number): Said {
    const at = { row, column: column + offset };
    const cell = `${columnLetter(at.column)}${row + 1}`;
    this.#checkFlag(at);
    return { text: this.#sheet.grid.rows[row]?.[column + offset] ?? "", cell, place: { column: cell } };
  }

  /** The one value that a mark has on a form. */
  single(kind: MarkKind): string {
    const [first, ...more] = ofKind(this.#marks, kind);
    if (!first || first.value === "" || more.some(({ value }) => value !== first.value))
      this.#report("RES002", { mark: kind });
    return first?.value ?? "";
  }

  version(): void {
    const version = this.single("form");
    if (version !== FORM_MARK && version !== "") this.#report("RES026", { mark: version });
  }

  fields(): Partial<Record<Field, Said>> {
    const fields: Partial<Record<Field, Said>> = {};
    for (const found of ofKind(this.#marks, "field")) {
      const field = FIELDS.find((one) => one === found.value);
      if (!field || fields[field]) this.#report("RES002", { mark: `field:${found.value}` }, found);
      else fields[field] = this.#said(found, 2);
    }
    for (const field of FIELDS) if (!fields[field]) this.#report("RES002", { mark: `field:${field}` });
    return fields;
  }

  items(checklist: readonly string[]): RawItem[] {
    const items = new Map<string, RawItem>();
    for (const found of ofKind(this.#marks, "item")) {
      const id = normaliseId(found.value);
      const item = checklist.find((one) => normaliseId(one) === id);
      if (item === undefined || items.has(item)) this.#report("RES025", { item: found.value }, found);
      else
        items.set(item, {
          item,
          answer: this.#said(found, 2),
          problem: this.#said(found, 3),
          disposal: this.#said(found, 4),
        });
    }
    const missing = checklist.filter((item) => !items.has(item));
    if (missing.length > 0) this.#report("RES027", { items: missing.join("、") });
    return checklist.flatMap((item) => items.get(item) ?? []);
  }

  /** A cell that a spreadsheet could not compute, has not computed, or could not hold. Other cells concern nobody. */
  #checkFlag(at: { row: number; column: number }): void {
    const flag = this.#sheet.grid.flags.find((one) => one.row === at.row + 1 && one.column === at.column);
    if (!flag) return;
    if (flag.kind === "no-value") this.#report("RES060", {}, at);
    else if (flag.kind === "too-long") this.#report("RES015", { length: flag.text, most: LONGEST_TEXT }, at);
    else this.#report("RES016", { value: flag.text }, at);
  }
}

/**
 * Reads a form.
 * @param checklistOf items of a draw by its name, in their order; undefined where there is no such draw
 * @returns the form, undefined where it cannot be used; findings RES001 (draw), RES002 (marks), RES015, RES016
 * and RES060 (cells whose content is lost), RES025 and RES027 (items that are not the plan's)
 */
export function readForm(
  file: string,
  sheet: SheetGrid,
  checklistOf: (draw: string) => readonly string[] | undefined,
): { form?: ReadForm; findings: readonly Finding[] } {
  const reader = new FormReader(file, sheet);
  reader.version();
  const [draw, record, object] = (["draw", "record", "object"] as const).map((kind) => reader.single(kind));
  if (reader.findings.length > 0) return { findings: reader.findings };
  const checklist = checklistOf(draw!);
  if (!checklist)
    return {
      findings: [{ code: "RES001", severity: "error", file, sheet: sheet.name, params: { draw: draw! } }],
    };
  const [fields, items] = [reader.fields(), reader.items(checklist)];
  if (reader.findings.length > 0) return { findings: reader.findings };
  return {
    form: {
      draw: draw!,
      record: record!,
      raw: { object: object!, fields, items, file, sheet: sheet.name, place: {} },
    },
    findings: [],
  };
}
