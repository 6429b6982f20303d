import { describe, expect, it } from "vitest";
import { EXIT, Problem } from "../../problem.ts";
import { allCodes, allWords, explain } from "../../text/index.ts";
import { complete, missingFlags } from "./answers.ts";
import { draftFromFlags, type InitFlags } from "./flags.ts";

const codesOf = (flags: InitFlags): string[] => {
  try {
    draftFromFlags(flags);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.exit).toBe(EXIT.usage);
    for (const finding of error.findings)
      for (const lang of ["en", "zh"] as const) expect(explain(lang, finding).remedy).not.toBe("");
    return error.findings.map((finding) => finding.code);
  }
  return [];
};

const enough: InitFlags = {
  what: "公证机构",
  register: "registry/a.csv",
  rate: "10 %",
  issuer: "云南省司法厅",
  year: "2025",
  source: ["福彩双色球=第2025050期，a=b"],
};

describe("flags", () => {
  it.each<[InitFlags, string]>([
    [{ rate: "0" }, "INI004"],
    [{ rate: "110%" }, "INI004"],
    [{ rate: "一成" }, "INI004"],
    [{ rate: "10%", n: "3" }, "INI009"],
    [{ n: "0" }, "INI002"],
    [{ n: "三" }, "INI002"],
    [{ alternates: "-1" }, "INI002"],
    [{ perObject: "0" }, "INI002"],
    [{ year: "25" }, "INI002"],
    [{ issuer: "  " }, "INI003"],
    [{ source: ["福彩双色球"] }, "INI005"],
    [{ source: ["=x"] }, "INI005"],
    [{ window: "2025-05-12" }, "INI006"],
    [{ window: "2025-06-12..2025-05-12" }, "INI006"],
    [{ exclude: ["状态"] }, "INI007"],
    [{ exclude: ["状态="] }, "INI007"],
    [{ allocation: "all" }, "INI008"],
  ])("%o is refused", (flags, code) => {
    expect(codesOf(flags)).toContain(code);
  });

  it("are all checked at once", () => {
    expect(codesOf({ rate: "0", year: "x", window: "?" })).toEqual(["INI004", "INI002", "INI006"]);
  });

  it("become answers", () => {
    const draft = draftFromFlags({
      ...enough,
      exclude: ["状态=注销，停业整顿;不在执业状态", "投诉件数=>=5"],
      window: "2025-05-12..2025-06-20",
    });
    expect(missingFlags(draft)).toEqual([]);
    expect(complete(draft, { id: ["代码"], prefecture: "州市" }, (path) => `x/${path}`)).toEqual({
      campaign: "2025年度公证机构“双随机、一公开”监督抽查",
      issuer: "云南省司法厅",
      year: 2025,
      subject: expect.objectContaining({ name: "notary" }),
      register: "x/registry/a.csv",
      id: ["代码"],
      stratify: ["州市"],
      size: { rate: "10%" },
      allocation: "overall",
      alternates: 1,
      exclude: [
        { column: "状态", values: ["注销", "停业整顿"], reason: "不在执业状态" },
        { column: "投诉件数", values: [">=5"], reason: "投诉件数：>=5" },
      ],
      window: { from: "2025-05-12", to: "2025-06-20" },
      basis: [],
      sources: [{ name: "福彩双色球", rule: "第2025050期，a=b" }],
    });
  });

  it("say which answers are missing", () => {
    expect(missingFlags(draftFromFlags({ what: "notary" }))).toEqual([
      "--register",
      "--rate",
      "--issuer",
      "--year",
      "--source NAME=RULE",
    ]);
  });
});

it("both languages have the same codes, words and placeholders", () => {
  const marks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
  for (const [code, [says, remedy]] of Object.entries(allCodes.en).filter(([one]) => /^(PLN|INI)/.test(one)))
    expect([code, ...marks(`${says}${remedy}`)]).toEqual([
      code,
      ...marks((allCodes.zh[code] ?? []).join("")),
    ]);
  for (const [key, word] of Object.entries(allWords.en).filter(([one]) => one.startsWith("init")))
    expect([key, ...marks(word)]).toEqual([key, ...marks(allWords.zh[key] ?? "")]);
});
