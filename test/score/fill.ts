/** Does to a score sheet what people do to it. */
import ExcelJS from "exceljs";

/** What is typed into an item's row. */
export interface Typed {
  readonly score?: ExcelJS.CellValue;
  readonly absent?: ExcelJS.CellValue;
  readonly comment?: ExcelJS.CellValue;
  readonly evidence?: ExcelJS.CellValue;
}
export type Page = Readonly<Record<string, Typed>>;

export async function edit(
  bytes: Uint8Array,
  work: (book: ExcelJS.Workbook) => void | Promise<void>,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  await work(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Row of an item on a page, by its hidden mark. */
export function rowOf(sheet: ExcelJS.Worksheet, item: string): number {
  for (let row = 1; row <= sheet.rowCount; row += 1)
    if (sheet.getCell(row, 1).value === `item:${item}`) return row;
  throw new Error(`no row for ${item}`);
}

const COLUMN = { score: "E", absent: "F", comment: "H", evidence: "I" } as const;

/** Types values into pages, by document code and item. */
export const fill = (bytes: Uint8Array, pages: Readonly<Record<string, Page>>): Promise<Uint8Array> =>
  edit(bytes, (book) => {
    for (const [code, page] of Object.entries(pages)) {
      const sheet = book.getWorksheet(code)!;
      for (const [item, typed] of Object.entries(page))
        for (const key of ["score", "absent", "comment", "evidence"] as const)
          if (typed[key] !== undefined)
            sheet.getCell(`${COLUMN[key]}${rowOf(sheet, item)}`).value = typed[key] as ExcelJS.CellValue;
    }
  });

/** Full marks for the small rubric, as they are typed. */
export const FULL_PAGE: Page = {
  level: { score: 40 },
  deduct: { score: 0 },
  free: { score: 10 },
  check: { score: "是" },
  veto: { score: "否" },
  bonus: { score: 0 },
};
