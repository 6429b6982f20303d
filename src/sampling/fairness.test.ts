/**
 * Fairness without statistics: for small cases every outcome of chance is tried, and the counts must be equal,
 * not nearly equal. The ticket function is replaced by one that realises each order of units and decks.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deal } from "./deal.ts";
import type { DealInput, Reach } from "./deal-input.ts";
import { type Candidate, type DrawRule, draw } from "./draw.ts";
import { formatRational, rational } from "./rational.ts";
import type { Ticket } from "./ticket.ts";

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

/** Tickets that put the labels into this order. */
const ordered = (labels: readonly string[], others: Readonly<Record<string, string>> = {}): Ticket => {
  const place = new Map(labels.map((label, i) => [label, i.toString(16).padStart(64, "0")]));
  return (label) => place.get(label) ?? others[label] ?? "f".repeat(64);
};

/** Every combination of one entry from each list. */
const product = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((item) => [...head, item])), [[]]);

function count<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

interface Small {
  readonly objects: number;
  readonly limits: readonly number[];
  readonly leads: readonly boolean[];
  /** By inspector, then object. */
  readonly reach: readonly (readonly Reach[])[];
  readonly seats: number;
  readonly needsLead: boolean;
}

const inputOf = (it: Small): DealInput => ({
  objects: Array.from({ length: it.objects }, (_, j) => `o${j}`),
  inspectors: it.limits.map((limit, i) => ({ id: `i${i}`, limit, lead: it.leads[i]! })),
  seats: it.seats,
  needsLead: it.needsLead,
  reach: (j, i) => it.reach[i]![j]!,
});

/** A deal as one text: objects in order, members in order, the lead marked. */
const told = (input: DealInput, ticket: Ticket): string =>
  deal(input, ticket)
    .teams.map(({ members, lead }) => members.map((id) => (id === lead ? `${id}*` : id)).join(" "))
    .join(" / ");

/** All deals over all orders of the decks of all levels, each as often as it comes. */
function allDeals(it: Small): Map<string, number> {
  const input = inputOf(it);
  const levels = Math.max(0, ...it.limits);
  const decks = Array.from({ length: levels }, (_, level) =>
    permutations(it.limits.map((_, i) => `inspectors/${level + 1}/i${i}`)),
  );
  return count(product(decks).map((orders) => told(input, ordered(orders.flat()))));
}

const swapped = (text: string, a: number, b: number): string =>
  text.replace(/i(\d+)/g, (_, i: string) => `i${Number(i) === a ? b : Number(i) === b ? a : i}`);

/** Inspectors with everything alike, in pairs. */
function exchangeable(it: Small): [number, number][] {
  const mark = it.limits.map((limit, i) => `${limit} ${it.needsLead && it.leads[i]} ${it.reach[i]}`);
  return it.limits.flatMap((_, a) =>
    it.limits.flatMap((_, b): [number, number][] => (a < b && mark[a] === mark[b] ? [[a, b]] : [])),
  );
}

/**
 * Cases in which inspectors are made from at most two kinds, so that many are alike, and in which one level is
 * often too little.
 */
const smallCases = (people: number, levels: number): fc.Arbitrary<Small> =>
  fc.integer({ min: 2, max: 3 }).chain((objects) => {
    const kind = fc.record({
      limit: fc.constantFrom(1, ...Array<number>(3).fill(levels)),
      lead: fc.boolean(),
      reach: fc.array(fc.constantFrom<Reach>(0, 1, 1, 1, 1, 2), { minLength: objects, maxLength: objects }),
    });
    return fc
      .record({
        kinds: fc.tuple(kind, kind),
        choice: fc.array(fc.constantFrom<0 | 1>(0, 0, 0, 1), { minLength: people, maxLength: people }),
        seats: fc.constantFrom(1, 2, 2),
        needsLead: fc.boolean(),
      })
      .map(({ kinds, choice, seats, needsLead }) => ({
        objects,
        limits: choice.map((k) => kinds[k].limit),
        leads: choice.map((k) => kinds[k].lead),
        reach: choice.map((k) => kinds[k].reach),
        seats,
        needsLead,
      }));
  });

