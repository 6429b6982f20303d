import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from "@e965/xlsx";
import { EXIT, fail, Problem } from "../problem.ts";
import { type CutDate, cellText } from "./cell-text.ts";
import type { CellFlag, Grid, Span } from "./grid.ts";
import { TookTooLong, withinTime } from "./time-limit.ts";
import {
  hiddenRowsOf,
  hiddenRowsOfOds,
  holdsCells,
  type Parts,
  prepare,
  sheetParts,
  workbookFormat,
} from "./workbook-parts.ts";
import { unzip } from "./zip.ts";

/** A sheet that has not been turned into text yet. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly filled: boolean;
  grid(): Grid;
}

const LONGEST_CELL = 32_767;
/** Cells as numbers with their formats: dates are made here, without a time zone. */
const READ_OPTIONS = {
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellDates: false,
} as const;

const spansOf = (sheet: WorkSheet): Span[] =>
  (sheet["!merges"] ?? []).map(({ s, e }) => ({
    fromRow: s.r + 1,
    toRow: e.r + 1,
    fromColumn: s.c,
    toColumn: e.c,
  }));

const cellsOf = (sheet: WorkSheet): CellObject[][] => (sheet["!data"] as CellObject[][] | undefined) ?? [];

/** More cells than any register has; a few far-off cells a row can ask for billions. */
const MOST_CELLS = 40_000_000;

interface Book {
  readonly format: Grid["format"];
  readonly date1904: boolean;
  readonly cut: CutDate;
}

function gridOf(sheet: WorkSheet, name: string, book: Book, hiddenRows: number[]): Grid {
  const flags: CellFlag[] = [];
  const data = cellsOf(sheet);
  let count = 0;
  const rows = Array.from(data, (cells, at) => {
    count += cells?.length ?? 0;
    if (count > MOST_CELLS) fail(EXIT.badInput, "REG011");
    const texts = Array.from(cells ?? [], (cell, column) => {
      if (!cell) return "";
      const { text, flag, detail } = cellText(cell, book.date1904, book.cut);
      if (flag) flags.push({ kind: flag, row: at + 1, column, text: detail ?? "" });
      if (text.length > LONGEST_CELL)
        flags.push({ kind: "too-long", row: at + 1, column, text: String(text.length) });
      return text;
    });
    while (texts.length > 0 && texts[texts.length - 1] === "") texts.pop();
    // SheetJS's cells are ten times as large as their text: they go as soon as they are read.
    delete data[at];
    return texts;
  });
  while (rows.length > 0 && rows[rows.length - 1]!.length === 0) rows.pop();
  return { format: book.format, sheet: name, rows, spans: spansOf(sheet), flags, hiddenRows, findings: [] };
}

/** Turns what SheetJS throws about a file into a finding; its own words go along. */
function unreadable(error: unknown): never {
  if (error instanceof Problem) throw error;
  if (error instanceof TookTooLong) return fail(EXIT.badInput, "REG024");
  const detail = error instanceof Error ? error.message.slice(0, 200) : String(error);
  if (/password|encrypt/i.test(detail)) fail(EXIT.badInput, "REG013");
  return fail(EXIT.badInput, "REG016", { detail });
}

/** SheetJS tells the console what it thinks of number formats; that is nothing for a user's screen. */
function quietly<T>(run: () => T): T {
  const { error } = console;
  console.error = () => undefined;
  try {
    return run();
  } finally {
    console.error = error;
  }
}

/** Milliseconds that reading so many bytes may take: many times what it takes on a slow machine. */
const timeFor = (bytes: number) => 20_000 + Math.ceil(bytes / 500);

