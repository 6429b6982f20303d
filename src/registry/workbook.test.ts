import { read as sheetJs, utils, type WorkBook, write } from "@e965/xlsx";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, it, vi } from "vitest";
import { Problem } from "../problem.ts";
import { explain } from "../text/index.ts";
import { readTable } from "./read.ts";
import type { ReadOptions, Table } from "./table.ts";

const read = (bytes: Uint8Array, options?: ReadOptions, name = "a.xlsx") =>
  readTable({ name, bytes }, options);
const cells = (table: Table) => table.rows.map((row) => row.cells);
const codes = (table: Table) => table.findings.map(({ code, row, severity }) => [code, row, severity]);

async function refusal(bytes: Uint8Array, options?: ReadOptions) {
  const error = await read(bytes, options).catch((thrown: unknown) => thrown);
  if (!(error instanceof Problem)) throw error instanceof Error ? error : new Error("was read");
  expect(error.exit).toBe(3);
  for (const finding of error.findings)
    for (const lang of ["en", "zh"] as const) expect(explain(lang, finding).says).not.toBe("");
  return error.findings.map(({ code }) => code);
}

/** A workbook of one or more sheets, as exceljs writes it. */
async function excel(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const sheetOf = (rows: unknown[][], edit: (sheet: ExcelJS.Worksheet) => void = () => {}) =>
  excel((book) => {
    const sheet = book.addWorksheet("名录");
    sheet.addRows(rows);
    edit(sheet);
  });

/** The same by SheetJS, in any format. */
function sheetJsBook(
  rows: unknown[][],
  bookType: "xlsx" | "biff8" | "ods" | "xlsb",
  edit: (book: WorkBook) => void = () => {},
) {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "名录");
  edit(book);
  return new Uint8Array(write(book, { type: "buffer", bookType }) as Buffer);
}

/** Changes parts of a ZIP. */
function edited(zip: Uint8Array, edit: (name: string, text: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(zip)).map(([name, content]) => [
    name,
    strToU8(edit(name, Buffer.from(content).toString())),
  ]);
  return zipSync(Object.fromEntries(parts));
}

const ROWS = [
  ["名称", "州市", "编码", "日期"],
  ["甲公证处", "昆明市", 110100, "2025-03-01"],
  ["乙公证处", "大理州", 0.1, ""],
];
const READ = [
  ["甲公证处", "昆明市", "110100", "2025-03-01"],
  ["乙公证处", "大理州", "0.1", ""],
];

it("reads .xlsx, .xls, .ods and .xlsb alike, by content", async () => {
  for (const [bookType, format, name] of [
    ["xlsx", "xlsx", "a.xlsx"],
    ["biff8", "xls", "a.et"],
    ["ods", "ods", "a.ods"],
    ["xlsb", "xlsx", "a.xlsb"],
  ] as const) {
    const table = await read(sheetJsBook(ROWS, bookType), {}, name);
    expect([table.format, table.sheet, table.findings]).toEqual([format, "名录", []]);
    expect(cells(table)).toEqual(READ);
  }
  expect(codes(await read(sheetJsBook(ROWS, "biff8"), {}, "a.xlsx"))).toEqual([
    ["REG023", undefined, "warning"],
  ]);
});

it("shows cells as a person reads them", async () => {
  const bytes = await sheetOf([["名称", "值"]], (sheet) => {
    const add = (value: ExcelJS.CellValue, numFmt?: string) => {
      const row = sheet.addRow([`行${sheet.rowCount}`, value]);
      if (numFmt) row.getCell(2).numFmt = numFmt;
    };
    add(0.1 + 0.2);
    add(1e-7);
    add(123456789012345);
    add(1e5);
    add(-1.5);
    add(true);
    add({ richText: [{ text: "云南" }, { font: { bold: true }, text: "省" }] });
    add({ formula: "1+1", result: 2 });
    add({ formula: "A1&B1", result: "" });
    add({ text: "链接", hyperlink: "https://example.org" });
    add(45717, 'yyyy"年"m"月"d"日"');
    add(45717, '[$-804]yyyy"年"m"月"d"日";@');
    add(45717, '[DBNum1][$-804]yyyy"年"m"月"d"日";@');
    add(45717.5625, "yyyy/m/d h:mm");
    add(45717.5625, "yyyy-mm-dd");
    add(0.5625, "h:mm");
    add(45717, "m/d/yy");
    add(1234.5, "#,##0.00_);[Red](#,##0.00)");
    add(530100, "000000");
    add(42, "000000");
    add(45717, '#"月"');
    add("  两边  ");
  });
  expect(cells(await read(bytes)).map(([, value]) => value)).toEqual([
    "0.3",
    "0.0000001",
    "123456789012345",
    "100000",
    "-1.5",
    "TRUE",
    "云南省",
    "2",
    "",
    "链接",
    "2025-03-01",
    "2025-03-01",
    "2025-03-01",
    "2025-03-01 13:30",
    "2025-03-01 13:30",
    "13:30",
    "2025-03-01",
    "1234.5",
    "530100",
    "000042",
    "45717",
    "  两边  ",
  ]);
});

