import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXIT, type Finding, Problem } from "../problem.ts";
import { explain } from "../text/index.ts";
import { loadPlan, parsePlan } from "./load.ts";

/** A plan with lines put into its draw (from line 8) and after its end. */
const plan = (draw = "", size = "    rate: 10%", end = ""): string => `campaign: C
issuer: I
year: 2025
draws:
  - name: forensic
    register: a.xlsx
${size}
${draw === "" ? "" : `${draw}\n`}seed:
  sources: [{ name: 福彩, rule: 第1期 }]
${end}`;

function problems(text: string): readonly Finding[] {
  try {
    parsePlan(text, "plan.yaml");
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.exit).toBe(EXIT.badInput);
    return error.findings;
  }
  throw new Error("the plan was accepted");
}
const brief = (finding: Finding) =>
  `${finding.code} ${finding.row}:${finding.column} ${finding.params?.path ?? ""}`.trim();

const cases: [what: string, text: string, ...expected: string[]][] = [
  ["nothing", "", "PLN001 1:1"],
  ["comments only", "# later\n\n", "PLN001 1:1"],
  ["a word", "plan\n", "PLN017 1:1"],
  ["a list", "- campaign: C\n", "PLN017 1:1"],
  ["a tab as indent", "draws:\n\t- name: a\n", "PLN003 2:1"],
  ["full-width colons", "campaign：C\nissuer：I\n", "PLN011 1:9", "PLN011 2:7"],
  ["no space after the colon", "campaign:C\nissuer: I\n", "PLN011 1:9"],
  ["an open bracket", plan("    checklist: [a, b"), "PLN008 9:1"],
  ["an open quote", plan('    title: "a'), "PLN009 8:12"],
  ["an unquoted comparison", plan("    certain: [{ where: { 投诉: >=5 }, reason: r }]"), "PLN010 8:30"],
  ["an unquoted @", plan("    title: @a"), "PLN010 8:12"],
  ["an unknown tag", plan("    title: !name a"), "PLN006 8:12"],
  ["two plans", `${plan()}---\n${plan()}`, "PLN007 10:1"],
  ["an alias to nothing", plan("    title: *a"), "PLN005 1:1"],
  ["an alias to itself", "campaign: &a [*a]\n", "PLN005 1:1"],
  ["a flood of brackets", `campaign: ${"[".repeat(200)}${"]".repeat(200)}`, "PLN005 1:1"],
  ["a list as key", `${plan()}? [a]\n: b\n`, "PLN012 10:3"],
  ["keys twice", plan("    rate: 5%\n    name: x"), "PLN004 8:5", "PLN004 9:5"],
  ["a misspelt key", plan("    exclud: []"), "PLN013 8:5 draws[0].exclud"],
  ["a key in the wrong case", plan("    Alternates: 2"), "PLN013 8:5 draws[0].Alternates"],
  ["unknown keys", plan("    比例: 5%\n    foo: 1"), "PLN014 8:5 draws[0].比例", "PLN014 9:5 draws[0].foo"],
  [
    "hostile keys",
    plan("    __proto__: 1\n    constructor: 2"),
    "PLN014 8:5 draws[0].__proto__",
    "PLN014 9:5 draws[0].constructor",
  ],
  ["an unknown key of the plan", plan("", undefined, "sead: 1\n"), "PLN013 10:1 sead"],
  [
    "missing keys",
    "campaign: C\nissuer: I\nyear: 2025\ndraws: [{ name: a, n: 1 }]\n",
    "PLN015 1:1 seed",
    "PLN015 4:9 draws[0].register",
  ],
  ["a key without value", plan("    title:"), "PLN016 8:5 draws[0].title"],
  ["a number for text", plan("    title: 2025"), "PLN019 8:12 draws[0].title"],
  ["yes for text", plan("    title: true"), "PLN019 8:12 draws[0].title"],
  ["a list for text", plan("    title: [a]"), "PLN020 8:12 draws[0].title"],
  ["text for a number", plan("    alternates: 两个"), "PLN021 8:17 draws[0].alternates"],
  ["a fraction for a whole number", plan("    alternates: 1.5"), "PLN021 8:17 draws[0].alternates"],
  ["text for a list", plan("    checklist: 党建"), "PLN022 8:16 draws[0].checklist"],
  ["text for a group", plan("    inspectors: a.csv"), "PLN023 8:17 draws[0].inspectors"],
  ["a list for a group", plan("    window: [2025-05-12]"), "PLN023 8:13 draws[0].window"],
  [
    "text for yes or no",
    plan("    inspectors: { register: a.csv, onDuty: 是 }"),
    "PLN024 8:44 draws[0].inspectors.onDuty",
  ],
  ["a choice misspelt", plan("    allocation: eech"), "PLN035 8:17 draws[0].allocation"],
  ["no choice at all", plan("    method: 摇号"), "PLN025 8:13 draws[0].method"],
  ["too few alternates", plan("    alternates: -1"), "PLN026 8:17 draws[0].alternates"],
  ["too high a minimum", plan("    minimum: 1e9"), "PLN027 8:14 draws[0].minimum"],
  [
    "a day that is none",
    plan("    window: { from: 2025-02-30, to: 2025-5-1 }"),
    "PLN028 8:21 draws[0].window.from",
    "PLN028 8:37 draws[0].window.to",
  ],
  ["an empty list", plan("    stratify: []"), "PLN029 8:15 draws[0].stratify"],
  ["an empty text", plan('    title: " "'), "PLN030 8:12 draws[0].title"],
  ["an unfit name", plan().replace("forensic", "司法鉴定"), "PLN031 5:11 draws[0].name"],
  [
    "an unfit time",
    plan("    history: h.csv\n    exclude: [{ drawnWithin: 一年 }]"),
    "PLN032 9:30 draws[0].exclude[0].drawnWithin",
  ],
  ["a source with =", plan().replace("福彩", "a=b"), "PLN033 9:21 seed.sources[0].name"],
  [
    "an empty condition",
    plan("    certain: [{ where: {}, reason: r }]"),
    "PLN036 8:24 draws[0].certain[0].where",
  ],
  ["an invisible character", plan('    title: "a\\x07"'), "PLN037 8:12 draws[0].title"],
  [
    "half a comparison",
    plan('    certain: [{ where: { a: ">=" }, reason: r }]'),
    "PLN038 8:29 draws[0].certain[0].where.a",
  ],
  [
    "a condition that is a group",
    plan("    certain: [{ where: { a: { b: c } }, reason: r }]"),
    "PLN020 8:29 draws[0].certain[0].where.a",
  ],
  ["rate 0", plan("", "    rate: 0"), "PLN040 7:11 draws[0].rate"],
  ["rate 0%", plan("", "    rate: 0%"), "PLN040 7:11 draws[0].rate"],
  ["rate 110%", plan("", "    rate: 110%"), "PLN041 7:11 draws[0].rate"],
  ["rate -10%", plan("", "    rate: -10%"), "PLN042 7:11 draws[0].rate"],
  ["rate 一成", plan("", "    rate: 一成"), "PLN043 7:11 draws[0].rate"],
  ["rate 十分之一", plan("", "    rate: 十分之一"), "PLN043 7:11 draws[0].rate"],
  ["rate 10", plan("", "    rate: 10"), "PLN043 7:11 draws[0].rate"],
  [
    "a table of bad rates",
    plan("", "    rate: { by: 等级, values: { A: 0, B: x } }"),
    "PLN040 7:34 draws[0].rate.values.A",
    "PLN042 7:40 draws[0].rate.values.B",
  ],
  [
    "a table without rates",
    plan("", "    rate: { by: 等级, values: {} }"),
    "PLN036 7:29 draws[0].rate.values",
  ],
  ["rate and number", plan("    n: 3"), "PLN045 8:8 draws[0].n"],
  ["neither rate nor number", plan("", "    object: o"), "PLN046 5:5 draws[0]"],
  [
    "drawnWithin without history",
    plan("    exclude: [{ drawnWithin: 1 year }]"),
    "PLN050 8:30 draws[0].exclude[0].drawnWithin",
  ],
  ["names twice", plan("  - { name: forensic, register: b.csv, n: 1 }"), "PLN051 8:13 draws[1].name"],
  [
    "sources twice",
    plan().replace("第1期 }", "第1期 }, { name: 福彩, rule: r }"),
    "PLN052 9:46 seed.sources[1].name",
  ],
  ["rfc3797 with strata", plan("    method: rfc3797\n    stratify: 州市"), "PLN053 9:15 draws[0].stratify"],
  [
    "a window that ends before it begins",
    plan("    window: { from: 2025-06-01, to: 2025-05-01 }"),
    "PLN054 8:37 draws[0].window.to",
  ],
  [
    "a lead of one",
    plan("    inspectors: { register: i.csv, perObject: 1, lead: { 职务: 科长 } }"),
    "PLN056 8:47 draws[0].inspectors.perObject",
    "PLN057 8:56 draws[0].inspectors.lead",
  ],
  ["a device as name", plan().replace("forensic", "con"), "PLN058 5:11 draws[0].name"],
  [
    "everything at once",
    "campaign: [C]\nyear: 二〇二五\nissuer: 1\ndraws: {}\nseed: s\n",
    "PLN020 1:11 campaign",
    "PLN021 2:7 year",
    "PLN019 3:9 issuer",
    "PLN022 4:8 draws",
    "PLN023 5:7 seed",
  ],
];

