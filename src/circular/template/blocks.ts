/**
 * Blocks as Word content for a template. Paragraphs carry marks instead of a look: `dress` then gives them the look
 * of the paragraph that held the field.
 */
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { cellMargins, columnShares } from "../column-widths.ts";
import type { Annex, Block, OfficialDocument, TableColumn } from "../document.ts";
import { numbered } from "../outline.ts";
import { plain } from "../plain.ts";

/** How a paragraph is to look: as the field's, or as a heading, or small and without indent in a table. */
export type Mark =
  | "body"
  | "flush"
  | "centre"
  | "cell"
  | "dense"
  | "head"
  | "denseHead"
  | `heading${1 | 2 | 3 | 4}`;
export const MARK = "ChouchaMark-";
/** Which field a paragraph came from: body and annexes each have a look. */
export type Zone = "body" | "annexes";

/** Stands between braces of the data, so that nothing in it acts as a field; taken out at the end. */
export const GUARD = "\ue000";
export const guarded = (text: string): string =>
  plain(text)
    .replaceAll(GUARD, "")
    .replace(/([{}])(?=\1)/g, `$1${GUARD}`);

interface More {
  readonly pageBreakBefore?: boolean;
  readonly keepNext?: boolean;
}

/** Paragraphs of one zone. */
const marker =
  (zone: Zone) =>
  (mark: Mark, text: string, more: More = {}): Paragraph =>
    new Paragraph({
      style: `${MARK}${zone}-${mark}`,
      ...more,
      children: [new TextRun({ text: guarded(text) })],
    });
type Marker = ReturnType<typeof marker>;

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};

function grid(
  shares: readonly number[],
  width: number,
  rows: readonly (readonly Paragraph[])[],
  header: boolean,
  dense?: boolean,
) {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const edge = (upTo: number) =>
    Math.round((width * shares.slice(0, upTo).reduce((sum, share) => sum + share, 0)) / total);
  const widths = shares.map((_, at) => edge(at + 1) - edge(at));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { top: 50, bottom: 50, left: cellMargins(dense) * 10, right: cellMargins(dense) * 10 },
    borders: BORDERS,
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          cantSplit: true,
          tableHeader: header && at === 0,
          children: cells.map(
            (cell, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlign.CENTER,
                children: [cell],
              }),
          ),
        }),
    ),
  });
}

const centred = (mark: "cell" | "dense", align: TableColumn["align"]): Mark =>
  align === "center" ? (mark === "dense" ? "denseHead" : "head") : mark;

function table(block: Extract<Block, { kind: "table" }>, width: number, marked: Marker): Table {
  const mark = block.dense ? "dense" : "cell";
  const head = block.columns.map(({ header }) => marked(centred(mark, "center"), header));
  const rows = block.rows.map((row) =>
    block.columns.map(({ align }, at) => marked(centred(mark, align), row[at] ?? "")),
  );
  return grid(columnShares(block, (width / 1440) * 25.4), width, [head, ...rows], true, block.dense);
}

function render(block: Block, width: number, marked: Marker): FileChild[] {
  switch (block.kind) {
    case "paragraph":
    case "note":
      return [marked("body", block.text)];
    case "heading":
      return [marked(`heading${block.level}`, block.text, { keepNext: true })];
    case "list":
      return block.items.map((item, at) => marked("body", `${at + 1}. ${item}`));
    case "table":
      return [table(block, width, marked), marked("dense", "")];
    case "facts": {
      const label = block.labelWidth ?? 36;
      const rows = block.rows.map(([name, value]) => [marked("head", name), marked("cell", value)]);
      return [grid([label, 156 - label], width, rows, false), marked("dense", "")];
    }
    case "verbatim":
      return block.lines.map((line) => marked("centre", line));
    case "caption":
      return [marked("centre", block.text)];
    case "pageBreak":
      return [marked("dense", "", { pageBreakBefore: true })];
  }
}

const all = (blocks: readonly Block[], width: number, marked: Marker) =>
  numbered(blocks).flatMap((block) => render(block, width, marked));

/** Text and tables, then the note of annexes. */
export function bodyContent({ blocks, annexes }: OfficialDocument, width: number): FileChild[] {
  const many = annexes.length > 1;
  const marked = marker("body");
  const note = annexes.map(({ title }, at) =>
    marked("body", `${at === 0 ? "附件：" : "　　　"}${many ? `${at + 1}. ` : ""}${title}`),
  );
  return [...all(blocks, width, marked), ...note];
}

/** Each annex from a new page: label, title, blocks. */
export function annexContent(annexes: readonly Annex[], width: number): FileChild[] {
  const marked = marker("annexes");
  return annexes.flatMap(({ title, blocks }, at) => [
    marked("flush", `附件${annexes.length > 1 ? at + 1 : ""}`, { pageBreakBefore: true }),
    marked("centre", title),
    ...all(blocks, width, marked),
  ]);
}
