/** A rubric of 100 points that can be added up by hand, and tables of scores for it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder } from "../cli.ts";

export const RUBRIC = `
id: small
title: { zh: 示例, en: Small }
version: "1"
weights: model
source: { zh: 无, en: none }
appliesTo: { zh: 一份文书, en: one document }
total: 100
sections:
  - id: first
    title: 第一部分
    items:
      - { id: level, title: 档次, kind: levels, points: 40, levels: [{ points: 40, says: 好 }, { points: 20, says: 中 }, { points: 0, says: 差 }] }
      - { id: deduct, title: 扣分, kind: deduct, points: 30, cap: 30, deductions: [{ points: 2.5, says: 缺, each: true }] }
  - id: second
    title: 第二部分
    items:
      - { id: free, title: 打分, kind: points, points: 10, step: 0.5, absentAllowed: true }
      - { id: check, title: 是否, kind: check, points: 20 }
      - { id: veto, title: 否决, kind: veto, reason: 伪造 }
bands: [{ name: 优秀, from: 90 }, { name: 合格, from: 60 }, { name: 不合格, from: 0 }]
reviewers: { count: 2, third: { pointDifference: 10, anyVeto: true }, thirdCounts: replaces-farther }
units: { ties: [], caps: [{ band: 优秀, share: 40% }] }
`;

export const HEADER = "文书,机构,评查人,第三评查人,level,扣分,打分,check,否决";

/** A folder with the rubric and a table of these rows. */
export function folder(rows: readonly string[], header = HEADER): string {
  const made = newFolder();
  writeFileSync(join(made, "small.yaml"), RUBRIC);
  writeFileSync(join(made, "scores.csv"), `${[header, ...rows].join("\n")}\n`);
  return made;
}

/** Three units: 甲 and 乙 share the first place, 丙 has an absent item. */
export const ROWS = [
  "D1,甲,R1,,40,0,10,是,否",
  "D1,甲,R2,,40,5,9.5,是,否",
  "D2,乙,R1,,好,2.5,10,yes,no",
  "D2,乙,R2,,40,2.5,9.5,√,×",
  "D3,丙,R1,,20,10,合理缺项,是,否",
  "D3,丙,R2,,20,7.5,合理缺项,是,否",
];