describe("what is wrong with a plan, and where", () => {
  it.each(cases)("%s", (_, text, ...expected) => {
    const findings = problems(text);
    expect(findings.map(brief)).toEqual(expected);
    for (const finding of findings)
      for (const lang of ["en", "zh"] as const) {
        const { says, remedy } = explain(lang, finding);
        expect(says).not.toMatch(/undefined|\[object/);
        expect(remedy).not.toBe("");
      }
  });

  it("says what would be right", () => {
    const remedy = (text: string) => explain("en", problems(text)[0] as Finding).remedy;
    expect(remedy(plan("", "    rate: 一成"))).toContain("10%");
    expect(remedy(plan("", "    rate: 十分之一"))).toContain("10%");
    expect(remedy(plan("    exclud: []"))).toContain("`exclude`");
    expect(remedy(plan("    allocation: eech"))).toContain("overall | each");
    expect(remedy(plan("    foo: 1"))).toContain("stratify");
  });

  it("never throws anything but a Problem, whatever the text", () => {
    const piece = fc.constantFrom(
      ..."campaign|: |\n|  |- |[|]|{|}|\"|'|&a|*a|!t|>|#|,|__proto__|draws|rate|10%|：|\t|? |---\n".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          parsePlan(pieces.join(""), "plan.yaml");
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});

describe("what a plan comes to", () => {
  it("fills in the defaults", () => {
    const { plan: read, warnings } = parsePlan(plan(), "plan.yaml");
    expect(warnings).toEqual([]);
    expect(read.draws[0]).toMatchObject({
      register: { file: "a.xlsx" },
      rate: "10%",
      allocation: "overall",
      rounding: "random",
      alternates: 1,
      method: "vrs",
    });
  });

  it("keeps texts as they were written, also those that look like numbers", () => {
    const text = plan(
      "    certain: [{ where: { 代码: [007, 3253000012345678901, 1.50], 在岗: false, 空: '' }, reason: r }]",
      "    rate: 0.100000000000000001",
    );
    const draw = parsePlan(text, "plan.yaml").plan.draws[0];
    expect(draw?.rate).toBe("0.100000000000000001");
    expect(draw?.certain[0]?.where).toEqual({
      代码: ["007", "3253000012345678901", "1.50"],
      在岗: ["false"],
      空: [""],
    });
  });

  it("keeps hostile column names as ordinary keys", () => {
    const text = plan(
      "    certain: [{ where: { __proto__: a, constructor: b, prototype: c }, reason: r }]",
      "    rate: { by: x, values: { __proto__: 5%, toString: 10% } }",
    );
    const draw = parsePlan(text, "plan.yaml").plan.draws[0];
    expect(Object.entries(draw?.certain[0]?.where ?? {})).toEqual([
      ["__proto__", ["a"]],
      ["constructor", ["b"]],
      ["prototype", ["c"]],
    ]);
    const rate = draw?.rate as { values: Record<string, string> };
    expect(Object.entries(rate.values)).toEqual([
      ["__proto__", "5%"],
      ["toString", "10%"],
    ]);
    expect(rate.values.valueOf).toBeUndefined();
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  it("warns of one inspector for each object, and reads on", () => {
    const { warnings } = parsePlan(plan("    inspectors: { register: i.csv, perObject: 1 }"), "plan.yaml");
    expect(warnings.map(brief)).toEqual(["PLN056 8:47 draws[0].inspectors.perObject"]);
    expect(warnings[0]?.severity).toBe("warning");
  });

  it("reads anchors that are used with measure", () => {
    const text = plan(
      "    inspectors: &i { register: i.csv }\n  - { name: b, register: b.csv, n: 1, inspectors: *i }",
    );
    expect(parsePlan(text, "plan.yaml").plan.draws[1]?.inspectors?.register.file).toBe("i.csv");
  });
});

describe("bytes", () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  it("may start with a byte order mark and end lines as Windows does", () => {
    expect(loadPlan(utf8(`\uFEFF${plan().replaceAll("\n", "\r\n")}`), "p").plan.campaign).toBe("C");
  });
  it("may be GB18030, with a warning", () => {
    const gb = Uint8Array.from([
      ...utf8(
        plan()
          .replace("campaign: C", "campaign: ")
          .replace(/福彩|第1期/g, "x"),
      ),
    ]);
    const at = "campaign: ".length;
    const bytes = Uint8Array.from([...gb.slice(0, at), 0xb3, 0xe9, 0xb2, 0xe9, ...gb.slice(at)]);
    const { plan: read, warnings } = loadPlan(bytes, "p");
    expect(read.campaign).toBe("抽查");
    expect(warnings.map((one) => one.code)).toEqual(["PLN060"]);
  });
  it.each([
    ["UTF-16", Uint8Array.from([0xff, 0xfe, 0x63, 0])],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff])],
    ["neither encoding", Uint8Array.from([0x61, 0xff, 0xff])],
  ])("refuses %s", (_, bytes) => {
    expect(() => loadPlan(bytes, "p")).toThrow("PLN018");
  });
});

const fixture = new URL("../../fixtures/yunnan-2025/plan.yaml", import.meta.url);
it("reads the example campaign's plan", () => {
  const { plan: read } = loadPlan(readFileSync(fixture), "plan.yaml");
  expect(read.synthetic).toBe(true);
});
