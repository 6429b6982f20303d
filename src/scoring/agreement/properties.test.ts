/** What must hold of every table: no order matters, agreement is 1 where it is perfect, nothing is NaN. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KRIPPENDORFF, SHROUT_FLEISS } from "./examples.fixture.ts";
import { measure, type Statistic } from "./measure.ts";
import { LEVELS, type Level, type Ratings, ratingsOfLabels, ratingsOfNumbers } from "./ratings.ts";

const FEW = { seed: "test", rounds: 100 };
type Rows = (number | null)[][];

/** Tables of up to nine subjects and four raters, marks from 0 to 4, with gaps. */
const tables: fc.Arbitrary<Rows> = fc.integer({ min: 1, max: 4 }).chain((raters) =>
  fc.array(
    fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { freq: 5 }), {
      minLength: raters,
      maxLength: raters,
    }),
    { minLength: 1, maxLength: 9 },
  ),
);

const shuffled = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((item, i) => [item, keys[i % keys.length]! + i / 1000] as const)
    .sort(([, a], [, b]) => a - b)
    .map(([item]) => item);

const key = ({ name, level, form }: Statistic) => [name, level, form].filter(Boolean).join(" ");
const byName = (list: readonly Statistic[]) => new Map(list.map((one) => [key(one), one]));

/** Every value and both limits the same, or the same reason. */
function expectSame(one: readonly Statistic[], other: readonly Statistic[], limits = true): void {
  const there = byName(other);
  for (const statistic of one) {
    const twin = there.get(key(statistic))!;
    const numbers = limits ? (["value", "low", "high", "se"] as const) : (["value"] as const);
    for (const of of numbers) {
      const [a, b] = [statistic[of], twin[of]];
      if (typeof a === "number" && typeof b === "number")
        expect(Math.abs(a - b), `${key(statistic)} ${of}`).toBeLessThan(1e-9 * Math.max(1, Math.abs(a)));
      else expect([key(statistic), of, a]).toEqual([key(statistic), of, b]);
    }
    expect(twin.reason?.code).toBe(statistic.reason?.code);
  }
}

