/** The rubrics that ship: without a warning, named like their files, with a source in both languages. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseRubric } from "./parse.ts";

const folder = new URL("../../../rubrics/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const parsed = (name: string) => parseRubric(readFileSync(new URL(name, folder), "utf8"), name);

describe.each(files)("%s", (name) => {
  const { rubric, warnings } = parsed(name);

  it("parses without a warning and is named like its file", () => {
    expect(warnings).toEqual([]);
    expect(`${rubric.id}.yaml`).toBe(name);
  });

  it("says where it comes from and what is no official weight, in both languages", () => {
    expect(rubric.source.zh).toMatch(/未公布官方分值.*示范/);
    expect(rubric.source.en).toContain("No official weights published; this is a model");
    expect(rubric.source.zh).toMatch(/《.+》/);
    expect(rubric.source.en).not.toMatch(/\p{Script=Han}/u);
    for (const text of [rubric.title, rubric.appliesTo]) expect(text.zh).not.toBe(text.en);
  });

  it("can be scored: every item has anchors, deductions, or is a yes or no", () => {
    for (const item of rubric.sections.flatMap((section) => section.items)) {
      expect([item.id, item.title]).toEqual([item.id, expect.stringMatching(/\p{Script=Han}{4}/u)]);
      if (item.kind === "points") expect([item.id, item.note]).not.toContain(undefined);
    }
  });
});

it("what the specification asks for ships", () => {
  const known = Object.fromEntries(files.map((name) => [name.replace(".yaml", ""), parsed(name).rubric]));
  expect(Object.keys(known).sort()).toEqual([
    "capability-exam",
    "credit-grade",
    "forensic-double-random",
    "forensic-opinion",
    "legal-aid-civil",
    "legal-aid-criminal",
    "notary-appraisal",
    "notary-enforceable",
    "notary-fees",
    "notary-inheritance",
    "notary-will",
    "service-platform",
  ]);
  const titles = (name: string) => known[name]?.sections.map((section) => section.title).slice(0, 7);
  expect(titles("forensic-opinion")?.slice(0, 5)).toEqual([
    "委托与受理",
    "鉴定程序实施",
    "使用技术标准",
    "鉴定意见书出具",
    "档案资料",
  ]);
  expect(titles("forensic-double-random")).toEqual([
    "党建工作",
    "执业资质",
    "质量建设",
    "执业开展",
    "文书管理",
    "信息化建设",
    "规范化建设",
  ]);
  expect(known["credit-grade"]?.bands.map((band) => band.name)).toEqual(["A", "B", "C", "D"]);
  expect(known["credit-grade"]?.notRated?.name).toBe("不予评定");
  expect(known["notary-appraisal"]?.units.caps).toEqual([{ band: "优秀", share: "30%", ties: "none" }]);
  expect(known["legal-aid-civil"]?.bands[0]).toMatchObject({ name: "优秀", from: "85" });
  expect(known["capability-exam"]).toMatchObject({
    total: "100",
    bands: [{ name: "合格", from: "70" }, { from: "0" }],
    reviewers: { count: 5, aggregate: "majority" },
  });
});