async function sheetsOf(
  make: Make,
  format: Grid["format"],
  hidden: (index: number, sheet: WorkSheet) => number[],
  bytes: number,
): Promise<Sheet[]> {
  const { SSF } = await import("@e965/xlsx");
  let book: WorkBook;
  try {
    book = quietly(() => withinTime(timeFor(bytes), () => make({ ...READ_OPTIONS, type: "buffer" })));
  } catch (error) {
    return unreadable(error);
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] ?? {};
    let grid: Grid | undefined;
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      filled: cellsOf(sheet).some((cells) => cells?.some((cell) => cell && cell.t !== "z" && cell.v !== "")),
      grid() {
        grid ??= gridOf(sheet, name, { format, date1904, cut: SSF.parse_date_code }, hidden(index, sheet));
        return grid;
      },
    };
  });
}

/** Rows that SheetJS itself marks as hidden (.xls, .xlsb), 1-based. */
const markedHidden = (sheet: WorkSheet) =>
  Array.from(sheet["!rows"] ?? [], (row, at) => (row?.hidden ? at + 1 : 0)).filter((row) => row > 0);

type Make = (options: ParsingOptions) => WorkBook;
type SheetJs = typeof import("@e965/xlsx");

/**
 * What SheetJS's own `read` does once it has unpacked a ZIP. A function of its own: closures of one function share
 * what they hold, and the parts of a large workbook must not outlive the reading.
 */
function archiveReader(sheetJs: SheetJs, parts: Parts): Make {
  const archive = sheetJs.CFB.utils.cfb_new();
  for (const [name, { buffer, byteOffset, length }] of parts)
    sheetJs.CFB.utils.cfb_add(archive, name, Buffer.from(buffer, byteOffset, length), { unsafe: true });
  // Exported, but not in SheetJS's types.
  const { parse_zip } = sheetJs as unknown as { parse_zip: (archive: unknown, options: object) => WorkBook };
  return (options) => parse_zip(archive, options);
}

/** Hidden rows of each sheet, from the parts and from what SheetJS marks. */
const hiddenRowsIn = (hidden: readonly (readonly number[])[]) => (index: number, sheet: WorkSheet) => [
  ...new Set([...(hidden[index] ?? []), ...markedHidden(sheet)]),
];

/** The sheets of a .xlsx or .ods, unpacked under our own limits and handed on part by part, without a copy. */
export async function readZipWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = unzip(bytes, holdsCells);
  const format = workbookFormat(parts.keys());
  const hidden =
    format === "ods"
      ? hiddenRowsOfOds(parts.get("content.xml"))
      : sheetParts(parts).map((part) => hiddenRowsOf(parts.get(part ?? "")));
  if (format === "xlsx") prepare(parts);
  const sheetJs = await import("@e965/xlsx");
  const make = archiveReader(sheetJs, parts);
  const size = [...parts.values()].reduce((sum, { length }) => sum + length, 0);
  parts.clear();
  return await sheetsOf(make, format, hiddenRowsIn(hidden), size);
}

/** The sheets of an OLE file: .xls and WPS's .et. @throws Problem REG013 (password), REG015 (another program's) */
export async function readOleWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const { CFB, read } = await import("@e965/xlsx");
  let streams: Map<string, Uint8Array>;
  try {
    const { FullPaths, FileIndex } = withinTime(timeFor(bytes.length), () =>
      CFB.read(bytes, { type: "buffer" }),
    ) as {
      FullPaths: string[];
      FileIndex: { content?: Uint8Array }[];
    };
    streams = new Map(
      FullPaths.map((path, at) => [
        path.replace(/^.*\//, "").toLowerCase(),
        FileIndex[at]?.content ?? new Uint8Array(0),
      ]),
    );
  } catch (error) {
    return unreadable(error);
  }
  if (streams.has("encryptedpackage")) fail(EXIT.badInput, "REG013");
  const workbook = streams.get("workbook") ?? streams.get("book");
  if (!workbook)
    return fail(EXIT.badInput, "REG015", { format: streams.has("worddocument") ? "Word" : "OLE" });
  // Only the cells' stream goes on: authors and titles are not needed, and a damaged list of them fills the memory.
  const make: Make = (options) => read(workbook, options);
  return sheetsOf(make, "xls", (_, sheet) => markedHidden(sheet), workbook.length);
}
