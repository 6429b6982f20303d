/** The draw of documents, from its specification (protocol, section 17). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareBytes } from "../bytes.ts";
import {
  type DocumentCandidate,
  type DocumentRule,
  drawDocuments,
  leastDocuments,
  wantedDocuments,
} from "./documents.ts";
import { expectedCounts } from "./expected.ts";
import { add, compareRational, formatRational, type Rational, rational, times } from "./rational.ts";
import { probabilityOf, probabilityScale } from "./take-all.ts";
import { extract, type Ticket, tickets } from "./ticket.ts";

const ticketOf = (seed: string): Ticket => tickets(extract(Buffer.alloc(32), seed));
const total = (list: readonly Rational[]): Rational => list.reduce(add, rational(0));
const whole = (n: number): Rational => rational(n);

/** Ids, institutions and categories that look for trouble: JSON's signs, prototypes, both sides of surrogates. */
const NAMES = ["", "A", "a", "__proto__", "constructor", "昆明", "\u{20000}", "\u{e000}", "1", "10", "2"];
const WEIGHTS = [
  whole(1),
  whole(1),
  whole(2),
  whole(3),
  whole(6),
  rational(3, 2),
  rational(1, 7),
  whole(1000),
];
const candidates = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 6, unit: "grapheme" }), { minLength: 1, maxLength: 60 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          unit: fc.constantFrom(...NAMES.slice(0, 7)),
          stratum: fc.constantFrom(...NAMES.slice(0, 3)),
          weight: fc.constantFrom(...WEIGHTS),
        }),
      ),
    ),
  ) as fc.Arbitrary<DocumentCandidate[]>;

const casesOf = (cases: readonly DocumentCandidate[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { unit } of cases) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return counts;
};
/** A case list with a rule that can be carried out. */
const possible = fc
  .tuple(candidates, fc.integer({ min: 0, max: 4 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([cases, floor, part]): [DocumentCandidate[], DocumentRule] => {
    const least = Math.max(1, leastDocuments(floor, [...casesOf(cases).values()]));
    return [cases, { size: { n: least + Math.floor(part * (cases.length - least)) }, floor, alternates: 2 }];
  });

describe("expected counts of institutions", () => {
  const bounded = (...units: [number, number, number][]) =>
    units.map(([weight, least, most]) => ({ weight: BigInt(weight), least, most }));
  const texts = (n: number, ...units: [number, number, number][]) =>
    expectedCounts(bounded(...units), n).map(formatRational);

  it("are in proportion to weight, raised to the floor and lowered to the number of cases", () => {
    expect(texts(10, [30, 2, 30], [20, 2, 20])).toEqual(["6", "4"]);
    expect(texts(10, [97, 2, 97], [1, 1, 1], [2, 2, 2])).toEqual(["7", "1", "2"]);
    // One institution with 3 heavy cases and two with 50: 100 : 50 : 50 would give it 5.
    expect(texts(10, [100, 2, 3], [50, 2, 50], [50, 2, 50])).toEqual(["3", "7/2", "7/2"]);
  });

  it("judge those too low again after those too high were lowered", () => {
    // Shares of 10 over 100 : 4 : 5 are 9.17, 0.37, 0.46. Fixed at once, the last two would stand at 1 and the
    // first at 2: 4 in all. Lowering the first takes more than raising the others adds, so it goes first.
    expect(texts(10, [100, 1, 2], [4, 1, 9], [5, 1, 9])).toEqual(["2", "32/9", "40/9"]);
  });

  it("are the one scale within bounds, whatever the bounds", () => {
    const unit = fc
      .tuple(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 20 }),
      )
      .map(([weight, least, more]) => ({ weight: BigInt(weight), least, most: least + more }));
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (units, part) => {
          const least = units.reduce((sum, one) => sum + one.least, 0);
          const most = units.reduce((sum, one) => sum + one.most, 0);
          const n = least + Math.floor(part * (most - least));
          const counts = expectedCounts(units, n);
          expect(formatRational(total(counts))).toBe(String(n));
          // Inside its bounds an institution stands on the scale; at its upper bound the scale would give it
          // more or as much, at its lower bound less or as much.
          const scales = counts.map((count, i) => times(count, rational(1n, units[i]!.weight)));
          for (const [i, count] of counts.entries()) {
            expect(compareRational(count, whole(units[i]!.least))).toBeGreaterThanOrEqual(0);
            expect(compareRational(count, whole(units[i]!.most))).toBeLessThanOrEqual(0);
            for (const [j, other] of counts.entries()) {
              const lower = compareRational(scales[i]!, scales[j]!) < 0;
              if (lower)
                expect(
                  compareRational(count, whole(units[i]!.most)) === 0 ||
                    compareRational(other, whole(units[j]!.least)) === 0,
                ).toBe(true);
            }
          }
        },
      ),
    );
  });

  it("refuse a number below the floors or above the cases", () => {
    expect(() => expectedCounts(bounded([1, 2, 3], [1, 2, 3]), 3)).toThrow(RangeError);
    expect(() => expectedCounts(bounded([1, 2, 3], [1, 2, 3]), 7)).toThrow(RangeError);
  });
});

