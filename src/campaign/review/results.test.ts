/** Results of a stored review: who is waited for, loads, estimates by hand, and what must always hold. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../problem.ts";
import { compareRational, formatRational, rational } from "../../sampling/rational.ts";
import { isSettled } from "../../scoring/aggregate/document.ts";
import type { Review } from "../../scoring/aggregate/input.ts";
import { points, sheet } from "../../scoring/aggregate/small.fixture.ts";
import { type ReviewResults, reviewResults } from "./results.ts";
import { smallReview } from "./review.fixture.ts";
import type { OpenReview } from "./types.ts";

const review = smallReview();
const id = (n: number) => `示鉴〔2025〕临鉴字第${n}号`;
const ALL = [
  ...[points(id(1), "ZJ001", 90), points(id(1), "ZJ002", 86)],
  ...[points(id(2), "ZJ002", 80), points(id(2), "ZJ003", 80)],
  ...[points(id(3), "ZJ003", 70), points(id(3), "ZJ001", 72)],
  ...[points(id(4), "ZJ001", 60), points(id(4), "ZJ002", 68)],
];
const kinds = ({ open }: ReviewResults) => open.map((task) => [task.kind, task.document]);

describe("who is waited for", () => {
  it("nothing is in: every sheet is named", () => {
    const { open, loads, overall, units, results } = reviewResults(review, []);
    expect(open.map((task) => (task.kind === "sheet" ? task.reviewer : task.kind))).toEqual([
      ...["ZJ001", "ZJ002", "ZJ002", "ZJ003", "ZJ003", "ZJ001", "ZJ001", "ZJ002"],
    ]);
    expect(loads.map(({ reviewer, first, third, done }) => [reviewer.code, first, third, done])).toEqual([
      ...[
        ["R01", 3, 0, 0],
        ["R02", 3, 0, 0],
        ["R03", 2, 0, 0],
      ],
    ]);
    expect([overall, units.size, results.final]).toEqual([undefined, 0, false]);
  });

  it("a sheet with a gap is begun and not done", () => {
    const begun = sheet(id(1), "ZJ001");
    const { level: _, ...items } = begun.items;
    const found = reviewResults(review, [{ ...begun, items }]);
    expect(found.open[0]).toMatchObject({ kind: "items", reviewer: "ZJ001", items: ["level"] });
    expect(found.loads[0]).toMatchObject({ first: 3, done: 0, begun: 1 });
  });

  it("a third is wanted, then called, then in", () => {
    const differ = [points(id(1), "ZJ001", 95), points(id(1), "ZJ002", 75), ...ALL.slice(2)];
    const wanted = reviewResults(review, differ);
    expect(wanted.open).toMatchObject([{ kind: "third", document: id(1), count: 1 }]);
    const called: OpenReview = { ...review, thirds: new Map([[id(1), ["ZJ003"]]]) };
    const waiting = reviewResults(called, differ);
    expect(waiting.open).toMatchObject([
      { kind: "sheet", third: true, reviewer: "ZJ003", reasons: [{ rule: "pointDifference" }] },
    ]);
    expect(waiting.loads[2]).toMatchObject({ first: 2, third: 1, done: 2 });
    // Whether a sheet is a third one is the review's to say, not the sheet's.
    const done = reviewResults(called, [...differ, points(id(1), "ZJ003", 80)]);
    expect(kinds(done)).toEqual([]);
    expect(done.results.documents[0]).toMatchObject({ state: "arbitrated" });
    expect(reviewResults(called, [...differ, points(id(1), "ZJ003", 80, true)]).results.documents).toEqual(
      done.results.documents,
    );
  });

  it("more reviewers than the rubric plans are all waited for", () => {
    const three: OpenReview = {
      ...review,
      teams: new Map([...review.teams, [id(1), ["ZJ001", "ZJ002", "ZJ003"]]]),
    };
    expect(reviewResults(three, ALL).open).toMatchObject([
      { kind: "sheet", document: id(1), reviewer: "ZJ003" },
    ]);
  });

  it("an empty seat is a task without a name", () => {
    const short: OpenReview = { ...review, teams: new Map([...review.teams, [id(1), ["ZJ001"]]]) };
    expect(reviewResults(short, []).open.slice(0, 2)).toMatchObject([
      { kind: "sheet", reviewer: "ZJ001" },
      { kind: "review", count: 1 },
    ]);
  });

  it("a reviewer whom nobody asked is a conflict", () => {
    const run = () => reviewResults(review, [points(id(1), "ZJ003", 90)]);
    expect(run).toThrow(Problem);
    expect(run).toThrow("GRD030");
  });
});

describe("estimates", () => {
  it("by hand", () => {
    // 甲: 88 and 80, 乙: 71 and 64; drawn with 1/2 and 1/8, and the second of 乙 without a draw.
    const chances = ["1/2", "1/8", "1/4", "1"];
    const documents = review.documents.map((one, i) => ({
      ...one,
      ...{ probability: chances[i]!, overall: ["1/4", "1/16", "1/8", "1/2"][i]! },
    }));
    const { units, overall, results } = reviewResults({ ...review, documents }, ALL);
    expect(units.get("甲")?.mean).toBeCloseTo((2 * 88 + 8 * 80) / 10, 12);
    expect(units.get("乙")?.mean).toBeCloseTo((4 * 71 + 64) / 5, 12);
    expect(overall?.mean).toBeCloseTo((4 * 88 + 16 * 80 + 8 * 71 + 2 * 64) / 30, 12);
    expect(overall).toMatchObject({ standsFor: 30, drawn: 4 });
    // The plain mean is what places and grades go by.
    expect(results.units.map((unit) => formatRational(unit.points!))).toEqual(["84", "135/2"]);
  });
});

/** Sheets that any reviewer may have filled in for the small rubric, some of them missing. */
const anySheets: fc.Arbitrary<Review[]> = fc
  .tuple(
    ...[...review.teams].flatMap(([document, team]) =>
      team.map((reviewer) =>
        fc.option(
          fc
            .record({
              level: fc.constantFrom("40", "20", "0"),
              deduct: fc.integer({ min: 0, max: 80 }).map((n) => String(n / 2)),
              free: fc.constantFrom("absent", "0", "3.5", "10"),
              check: fc.constantFrom("yes", "no"),
              veto: fc.constantFrom("no", "no", "no", "yes"),
              bonus: fc.integer({ min: 0, max: 10 }).map((n) => String(n / 2)),
            })
            .map((changes) => sheet(document, reviewer, changes)),
          { freq: 8 },
        ),
      ),
    ),
  )
  .map((list) => list.filter((one) => one !== null));

