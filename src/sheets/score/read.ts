/** A filled score sheet as it comes back: found by its hidden marks, wherever rows, columns and sheets were moved to. */
import { type CellFlag, columnLetter, isBlank } from "../../registry/grid.ts";
import type { ReadBook, SheetGrid } from "../../registry/read-sheets.ts";
import { COLUMNS, type ColumnKey, HEADERS, ITEM_MARK, type Mark, readMark, TOTAL_MARK } from "./marks.ts";

export interface ReadCell {
  readonly text: string;
  /** 1-based. */
  readonly row: number;
  /** "E". */
  readonly column: string;
  /** Set where the cell's content is lost. */
  readonly lost?: CellFlag;
}

export interface ReadRow {
  readonly id: string;
  readonly row: number;
  readonly cells: Readonly<Record<ColumnKey, ReadCell>>;
}

export interface ReadPage {
  readonly sheet: string;
  readonly mark: Mark;
  readonly rows: readonly ReadRow[];
  /** Columns that are gone; then there are no rows. */
  readonly gone: readonly ColumnKey[];
  /** The total that the sheet shows, where it has calculated one. */
  readonly total?: ReadCell;
}

export interface ReadWorkbook {
  readonly file: string;
  readonly digest: string;
  /** Pages of documents. */
  readonly pages: readonly ReadPage[];
  readonly cover?: Mark;
  /** Pages whose hidden marks are gone: what is filled in there belongs to nobody knows whom. */
  readonly unmarked: readonly string[];
  /** Sheets with content that are none of these. */
  readonly others: readonly string[];
}

/** Marks are short, and people put columns before ours, not hundreds of them. */
const [WIDEST, LONGEST] = [50, 2000];

function findMark({ grid }: SheetGrid): { mark: Mark; row: number; column: number } | undefined {
  for (const [row, cells] of grid.rows.entries())
    for (const [column, text] of cells.slice(0, WIDEST).entries()) {
      const mark = text.length < LONGEST ? readMark(text) : undefined;
      if (mark) return { mark, row, column };
    }
  return undefined;
}

/** A page as people see it: its header is there in one row. */
const looksLikePage = ({ grid }: SheetGrid): boolean =>
  grid.rows.some((cells) => {
    const texts = cells.slice(0, WIDEST).map((text) => text.trim());
    return HEADERS.filter((header) => texts.includes(header)).length > HEADERS.length / 2;
  });

function readPage(sheet: SheetGrid, at: { mark: Mark; row: number; column: number }): ReadPage {
  const { grid, name } = sheet;
  const { mark } = at;
  const places = new Map<ColumnKey, number>();
  for (const [column, text] of (grid.rows[at.row] ?? []).entries()) {
    const key = COLUMNS.find((one) => one === text.trim());
    if (key && !places.has(key)) places.set(key, column);
  }
  const gone = COLUMNS.filter((key) => !places.has(key));
  if (gone.length > 0) return { sheet: name, mark, rows: [], gone };
  const flags = new Map(grid.flags.map((flag) => [`${flag.row}/${flag.column}`, flag]));
  const cell = (row: number, key: ColumnKey): ReadCell => {
    const column = places.get(key) as number;
    const lost = flags.get(`${row + 1}/${column}`);
    const text = grid.rows[row]?.[column] ?? "";
    return { text, row: row + 1, column: columnLetter(column), ...(lost ? { lost } : {}) };
  };
  const rows: ReadRow[] = [];
  let total: ReadCell | undefined;
  for (const [row, cells] of grid.rows.entries()) {
    const text = cells[at.column]?.trim() ?? "";
    if (text === TOTAL_MARK) total ??= cell(row, "points");
    if (!text.startsWith(ITEM_MARK)) continue;
    const [score, absent, points] = [cell(row, "score"), cell(row, "absent"), cell(row, "points")];
    const said = { comment: cell(row, "comment"), evidence: cell(row, "evidence") };
    rows.push({ id: text.slice(ITEM_MARK.length), row: row + 1, cells: { score, absent, points, ...said } });
  }
  return { sheet: name, mark, rows, gone, ...(total ? { total } : {}) };
}

/** What stands in a workbook, before anything is held against a review. */
export function readScoreWorkbook({ file, digest, sheets }: ReadBook): ReadWorkbook {
  const pages: ReadPage[] = [];
  const unmarked: string[] = [];
  const others: string[] = [];
  let cover: Mark | undefined;
  for (const sheet of sheets) {
    const found = findMark(sheet);
    if (found && found.mark.document !== "") pages.push(readPage(sheet, found));
    else if (found) cover ??= found.mark;
    else if (looksLikePage(sheet)) unmarked.push(sheet.name);
    else if (sheet.grid.rows.some((cells) => cells.some((text) => !isBlank(text)))) others.push(sheet.name);
  }
  return { file, digest, pages, unmarked, others, ...(cover ? { cover } : {}) };
}
