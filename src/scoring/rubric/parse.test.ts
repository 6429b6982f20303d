import { describe, expect, it } from "vitest";
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { explain } from "../../text/index.ts";
import { measure } from "../aggregate/measure.ts";
import { loadRubric, parseRubric } from "./parse.ts";

const LINES = [
  "id: example", // 1
  "title: 示例",
  'version: "1"',
  "weights: model",
  "source: { zh: 无, en: none }", // 5
  "appliesTo: 一份文书",
  "total: 100",
  "sections:",
  "  - id: first",
  "    title: 第一部分", // 10
  "    items:",
  "      - { id: a, title: 甲, kind: levels, points: 40, levels: [{ points: 40, says: 好 }, { points: 0, says: 差 }] }",
  "      - { id: b, title: 乙, kind: deduct, points: 40, cap: 40, deductions: [{ points: 2, says: 缺签名, each: true }] }",
  "      - { id: c, title: 丙, kind: points, points: 20, step: 0.5, absentAllowed: true }",
  "      - { id: d, title: 丁, kind: veto, reason: 伪造的不得分 }", // 15
  "bands: [{ name: 合格, from: 60 }, { name: 不合格, from: 0 }]",
  "reviewers: { count: 2, third: { pointDifference: 10 }, thirdCounts: median }",
  "units: { caps: [{ band: 合格, share: 30% }] }",
];

/** The example with lines replaced: { 7: "total: 90" }; more lines come at the end. */
function rubric(changes: Readonly<Record<number, string>> = {}): string {
  const lines = [...LINES];
  for (const [line, text] of Object.entries(changes)) lines[Number(line) - 1] = text;
  return `${lines.join("\n")}\n`;
}

function problems(text: string): readonly Finding[] {
  try {
    return parseRubric(text, "r.yaml").warnings;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.exit).toBe(EXIT.badInput);
    return error.findings;
  }
}
const brief = (one: Finding) => `${one.code} ${one.row}:${one.column} ${one.params?.path ?? ""}`.trim();
const item = (text: string) => `      - { ${text} }`;
const LEVELS = "id: a, title: 甲, kind: levels, points: 40,";
const bands = (text: string, rest = "units: {}") => rubric({ 16: `bands: [${text}]`, 18: rest });
const reviewers = (text: string) => rubric({ 17: `reviewers: { ${text} }` });
const units = (text: string) => rubric({ 18: `units: { ${text} }` });

/** Line and column of every § in a text, as if the signs were not there. */
function marked(text: string): string[] {
  return text.split("\n").flatMap((line, row) =>
    line
      .split("§")
      .slice(0, -1)
      .map((_, at, parts) => `${row + 1}:${parts.slice(0, at + 1).join("").length + 1}`),
  );
}

