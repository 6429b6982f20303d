import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { limitFindings } from "./limit.ts";
import { readTable } from "./read.ts";
import { toUnits } from "./units.ts";

const read = (lines: string[]) => readTable({ name: "a.csv", bytes: Buffer.from(lines.join("\n")) });
const problem = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error.findings[0];
    throw error;
  }
  throw new Error("nothing was thrown");
};

it("makes a unit of each row", async () => {
  const table = await read([
    "名称,州市,统一社会信用代码",
    "甲公证处,昆明市,91350100m000100y43",
    "乙公证处,大理州,9111 0000101623741K",
  ]);
  const { units, findings } = toUnits(table, { duplicates: "stop" });
  expect(findings).toEqual([]);
  expect(units.map(({ id, rawId, name, index, row }) => [id, rawId, name, index, row])).toEqual([
    ["91350100M000100Y43", "91350100m000100y43", "甲公证处", 1, 2],
    ["91110000101623741K", "9111 0000101623741K", "乙公证处", 2, 3],
  ]);
  const { values } = units[1]!;
  expect(values.get("州市")).toBe("大理州");
  expect([values.get("没有"), values.has("没有"), values.has("名称"), values.size]).toEqual([
    undefined,
    false,
    true,
    3,
  ]);
  expect([...values]).toEqual([
    ["名称", "乙公证处"],
    ["州市", "大理州"],
    ["统一社会信用代码", "9111 0000101623741K"],
  ]);
  expect(Object.fromEntries(values)).toEqual(Object.fromEntries(new Map(values)));
});

it.each([
  ["the credit code", ["名称,信用代码,许可证号", "甲,A,1", "乙,B,2"], ["A", "B"]],
  ["else the licence", ["名称,信用代码,许可证号", "甲,A,1", "乙,,2"], ["1", "2"]],
  ["else the name", ["名称,信用代码,许可证号", "甲,A,1", "乙,,"], ["甲", "乙"]],
  ["the credit code if most have one", ["名称,信用代码", "甲,A", "乙,B", "丙,"], ["A", "B"]],
  ["a column headed id before the name", ["id,名称", "A,甲", "B,乙"], ["A", "B"]],
  ["numbers that do more than count", ["编号,名称", "J-1,甲", "J-2,乙"], ["J-1", "J-2"]],
  ["no numbers that only count", ["编号,名称", "1,甲", "2,乙"], ["甲", "乙"]],
  ["of people the certificate", ["姓名,单位,执法证号", "甲,x,1", "乙,x,2"], ["1", "2"]],
  ["of people without one the name", ["姓名,单位", "甲,x", "乙,x"], ["甲", "乙"]],
])("takes as id %s", async (_, lines, ids) => {
  expect(toUnits(await read(lines), { duplicates: "stop" }).units.map(({ id }) => id)).toEqual(ids);
});

it("joins named columns, found by header also where spaces and width differ", async () => {
  const table = await read(["城 市（全称）,名称,x", "昆明市,甲 公证处,1", ",乙,2", ",,3"]);
  const { units, findings } = toUnits(table, { id: [" 城 市(全称)", "名称"], duplicates: "stop" });
  expect(units.map(({ id, rawId }) => [id, rawId])).toEqual([
    ["昆明市|甲公证处", "昆明市|甲 公证处"],
    ["|乙", "|乙"],
  ]);
  expect(findings).toEqual([
    {
      code: "REG050",
      severity: "error",
      file: "a.csv",
      sheet: undefined,
      row: 4,
      column: "城 市（全称） | 名称",
    },
  ]);
});

it("says which columns there are and which was probably meant", async () => {
  const table = await read(["机构名称,州市,电话,电话", "甲,a,1,2"]);
  expect(problem(() => toUnits(table, { id: ["机构名"], duplicates: "stop" }))).toMatchObject({
    code: "REG059",
    column: "机构名",
    params: { nearest: "机构名称", columns: "机构名称, 州市, 电话, 电话 (2)" },
  });
  expect(problem(() => toUnits(table, { id: ["完全不同的列"], duplicates: "stop" }))).toMatchObject({
    code: "REG054",
  });
  expect(problem(() => toUnits(table, { id: ["电话"], duplicates: "stop" }))).toMatchObject({
    code: "REG058",
  });
  const nameless = await read(["alpha,beta", "1,2"]);
  expect(problem(() => toUnits(nameless, { duplicates: "stop" }))).toMatchObject({ code: "REG057" });
});