describe("take-all", () => {
  it("gives 1 to those who would have more, until none would", () => {
    // 4 of weights 10, 4, 1, 1, 1, 1: 40/18 > 1; then 3 over 8: 12/8 > 1; then 2 over 4.
    const classes = [
      { weight: 1n, cases: 4 },
      { weight: 4n, cases: 1 },
      { weight: 10n, cases: 1 },
    ];
    const scale = probabilityScale(classes, whole(4));
    expect(classes.map(({ weight }) => formatRational(probabilityOf(weight, scale)))).toEqual([
      "1/2",
      "1",
      "1",
    ]);
  });

  it("takes everybody where as many are expected as there are", () => {
    const scale = probabilityScale(
      [
        { weight: 1n, cases: 2 },
        { weight: 9n, cases: 1 },
      ],
      whole(3),
    );
    expect(formatRational(probabilityOf(1n, scale))).toBe("1");
  });
});

describe("drawing documents", () => {
  it("draws the number of the rule exactly; probabilities add up to it; floors are kept", () => {
    fc.assert(
      fc.property(possible, fc.string(), ([cases, rule], seed) => {
        const { cells, drawn, alternates } = drawDocuments(cases, rule, ticketOf(seed));
        const n = wantedDocuments(rule, cases.length);
        expect(drawn).toHaveLength(n);
        expect(formatRational(total(cells.map(({ expected }) => expected)))).toBe(String(n));
        expect(cells.reduce((sum, cell) => sum + cell.cases, 0)).toBe(cases.length);
        const ids = [...drawn, ...alternates].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [unit, has] of casesOf(cases)) {
          const own = cells.filter((cell) => cell.unit === unit);
          const count = own.reduce((sum, cell) => sum + cell.drawn, 0);
          const expected = total(own.map((cell) => cell.expected));
          expect(count).toBeGreaterThanOrEqual(Math.min(rule.floor, has));
          // Rounded up or down, for the institution as for each of its cells.
          for (const [number, exact] of [
            [count, expected] as const,
            ...own.map((c) => [c.drawn, c.expected] as const),
          ]) {
            expect(compareRational(whole(number - 1), exact)).toBe(-1);
            expect(compareRational(whole(number + 1), exact)).toBe(1);
          }
        }
      }),
    );
  });

  it("gives every case its weight's share of its institution, never more than 1 and never 0", () => {
    fc.assert(
      fc.property(possible, ([cases, rule]) => {
        // Alternates without end show the probability of every case.
        const { cells, drawn, alternates } = drawDocuments(cases, { ...rule, alternates: 99 }, ticketOf(""));
        const all = [...drawn, ...alternates];
        expect(all).toHaveLength(cases.length);
        const weight = new Map(cases.map((one) => [one.id, one.weight]));
        for (const a of all) {
          expect(compareRational(a.probability, whole(0))).toBe(1);
          expect(compareRational(a.probability, whole(1))).toBeLessThanOrEqual(0);
          for (const b of all.filter(({ unit }) => unit === a.unit)) {
            const [left, right] = [
              times(a.probability, weight.get(b.id)!),
              times(b.probability, weight.get(a.id)!),
            ];
            // A smaller share than another's only where it is 1 already.
            if (compareRational(left, right) < 0) expect(formatRational(a.probability)).toBe("1");
          }
        }
        for (const { unit, stratum, expected, takeAll, drawn: count } of cells) {
          const own = all.filter((one) => one.unit === unit && one.stratum === stratum);
          expect(formatRational(total(own.map(({ probability }) => probability)))).toBe(
            formatRational(expected),
          );
          expect(own.map(({ rank }) => rank)).toEqual(own.map((_, i) => i + 1));
          const certain = own.filter(({ probability }) => formatRational(probability) === "1");
          expect(certain).toHaveLength(takeAll);
          expect(own.slice(0, takeAll)).toEqual(certain);
          expect(count).toBeGreaterThanOrEqual(takeAll);
        }
      }),
    );
  });

  it("does not depend on the order of the cases, nor on how a weight is written or scaled", () => {
    fc.assert(
      fc.property(possible, fc.string(), ([cases, rule], seed) => {
        const result = drawDocuments(cases, rule, ticketOf(seed));
        expect(drawDocuments([...cases].reverse(), rule, ticketOf(seed))).toEqual(result);
        const scaled = cases.map((one) => ({ ...one, weight: times(one.weight, rational(5, 3)) }));
        expect(drawDocuments(scaled, rule, ticketOf(seed))).toEqual(result);
        const unreduced = cases.map((one) => ({
          ...one,
          weight: { num: one.weight.num * 6n, den: one.weight.den * 6n },
        }));
        expect(drawDocuments(unreduced, rule, ticketOf(seed))).toEqual(result);
      }),
    );
  });

  it("takes a cell's cases of equal weight in the plain order of their tickets", () => {
    fc.assert(
      fc.property(possible, fc.string(), ([cases, rule], seed) => {
        const ticket = ticketOf(seed);
        const equal = cases.map((one) => ({ ...one, weight: rational(3, 2) }));
        const { cells, drawn } = drawDocuments(equal, rule, ticket);
        for (const { unit, stratum, drawn: count } of cells) {
          const order = equal
            .filter((one) => one.unit === unit && one.stratum === stratum)
            .map(({ id }) => ({ id, ticket: ticket(`documents/${id}`) }))
            .sort((a, b) => compareBytes(a.ticket, b.ticket) || compareBytes(a.id, b.id));
          const own = drawn.filter((one) => one.unit === unit && one.stratum === stratum);
          expect(own.map(({ id, ticket }) => ({ id, ticket }))).toEqual(order.slice(0, count));
        }
      }),
    );
  });

  it("lists cells and documents in the byte order of institutions and categories", () => {
    fc.assert(
      fc.property(possible, ([cases, rule]) => {
        const { cells, drawn } = drawDocuments(cases, rule, ticketOf("order"));
        const places = cells.map(({ unit, stratum }) => ({ unit, stratum }));
        const sorted = [...places].sort(
          (a, b) => compareBytes(a.unit, b.unit) || compareBytes(a.stratum, b.stratum),
        );
        expect(places).toEqual(sorted);
        const expected = cells.flatMap(({ unit, stratum, drawn: count }) =>
          Array.from({ length: count }, (_, i) => ({ unit, stratum, rank: i + 1 })),
        );
        expect(drawn.map(({ unit, stratum, rank }) => ({ unit, stratum, rank }))).toEqual(expected);
      }),
    );
  });

  it("draws what a reader computes by hand, with tickets that are easy to read", () => {
    // Institution A: 4 cases of weight 1 and one of weight 4 with a complaint, X = 8. B: 2 cases, X = 2. n = 4,
    // floor 1: shares 16/5 and 4/5; B is raised to 1, A keeps 3. In A the scale is 3/8; 4 · 3/8 > 1, so a5 is
    // taken and the other four share 2: each 1/2. Cells: A|x has a1 a2 a3 (3/2), A|y a4 (1/2) and a5, B| b1 b2 (1).
    const given: Record<string, string> = {
      "documents/allocation": "4", // u = 1/4: sums 1/4, 7/4, 9/4, 13/4: counts 1, 1, 1
      "documents/a1": "9",
      "documents/a2": "3",
      "documents/a3": "5",
      "documents/b1": "2",
      "documents/b2": "5",
    };
    const ticket: Ticket = (label) => (given[label] ?? "8").padEnd(64, "0");
    const one = (id: string, unit: string, stratum: string, weight = 1): DocumentCandidate => ({
      id,
      unit,
      stratum,
      weight: whole(weight),
    });
    const cases = [
      one("b2", "B", ""),
      one("b1", "B", "", 1),
      one("a5", "A", "y", 4),
      one("a4", "A", "y"),
      one("a3", "A", "x"),
      one("a2", "A", "x"),
      one("a1", "A", "x"),
    ];
    const { cells, drawn, alternates } = drawDocuments(
      cases,
      { size: { n: 4 }, floor: 1, alternates: 1 },
      ticket,
    );
    expect(cells.map(({ expected, ...cell }) => ({ ...cell, expected: formatRational(expected) }))).toEqual([
      { unit: "A", stratum: "x", cases: 3, drawn: 1, expected: "3/2", takeAll: 0 },
      { unit: "A", stratum: "y", cases: 2, drawn: 2, expected: "3/2", takeAll: 1 },
      { unit: "B", stratum: "", cases: 2, drawn: 1, expected: "1", takeAll: 0 },
    ]);
    const short = (list: typeof drawn) =>
      list.map((d) => `${d.id} ${d.rank} ${formatRational(d.probability)}`);
    expect(short(drawn)).toEqual(["a2 1 1/2", "a5 1 1", "a4 2 1/2", "b1 1 1/2"]);
    expect(short(alternates)).toEqual(["a3 2 1/2", "b2 2 1/2"]);
  });

  it("divides tickets by weights: a case three times as heavy passes one with half its ticket, not a third", () => {
    const ticket =
      (heavy: string): Ticket =>
      (label) =>
        (label === "documents/heavy" ? heavy : label === "documents/light" ? "3" : "0").padEnd(64, "0");
    const cases = ["heavy", "light", "x", "y", "z"].map((id) => ({
      id,
      unit: "A",
      stratum: id.length > 1 ? "s" : "t",
      weight: whole(id === "heavy" ? 3 : 1),
    }));
    // Of 7 weights, two are drawn: 4 · 2/7 = 8/7 expected in s; u = 0 rounds down to 1.
    const first = (heavy: string, list = cases) =>
      drawDocuments(list, { size: { n: 2 }, floor: 0 }, ticket(heavy)).drawn.find(
        ({ stratum }) => stratum === "s",
      )?.id;
    expect(first("8")).toBe("heavy");
    expect(first("a")).toBe("light");
    // 9/3 = 3/1: the tie goes to the id that is first in byte order.
    expect(first("9")).toBe("heavy");
    expect(first("9", [...cases].reverse())).toBe("heavy");
  });

  it("rounds a rate up over all cases", () => {
    const rule = { size: { rate: rational(5, 100) }, floor: 0 };
    expect(wantedDocuments(rule, 101)).toBe(6);
    expect(wantedDocuments(rule, 100)).toBe(5);
    expect(wantedDocuments(rule, 0)).toBe(0);
    expect(drawDocuments([], rule, ticketOf("")).drawn).toEqual([]);
  });

  it("refuses what cannot be", () => {
    const one: DocumentCandidate = { id: "a", unit: "A", stratum: "", weight: whole(1) };
    const of =
      (rule: DocumentRule, ...cases: DocumentCandidate[]) =>
      () =>
        drawDocuments(cases, rule, ticketOf(""));
    expect(of({ size: { n: 2 }, floor: 0 }, one)).toThrow(RangeError);
    expect(of({ size: { n: 1 }, floor: 1 }, one, { ...one, id: "b", unit: "B" })).toThrow(RangeError);
    expect(of({ size: { n: 1 }, floor: 0 }, { ...one, weight: whole(0) })).toThrow(RangeError);
    expect(of({ size: { n: 1 }, floor: 0 }, { ...one, weight: whole(-1) })).toThrow(RangeError);
  });
});