/** What is wrong, the text with § where it is wrong, and code and path of each finding, in the order of the signs. */
const cases: [what: string, text: string, ...expected: string[]][] = [
  ["the example", rubric()],
  ["nothing", "§", "RUB001"],
  ["a list", "§- a\n", "RUB017"],
  ["a full-width colon", "id§：a\n", "RUB011"],
  ["an unknown key", rubric({ 7: "total: 100\n§totl: 3" }), "RUB013 totl"],
  ["a missing key", rubric({ 1: "§id: example", 4: "" }), "RUB015 weights"],
  ["an id with capitals", rubric({ 1: "id: §Example" }), "RUB031 id"],
  ["words for points", rubric({ 7: "total: §一百" }), "RUB040 total"],
  ["too many decimals", rubric({ 7: "total: §100.00001" }), "RUB040 total"],
  ["negative points", rubric({ 7: "total: §-100" }), "RUB041 total"],
  ["points that do not add up", rubric({ 7: "total: §90" }), "RUB058 total"],
  [
    "a section that does not add up",
    rubric({ 10: "    title: x\n    points: §90" }),
    "RUB058 sections[0].points",
  ],
  ["an id twice", rubric({ 14: LINES[13]!.replace("id: c", "id: §a") }), "RUB057 sections[0].items[2].id"],
  [
    "a level above the points",
    rubric({ 12: item(`${LEVELS} levels: [{ points: §50, says: 好 }, { points: 40, says: 差 }]`) }),
    "RUB054 sections[0].items[0].levels[0].points",
  ],
  [
    "no level that reaches the points, and two alike",
    rubric({ 12: item(`${LEVELS} levels: §[{ points: 30, says: 好 }, { points: §30.0, says: 差 }]`) }),
    "RUB055 sections[0].items[0].levels",
    "RUB056 sections[0].items[0].levels[1].points",
  ],
  [
    "levels of something else",
    rubric({
      14: item(
        "id: c, title: 丙, kind: points, points: 20, §levels: [{ points: 20, says: 好 }, { points: 0, says: 差 }]",
      ),
    }),
    "RUB050 sections[0].items[2].levels",
  ],
  [
    "levels without levels",
    rubric({ 12: "      - §{ id: a, title: 甲, kind: levels, points: 40 }" }),
    "RUB051 sections[0].items[0]",
  ],
  [
    "a veto without reason",
    rubric({ 15: "      - §{ id: d, title: 丁, kind: veto }" }),
    "RUB052 sections[0].items[3]",
  ],
  [
    "deductions without cap",
    rubric({
      13: "      - §{ id: b, title: 乙, kind: deduct, points: 40, deductions: [{ points: 2, says: 缺 }] }",
    }),
    "RUB053 sections[0].items[1]",
  ],
  [
    "a cap above the points, and a deduction of nothing",
    rubric({
      13: item(
        "id: b, title: 乙, kind: deduct, points: 40, cap: §41, deductions: [{ points: §0, says: 缺 }]",
      ),
    }),
    "RUB059 sections[0].items[1].cap",
    "RUB061 sections[0].items[1].deductions[0].points",
  ],
  [
    "a step that does not lead there",
    rubric({ 14: LINES[13]!.replace("0.5", "§0.3") }),
    "RUB065 sections[0].items[2].step",
  ],
  [
    "a lowest grade above 0",
    bands("{ name: 合格, from: 60 }, { name: b, from: §1 }"),
    "RUB070 bands[1].from",
  ],
  ["a gap", bands("{ name: 合格, from: 60 }, { name: b, from: 0, to: §59 }"), "RUB071 bands[1].to"],
  ["an overlap", bands("{ name: 合格, from: 60 }, { name: b, from: 0, to: §61 }"), "RUB072 bands[1].to"],
  [
    "the same start",
    bands("{ name: b, from: 0 }, { name: c, from: §0 }, { name: 合格, from: 60 }"),
    "RUB072 bands[1].from",
  ],
  [
    "a best grade that ends early",
    bands("{ name: 合格, from: 60, to: §99 }, { name: b, from: 0 }"),
    "RUB073 bands[0].to",
  ],
  [
    "two grades of one name",
    bands("{ name: 合格, from: 60 }, { name: §合格, from: 0 }", ""),
    "RUB074 bands[1].name",
  ],
  [
    "a grade that nobody reaches",
    bands("{ name: 优, from: §100 }, { name: 合格, from: 50 }, { name: b, from: 0 }"),
    "RUB075 bands[0].from",
  ],
  [
    "a grade that ends before it starts",
    bands("{ name: 合格, from: 60, to: §50 }, { name: b, from: 0 }"),
    "RUB076 bands[0].to",
  ],
  [
    "a failing grade above a passing one",
    bands("{ name: 合格, from: 60, fails: §true }, { name: c, from: 30 }, { name: b, from: 0, fails: true }"),
    "RUB077 bands[0].fails",
  ],
  ["a trimmed mean of two", reviewers("count: 2, aggregate: §trimmed"), "RUB080 reviewers.aggregate"],
  [
    "one reviewer who differs",
    reviewers("count: 1, third: { §pointDifference: 10 }, thirdCounts: median"),
    "RUB081 reviewers.third.pointDifference",
  ],
  [
    "rules that never come true",
    rubric({
      15: "",
      16: "bands: [{ name: 合格, from: 0 }]",
      17: "reviewers: { count: 2, third: { pointDifference: §100, anyVeto: §true, differentGrade: §true }, thirdCounts: median }",
      18: "",
    }),
    "RUB083 reviewers.third.pointDifference",
    "RUB082 reviewers.third.anyVeto",
    "RUB084 reviewers.third.differentGrade",
  ],
  ["a third for no reason", reviewers("count: 2, third: §{}, thirdCounts: median"), "RUB085 reviewers.third"],
  [
    "a third that does not count",
    reviewers("count: 2, §third: { differentGrade: true }"),
    "RUB086 reviewers.third",
  ],
  ["counting without a third", reviewers("count: 2, §thirdCounts: median"), "RUB086 reviewers.thirdCounts"],
  [
    "three of four",
    reviewers("count: 3, third: { differentGrade: true }, thirdCounts: §mean-of-three"),
    "RUB087 reviewers.thirdCounts",
  ],
  ["trimming a mean", reviewers("count: 3, §trim: 1"), "RUB088 reviewers.trim"],
  ["an even majority (warning)", reviewers("count: §2, aggregate: majority"), "RUB095 reviewers.count"],
  ["a cap above 100%", units("caps: [{ band: 合格, share: §130% }]"), "RUB046 units.caps[0].share"],
  ["a cap of 100% (warning)", units("caps: [{ band: 合格, share: §100% }]"), "RUB089 units.caps[0].share"],
  ["a cap on no grade", units("caps: [{ band: §优, share: 30% }]"), "RUB090 units.caps[0].band"],
  ["a cap on the lowest grade", units("caps: [{ band: §不合格, share: 30% }]"), "RUB091 units.caps[0].band"],
  [
    "two caps on a grade",
    units("caps: [{ band: 合格, share: 30% }, { band: §合格, share: 20% }]"),
    "RUB092 units.caps[1].band",
  ],
  ["ties by no section", units("ties: [{ section: §x }]"), "RUB093 units.ties[0].section"],
  [
    "a veto's effect without vetoes (warning)",
    rubric({ 7: "total: 100\nveto: §zero", 15: "" }),
    "RUB094 veto",
  ],
  ["a bonus that nobody can have", rubric({ 7: "total: 100\nbonus: §20" }), "RUB064 bonus"],
];