it("reports ids that are too long or have invisible characters", async () => {
  const table = await read(["名称,州市", `${"某".repeat(43)},a`, "甲\u202e乙,b", "丙,c"]);
  const { units, findings } = toUnits(table, { duplicates: "stop" });
  expect(units.map(({ id }) => id)).toEqual(["丙"]);
  expect(findings.map(({ code, row }) => [code, row])).toEqual([
    ["REG052", 2],
    ["REG053", 3],
  ]);
});

it("takes lost digits in an id column as an error, whatever the column is called", async () => {
  const table = await read(["名称,学籍", "甲,5.3E+17"]);
  expect(table.findings.map(({ code, severity }) => [code, severity])).toEqual([["REG048", "warning"]]);
  expect(toUnits(table, { id: ["学籍"], duplicates: "stop" }).findings).toEqual([
    expect.objectContaining({ code: "REG048", severity: "error", row: 2 }),
  ]);
  expect(toUnits(table, { id: ["名称"], duplicates: "stop" }).findings).toEqual([]);
});

const DOUBLE = [
  "名称,州市,电话",
  "甲,昆明市,2",
  "乙,昆明市,1",
  " 甲 ,昆明市,1",
  "丙,昆明市,1",
  "甲,昆明市,1",
];

it("stops at equal ids, naming every row of a group", async () => {
  const { units, findings } = toUnits(await read(DOUBLE), { duplicates: "stop" });
  expect(units.map(({ row }) => row)).toEqual([2, 3, 5]);
  expect(findings.map(({ code, severity, row, params }) => [code, severity, row, params?.rows])).toEqual([
    ["REG051", "error", 2, "4, 6"],
    ["REG051", "error", 4, "2, 6"],
    ["REG051", "error", 6, "2, 4"],
  ]);
});

it("merges equal ids on demand, telling each row and what differs", async () => {
  const { units, findings } = toUnits(await read(DOUBLE), { duplicates: "merge" });
  expect(
    units.map(({ id, rawId, index, row, values }) => [id, rawId, index, row, values.get("电话")]),
  ).toEqual([
    ["甲", " 甲 ", 1, 2, "1"],
    ["乙", "乙", 2, 3, "1"],
    ["丙", "丙", 4, 5, "1"],
  ]);
  expect(findings.map(({ code, severity, row }) => [code, severity, row])).toEqual([
    ["REG055", "info", 2],
    ["REG055", "info", 4],
    ["REG055", "info", 6],
    ["REG056", "warning", 2],
  ]);
  expect(findings[3]?.params).toMatchObject({ columns: "名称, 电话", used: 4 });
});

it("merges to the same content in any order of rows", async () => {
  const rows = fc.array(
    fc.tuple(fc.constantFrom("甲", "乙", "丙", "ａ", "A"), fc.constantFrom("1", "2", "\u{20000}", "～")),
    { minLength: 1, maxLength: 12 },
  );
  const content = async (lines: [string, string][]) => {
    const { units } = toUnits(await read(["名称,电话", ...lines.map((line) => line.join(","))]), {
      duplicates: "merge",
    });
    return units.map(({ id, values }) => [id, ...values.values()].join("/")).sort();
  };
  await fc.assert(
    fc.asyncProperty(rows, async (lines) => {
      expect(await content([...lines].reverse())).toEqual(await content(lines));
    }),
    { numRuns: 50 },
  );
});

it("says once how many findings it did not list", async () => {
  const table = await read(["名称,州市", ...Array.from({ length: 1500 }, () => "甲,昆明市")]);
  const all = toUnits(table, { duplicates: "stop" }).findings;
  expect(all).toHaveLength(1500);
  const findings = limitFindings(all, 1000);
  expect(findings).toHaveLength(1001);
  expect(findings[1000]).toMatchObject({
    code: "REG099",
    severity: "error",
    params: { code: "REG051", count: 500 },
  });
});

const shared = join(import.meta.dirname, "../../../shared/registries");

it.skipIf(!existsSync(shared))("reads real registers the same from both encodings", async () => {
  const clinics = async (name: string) => {
    const table = await readTable({ name, bytes: readFileSync(join(shared, name)) });
    expect(table.findings).toEqual([]);
    expect(table.rows).toHaveLength(6753);
    return toUnits(table, { id: ["城市", "医疗机构名称"], duplicates: "merge" });
  };
  const [utf8, gb18030] = [await clinics("fever-clinics.csv"), await clinics("fever-clinics-gb18030.csv")];
  expect(utf8.units.map(({ id, values }) => [id, ...values.values()])).toEqual(
    gb18030.units.map(({ id, values }) => [id, ...values.values()]),
  );
  expect(utf8.units.filter(({ values }) => values.get("省份") === "云南省")).toHaveLength(188);
});