/** Everything as text; rubric and sheets as given are left out, for their keys keep their order. */
const plain = (found: ReviewResults): string =>
  JSON.stringify(
    {
      ...found,
      reviews: 0,
      results: { ...found.results, measured: 0 },
      units: [...found.units].sort(([a], [b]) => (a < b ? -1 : 1)),
    },
    (key, value) => (key === "review" ? 0 : typeof value === "bigint" ? `${value}` : value),
  );
const turn = <T>(list: readonly T[], salt: number): T[] => {
  const by = list.length === 0 ? 0 : salt % list.length;
  return [...list.slice(by), ...list.slice(0, by)].reverse();
};

describe("always", () => {
  it("the order of sheets, reviewers, items, teams and documents changes nothing", () => {
    fc.assert(
      fc.property(anySheets, fc.integer({ min: 0, max: 99 }), (sheets, salt) => {
        const turned: OpenReview = {
          ...review,
          documents: turn(review.documents, salt),
          teams: new Map(turn([...review.teams], salt)),
          rubric: review.rubric,
        };
        const mixed = turn(sheets, salt).map((one) => ({
          ...one,
          items: Object.fromEntries(turn(Object.entries(one.items), salt)),
        }));
        expect(plain(reviewResults(turned, mixed))).toBe(plain(reviewResults(review, sheets)));
      }),
      { numRuns: 100 },
    );
  });

  it("points, means and estimates stay within the rubric's range", () => {
    fc.assert(
      fc.property(anySheets, (sheets) => {
        const { results, units, overall } = reviewResults(review, sheets);
        const most = rational(105);
        const given = [...results.documents.filter(isSettled), ...results.units].flatMap(
          (one) => one.points ?? [],
        );
        for (const one of given) {
          expect(compareRational(one, rational(0))).toBeGreaterThanOrEqual(0);
          expect(compareRational(one, most)).toBeLessThanOrEqual(0);
        }
        for (const { mean } of [...units.values(), ...(overall ? [overall] : [])]) {
          expect(mean).toBeGreaterThanOrEqual(0);
          expect(mean).toBeLessThanOrEqual(105 + 1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("an absent item of one document, rescaled, changes no other document", () => {
    fc.assert(
      fc.property(anySheets, (sheets) => {
        const absent = sheets.map((one) =>
          one.document === id(1) ? { ...one, items: { ...one.items, free: { absent: true } } } : one,
        );
        const others = (given: Review[]) =>
          JSON.stringify(reviewResults(review, given).results.documents.slice(1), (_, value) =>
            typeof value === "bigint" ? `${value}` : value,
          );
        expect(others(absent)).toBe(others(sheets));
      }),
      { numRuns: 60 },
    );
  });

  it("each sheet is either in, begun or waited for by name", () => {
    fc.assert(
      fc.property(anySheets, (sheets) => {
        const { open, loads, results } = reviewResults(review, sheets);
        const waited = open.filter(({ kind }) => kind === "sheet").length;
        const done = loads.reduce((sum, one) => sum + one.done, 0);
        expect(done + waited).toBe(8);
        expect(open.length === 0).toBe(results.documents.every(isSettled));
      }),
      { numRuns: 60 },
    );
  });
});