describe("what is wrong, with line and column", () => {
  it.each(cases)("%s", (_what, text, ...expected) => {
    const found = problems(text.replaceAll("§", ""));
    const places = marked(text);
    expect(found.map(brief)).toEqual(expected.map((one, at) => one.replace(/^\S+/, `$& ${places[at]}`)));
    for (const one of found)
      for (const lang of ["zh", "en"] as const) expect(explain(lang, one).says).not.toBe("");
  });

  it("everything at once, from top to bottom", () => {
    const text = rubric({
      3: "version:",
      7: "total: -1",
      15: item("id: d, title: 丁, kind: veto"),
      17: "reviewers: { count: 2.5 }",
    });
    expect(problems(text).map((one) => one.code)).toEqual(["RUB016", "RUB041", "RUB052", "RUB021"]);
  });

  it("bytes that are no text", () => {
    expect(() => loadRubric(new Uint8Array([0xff, 0xfe, 0x61, 0]), "r.yaml")).toThrow("RUB018");
  });
});

describe("which grades fail", () => {
  const failing = (text: string) =>
    measure(parseRubric(bands(text), "r.yaml").rubric)
      .grades.filter(({ fails }) => fails)
      .map(({ name }) => name);

  it.each([
    ["{ name: A, from: 60 }, { name: B, from: 0 }", ["B"]],
    ["{ name: A, from: 60 }, { name: B, from: 30, fails: true }, { name: C, from: 0 }", ["C", "B"]],
    ["{ name: A, from: 60 }, { name: B, from: 0, fails: false }", []],
  ])("the lowest, unless the rubric says otherwise: %s", (text, expected) =>
    expect(failing(text)).toEqual(expected),
  );
});

describe("what comes out", () => {
  it("is plain data; points keep their digits, in one form", () => {
    const { rubric: parsed } = parseRubric(rubric({ 7: "total: 100.00", 3: "version: 2025.10" }), "r.yaml");
    expect(parsed.total).toBe("100");
    expect(parsed.version).toBe("2025.10");
    expect(parsed.title).toEqual({ zh: "示例", en: "示例" });
    expect(parsed.sections[0]?.items[2]?.step).toBe("0.5");
    expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed);
  });

  it("GB18030 is read, with a warning", () => {
    const ascii = rubric().replaceAll(/[^\n -~]/gu, (char) => `u${char.codePointAt(0)?.toString(16)}`);
    const bytes = Buffer.concat([Buffer.from(`${ascii}# `), Buffer.from([0xd6, 0xd0, 0x0a])]);
    expect(loadRubric(bytes, "r.yaml").warnings.map(brief)).toEqual(["RUB060 1:1"]);
  });
});
