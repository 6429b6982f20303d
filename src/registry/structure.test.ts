import { expect, it } from "vitest";
import { readTable } from "./read.ts";

const read = (lines: string[]) => readTable({ name: "a.csv", bytes: Buffer.from(lines.join("\n")) });
const names = async (lines: string[]) => {
  const table = await read(lines);
  return {
    names: table.rows.map(({ cells }) => cells[1]),
    findings: table.findings.map(({ code, row }) => [code, row]),
  };
};

it("leaves titles, groups, totals, notes, repeated headers and blank rows out and reports each", async () => {
  const found = await names([
    "2025年云南省公证机构名录,,,",
    "填报单位：云南省司法厅,,填报日期：2025年3月1日,",
    "",
    "序号,名称,州（市）,状态",
    "一、昆明市,,,",
    "1,甲公证处,昆明市,正常",
    "2,乙公证处,昆明市,正常",
    ",小计,2,",
    "曲靖市,,,",
    "序号,名称,州（市）,状态",
    "3,丙公证处,曲靖市,正常",
    ",,,",
    "4,丁公证处,曲靖市,正常",
    "5,,,",
    "合 计,4,,",
    "合计：4家,,,",
    "注：数据截至2025年3月。,,,",
    "填表人：张三,,审核人：李四,",
    "",
    "本表一式三份,,,",
  ]);
  expect(found.names).toEqual(["甲公证处", "乙公证处", "丙公证处", "丁公证处"]);
  expect(found.findings).toEqual([
    ["REG034", 4],
    ["REG038", 5],
    ["REG039", 8],
    ["REG038", 9],
    ["REG041", 10],
    ["REG043", 14],
    ["REG039", 15],
    ["REG039", 16],
    ["REG040", 17],
    ["REG040", 18],
    ["REG040", 20],
    ["REG042", 12],
  ]);
});

it.each([
  ["a unit with only its name", "名称,州市,状态", "昆明市某公证处,,"],
  ["a unit with only its name that ends like a place", "名称,州市,状态", "五华区,,"],
  ["an institution called Total", "名称,州市,状态", "Total,昆明市,正常"],
  ["an institution with 合计 in its name", "名称,州市,状态", "合计达司法鉴定中心,昆明市,正常"],
  ["a total with text beside it", "名称,州市,状态", "合计,昆明市,正常"],
  ["a code alone", "代码,州市,状态", "530100,,"],
  ["a name that begins with 注", "名称,州市,状态", "注册会计师协会,昆明市,正常"],
  ["a place in a table of two columns", "州市,数量", "昆明市,"],
  ["a row that looks half like the header", "名称,州市,状态", "名称,昆明市,状态"],
])("takes %s as data", async (_, header, row) => {
  const table = await read([header, "甲,昆明市,正常", row, "乙,大理州,正常"]);
  expect(table.rows.map(({ row }) => row)).toEqual([2, 3, 4]);
});

it("keeps units after a blank row that have nothing but a name", async () => {
  const table = await read(["名称,州市,状态", "甲公证处,昆明市,正常", "", "乙公证处,,"]);
  expect(table.rows.map(({ row }) => row)).toEqual([2, 4]);
  expect(table.findings.map(({ code, row }) => [code, row])).toEqual([
    ["REG026", 4],
    ["REG042", 3],
  ]);
});

it.each([
  [
    "known words below a title of several cells",
    ["云南省司法厅,,2025年", "名称,州市,状态", "甲,昆明市,正常"],
    2,
  ],
  ["no known word", ["alpha,beta,gamma", "1,2,3", "4,5,6"], 1],
  ["text only", ["alpha,beta", "a,b", "c,d"], 1],
  ["one column", ["名称", "甲", "乙"], 1],
  ["two rows of headings", ["基本情况,,联系方式", "名称,州市,电话", "甲,昆明市,1"], 2],
])("finds the header with %s", async (_, lines, row) => {
  expect((await read(lines)).headerRow).toBe(row);
});

it("takes the header row it is told, and refuses one that cannot be", async () => {
  const bytes = Buffer.from("a,b\nc,d\ne,f\n");
  expect((await readTable({ name: "a", bytes }, { headerRow: 2 })).rows).toHaveLength(1);
  await expect(readTable({ name: "a", bytes }, { headerRow: 9 })).rejects.toMatchObject({
    findings: [{ code: "REG019" }],
  });
});

it("names columns: repeated, without a header, empty", async () => {
  const table = await read(["名称,电话,电话,,,备注,", "甲,1,2,3,,,", "乙,4,5,6,,,"]);
  expect(table.columns.map(({ header, letter, index }) => [header, letter, index])).toEqual([
    ["名称", "A", 0],
    ["电话", "B", 1],
    ["电话 (2)", "C", 2],
    ["D", "D", 3],
    ["备注", "F", 4],
  ]);
  expect(table.findings.map(({ code, column, severity }) => [code, column, severity])).toEqual([
    ["REG035", "C", "warning"],
    ["REG036", "D", "warning"],
    ["REG037", "E", "info"],
    ["REG037", "备注", "info"],
  ]);
});

it("finds a header alone, and a file without one", async () => {
  expect(
    (await read(["名称,州市,状态"])).findings.map(({ code, severity }) => [code, severity]),
  ).toContainEqual(["REG021", "error"]);
  expect((await read(["1,2025-03-01,3", "2,2025-03-02,4"])).findings.map(({ code }) => code)).toEqual([
    "REG027",
  ]);
});
