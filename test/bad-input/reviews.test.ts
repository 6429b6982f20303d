/** Reviews in a plan, case registers and lists of reviewers that somebody got wrong, or made to do harm. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import {
  cases,
  DRAWS,
  type Files,
  head,
  REVIEW,
  reviewers,
  SOURCES,
  smallCampaign,
} from "../review/small.ts";
import { type Case, holdAll, well } from "./harness.ts";

const on = (given: Files, part: Partial<Case>): Omit<Case, "name"> => ({
  words: ["commit", ".", "--at", "2025-05-06T01:00:00Z"],
  before: (folder) => void smallCampaign(given, folder),
  exit: 3,
  ...part,
});

function planWith(passage: string, by: string): Files {
  if (!REVIEW.includes(passage)) throw new Error(`not in the review: ${passage}`);
  return { plan: head(DRAWS + REVIEW.replace(passage, () => by) + SOURCES) };
}

/** Each code is told in both languages and as JSON once. */
const told = new Set<string>();
const isTold = (code: string): boolean => told.has(code) || !told.add(code);

/** `place`: line and column of the plan, where the finding has one. */
const plan = (
  name: string,
  passage: string,
  by: string,
  code: string,
  place?: readonly [number, number],
  exit = 3,
): Case => ({
  name,
  ...on(planWith(passage, by), {
    ...{ exit, codes: [code], once: isTold(code) },
    ...(place
      ? { en: `line ${place[0]}, column ${place[1]}\n`, zh: new RegExp(`第${place[0]}行，?第${place[1]}列`) }
      : {}),
  }),
});

const cell = (rows: string[][], row: number, column: number, text: string): string[][] =>
  rows.map((cells, i) => (i === row ? cells.map((one, j) => (j === column ? text : one)) : cells));
const caseWith = (name: string, column: number, text: string, code: string, says: RegExp): Case => ({
  name,
  ...on(
    { cases: cell(cases(), 3, column, text) },
    { codes: [code], says: [/cases-1\.csv/, says], once: isTold(code) },
  ),
});
/** What is odd and allowed: the whole chain works with it. */
const works = (name: string, given: Files, also: (folder: string) => void = () => {}): Case => ({
  name,
  ...on(given, {
    ...{ exit: 0, writes: true, once: true },
    also: async (_, folder) => {
      await well(folder, "run", ".", "--seed", "福彩=01 02 03", "--at", "2025-05-07T01:00:00Z");
      await well(folder, "verify", "out/opinions");
      also(folder);
    },
  }),
});

const N = "    n: 24";
holdAll([
  plan("a name that leaves the folder", "name: opinions", "name: ../opinions", "PLN031", [11, 11]),
  plan("a name called __proto__", "name: opinions", "name: __proto__", "PLN031", [11, 11]),
  plan("the name of a draw", "name: opinions", "name: Forensic", "PLN051", [11, 11]),
  plan("a key __proto__", "    floor: 3", "    floor: 3\n    __proto__: {}", "PLN014", [19, 5]),
  plan("a condition on __proto__", '{ 投诉件数: ">=1" }', "{ __proto__: 1 }", "REG054"),
  plan("a condition on constructor", '{ 投诉件数: ">=1" }', "{ constructor: 1 }", "REG054"),
  plan("a plan for a rubric", "rubric: forensic-opinion", "rubric: plan.yaml", "RUB014"),
  plan("a folder for a rubric", "rubric: forensic-opinion", "rubric: registry", "GRD001", undefined, 2),
  plan("a rubric that is not there", "rubric: forensic-opinion", "rubric: no.yaml", "FIL001", undefined, 4),
  ...["0", "-1", "1e999", "0x10", ".nan", "1/0", "1e2", "1000000000000"].map((times) =>
    plan(`a factor of ${times}`, "times: 3", `times: ${times}`, "REV010", [21, 42]),
  ),
  plan("no document at all", N, "    n: -0", "PLN026", [17, 8]),
  plan("more documents than numbers", N, "    n: 1000000000000000000000", "PLN027", [17, 8]),
  plan("a rate of more than everything", N, "    rate: 101%", "PLN041", [17, 11]),
  plan("a floor above the total", "floor: 3", "floor: 25", "REV012", [18, 12]),
  plan("a thousand million reviewers", "perDocument: 2", "perDocument: 1000000000", "PLN027", [25, 20]),
  plan("itself as its first stage", "of: forensic", "of: opinions", "REV011", [14, 9]),
  plan("any file as its first stage", "of: forensic", "of: { record: plan.yaml }", "CMD014"),
  plan(
    "the same register twice",
    "[registry/cases-1.csv, registry/cases-2.csv]",
    "[registry/cases-1.csv, registry/../registry/cases-1.csv]",
    "REV030",
  ),
  plan(
    "a folder of registers",
    "[registry/cases-1.csv, registry/cases-2.csv]",
    "registry",
    "FIL003",
    undefined,
    4,
  ),
  plan(
    "a register of institutions for one of cases",
    "[registry/cases-1.csv, registry/cases-2.csv]",
    "registry/institutions.csv",
    "REV020",
  ),
  plan("a column __proto__ to publish", N, `    publish: [__proto__]\n${N}`, "REG054"),
  plan("the parties to publish", N, `    publish: [委托人]\n${N}`, "REV025"),
  plan("a list of reviews in itself", "reviews:", "reviews: &a\n  - *a", "PLN005"),

  caseWith("a case without a number", 0, "", "REG050", /row 4|第4行/),
  caseWith("a case number of 180 bytes", 0, "长".repeat(60), "REG052", /row 4|第4行/),
  caseWith("a case number with a control character", 0, "示\u0001鉴", "REG053", /row 4|第4行/),
  caseWith("a case number that turns round", 0, "示\u202e鉴", "REG053", /row 4|第4行/),
  caseWith("a case of __proto__", 1, "__proto__", "REV023", /__proto__/),
  caseWith("complaints beyond all numbers", 3, "1e999", "REV026", /1e999/),
  caseWith("complaints as a hexadecimal number", 3, "0x10", "REV026", /0x10/),
  {
    name: "two reviewers of one number",
    ...on({ reviewers: cell(reviewers(), 3, 0, "ZJ001") }, { codes: ["REG051"], says: [/reviewers\.csv/] }),
  },
  {
    name: "a list of interests without its columns",
    ...on(
      {
        recusal: [
          ["甲", "乙"],
          ["1", "2"],
        ],
      },
      { codes: ["FRM020"], says: [/recusal\.csv/] },
    ),
  },
  works("case numbers like paths, formulas and emoji, full-width factors, a column __proto__", {
    plan: head(DRAWS + REVIEW.replace("times: 3", "times: '１２．５'") + SOURCES),
    cases: cases().map((row, i) => [
      i > 0 && i % 5 === 0
        ? `${["../../etc/", "=cmd()", "😀", "__proto__", "<b>&"][(i / 5) % 5]}${i}`
        : row[0]!,
      ...row.slice(1, 4),
      i === 0 ? "__proto__" : row[4]!,
    ]),
  }),
  works(
    "a category called __proto__, one of 5,000 characters and one with the separator",
    {
      plan: head(DRAWS + REVIEW.replace("      specialty: 鉴定类别\n", "") + SOURCES),
      cases: ["__proto__", "长".repeat(5000), "a|b"].reduce(
        (rows, text, i) => cell(rows, 3 + i, 2, text),
        cases(),
      ),
    },
    (folder) =>
      expect(readFileSync(join(folder, "out/opinions/frame.jsonl"), "utf8")).toContain(
        '"stratum":"__proto__"',
      ),
  ),
]);