describe("order", () => {
  const keys = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 9, maxLength: 9 });

  it("of subjects and of raters changes nothing, limits of the bootstrap included", () => {
    fc.assert(
      fc.property(tables, keys, keys, fc.constantFrom(...LEVELS), (rows, first, second, level) => {
        const moved = shuffled(rows, first).map((row) => shuffled(row, second));
        expectSame(measure(ratingsOfNumbers(rows), level, FEW), measure(ratingsOfNumbers(moved), level, FEW));
      }),
      { numRuns: 300 },
    );
  });

  it("published tables, turned round, give the very same digits", () => {
    for (const rows of [KRIPPENDORFF, SHROUT_FLEISS]) {
      const turned = rows.toReversed().map((row) => [...row].reverse());
      expect(measure(ratingsOfNumbers(turned), "ordinal", FEW)).toEqual(
        measure(ratingsOfNumbers(rows), "ordinal", FEW),
      );
    }
  });

  it("relabelling nominal categories changes no value", () => {
    const names = fc.shuffledSubarray(["乙", "a", "合格", "Z", "10"], { minLength: 5 });
    fc.assert(
      fc.property(tables, names, (rows, labels) => {
        const named = (of: (code: number) => string) =>
          ratingsOfLabels(rows.map((row) => row.map((code) => (code === null ? null : of(code)))));
        expectSame(
          measure(named(String), "nominal", FEW),
          measure(
            named((code) => labels[code]!),
            "nominal",
            FEW,
          ),
          false,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("perfect agreement", () => {
  it("gives 1 for every statistic that is defined, with limits up to 1", () => {
    const marks = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(
        marks.filter((list) => new Set(list).size > 1),
        fc.integer({ min: 2, max: 5 }),
        (list, raters) => {
          const rows = list.map((mark) => Array.from({ length: raters }, () => mark / 10));
          for (const one of measure(ratingsOfNumbers(rows), "ratio", FEW)) {
            if (one.name === "cohen-kappa" && raters > 2) continue;
            expect([key(one), one.value]).toEqual([key(one), expect.closeTo(1, 12)]);
            if (one.high !== null) expect(one.high).toBeCloseTo(1, 12);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("every table", () => {
  it("gives finite numbers in their range, or a reason", () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...LEVELS), (rows, level) => {
        for (const one of measure(ratingsOfNumbers(rows), level, FEW)) {
          if (one.value === null) {
            expect([key(one), one.reason?.code]).toEqual([key(one), expect.stringMatching(/^AGR1/)]);
            continue;
          }
          for (const number of [one.value, one.low ?? 0, one.high ?? 0, one.se ?? 0])
            expect([key(one), Number.isFinite(number)]).toEqual([key(one), true]);
          expect(one.value).toBeLessThanOrEqual(1 + 1e-12);
          if (one.low === null) expect([key(one), one.reason?.code]).toEqual([key(one), expect.any(String)]);
          else expect(one.low).toBeLessThanOrEqual(one.high!);
          if (["percent-agreement", "kendall-w"].includes(one.name))
            expect(one.value).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
    );
  });

  const numbers = (rows: Rows): Ratings => ratingsOfNumbers(rows);
  it.each<[string, Ratings, Level, Record<string, string>]>([
    [
      "one rater",
      numbers([[1], [2]]),
      "ordinal",
      { "fleiss-kappa": "AGR102", icc: "AGR102", "kendall-w": "AGR102" },
    ],
    [
      "nobody rated twice",
      numbers([
        [1, null],
        [null, 2],
      ]),
      "ordinal",
      { "percent-agreement": "AGR101", "krippendorff-alpha": "AGR101", "gwet-ac1": "AGR101", icc: "AGR107" },
    ],
    [
      "one category",
      numbers([
        [3, 3],
        [3, 3],
      ]),
      "interval",
      {
        "cohen-kappa": "AGR103",
        "fleiss-kappa": "AGR103",
        "krippendorff-alpha": "AGR103",
        "gwet-ac1": "AGR103",
        "gwet-ac2": "AGR103",
        icc: "AGR108",
        "kendall-w": "AGR108",
      },
    ],
    ["one subject", numbers([[1, 2]]), "interval", { icc: "AGR107", "kendall-w": "AGR107" }],
    [
      "all missing",
      numbers([
        [null, null],
        [null, null],
      ]),
      "ordinal",
      { "percent-agreement": "AGR101", "fleiss-kappa": "AGR101", "krippendorff-alpha": "AGR101" },
    ],
    [
      "negative values",
      numbers([
        [-1, 2],
        [3, 4],
      ]),
      "ratio",
      { "krippendorff-alpha": "AGR106" },
    ],
    [
      "labels",
      ratingsOfLabels([
        ["a", "b"],
        ["b", "b"],
      ]),
      "nominal",
      { icc: "AGR105", "kendall-w": "AGR105", "gwet-ac2": "AGR105" },
    ],
  ])("%s: says why", (_, ratings, level, reasons) => {
    const list = measure(ratings, level, FEW);
    for (const [name, code] of Object.entries(reasons)) {
      const one = list.filter((statistic) => statistic.name === name).at(name === "cohen-kappa" ? 0 : -1)!;
      if (name === "krippendorff-alpha" && level === "ratio")
        expect(list.find((statistic) => statistic.level === "ratio")?.reason?.code).toBe(code);
      else expect([name, one.value, one.reason?.code]).toEqual([name, null, code]);
    }
    if (ratings.subjects === 2 && level === "interval")
      expect(list.find(({ name }) => name === "percent-agreement")?.value).toBe(1);
  });
});

it("a strict rater lowers ICC(2,1), not ICC(3,1) nor W", () => {
  const strict = SHROUT_FLEISS.map(([a, b, c, d]) => [a!, b!, c!, d! - 5]);
  const [before, after] = [SHROUT_FLEISS, strict].map((rows) =>
    byName(measure(ratingsOfNumbers(rows), "interval", FEW)),
  ) as [Map<string, Statistic>, Map<string, Statistic>];
  for (const same of ["icc ICC(3,1)", "icc ICC(3,k)", "kendall-w"])
    expect(after.get(same)!.value).toBeCloseTo(before.get(same)!.value!, 10);
  expect(after.get("icc ICC(2,1)")!.value).toBeLessThan(before.get("icc ICC(2,1)")!.value!);
});

it("scores on another scale give the same ICC and interval alpha", () => {
  const scaled = SHROUT_FLEISS.map((row) => row.map((mark) => 1000 + mark * 2.5));
  const [own, other] = [SHROUT_FLEISS, scaled].map((rows) =>
    measure(ratingsOfNumbers(rows), "interval", FEW).filter(
      ({ name, level }) => name === "icc" || level === "interval",
    ),
  ) as [Statistic[], Statistic[]];
  expect(own).toHaveLength(7);
  expectSame(own, other);
});
