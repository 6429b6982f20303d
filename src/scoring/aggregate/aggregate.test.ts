import { describe, expect, it } from "vitest";
import type { Problem } from "../../problem.ts";
import { formatRational } from "../../sampling/rational.ts";
import { aggregate } from "./aggregate.ts";
import type { Review } from "./input.ts";
import { points, sheet, small } from "./small.fixture.ts";
import { trace } from "./trace.ts";

const D = [{ id: "d", unit: "u" }];
const one = (reviews: readonly Review[], rubric = small()) => aggregate(rubric, D, reviews).documents[0]!;
const brief = (reviews: readonly Review[], rubric = small()) => {
  const { state, points: given, grade, counted } = one(reviews, rubric);
  return [state, given && formatRational(given), grade?.name, counted.join("")];
};

describe("one sheet", () => {
  const alone = small("{ count: 1 }");
  it.each([
    ["full marks", {}, "100"],
    ["a lower level", { level: "20" }, "80"],
    ["2.5 off", { deduct: "2.5" }, "195/2"],
    ["more taken off than there is: the item falls to 0, not below", { deduct: "999" }, "70"],
    ["no to a check", { check: "no" }, "80"],
    ["half points", { free: "9.5" }, "199/2"],
    ["a bonus on top of the total", { bonus: "5" }, "105"],
    // 40 + 20 earned of 90 that could be had (free is absent), so 60 × 100/90 + 2 = 206/3
    ["an absent item", { free: "absent", deduct: "30", bonus: "2" }, "206/3"],
  ])("%s", (_what, changes, expected) => {
    expect(formatRational(one([sheet("d", "a", changes)], alone).points!)).toBe(expected);
  });

  it("says which items were absent and by what the rest was multiplied", () => {
    const result = one([sheet("d", "a", { free: "absent" })], alone);
    expect(result.absent).toEqual([{ item: "free", reviewers: ["a"] }]);
    expect(formatRational(result.reviews[0]!.factor)).toBe("10/9");
    expect(result.sections.map(({ id, share }) => [id, share && formatRational(share)])).toEqual([
      ["first", "1"],
      ["second", "1"],
    ]);
  });

  it("a missing value keeps the review out, and says which", () => {
    const review = sheet("d", "a", { level: "" });
    expect(one([review], alone)).toMatchObject({ state: "missing-reviews", wanting: { first: 1, third: 0 } });
    expect(one([review], alone).reviews[0]!.missing).toEqual(["level"]);
  });
});

describe("wrong entries", () => {
  it.each([
    [{ level: "30" }, "RUB101"],
    [{ free: "10.5" }, "RUB102"],
    [{ free: "ten" }, "RUB103"],
    [{ check: "maybe" }, "RUB104"],
    [{ level: "absent" }, "RUB105"],
    [{ other: "1" }, "RUB106"],
    [{ constructor: "1" }, "RUB106"],
    [{ free: "0.3" }, "RUB107"],
    [{ deduct: "-1" }, "RUB109"],
  ])("%o", (changes, code) => {
    expect(() => one([sheet("d", "a", changes as Record<string, string>)])).toThrow(code);
  });

  it("both a value and absent, unknown documents, the same reviewer twice: all at once, with cells", () => {
    const both: Review = {
      ...sheet("d", "a"),
      items: { free: { value: "1", absent: true } },
      source: { file: "a.xlsx", sheet: "评分", cells: { free: "D7" } },
    };
    try {
      aggregate(small(), [...D, ...D], [both, sheet("e", "b"), sheet("d", "a")]);
      expect.unreachable();
    } catch (error) {
      const found = (error as Problem).findings;
      expect(found.map((finding) => finding.code)).toEqual(["RUB112", "RUB108", "RUB110", "RUB111"]);
      expect(found[1]).toMatchObject({ file: "a.xlsx", sheet: "评分", column: "D7" });
    }
  });
});

describe("several reviewers", () => {
  const three = (aggregateBy: string) => small(`{ count: 3, aggregate: ${aggregateBy} }`);
  const given = [points("d", "a", 95), points("d", "b", 80), points("d", "c", 60)];

  it.each([
    ["mean", "235/3", "合格"],
    ["median", "80", "合格"],
    ["trimmed", "80", "合格"],
    // two of three say 合格: (80 + 60) / 2
    ["majority", "70", "合格"],
  ])("%s of 95, 80 and 60", (how, expected, grade) => {
    expect(brief(given, three(how)).slice(0, 3)).toEqual(["complete", expected, grade]);
  });

  it("without a majority the median decides", () => {
    const apart = [points("d", "a", 95), points("d", "b", 80), points("d", "c", 40)];
    expect(one(apart, three("majority"))).toMatchObject({ method: "no-majority", grade: { name: "合格" } });
  });

  it("59.99… is not 60: no float decides a grade", () => {
    const near = [points("d", "a", 60), points("d", "b", 60), points("d", "c", 59.9999)];
    expect(brief(near, three("mean")).slice(1, 3)).toEqual(["1799999/30000", "不合格"]);
  });
});