it("knows the built-in Chinese date formats and the 1904 calendar", async () => {
  const plain = await sheetOf(
    [
      ["名称", "有效期至"],
      ["甲", 45717],
    ],
    (sheet) => {
      sheet.getCell("B2").numFmt = "yyyy-mm-dd";
    },
  );
  const chinese = edited(plain, (name, text) =>
    name === "xl/styles.xml"
      ? text.replace(/<numFmts.*?<\/numFmts>/, "").replace(/numFmtId="1\d\d"/g, 'numFmtId="31"')
      : text,
  );
  expect(cells(await read(chinese))).toEqual([["甲", "2025-03-01"]]);
  const from1904 = edited(plain, (name, text) =>
    name === "xl/workbook.xml" ? text.replace(/<workbookPr[^>]*\/>/, '<workbookPr date1904="1"/>') : text,
  );
  expect(cells(await read(from1904))).toEqual([["甲", "2029-03-02"]]);
});

it("finds formulas without a value, error cells and damaged numbers, by how much they matter", async () => {
  const bytes = await sheetOf([
    ["名称", "统一社会信用代码", "备注"],
    ["甲", Number("530102199001011234"), { formula: "SUM(1,2)" }],
    [{ error: "#N/A" }, "91350100M000100Y43", { error: "#REF!" }],
    ["丙", "91350100M000100Y43", 1234567890123456],
  ]);
  const table = await read(bytes);
  expect(
    table.findings.map(({ code, severity, row, column, params }) => [
      code,
      severity,
      row,
      column,
      params?.value,
    ]),
  ).toEqual([
    ["REG048", "error", 2, "统一社会信用代码", "530102199001011000"],
    ["REG046", "error", 2, "备注", "=SUM(1,2)"],
    ["REG047", "error", 3, "名称", "#N/A"],
    ["REG047", "warning", 3, "备注", "#REF!"],
    ["REG048", "warning", 4, "备注", "1234567890123460"],
  ]);
  expect(cells(table)[0]?.[2]).toBe("");
});

it("reads the first visible sheet with a table and tells of the others", async () => {
  const bytes = await excel((book) => {
    book.addWorksheet("填表说明").addRows([["一、本表由各州市填写"], ["二、不得合并单元格"]]);
    book.addWorksheet("旧", { state: "hidden" }).addRows(ROWS);
    book.addWorksheet("名录").addRows(ROWS);
    book.addWorksheet("空");
    book.addWorksheet("附表").addRows(ROWS);
  });
  const table = await read(bytes);
  expect(table.sheet).toBe("名录");
  expect(table.findings.map(({ code, params }) => [code, params?.other])).toEqual([
    ["REG031", "填表说明"],
    ["REG030", "旧"],
    ["REG031", "附表"],
  ]);
  expect((await read(bytes, { sheet: "旧" })).sheet).toBe("旧");
  expect(await refusal(bytes, { sheet: "没有" })).toEqual(["REG017"]);
});

it("reads hidden rows and says which", async () => {
  for (const bytes of [
    await sheetOf(ROWS, (sheet) => {
      sheet.getRow(3).hidden = true;
    }),
    sheetJsBook(ROWS, "xlsb", (book) => {
      book.Sheets.名录!["!rows"] = [{}, {}, { hidden: true, hpx: 20 }];
    }),
    edited(sheetJsBook(ROWS, "ods"), (name, text) => {
      let row = 0;
      return name === "content.xml"
        ? text.replace(/<table:table-row/g, (tag) =>
            ++row === 3 ? `${tag} table:visibility="collapse"` : tag,
          )
        : text;
    }),
  ]) {
    const table = await read(bytes, {}, "a");
    expect(codes(table)).toEqual([["REG032", 3, "warning"]]);
    expect(cells(table)).toEqual(READ);
  }
});

it("fills vertical merges down and says so", async () => {
  const bytes = await sheetOf(
    [
      ["云南省公证机构名录"],
      ["州市", "名称", "电话"],
      ["昆明市", "甲", "1"],
      ["", "乙", "2"],
      ["大理州", "丙", "3"],
    ],
    (sheet) => {
      sheet.mergeCells("A1:C1");
      sheet.mergeCells("A3:A4");
    },
  );
  const table = await read(bytes);
  expect(table.headerRow).toBe(2);
  expect(cells(table)).toEqual([
    ["昆明市", "甲", "1"],
    ["昆明市", "乙", "2"],
    ["大理州", "丙", "3"],
  ]);
  expect(table.findings.map(({ code, row, column, params }) => [code, row, column, params])).toEqual([
    ["REG034", 2, undefined, { count: 1 }],
    ["REG033", 3, "州市", { to: 4 }],
  ]);
});

