import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { explain, type Lang } from "../text/index.ts";
import { checkTable } from "./check.ts";
import { readTable } from "./read.ts";

const read = (lines: string[]) => readTable({ name: "a.csv", bytes: Buffer.from(lines.join("\n")) });
const check = async (...lines: string[]) => checkTable(await read(lines));
const found = async (...lines: string[]) =>
  (await check(...lines)).findings.map(({ code, severity, row, column, params }) => [
    code,
    severity,
    row,
    column,
    params?.value,
  ]);

it("describes columns", async () => {
  const report = await check(
    "名称,州市,日期,件数,x",
    "甲,昆明市,2025-03-01,3,",
    "乙,昆明市,2024年2月29日,12,",
    "丙,大理白族自治州,,0,",
  );
  expect(report.id).toEqual(["名称"]);
  expect(report.rows).toBe(3);
  expect(
    report.columns.map(({ header, letter, role, understood }) => [header, letter, role, understood]),
  ).toEqual([
    ["名称", "A", "name", true],
    ["州市", "B", "prefecture", true],
    ["日期", "C", "date", true],
    ["件数", "D", undefined, false],
    ["x", "E", undefined, false],
  ]);
  expect(report.columns[2]?.profile).toEqual({
    filled: 2,
    empty: 1,
    distinct: 2,
    kinds: { text: 0, number: 0, date: 2, boolean: 0 },
    examples: ["2025-03-01", "2024年2月29日"],
    length: { min: 10, max: 10 },
    dates: { from: "2024-02-29", to: "2025-03-01" },
  });
  expect(report.columns[4]?.profile).toMatchObject({ filled: 0, empty: 3, distinct: 0, examples: [] });
});

it("warns of credit codes that cannot be right", async () => {
  expect(
    await found(
      "名称,统一社会信用代码",
      "甲,91350100M000100Y43",
      "乙,91350100M000100Y44",
      "丙,9135O100M000100Y43",
      "丁,9135",
      "戊,",
    ),
  ).toEqual([
    ["REG050", "error", 6, "统一社会信用代码", undefined],
    ["REG062", "warning", 3, "统一社会信用代码", "91350100M000100Y44"],
    ["REG061", "warning", 4, "统一社会信用代码", "9135O100M000100Y43"],
    ["REG060", "warning", 5, "统一社会信用代码", "9135"],
  ]);
});

it("tells how prefectures were read and which are unknown", async () => {
  const lines = ["名称,州市", "甲,昆明市", "乙,楚雄", "丙,楚雄", "丁,楚雄州", "戊,昆名市", "己,N/A", "庚,"];
  expect(await found(...lines)).toEqual([
    ["REG063", "info", 3, "州市", "楚雄"],
    ["REG063", "info", 5, "州市", "楚雄州"],
    ["REG064", "error", 6, "州市", "昆名市"],
    ["REG065", "warning", 7, "州市", "N/A"],
  ]);
});

it("does not judge a national list by Yunnan's prefectures", async () => {
  expect(await found("名称,城市", "甲,北京市", "乙,上海市", "丙,昆明")).toEqual([]);
});

it("finds unreadable dates and mixed ways of writing", async () => {
  const lines = [
    "姓名,执法证号,有效期至",
    "甲,1,2025-3-1",
    "乙,2,2025/03/01",
    "丙,3,2025年3月1日",
    "丁,4,2025-02-30",
    "戊,5,长期",
  ];
  const { findings } = await check(...lines);
  expect(findings.map(({ code, row, params }) => [code, row, params])).toEqual([
    ["REG066", 5, { value: "2025-02-30" }],
    ["REG067", undefined, { notations: "2025-03-01 × 1, 2025/3/1 × 1, 2025年3月1日 × 1" }],
  ]);
});

it("warns of unreadable dates where they decide nothing", async () => {
  expect(await found("名称,发证日期", "甲,2025-02-30", "乙,2025-03-01")).toEqual([
    ["REG066", "warning", 2, "发证日期", "2025-02-30"],
  ]);
});

it("finds text that looks like a formula and keeps it", async () => {
  const table = await read([
    "名称,电话,备注",
    '"=HYPERLINK(""http://x"",""甲"")",+86-871-1,-',
    "乙,+cmd|' /C calc'!A0,@SUM(A1)",
    "丙,-1,- 无",
  ]);
  expect(table.rows[0]?.cells[0]).toBe('=HYPERLINK("http://x","甲")');
  const suspicious = checkTable(table).findings.filter(({ code }) => code === "REG068");
  expect(suspicious.map(({ row, column }) => [row, column])).toEqual([
    [2, "名称"],
    [3, "电话"],
    [3, "备注"],
  ]);
});

it("checks no ids in a list that pairs people with objects", async () => {
  const report = await check("姓名,检查对象,回避原因", "甲,A公证处,亲属", "甲,B公证处,亲属");
  expect(report.id).toEqual([]);
  expect(report.findings.map(({ code, severity }) => [code, severity])).toEqual([["REG070", "info"]]);
});

it("reports missing and equal ids by the columns it is told", async () => {
  const table = await read(["名称,州市", "甲,昆明市", "甲,大理白族自治州", "甲,昆明市"]);
  expect(checkTable(table).findings).toHaveLength(3);
  expect(checkTable(table, { id: ["名称", "州市"] }).findings.map(({ row }) => row)).toEqual([2, 4]);
});

const shared = join(import.meta.dirname, "../../../shared/registries");
const REAL = [
  ["fever-clinics.csv", "城市,区县,医疗机构名称"],
  ["yunnan-counties.csv", "county_code"],
  ["chicago-inspections-2014.csv", "row"],
  ["chicago-licences-risk-ward.csv", "inspection_id"],
] as const;

it.skipIf(!existsSync(shared)).each(REAL)(
  "finds no false error in %s, and has a sentence for all it finds",
  async (name, id) => {
    const table = await readTable({ name, bytes: readFileSync(join(shared, name)) });
    const { findings } = checkTable(table, { id: id.split(",") });
    expect(findings.filter(({ severity, code }) => severity === "error" && code !== "REG051")).toEqual([]);
    for (const finding of findings)
      for (const lang of ["en", "zh"] as Lang[]) expect(explain(lang, finding).says).not.toContain("{");
  },
);
