/** Tables in Word: full text width, fixed columns, a header that repeats, rows that stay on one page. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import { cellMargins, columnShares, tableLines } from "./column-widths.ts";
import type { Block, TableColumn } from "./document.ts";
import { type Face, run, twips } from "./word-faces.ts";

const LINE_STYLE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const BORDERS = {
  top: LINE_STYLE,
  bottom: LINE_STYLE,
  left: LINE_STYLE,
  right: LINE_STYLE,
  insideHorizontal: LINE_STYLE,
  insideVertical: LINE_STYLE,
};
const margins = (dense: boolean | undefined) => {
  const side = cellMargins(dense) * 10;
  return { top: 50, bottom: 50, left: side, right: side };
};

/** Shares of the text width in twips, adding up to it exactly. */
function columnWidths(shares: readonly number[], textWidth: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const edge = (upTo: number) =>
    Math.round((textWidth * shares.slice(0, upTo).reduce((sum, share) => sum + share, 0)) / total);
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

function frame(widths: readonly number[], textWidth: number, rows: TableRow[], dense = false): Table {
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: margins(dense),
    borders: BORDERS,
    rows,
  });
}

/** Tables of up to this many rows and lines stay on one page where they can; longer ones would leave holes. */
const SHORT = 4;
const LOW = 10;
/** A row; `keep` ties it to the next one. */
function line(children: TableCell[], keep: boolean, height: number | undefined, header = false): TableRow {
  const least = height === undefined ? {} : { height: { value: twips(height), rule: HeightRule.ATLEAST } };
  return new TableRow({ cantSplit: true, tableHeader: header, keepNext: keep, children, ...least });
}

/**
 * A table of rows under a header; `textWidth` in twips.
 * @param tied keeps the last row with what follows, such as a signature
 */
export function dataTable(block: Extract<Block, { kind: "table" }>, textWidth: number, tied = false): Table {
  const size = block.dense ? 10.5 : 12;
  const mm = (textWidth / 1440) * 25.4;
  const widths = columnWidths(columnShares(block, mm), textWidth);
  const cells = (texts: readonly string[], header: boolean) =>
    block.columns.map((column, at) =>
      cell(texts[at] ?? "", widths[at] ?? 0, header ? "hei" : "song", size, header ? "center" : column.align),
    );
  const headers = block.columns.map((column) => column.header);
  const last = block.rows.length - 1;
  const whole = last < SHORT && tableLines(block, mm) <= LOW;
  // One row alone under its header reads like a whole table.
  const keeps = (at: number) => (at === last ? tied : whole || at === 0);
  const rows = [
    line(cells(headers, true), last >= 0, undefined, true),
    ...block.rows.map((row, at) => line(cells(row, false), keeps(at), block.rowHeight)),
  ];
  return frame(widths, textWidth, rows, block.dense);
}

/** A table of labels and values; `textWidth` in twips. */
export function factsTable(block: Extract<Block, { kind: "facts" }>, textWidth: number): Table {
  const label = block.labelWidth ?? 36;
  const widths = columnWidths([label, 156 - label], textWidth);
  const [left = 0, right = 0] = widths;
  const last = block.rows.length - 1;
  const rows = block.rows.map(([name, value], at) =>
    line(
      [cell(name, left, "hei", 12, "center"), cell(value, right, "song", 12, "left")],
      at < last,
      block.rowHeight,
    ),
  );
  return frame(widths, textWidth, rows);
}