it("reads cells without references and sheets with a wrong dimension", async () => {
  const plain = sheetJsBook(ROWS, "xlsx");
  const isSheet = (name: string) => name.startsWith("xl/worksheets/sheet");
  const bare = edited(plain, (name, text) => (isSheet(name) ? text.replace(/ r="[A-Z]*\d+"/g, "") : text));
  expect(cells(await read(bare))).toEqual(READ);
  for (const ref of ["A1", "A1:B2", "A1:XFD1048576"]) {
    const wrong = edited(plain, (name, text) =>
      isSheet(name) ? text.replace(/<dimension ref="[^"]*"/, `<dimension ref="${ref}"`) : text,
    );
    expect(cells(await read(wrong))).toEqual(READ);
  }
});

it("refuses what is damaged, locked, harmful or another kind of file", async () => {
  const whole = sheetJsBook(ROWS, "xlsx");
  expect(await refusal(whole.slice(0, whole.length / 2))).toEqual(["REG010"]);
  expect(await refusal(whole.slice(0, 40))).toEqual(["REG010"]);
  expect(await refusal(zipSync({ "a.txt": strToU8("a") }))).toEqual(["REG012"]);
  expect(await refusal(zipSync({ "word/document.xml": strToU8("<a/>") }))).toEqual(["REG015"]);
  const bomb = zipSync(
    { "xl/workbook.xml": strToU8("<a/>"), "xl/worksheets/sheet1.xml": new Uint8Array(64 << 20) },
    { level: 9 },
  );
  expect(await refusal(bomb)).toEqual(["REG011"]);
  const entries = Object.fromEntries(
    Array.from({ length: 10_001 }, (_, at) => [`xl/a${at}.xml`, new Uint8Array(0)]),
  );
  expect(await refusal(zipSync(entries, { level: 0 }))).toEqual(["REG011"]);
  expect(await refusal(await excel(() => {}))).not.toEqual([]);
});

it("stops at the size that the ZIP's directory declares, if it lies", async () => {
  const zip = zipSync(
    { "xl/workbook.xml": strToU8("<a/>"), "xl/worksheets/sheet1.xml": new Uint8Array(30 << 20) },
    { level: 9 },
  );
  const view = new DataView(zip.buffer, zip.byteOffset);
  const text = Buffer.from(zip).toString("latin1");
  const entry = text.lastIndexOf("PK\x01\x02");
  view.setUint32(entry + 24, 1000, true);
  expect(await refusal(zip)).toEqual(["REG011"]);
});

it("tells an encrypted workbook and a Word document by their OLE streams", async () => {
  const { CFB } = await import("@e965/xlsx");
  const container = (stream: string) => {
    const file = CFB.utils.cfb_new();
    CFB.utils.cfb_add(file, stream, Buffer.alloc(5000));
    return new Uint8Array(CFB.write(file, { type: "buffer" }) as Buffer);
  };
  expect(await refusal(container("EncryptedPackage"))).toEqual(["REG013"]);
  expect(await refusal(container("WordDocument"))).toEqual(["REG015"]);
  expect(await refusal(container("Other"))).toEqual(["REG015"]);
});

it("gives the same cells for the same content as CSV and as .xlsx", async () => {
  const value = fc.oneof(
    fc.integer({ min: -999_999_999, max: 999_999_999 }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((number) => Number(number.toFixed(4)) || 0),
    fc
      .string({ unit: "grapheme", maxLength: 12 })
      .map((text) => `值${text.replace(/[\0-\x1f\x7f\uFFFE\uFFFF\r]|_x[0-9a-f]{4}_/gi, "")}`),
    fc.constant("2020-01-23"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 10 }), async (rows) => {
      const all: unknown[][] = [["名称", "甲", "乙"], ...rows.map((pair, at) => [`机构${at}`, ...pair])];
      const quoted = (cell: unknown) => `"${String(cell).replaceAll('"', '""')}"`;
      const csv = all.map((row) => row.map(quoted).join(",")).join("\r\n");
      const fromCsv = await readTable({ name: "a.csv", bytes: Buffer.from(csv) });
      const fromWorkbook = await read(sheetJsBook(all, "xlsx"));
      expect(cells(fromWorkbook)).toEqual(cells(fromCsv));
    }),
    { numRuns: 40 },
  );
  expect(sheetJs(sheetJsBook(ROWS, "xlsx")).SheetNames).toEqual(["名录"]);
});

it("answers any damage with a table or a finding, never with a crash", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const books = [sheetJsBook(ROWS, "xlsx"), sheetJsBook(ROWS, "biff8"), sheetJsBook(ROWS, "ods")];
  const damage = fc.tuple(
    fc.constantFrom(...books),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
    fc.option(fc.nat()),
  );
  await fc.assert(
    fc.asyncProperty(damage, async ([book, changes, cut]) => {
      const bytes = book.slice(0, cut === null ? book.length : cut % book.length);
      for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
      const outcome = await read(bytes).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Problem);
    }),
    // A fixed seed: some damage keeps SheetJS busy until its time is up.
    { numRuns: 300, seed: 2025 },
  );
  vi.restoreAllMocks();
});
