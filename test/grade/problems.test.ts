/** Everything that can be wrong with a table of scores: exit 3, with the cell; nothing is half-taken. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { choucha } from "../cli.ts";
import { folder, HEADER, ROWS } from "./small.ts";

interface Found {
  code: string;
  severity: string;
  file: string;
  row: number | null;
  column: string | null;
}

async function problems(rows: readonly string[], header?: string) {
  const cwd = folder(rows, header);
  const words = ["grade", "--rubric", "small.yaml", "--scores", "scores.csv", "--json", "--out", "out"];
  const { exit, stdout } = await choucha(words, { cwd });
  expect(existsSync(join(cwd, "out"))).toBe(false);
  const found = (JSON.parse(stdout).findings as Found[]).filter(({ severity }) => severity === "error");
  for (const { file } of found) expect(file).toBe("scores.csv");
  return { exit, found: found.map(({ code, row, column }) => [code, row, column]) };
}

describe("columns", () => {
  it.each([
    ["an unknown one", `${HEADER},语气`, "GRD011", "语气"],
    ["two of one item", `${HEADER},free`, "GRD012", "free"],
    ["an item without one", HEADER.replace("check", "备注"), "GRD013", null],
    ["no reviewer", HEADER.replace(",评查人", ",备注"), "GRD010", null],
  ])("%s", async (_, header, code, column) => {
    const { exit, found } = await problems(ROWS, header);
    expect([exit, found]).toEqual([3, expect.arrayContaining([[code, 1, column]])]);
  });

  it("remarks and serial numbers are left out", async () => {
    const cwd = folder(
      ROWS.map((row, i) => `${i + 1},${row},好`),
      `序号,${HEADER},备注`,
    );
    const words = ["grade", "--rubric", "small.yaml", "--scores", "scores.csv"];
    expect((await choucha(words, { cwd })).exit).toBe(0);
  });

  it("a title that two items have must be replaced by ids", async () => {
    const cwd = folder(ROWS);
    const file = join(cwd, "small.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("title: 打分", "title: 扣分"));
    const { exit, stderr } = await choucha(["grade", "--rubric", "small.yaml", "--scores", "scores.csv"], {
      cwd,
    });
    expect([exit, stderr]).toEqual([3, expect.stringContaining("GRD014")]);
  });
});

describe("rows", () => {
  it.each([
    ["a level that is none", "D9,丁,R1,,30,0,10,是,否", "RUB101", "level"],
    ["too many points", "D9,丁,R1,,40,0,11,是,否", "RUB102", "打分"],
    ["no number", "D9,丁,R1,,40,many,10,是,否", "RUB103", "扣分"],
    ["neither yes nor no", "D9,丁,R1,,40,0,10,perhaps,否", "RUB104", "check"],
    ["absent where that is not allowed", "D9,丁,R1,,n/a,0,10,是,否", "RUB105", "level"],
    ["no multiple of the step", "D9,丁,R1,,40,0,9.3,是,否", "RUB107", "打分"],
    ["a negative deduction", "D9,丁,R1,,40,-5,10,是,否", "RUB109", "扣分"],
    ["no reviewer", "D9,丁,,,40,0,10,是,否", "GRD020", "评查人"],
    ["no unit", "D9,,R1,,40,0,10,是,否", "GRD020", "机构"],
    ["a name beyond all measure", `${"长".repeat(60)},丁,R1,,40,0,10,是,否`, "GRD021", "文书"],
    ["a reviewer twice", "d1,甲,r2,,40,0,10,是,否", "GRD022", "评查人"],
    ["a document of two units", "D1,乙,R3,是,40,0,10,是,否", "GRD023", "机构"],
    ["a third who may be one", "D1,甲,R3,maybe,40,0,10,是,否", "GRD024", "第三评查人"],
  ])("%s", async (_, row, code, column) => {
    const { exit, found } = await problems([...ROWS, row]);
    expect([exit, found]).toEqual([3, [[code, ROWS.length + 2, column]]]);
  });

  it("all of them at once, by row", async () => {
    const { found } = await problems(["D1,甲,R1,,41,0,10,是,否", "D1,甲,R1,,40,0,99,maybe,否"]);
    expect(found).toEqual([
      ["RUB101", 2, "level"],
      ["RUB102", 3, "打分"],
      ["RUB104", 3, "check"],
      ["GRD022", 3, "评查人"],
    ]);
  });

  it("formulas without a value and error values are not items that nobody scored", async () => {
    const cwd = folder(ROWS);
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("评分");
    for (const row of [HEADER, ...ROWS]) sheet.addRow(row.split(","));
    sheet.getCell("F3").value = { formula: "F2+1" } as ExcelJS.CellFormulaValue;
    sheet.getCell("G3").value = { error: "#REF!" } as ExcelJS.CellErrorValue;
    await book.xlsx.writeFile(join(cwd, "scores.xlsx"));
    const words = ["grade", "--rubric", "small.yaml", "--scores", "scores.xlsx", "--lang", "en"];
    const { exit, stderr } = await choucha(words, { cwd });
    expect(exit).toBe(3);
    expect(stderr).toMatch(/error REG046 scores\.xlsx · 评分 · row 3 · 扣分/);
    expect(stderr).toMatch(/error REG04[78] scores\.xlsx · 评分 · row 3 · 打分/);
  });

  it("no rows", async () => {
    const { exit, found } = await problems([]);
    expect(exit).toBe(3);
    expect(found.length).toBeGreaterThan(0);
  });
});
