/** A small drawn campaign with its forms, and hands that fill them in. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import ExcelJS from "exceljs";
import type { DrawRecord } from "../../src/record/record.ts";
import { campaign, finished } from "../bad-input/campaign.ts";
import { writeFiles } from "../bad-input/harness.ts";
import { choucha, newFolder, type Ran } from "../cli.ts";

export const FORM_AT = "2025-05-08T02:00:00Z";
export const IMPORT_AT = "2025-06-25T02:00:00Z";

/** Runs `choucha result …` in the campaign's folder, in English. */
export const result = (folder: string, ...words: string[]): Promise<Ran> =>
  choucha(["result", ...words], { cwd: folder, env: { LANG: "C" } });

export interface Imported {
  readonly ran: Ran;
  // biome-ignore lint/suspicious/noExplicitAny: a document of the program, looked into by tests
  readonly json: any;
}

export async function imported(folder: string, files: readonly string[], at = IMPORT_AT): Promise<Imported> {
  const ran = await result(folder, "import", ...files, "--at", at, "--json");
  return { ran, json: JSON.parse(ran.stdout) };
}

export const codesOf = ({ json }: Imported): string[] =>
  json.findings.map(({ code }: { code: string }) => code).sort();

/** A campaign that was drawn, assigned, and has its forms: six objects of three prefectures. */
export async function withForms(): Promise<string> {
  const folder = newFolder();
  writeFiles(folder, campaign());
  await finished(folder);
  const made = await result(folder, "form", "--at", FORM_AT);
  if (made.exit !== 0) throw new Error(made.stderr);
  return folder;
}

export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export const recordOf = (folder: string): DrawRecord =>
  JSON.parse(readFileSync(join(folder, "out/offices/record.json"), "utf8"));

/** The workbooks of forms, by their paths. */
export const formFiles = (folder: string): string[] =>
  readdirSync(join(folder, "out/offices/forms"))
    .filter((name) => name.endsWith(".xlsx") && !name.startsWith("filled-"))
    .sort()
    .map((name) => join(folder, "out/offices/forms", name));

export async function load(file: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(file).buffer as ArrayBuffer);
  return book;
}

export async function save(book: ExcelJS.Workbook, file: string): Promise<string> {
  writeFileSync(file, Buffer.from(await book.xlsx.writeBuffer()));
  return file;
}

/** Row of a mark on a sheet. */
export function rowOf(sheet: ExcelJS.Worksheet, mark: string): number {
  let found = 0;
  sheet.eachRow((row, number) => {
    if (row.getCell(1).text === mark) found = number;
  });
  if (found === 0) throw new Error(`no mark ${mark} on ${sheet.name}`);
  return found;
}

/** What a hand writes: a field's name or an item → cells from its value on. */
export type Written = Readonly<Record<string, string | Date | number | readonly string[]>>;

export const CLEAN: Written = {
  date: "2025-05-20",
  method: "现场检查",
  result: "未发现问题",
  followUp: "无",
  内部管理: ["是"],
  收费: ["合理缺项"],
};

export function fillSheet(sheet: ExcelJS.Worksheet, written: Written): void {
  for (const [name, value] of Object.entries(written)) {
    const isItem = name === "内部管理" || name === "收费";
    const row = rowOf(sheet, `${isItem ? "item" : "field"}:${name}`);
    for (const [i, cell] of (Array.isArray(value) ? value : [value]).entries())
      sheet.getCell(row, 3 + i).value = cell as ExcelJS.CellValue;
  }
}

/** The pages with forms: the first one is the cover. */
export const pages = (book: ExcelJS.Workbook): ExcelJS.Worksheet[] => book.worksheets.slice(1);

export const objectOn = (sheet: ExcelJS.Worksheet): string => {
  const marks: string[] = [];
  sheet.eachRow((row) => marks.push(row.getCell(1).text));
  return marks.find((mark) => mark.startsWith("object:"))!.slice("object:".length);
};

/** Fills every form of every workbook; `change` says what differs on the nth form. @returns the files */
export async function fillAll(
  folder: string,
  change: (nth: number, object: string) => Written = () => ({}),
): Promise<string[]> {
  let nth = 0;
  const files = [];
  for (const file of formFiles(folder)) {
    const book = await load(file);
    for (const sheet of pages(book)) fillSheet(sheet, { ...CLEAN, ...change(nth++, objectOn(sheet)) });
    files.push(await save(book, join(dirname(file), `filled-${basename(file)}`)));
  }
  return files;
}
