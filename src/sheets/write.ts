/** Writes forms as a workbook: protected but for what is to be filled in, printable on A4, the same bytes every time. */
import ExcelJS from "exceljs";
import { repack } from "../archive.ts";
import { fontOf, sizeOf, wear } from "./face.ts";
import { heightOf } from "./height.ts";
import { type Cell, type FormBook, letterOf, type Page } from "./layout.ts";
import { validationOf } from "./validation.ts";

/** The only moment that the file may carry. */
const EPOCH = new Date(Date.UTC(1980, 0, 1));
const INVALID = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const MOST = 32_767;
const clean = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(INVALID, "\ufffd").slice(0, MOST);
/** "&" begins a code in printed headers and footers. */
const printed = (text: string): string => clean(text).replace(/\n/g, " ").slice(0, 80).replaceAll("&", "&&");

function contentOf(cell: Cell): ExcelJS.CellValue {
  if (cell.formula !== undefined)
    return { formula: cell.formula, result: cell.value ?? "" } as ExcelJS.CellValue;
  if (cell.number !== undefined) return Number(cell.number);
  if (cell.runs) {
    const font = fontOf(cell.face ?? "text");
    const look = (bold?: boolean, small?: boolean) => ({
      ...font,
      ...(bold ? { name: "黑体", bold: true } : {}),
      ...(small ? { size: sizeOf(cell.face ?? "text") - 1 } : {}),
    });
    return {
      richText: cell.runs.map(({ text, bold, small }) => ({ text: clean(text), font: look(bold, small) })),
    };
  }
  if (cell.text === undefined || cell.text === "") return null;
  return cell.link === undefined
    ? clean(cell.text)
    : { text: clean(cell.text), hyperlink: `#'${cell.link.replaceAll("'", "''")}'!A1` };
}

/** Typed text must stay text ("=1+1", 18 digits), typed numbers numbers. */
function formatOf(cell: Cell): string {
  if (cell.input?.kind === "date") return "yyyy-mm-dd";
  if (cell.input?.kind === "number" || cell.number !== undefined || cell.formula !== undefined)
    return "General";
  // A drop-down of numbers gives numbers.
  if (cell.input?.kind === "list") return "General";
  return "@";
}

function addCell(sheet: ExcelJS.Worksheet, given: Cell, row: number, column: number): void {
  const at = `${letterOf(column)}${row}`;
  const cell = sheet.getCell(row, column);
  const face = given.face ?? (given.input ? "centre" : "text");
  const span = given.span ?? 1;
  cell.value = contentOf(given);
  for (let more = 0; more < span; more += 1)
    wear(sheet.getCell(row, column + more), face, given.input !== undefined);
  cell.numFmt = formatOf(given);
  if (span > 1) sheet.mergeCells(row, column, row, column + span - 1);
  const rule = given.input && validationOf(given.input, at);
  if (rule) cell.dataValidation = rule;
  if (given.redWhen !== undefined)
    sheet.addConditionalFormatting({
      ref: at,
      rules: [
        {
          type: "expression",
          priority: 1,
          formulae: [`${at}="${given.redWhen}"`],
          style: {
            font: { bold: true, color: { argb: "FFFFFFFF" } },
            fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFC00000" } },
          },
        },
      ],
    });
}

async function addPage(book: ExcelJS.Workbook, page: Page): Promise<void> {
  const [left, right] = page.head ?? ["", ""];
  const sheet = book.addWorksheet(page.name, {
    state: page.secret ? "veryHidden" : "visible",
    views: [{ ...(page.frozen ? { state: "frozen", ySplit: page.frozen } : {}), showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      ...(page.repeated ? { printTitlesRow: `${page.repeated[0]}:${page.repeated[1]}` } : {}),
      margins: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.7, header: 0.35, footer: 0.35 },
    },
    headerFooter: {
      // A space behind the size: digits that follow would become part of it.
      oddHeader: `&L&"宋体"&9 ${printed(left)}&R&"宋体"&9 ${printed(right)}`,
      oddFooter: `&L&"宋体"&9 ${printed(page.foot ?? "")}&R&"宋体"&9 第 &P 页，共 &N 页`,
    },
  });
  for (const [at, { width, hidden }] of page.columns.entries()) {
    sheet.getColumn(at + 1).width = width;
    if (hidden) sheet.getColumn(at + 1).hidden = true;
  }
  for (const [at, row] of page.rows.entries()) {
    for (const [column, cell] of row.cells.entries()) if (cell) addCell(sheet, cell, at + 1, column + 1);
    sheet.getRow(at + 1).height = heightOf(page, row);
    if (row.hidden) sheet.getRow(at + 1).hidden = true;
  }
  // Without a password: it keeps hands off by mistake, and nobody is locked out.
  await sheet.protect("", { formatRows: true, formatColumns: true });
}

const edited = (content: Uint8Array, from: RegExp, to: string): Uint8Array =>
  new TextEncoder().encode(new TextDecoder().decode(content).replace(from, to));

/** What exceljs has no word for: no author at all, and sheets that cannot be removed or renamed by mistake. */
function finish(name: string, content: Uint8Array): Uint8Array {
  if (name === "docProps/core.xml") return edited(content, />Unknown</g, "><");
  if (name !== "xl/workbook.xml") return content;
  return edited(content, /(<workbookPr\b[^>]*\/>)/, '$1<workbookProtection lockStructure="1"/>');
}

/**
 * Writes a book of forms (.xlsx).
 * @returns the file's bytes; the same book gives the same bytes
 * @throws RangeError for a drop-down that no program can show
 */
export async function toForms(given: FormBook): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = "";
  book.lastModifiedBy = "";
  book.created = EPOCH;
  book.modified = EPOCH;
  book.calcProperties.fullCalcOnLoad = true;
  for (const page of given.pages) await addPage(book, page);
  return repack(new Uint8Array(await book.xlsx.writeBuffer()), finish);
}
