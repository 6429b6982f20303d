/** A rubric small enough to check by hand: 100 points, a veto, a bonus of 5, and an item that may be absent. */
import { parseRubric } from "../rubric/parse.ts";
import type { Rubric } from "../rubric/schema.ts";
import type { ItemScore, Review } from "./input.ts";

const BONUS = "      - { id: bonus, title: 加分, kind: bonus, points: 5 }\n";
const head = (title: string) => `
id: small
title: ${title}
version: "1"
weights: model
source: { zh: 无, en: none }
appliesTo: { zh: 一份文书, en: one document }
`;
const body = (bonus: string) => `total: 100
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
${bonus}bands: [{ name: 优秀, from: 90 }, { name: 合格, from: 60 }, { name: 不合格, from: 0 }]
`;

/** The rubric's text, with its rules for reviewers and other lines at its end. */
export const smallText = (
  reviewers = "{ count: 2 }",
  more = "",
  { title = "示例", bonus = true }: { title?: string; bonus?: boolean } = {},
): string => `${head(title)}${body(bonus ? BONUS : "")}reviewers: ${reviewers}\n${more}\n`;

/** The rubric with its rules for reviewers, and other lines at its end. */
export const small = (reviewers?: string, more?: string): Rubric =>
  parseRubric(smallText(reviewers, more), "small.yaml").rubric;

/** Full marks without bonus: 40 + 30 + 10 + 20 = 100. */
export const FULL: Readonly<Record<string, string>> = {
  level: "40",
  deduct: "0",
  free: "10",
  check: "yes",
  veto: "no",
  bonus: "0",
};

/** A review with full marks except where said; "absent" marks an item as such. */
export function sheet(
  document: string,
  reviewer: string,
  changes: Readonly<Record<string, string>> = {},
  third?: boolean,
): Review {
  const items = Object.entries({ ...FULL, ...changes }).map(([id, value]): [string, ItemScore] => [
    id,
    value === "absent" ? { absent: true } : { value },
  ]);
  return { document, reviewer, third, items: Object.fromEntries(items) };
}

/** A review that gives this many points: 100 less deductions, below 70 with the level, too. */
export function points(document: string, reviewer: string, given: number, third?: boolean): Review {
  const off = 100 - given;
  const level = off > 50 ? "0" : off > 30 ? "20" : "40";
  return sheet(document, reviewer, { level, deduct: (off - (40 - Number(level))).toFixed(4) }, third);
}
