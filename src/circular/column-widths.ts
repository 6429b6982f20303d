/**
 * Widths of a table's columns. Those that its builder gives stand as long as they keep every cell on one line; where
 * one would wrap, room is dealt out by what the cells hold, so that the table becomes as low as its content allows.
 */
import { linesAt, pieceWidths, widestPiece, widthOf } from "./text-width.ts";

export interface Fitted {
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
  readonly dense?: boolean;
  readonly rowHeight?: number;
}

/** Margins of a cell on both sides, in points: dense tables need the room for their text. */
export const cellMargins = (dense: boolean | undefined) => (dense ? 5 : 7);
const mm = (points: number) => (points * 25.4) / 72;
/** What a cell's margins and line take, in millimetres. */
const padding = (dense: boolean | undefined) => mm(cellMargins(dense) + 0.5);
/** An em in millimetres: 10.5 pt in dense tables, 12 pt in others, each set 0.3 pt closer; a little to spare. */
const em = (dense: boolean | undefined) => mm((dense ? 10.5 : 12) - 0.25);
/** Rows that are looked at; of longer tables as many, evenly spread. */
const SAMPLE = 200;
/** Headers up to this many characters stay on one line. */
const SHORT_HEADER = 4;
/** Text columns are never narrower, however long the table is. */
const LEAST = 4;

interface Column {
  /** Widths of the pieces of each cell, header first. */
  readonly cells: readonly (readonly number[])[];
  readonly least: number;
  readonly most: number;
}

function measured({ columns, rows }: Fitted): Column[] {
  const step = Math.max(1, rows.length / SAMPLE);
  const seen = Array.from({ length: Math.min(rows.length, SAMPLE) }, (_, at) => rows[Math.floor(at * step)]);
  return columns.map(({ header }, at) => {
    const texts = seen.map((row) => row?.[at] ?? "");
    const short = [...header].length <= SHORT_HEADER;
    const widest = Math.max(0, ...texts.map(widthOf));
    return {
      cells: [header, ...texts].map(pieceWidths),
      least: Math.max(
        short ? widthOf(header) : Math.ceil(widthOf(header) / 2),
        Math.min(LEAST, widest),
        ...texts.map(widestPiece),
      ),
      most: Math.max(widthOf(header), widest),
    };
  });
}

/** Lines of every row, and of all cells: what a wider column saves. */
function heights(columns: readonly Column[], widths: readonly number[]): { rows: number; cells: number } {
  const lines = columns.map(({ cells }, at) => cells.map((cell) => linesAt(cell, widths[at] ?? 1)));
  const count = columns[0]?.cells.length ?? 0;
  let [rows, cells] = [0, 0];
  for (let row = 0; row < count; row += 1) {
    const here = lines.map((column) => column[row] ?? 1);
    rows += Math.max(...here);
    cells += here.reduce((sum, one) => sum + one, 0);
  }
  return { rows, cells };
}

/** Room beyond the least widths goes, step by step, where it saves most lines. */
function dealt(columns: readonly Column[], room: number): number[] {
  const widths = columns.map(({ least }) => least);
  let left = room - widths.reduce((sum, width) => sum + width, 0);
  for (;;) {
    const now = heights(columns, widths);
    let best: { at: number; cost: number; worth: number } | undefined;
    columns.forEach(({ most }, at) => {
      const start = widths[at] ?? 0;
      for (const cost of [1, 2, 4, 8, most - start].filter((one) => one > 0 && one <= left)) {
        if (start + cost > most + 0.001) continue;
        const then = heights(
          columns,
          widths.map((width, one) => (one === at ? width + cost : width)),
        );
        const worth = (now.rows - then.rows + (now.cells - then.cells) / 8) / cost;
        if (worth > 0 && (best === undefined || worth > best.worth)) best = { at, cost, worth };
      }
    });
    if (best === undefined) break;
    widths[best.at] = (widths[best.at] ?? 0) + best.cost;
    left -= best.cost;
  }
  const used = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width + (left * width) / used);
}

/** The builder's widths in ems on a page of this width. */
function given({ columns, dense }: Fitted, width: number): number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => ((column.width / total) * width - padding(dense)) / em(dense));
}

/**
 * Shares of the text width for each column, in millimetres.
 * @param width of the text area, in millimetres
 */
export function columnShares(table: Fitted, width: number): number[] {
  const wanted = table.columns.map((column) => column.width);
  // Forms are laid out for the hand, not for what stands in them.
  if (table.rows.length === 0 || table.rowHeight !== undefined) return wanted;
  const columns = measured(table);
  const asGiven = given(table, width);
  if (columns.every(({ most }, at) => most <= (asGiven[at] ?? 0))) return wanted;
  const inMm = (ems: number) => ems * em(table.dense) + padding(table.dense);
  const room = (width - columns.length * padding(table.dense)) / em(table.dense);
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  return least >= room
    ? columns.map((column) => inMm(column.least))
    : dealt(columns, room).map((one) => inMm(one));
}

/** Columns that an upright page holds side by side. */
const UPRIGHT_COLUMNS = 7;

/** Whether a table of many columns is better read on pages that lie: upright its rows take two lines and more. */
export const liesBetter = (table: Fitted): boolean =>
  table.columns.length > UPRIGHT_COLUMNS && tableLines(table, 156) > 2 * (table.rows.length + 1);

/** Lines that the table takes on a page of this width, about; its header's included. */
export function tableLines(table: Fitted, width: number): number {
  const shares = columnShares(table, width);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return heights(
    measured(table),
    shares.map((share) => ((share / total) * width - padding(table.dense)) / em(table.dense)),
  ).rows;
}
