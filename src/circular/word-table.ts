/** Tables in Word: full text width, fixed columns, a header that repeats, rows that stay on one page. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import type { Block, TableColumn } from "./document.ts";
import { type Face, run, TEXT_WIDTH } from "./word-faces.ts";

const LINE_STYLE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const BORDERS = {
  top: LINE_STYLE,
  bottom: LINE_STYLE,
  left: LINE_STYLE,
  right: LINE_STYLE,
  insideHorizontal: LINE_STYLE,
  insideVertical: LINE_STYLE,
};
const CELL_MARGINS = { top: 40, bottom: 40, left: 70, right: 70 };

/** Shares of the text width in twips, adding up to it exactly. */
export function columnWidths(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const edge = (upTo: number) =>
    Math.round((TEXT_WIDTH * shares.slice(0, upTo).reduce((sum, share) => sum + share, 0)) / total);
  return shares.map((_, index) => edge(index + 1) - edge(index));
}

function cell(text: string, width: number, face: Face, size: number, align: TableColumn["align"]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        style: "GwTable",
        alignment: align === "center" ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [run(text, face, size, { snapToGrid: false })],
      }),
    ],
  });
}

function frame(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: CELL_MARGINS,
    borders: BORDERS,
    rows,
  });
}

/** A table of rows under a header. */
export function dataTable(block: Extract<Block, { kind: "table" }>): Table {
  const size = block.dense ? 10.5 : 12;
  const widths = columnWidths(block.columns.map((column) => column.width));
  const row = (cells: readonly string[], header: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: header,
      children: block.columns.map((column, at) =>
        cell(
          cells[at] ?? "",
          widths[at] ?? 0,
          header ? "hei" : "song",
          size,
          header ? "center" : column.align,
        ),
      ),
    });
  return frame(widths, [
    row(
      block.columns.map((column) => column.header),
      true,
    ),
    ...block.rows.map((cells) => row(cells, false)),
  ]);
}

/** A table of labels and values. */
export function factsTable(block: Extract<Block, { kind: "facts" }>): Table {
  const label = block.labelWidth ?? 36;
  const [left = 0, right = 0] = columnWidths([label, 156 - label]);
  const row = ([name, value]: readonly [string, string]) =>
    new TableRow({
      cantSplit: true,
      children: [cell(name, left, "hei", 12, "center"), cell(value, right, "song", 12, "left")],
    });
  return frame([left, right], block.rows.map(row));
}