describe("third reviewers", () => {
  const rules = (third: string, counts: string, count = 2) =>
    small(`{ count: ${count}, third: ${third}, thirdCounts: ${counts} }`);
  const ten = rules("{ pointDifference: 10 }", "replaces-farther");

  it("a difference of 10 is not more than 10", () => {
    expect(brief([points("d", "a", 90), points("d", "b", 80)], ten)).toEqual([
      "complete",
      "85",
      "合格",
      "ab",
    ]);
    const apart = one([points("d", "a", 90), points("d", "b", 79.5)], ten);
    expect(apart).toMatchObject({ state: "third-needed", wanting: { third: 1 } });
    expect(apart.thirdReasons.map((reason) => reason.rule)).toEqual(["pointDifference"]);
    expect(apart.points).toBeUndefined();
  });

  it.each([
    // 80 is nearer to 76 than 95 is: (80 + 76) / 2
    ["replaces-farther", 76, "78", "bc"],
    // equally far from both: all three count
    ["replaces-farther", 87.5, "175/2", "abc"],
    ["mean-of-three", 76, "251/3", "abc"],
    ["median", 76, "80", "abc"],
    ["majority", 76, "78", "bc"],
  ])("95, 80 and then %s with %d", (counts, third, expected, counted) => {
    const all = [points("d", "a", 95), points("d", "b", 80), points("d", "c", third, true)];
    expect(brief(all, rules("{ pointDifference: 10 }", counts))).toEqual([
      "arbitrated",
      expected,
      "合格",
      counted,
    ]);
  });

  it("different grades and vetoes are reasons, too; a third whom nobody called does not count", () => {
    const grade = one(
      [points("d", "a", 90), points("d", "b", 89)],
      rules("{ differentGrade: true }", "median"),
    );
    expect(grade.thirdReasons).toEqual([{ rule: "differentGrade", grades: ["合格", "优秀"] }]);
    const veto = one(
      [sheet("d", "a", { veto: "yes" }), sheet("d", "b")],
      rules("{ anyVeto: true }", "median"),
    );
    expect(veto.thirdReasons).toEqual([{ rule: "anyVeto", items: ["veto"] }]);
    const calm = one([points("d", "a", 90), points("d", "b", 90), points("d", "c", 10, true)], ten);
    expect(calm).toMatchObject({ state: "complete", uncalled: ["c"], counted: ["a", "b"] });
  });

  it("one reviewer who fails a file calls two more, and the majority decides", () => {
    const rubric = rules("{ firstFails: true, reviewers: 2 }", "majority", 1);
    const first = points("d", "a", 50);
    expect(one([first], rubric)).toMatchObject({ state: "third-needed", wanting: { third: 2 } });
    const second = [first, points("d", "b", 70, true)];
    expect(one(second, rubric)).toMatchObject({ wanting: { third: 1 } });
    expect(brief([...second, points("d", "c", 80, true)], rubric)).toEqual([
      "arbitrated",
      "75",
      "合格",
      "bc",
    ]);
    expect(brief([points("d", "a", 60)], rubric)[0]).toBe("complete");
  });
});

describe("vetoes", () => {
  const vetoing = sheet("d", "a", { veto: "yes" });

  it("give the lowest grade; the points stay or become 0, as the rubric says", () => {
    const alone = "{ count: 1 }";
    expect(brief([vetoing], small(alone)).slice(1, 3)).toEqual(["100", "不合格"]);
    const zero = one([vetoing], small(alone, "veto: zero"));
    expect([formatRational(zero.points!), formatRational(zero.rawPoints!)]).toEqual(["0", "100"]);
    expect(zero.vetoes).toEqual([{ item: "veto", reason: "伪造", reviewers: ["a"] }]);
  });

  it("stand where half find them, or one where the rubric says any", () => {
    const three = [vetoing, sheet("d", "b"), sheet("d", "c")];
    expect(one(three, small("{ count: 3 }"))).toMatchObject({ vetoed: false, grade: { name: "优秀" } });
    expect(one(three, small("{ count: 3, vetoCounts: any }"))).toMatchObject({ vetoed: true });
    expect(one(three.slice(0, 2))).toMatchObject({ vetoed: true });
  });

  it("a third reviewer decides over a split veto", () => {
    const rubric = small("{ count: 2, third: { anyVeto: true }, thirdCounts: replaces-farther }");
    const split = [vetoing, sheet("d", "b", { level: "20" })];
    expect(one([...split, sheet("d", "c", {}, true)], rubric)).toMatchObject({ vetoed: false });
    expect(one([...split, sheet("d", "c", { veto: "yes" }, true)], rubric)).toMatchObject({ vetoed: true });
  });
});

describe("not rated", () => {
  it("has no points, and its unit no place", () => {
    const { documents, units } = aggregate(small(), [{ id: "d", unit: "u", notRated: "停业" }], []);
    expect(documents[0]).toMatchObject({ state: "not-rated", wanting: { first: 0 } });
    expect(units[0]).toMatchObject({ id: "u", state: "not-rated", notRated: "停业" });
  });
});

describe("trace", () => {
  it("leads from the points to the cells", () => {
    const from = (review: Review, file: string): Review => ({
      ...review,
      source: { file, sheet: "文书1", cells: { deduct: "D8", level: "D7" } },
    });
    const { documents, measured } = aggregate(small(), D, [
      from(sheet("d", "a", { deduct: "5", free: "absent" }), "a.xlsx"),
      from(sheet("d", "b", { level: "20" }), "b.xlsx"),
    ]);
    const { reviews, document } = trace(measured, documents[0]!);
    const [a] = reviews;
    expect(a).toMatchObject({ reviewer: "a", file: "a.xlsx", sheet: "文书1", counted: true });
    const item = a!.sections[0]!.items[1]!;
    expect(item).toMatchObject({ id: "deduct", entered: { value: "5" }, cell: "D8" });
    expect([item.earned, item.possible].map(formatRational)).toEqual(["25", "30"]);
    // (40 + 25 + 20) × 100/90 = 850/9, and 80; their mean
    expect(formatRational(a!.points!)).toBe("850/9");
    expect(formatRational(document.points!)).toBe("785/9");
  });
});
