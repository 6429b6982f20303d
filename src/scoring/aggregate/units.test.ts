import { describe, expect, it } from "vitest";
import { formatRational } from "../../sampling/rational.ts";
import { aggregate } from "./aggregate.ts";
import { rank } from "./rank.ts";
import { points, sheet, small } from "./small.fixture.ts";

const UNITS = "units: { ties: [] }";

/** Units with these points of their documents, each reviewed by one reviewer. */
function units(given: Readonly<Record<string, readonly number[]>>, more = UNITS) {
  const documents = Object.entries(given).flatMap(([unit, of]) =>
    of.map((_, at) => ({ id: `${unit}${at}`, unit })),
  );
  const reviews = Object.entries(given).flatMap(([unit, of]) =>
    of.map((one, at) => points(`${unit}${at}`, "r", one)),
  );
  return aggregate(small("{ count: 1 }", more), documents, reviews);
}
const places = (result: ReturnType<typeof units>) => result.units.map((unit) => `${unit.rank} ${unit.id}`);

describe("units", () => {
  it("are the mean of their documents, with shared places 1, 2, 2, 4", () => {
    const result = units({ a: [90, 80], b: [95], c: [85], d: [70, 71] });
    expect(places(result)).toEqual(["1 b", "2 a", "2 c", "4 d"]);
    expect(result.units.map((unit) => formatRational(unit.points!))).toEqual(["95", "85", "85", "141/2"]);
  });

  it("ties: by total, by the worst document, by a section", () => {
    const tied = { a: [90, 80], b: [85], c: [84, 86] };
    expect(places(units(tied, "units: { ties: [total] }"))).toEqual(["1 a", "1 c", "3 b"]);
    expect(places(units(tied, "units: { ties: [total, lowest-document] }"))).toEqual(["1 c", "2 a", "3 b"]);
    expect(places(units(tied, "units: { ties: [fewest-failed, { section: second }] }"))).toEqual([
      "1 a",
      "1 b",
      "1 c",
    ]);
  });

  it("wait while a document does, and the ranking says that it is not final", () => {
    const result = aggregate(
      small("{ count: 1 }"),
      [
        { id: "1", unit: "a" },
        { id: "2", unit: "a" },
        { id: "3", unit: "b" },
      ],
      [points("1", "r", 90), points("3", "r", 80)],
    );
    expect(result.final).toBe(false);
    expect(result.units.map(({ id, state, open }) => [id, state, open])).toEqual([
      ["b", "graded", []],
      ["a", "open", ["2"]],
    ]);
  });

  it.each([
    ["all", "优秀"],
    ["any", "不合格"],
    ["none", "优秀"],
  ])("one veto of two documents where the rule is %s: %s", (rule, grade) => {
    const documents = [
      { id: "1", unit: "a" },
      { id: "2", unit: "a" },
    ];
    const reviews = [sheet("1", "r", { veto: "yes" }), sheet("2", "r")];
    const rubric = small("{ count: 1 }", `units: { veto: ${rule} }`);
    expect(aggregate(rubric, documents, reviews).units[0]!.grade!.name).toBe(grade);
    const [both] = aggregate(rubric, documents.slice(0, 1), reviews.slice(0, 1)).units;
    expect(both!.grade!.name).toBe(rule === "none" ? "优秀" : "不合格");
  });
});

describe("caps", () => {
  const cap = (ties: string) => `units: { ties: [], caps: [{ band: 优秀, share: 40%, ties: ${ties} }] }`;
  const five = { a: [99], b: [95], c: [93], d: [80], e: [70] };

  it("40% of five are two: the third loses the grade, openly", () => {
    const { caps, units: all } = units(five, cap("none"));
    expect(caps).toMatchObject([
      { band: "优秀", of: 5, allowed: 2, would: ["a", "b", "c"], kept: ["a", "b"] },
    ]);
    expect(caps[0]!.lost).toEqual([{ unit: "c", why: "beyond", to: "合格" }]);
    expect(all.find((unit) => unit.id === "c")).toMatchObject({
      rank: 3,
      capped: true,
      byPoints: { name: "优秀" },
      grade: { name: "合格" },
    });
  });

  it("who shares the last place keeps the grade together or not at all", () => {
    const tied = { ...five, c: [95] };
    const none = units(tied, cap("none")).caps[0]!;
    expect(none.kept).toEqual(["a"]);
    expect(none.lost.map((one) => [one.unit, one.why])).toEqual([
      ["b", "tied"],
      ["c", "tied"],
    ]);
    expect(units(tied, cap("all")).caps[0]!.kept).toEqual(["a", "b", "c"]);
  });

  it("several caps work from the best grade down; who falls counts below", () => {
    const two = "units: { ties: [], caps: [{ band: 合格, share: 40% }, { band: 优秀, share: 20% }] }";
    const { caps } = units(five, two);
    expect(caps.map((one) => [one.band, one.kept, one.lost.map((lost) => lost.unit)])).toEqual([
      ["优秀", ["a"], ["b", "c"]],
      ["合格", ["b", "c"], ["d", "e"]],
    ]);
  });
});

it("places do not depend on how equal ones are listed", () => {
  const better = (a: number, b: number) => b - a;
  expect(rank([5, 7, 5, 1, 7], better, () => 0).map((one) => one.rank)).toEqual([1, 1, 3, 3, 5]);
});

describe("item analysis", () => {
  it("mean share lost, and mean range between reviewers", () => {
    const { items } = aggregate(
      small("{ count: 2 }"),
      [
        { id: "1", unit: "a" },
        { id: "2", unit: "a" },
      ],
      [
        sheet("1", "r", { level: "20" }),
        sheet("1", "s"),
        sheet("2", "r", { free: "absent" }),
        sheet("2", "s", { free: "5" }),
      ],
    );
    const of = (id: string) => items.find((item) => item.id === id)!;
    // level: one of four sheets lost 20 of 40; one of two documents differs by 20 of 40
    expect([of("level").lost, of("level").spread].map((one) => formatRational(one!))).toEqual(["1/8", "1/4"]);
    // free: three sheets, one lost 5 of 10; only document 1 has two ratings
    expect([of("free").lost, of("free").spread].map((one) => formatRational(one!))).toEqual(["1/6", "0"]);
    expect(of("free")).toMatchObject({ ratings: 3, absent: 1, compared: 1 });
    expect(of("veto")).toMatchObject({ lost: undefined, vetoes: 0 });
  });
});