describe("the deal over all orders of all decks (protocol, section 7)", () => {
  it("(c) stays exactly the same when two exchangeable inspectors change places", () => {
    fc.assert(
      fc.property(fc.oneof(smallCases(4, 2), smallCases(3, 3)), (it) => {
        const deals = allDeals(it);
        for (const [a, b] of exchangeable(it))
          expect(new Map([...deals].map(([text, times]) => [swapped(text, a, b), times]))).toEqual(deals);
      }),
      { numRuns: 60 },
    );
  });

  it("gives each pair of one class exactly seats/|class|", () => {
    for (const [people, seats, limit] of [
      [3, 2, 2],
      [4, 2, 2],
      [4, 1, 2],
      [4, 3, 2],
    ] as const) {
      const alike = Array.from({ length: people }, () => limit);
      const it: Small = {
        objects: 2,
        limits: alike,
        leads: alike.map(() => false),
        reach: alike.map(() => [1, 1]),
        seats,
        needsLead: false,
      };
      const deals = allDeals(it);
      const all = [...deals.values()].reduce((a, b) => a + b, 0);
      const met = count(
        [...deals].flatMap(([text, times]) =>
          text
            .split(" / ")
            .flatMap((team, j) => team.split(" ").flatMap((id) => Array(times).fill(`${id} o${j}`))),
        ),
      );
      for (let i = 0; i < people; i++)
        for (let j = 0; j < 2; j++) expect(met.get(`i${i} o${j}`)! * people).toBe(all * seats);
    }
  });

  it("reaches feasible and most even deals only; with one class all that are even, equally often up to names", () => {
    // Three alike, two objects, two seats: loads 2, 1, 1. Feasible and even: who holds two seats (3), whom the
    // first object adds (2): six deals of unordered teams.
    const it: Small = {
      objects: 2,
      limits: [2, 2, 2],
      leads: [false, false, false],
      reach: [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      seats: 2,
      needsLead: false,
    };
    const unordered = new Map<string, number>();
    for (const [text, times] of allDeals(it)) {
      const key = text
        .split(" / ")
        .map((team) => team.split(" ").sort().join(" "))
        .join(" / ");
      unordered.set(key, (unordered.get(key) ?? 0) + times);
    }
    expect([...unordered.keys()].sort()).toEqual([
      "i0 i1 / i0 i2",
      "i0 i1 / i1 i2",
      "i0 i2 / i0 i1",
      "i0 i2 / i1 i2",
      "i1 i2 / i0 i1",
      "i1 i2 / i0 i2",
    ]);
    expect(new Set(unordered.values())).toEqual(new Set([6]));
  });
});

const rule = (given: Partial<DrawRule>): DrawRule => ({
  method: "vrs",
  allocation: "overall",
  rounding: "random",
  minimum: 0,
  alternates: 0,
  size: { n: 1 },
  ...given,
});

/** Strata of these sizes: a0, a1, … b0, … */
const units = (...sizes: number[]): Candidate[] =>
  sizes.flatMap((size, h) =>
    Array.from({ length: size }, (_, i) => {
      const stratum = String.fromCharCode(97 + h);
      return { id: `${stratum}${i}`, stratum, group: "" };
    }),
  );

/** The middle of the k-th of `parts` equal parts of [0, 1), as a ticket. */
const start = (k: number, parts: number): string =>
  ((BigInt(2 * k + 1) << 256n) / BigInt(2 * parts)).toString(16).padStart(64, "0");

describe("the draw over all orders of units", () => {
  it("takes every subset of a stratum equally often, and every alternate", () => {
    for (let size = 1; size <= 6; size++)
      for (let n = 1; n <= size; n++) {
        const candidates = units(size);
        const alternates = n < size ? 1 : 0;
        const results = permutations(candidates.map(({ id }) => `objects/${id}`)).map((order) =>
          draw(candidates, rule({ size: { n }, alternates }), { ticket: ordered(order), key: "" }),
        );
        const subsets = count(
          results.map(({ drawn }) =>
            drawn
              .map(({ id }) => id)
              .sort()
              .join(" "),
          ),
        );
        const next = count(results.flatMap(({ alternates: [one] }) => (one ? [one.id] : [])));
        const choices = [...Array(n).keys()].reduce((all, k) => (all * (size - k)) / (k + 1), 1);
        expect([size, n, subsets.size]).toEqual([size, n, choices]);
        expect(new Set(subsets.values())).toEqual(new Set([results.length / choices]));
        if (alternates) expect(new Set(next.values())).toEqual(new Set([results.length / size]));
      }
  });

  it("includes each unit exactly with the probability that it states: systematic rounding, minimums too", () => {
    for (const minimum of [0, 1])
      for (const sizes of [
        [4, 2, 1],
        [3, 3],
        [4, 1, 1, 2],
        [1, 1, 1, 1],
      ])
        for (let n = sizes.length * minimum || 1; n <= 4; n++) {
          const candidates = units(...sizes);
          // Every denominator of a share divides this; the starting points then stand for all of [0, 1).
          const parts = 2520;
          const orders = product(
            sizes.map((_, h) =>
              permutations(
                candidates
                  .filter(({ stratum }) => stratum === String.fromCharCode(97 + h))
                  .map(({ id }) => `objects/${id}`),
              ),
            ),
          ).map((order) => order.flat());
          // Orders and counts are independent: each count is tried with all orders, as often as it comes.
          const first = ordered(orders[0]!);
          const counts = new Map<string, { start: string; times: number }>();
          const ask = (allocation: string, ticket: Ticket) =>
            draw(candidates, rule({ size: { n }, minimum }), {
              ticket: (label) => (label === "allocation" ? allocation : ticket(label)),
              key: "",
            });
          for (let k = 0; k < parts; k++) {
            const key = ask(start(k, parts), first)
              .strata.map(({ drawn }) => drawn)
              .join(" ");
            counts.set(key, { start: start(k, parts), times: (counts.get(key)?.times ?? 0) + 1 });
          }
          const included = new Map(candidates.map(({ id }) => [id, 0]));
          let strata: ReturnType<typeof draw>["strata"] = [];
          for (const { start: allocation, times } of counts.values())
            for (const order of orders) {
              const result = ask(allocation, ordered(order));
              strata = result.strata;
              for (const { id } of result.drawn) included.set(id, included.get(id)! + times);
            }
          for (const { id, stratum } of candidates) {
            const stated = strata.find((one) => one.stratum === stratum)!.probability;
            expect([id, formatRational(rational(included.get(id)!, parts * orders.length))]).toEqual([
              id,
              formatRational(stated),
            ]);
          }
        }
  });

  it("largest remainder: strata that get nothing say probability 0, and nobody in them is ever drawn", () => {
    const candidates = units(4, 2, 1);
    for (const order of permutations(candidates.map(({ id }) => `objects/${id}`))) {
      const { strata, drawn } = draw(candidates, rule({ size: { n: 2 }, rounding: "largest-remainder" }), {
        ticket: ordered(order),
        key: "",
      });
      expect(strata.map(({ probability }) => formatRational(probability))).toEqual(["1/4", "1/2", "0"]);
      expect(drawn.map(({ stratum }) => stratum)).toEqual(["a", "b"]);
    }
  });
});
