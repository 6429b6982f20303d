import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readSheets } from "../registry/read-sheets.ts";
import { linesOf } from "./height.ts";
import type { FormBook } from "./layout.ts";
import { validationOf } from "./validation.ts";
import { toForms } from "./write.ts";

const book: FormBook = {
  pages: [
    {
      name: "D001",
      columns: [{ width: 4, hidden: true }, { width: 30 }, { width: 8 }],
      frozen: 1,
      repeated: [1, 1],
      head: ["R&D 评查", "R01"],
      rows: [
        { cells: [undefined, { text: "项目", face: "header" }, { text: "得分", face: "header" }] },
        {
          cells: [
            { text: "item:a" },
            { text: "很长的要求".repeat(20) },
            { input: { kind: "number", least: "0", most: "10", step: "0.5" }, number: "2.5" },
          ],
        },
        {
          cells: [
            undefined,
            { text: "=1+1" },
            { input: { kind: "list", values: ["是", "否"] }, redWhen: "是" },
          ],
        },
        { cells: [undefined, { text: "合计" }, { formula: "SUM(C2)", value: 2.5, face: "result" }] },
      ],
    },
    { name: "机密", columns: [{ width: 10 }], rows: [{ cells: [{ text: "x" }] }], secret: true },
  ],
};

describe("forms", () => {
  it("the same book gives the same bytes, and no name or clock is in them", async () => {
    const bytes = await toForms(book);
    expect(Buffer.from(await toForms(book)).equals(Buffer.from(bytes))).toBe(true);
    const core = new TextDecoder().decode(unzipSync(bytes)["docProps/core.xml"]);
    expect(
      core
        .replace(/<[^>]*>/g, " ")
        .trim()
        .split(/\s+/),
    ).toEqual(["1980-01-01T00:00:00Z", "1980-01-01T00:00:00Z"]);
  });

  it("only inputs are unlocked; sheets and their order are protected; print set-up is A4", async () => {
    const bytes = await toForms(book);
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(bytes.buffer as ArrayBuffer);
    const sheet = read.getWorksheet("D001")!;
    expect([sheet.getCell("C2").protection?.locked, sheet.getCell("C3").protection?.locked]).toEqual([
      false,
      false,
    ]);
    expect([sheet.getCell("B2").protection?.locked, sheet.getCell("C4").protection?.locked]).not.toContain(
      false,
    );
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "1:1",
    });
    const parts = unzipSync(bytes);
    const part = (name: string) => new TextDecoder().decode(parts[name]);
    expect(part("xl/worksheets/sheet1.xml")).toContain('<sheetProtection sheet="1"');
    expect(part("xl/workbook.xml")).toContain('lockStructure="1"');
    expect(part("xl/worksheets/sheet1.xml")).toContain("R&amp;&amp;D");
    expect(read.getWorksheet("机密")!.state).toBe("veryHidden");
  });

  it("is read back with formulas' values, hidden marks and text that looks like a formula", async () => {
    const { sheets } = await readSheets({ name: "x.xlsx", bytes: await toForms(book) });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["D001", false],
      ["机密", true],
    ]);
    expect(sheets[0]!.grid.rows.slice(1).map((row) => [row[0], row[2]])).toEqual([
      ["item:a", "2.5"],
      ["", undefined],
      ["", "2.5"],
    ]);
    expect(sheets[0]!.grid.rows[2]![1]).toBe("=1+1");
  });

  it("rows are as high as their texts need", async () => {
    // 30 units are 157.5 points, less padding and slack: 146.4, that is 13 letters of 10.5 points; 100 letters: 8 lines.
    expect(linesOf("很长的要求".repeat(20), 10.5, 30)).toBe(8);
    expect(linesOf("一\n二\n", 10.5, 30)).toBe(3);
    const read = new ExcelJS.Workbook();
    await read.xlsx.load((await toForms(book)).buffer as ArrayBuffer);
    expect(read.getWorksheet("D001")!.getRow(2).height).toBe(Math.ceil(8 * 15.75 + 5));
  });

  it("steps are whole numbers, lists that no drop-down holds are refused", () => {
    const number = { kind: "number", least: "0", most: "10" } as const;
    expect(validationOf({ ...number, step: "0.1" }, "C5")?.formulae).toEqual([
      "AND(ISNUMBER(C5),C5>=0,C5<=10,MOD(ROUND(C5*10000,0),1000)=0)",
    ]);
    expect(validationOf(number, "C5")).toMatchObject({ type: "decimal", formulae: [0, 10] });
    expect(validationOf({ kind: "date", least: "2025-05-12" }, "C5")?.formulae?.[0]).toBe(45789);
    expect(() => validationOf({ kind: "list", values: ["a,b"] }, "C5")).toThrow(RangeError);
    expect(() => validationOf({ kind: "list", values: Array(90).fill("很好") }, "C5")).toThrow(RangeError);
  });
});
