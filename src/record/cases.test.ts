import { expect, it } from "vitest";
import { readTable } from "../registry/read.ts";
import { buildCases } from "./cases.ts";
import type { Rule } from "./rule.ts";

const table = (name: string, text: string) => readTable({ name, bytes: Buffer.from(text) });
const rule = (more: Partial<Rule> = {}): Rule => ({
  ...{ method: "poisson", allocation: "overall", rounding: "random", minimum: 0, alternates: 0, n: 1 },
  ...{ duplicates: "stop", stratify: [], exclude: [], certain: [], floor: 0, weights: [] },
  ...more,
});
const units = async (text: string, more: Partial<Rule> = {}) =>
  buildCases([await table("c.csv", text)], rule(more)).frame.units;

it("takes the case's own number and institution, not the institution's codes or the people", async () => {
  const text =
    "序号,案号,鉴定机构,统一社会信用代码,被鉴定人姓名\n1,临〔2025〕1号,示例所甲,91530000000000000A,示例\n2,临〔2025〕2号,示例所甲,91530000000000000A,示例\n";
  expect(await units(text)).toEqual(
    ["临〔2025〕1号", "临〔2025〕2号"].map((id) => ({ id, name: id, stratum: "", unit: "示例所甲" })),
  );
});

it("multiplies the factors that hold, exactly", async () => {
  const text = "案号,机构,类别,投诉\na,甲,x,0\nb,甲,y,0\nc,甲,x,2\nd,甲,y,3\n";
  const weights: Rule["weights"] = [
    { where: { 类别: ["x"] }, times: "2/3", reason: "r" },
    { where: { 投诉: [">=1"] }, times: "3", reason: "r" },
    { where: { 类别: ["y"], 投诉: [">=3"] }, times: "1/3", reason: "r" },
  ];
  const all = await units(text, { weights });
  expect(all.map(({ weight }) => weight)).toEqual(["2/3", undefined, "2", undefined]);
});

it("an excluded case is not taken without a draw, and both stay in the frame", async () => {
  const text = "案号,机构,状态\na,甲,退案\nb,甲,办结\n";
  const all = await units(text, {
    exclude: [{ where: { 状态: ["退案"] }, reason: "已退案" }],
    certain: [{ where: { 案号: ["a", "b"] }, reason: "指定" }],
  });
  expect(all.map(({ excluded, certain }) => [excluded, certain])).toEqual([
    ["已退案", undefined],
    [undefined, "指定"],
  ]);
});

it("an entry that decides about no case is named; one that another register needs is not", async () => {
  const one = await table("one.csv", "案号,机构,类别\na,甲,遗嘱\n");
  const two = await table("two.csv", "案号,机构,类别\nb,乙,继承\n");
  const of = (value: string, reason: string) => ({ where: { 类别: [value] }, times: "2", reason });
  const { findings } = buildCases(
    [one, two],
    rule({
      weights: [of("继承", "重点"), of("遗属", "写错")],
      exclude: [{ where: { 案号: ["c"] }, reason: "不在" }],
    }),
  );
  expect(findings.map(({ code, severity, params }) => [code, severity, params])).toEqual([
    ["REV052", "warning", { key: "weights", reason: "写错" }],
    ["REV052", "info", { key: "exclude", reason: "不在" }],
  ]);
});

it("one frame of several registers, each with columns in its own order; places say which", async () => {
  const one = await table("one.csv", "案号,机构\na,甲\n");
  const two = await table("two.csv", "机构,案号\n乙,b\n甲,A\n");
  const { frame, places, findings } = buildCases([one, two], rule());
  expect(frame.units.map(({ id, unit }) => [id, unit])).toEqual([
    ["A", "甲"],
    ["B", "乙"],
  ]);
  expect(places.get("B")).toEqual({ index: 1, row: 2, file: "two.csv" });
  expect(findings).toMatchObject([
    { code: "REV030", file: "two.csv", row: 3, column: "案号", params: { other: "one.csv", otherRow: 2 } },
  ]);
});

it("shows what the plan publishes, and refuses the parties", async () => {
  const text = "案号,机构,收案日期,委托人\na,甲,2025-01-01,示例\n";
  expect((await units(text, { publish: ["收案日期"] }))[0]!.columns).toEqual({ 收案日期: "2025-01-01" });
  await expect(units(text, { publish: ["委托人"] })).rejects.toMatchObject({
    findings: [{ code: "REV025", column: "委托人" }],
  });
});

it("two cells never look alike", async () => {
  const one = await table("c.csv", "案号,机构,类别\na,甲,乙|丙\nb,甲|乙,丙\n");
  const { findings } = buildCases([one], rule({ stratify: ["类别"] }));
  expect(findings.map(({ code }) => code)).toEqual(["FRM003"]);
});
