/** Sealed columns decide, and stand in no frame. */
import { expect, it } from "vitest";
import { readTable } from "../registry/read.ts";
import { buildObjects } from "./objects.ts";
import type { Rule } from "./rule.ts";

const CSV = [
  "名称,州市,状态,投诉件数,信用分",
  "甲所,昆明市,正常,731,88",
  "乙所,昆明市,正常,2,91",
  "丙所,大理州,正常,3,42",
].join("\n");
const table = await readTable({ name: "register.csv", bytes: Buffer.from(CSV) });
const rule: Rule = {
  method: "vrs",
  allocation: "overall",
  rounding: "random",
  minimum: 0,
  alternates: 1,
  rate: "1/2",
  duplicates: "stop",
  stratify: ["州市"],
  exclude: [{ where: { 信用分: ["<60"] }, reason: "不参加" }],
  certain: [{ where: { 投诉件数: [">=5"] }, reason: "投诉集中" }],
};

it("decide as they would in the open, but their values are not in the frame", () => {
  const open = buildObjects(table, rule);
  const sealed = buildObjects(table, { ...rule, sealed: ["投诉件数", "信用分"] });
  expect(open.frame.text).toContain("731");
  expect(sealed.frame.text).not.toMatch(/731|投诉件数|信用分|42/);
  const decided = ({ units }: typeof open.frame) =>
    units.map(({ id, excluded, certain }) => [id, excluded, certain]);
  expect(decided(sealed.frame)).toEqual(decided(open.frame));
  expect(sealed.findings).toEqual([]);
});

it.each([
  ["a stratum", "州市", {}],
  ["the id", "信用分", { id: ["信用分"] }],
  ["the name", "名称", {}],
  ["what is published", "状态", { publish: ["状态"] }],
])("%s cannot be sealed", (_, column, more) => {
  const { findings } = buildObjects(table, { ...rule, ...more, sealed: [column] });
  expect(findings).toContainEqual(expect.objectContaining({ code: "FRM005", severity: "error", column }));
});
