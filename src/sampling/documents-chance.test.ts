/**
 * Inclusion probabilities of documents: counted over every outcome of chance where they are exact, simulated with
 * fixed seeds where sequential Poisson sampling only comes near them (decision 17).
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTail } from "./chi-square.ts";
import { type DocumentCandidate, type DocumentRule, drawDocuments } from "./documents.ts";
import { fastTickets } from "./fast-ticket.ts";
import { formatRational, gcd, type Rational, rational } from "./rational.ts";
import { extract, type Ticket } from "./ticket.ts";

const number = ({ num, den }: Rational): number => Number(num) / Number(den);

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

/** Every case's recorded probability: with alternates without end everybody is listed. */
function probabilities(cases: readonly DocumentCandidate[], rule: DocumentRule): Map<string, Rational> {
  const { drawn, alternates } = drawDocuments(cases, { ...rule, alternates: cases.length }, () =>
    "0".repeat(64),
  );
  return new Map([...drawn, ...alternates].map(({ id, probability }) => [id, probability]));
}

/** How often each case is drawn in so many draws with seeds of their own, through the draw's own tickets. */
function frequencies(cases: readonly DocumentCandidate[], rule: DocumentRule, draws: number, name: string) {
  const counts = new Map(cases.map(({ id }) => [id, 0]));
  for (let i = 0; i < draws; i++) {
    const ticket = fastTickets(extract(Buffer.alloc(32), `${name} ${i}`));
    for (const { id } of drawDocuments(cases, rule, ticket).drawn) counts.set(id, counts.get(id)! + 1);
  }
  return counts;
}

/** One weight in each cell; institutions and cells small enough to try everything. */
const evenCells = fc
  .array(
    fc.record({
      unit: fc.constantFrom("A", "B"),
      weight: fc.constantFrom(rational(1), rational(2), rational(3, 2), rational(9)),
      cases: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((cells) =>
    cells.flatMap(({ unit, weight, cases }, c) =>
      Array.from(
        { length: cases },
        (_, i): DocumentCandidate => ({ id: `${c}-${i}`, unit, stratum: `s${c}`, weight }),
      ),
    ),
  )
  .filter((cases) => cases.length >= 3 && cases.length <= 8);

describe("with one weight in each cell", () => {
  it("every case has exactly its recorded probability, counted over all starting points and all orders", () => {
    fc.assert(
      fc.property(evenCells, fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, 1), (cases, n, floor) => {
        const rule: DocumentRule = { size: { n }, floor: n > 1 ? floor : 0 };
        const wanted = probabilities(cases, rule);
        const { cells } = drawDocuments(cases, rule, () => "0".repeat(64));
        // Sums of shares have this denominator, so one starting point between two of its multiples stands for all.
        const steps = cells.reduce((lcm, { expected: { den } }) => (lcm * den) / gcd(lcm, den), 1n);
        const orders = cells
          .map(({ stratum }) =>
            permutations(cases.filter((one) => one.stratum === stratum).map(({ id }) => id)),
          )
          .reduce<string[][]>(
            (all, cell) => all.flatMap((head) => cell.map((order) => [...head, ...order])),
            [[]],
          );
        const counts = new Map(cases.map(({ id }) => [id, 0]));
        for (let step = 0n; step < steps; step++) {
          const start = (((2n * step + 1n) << 255n) / steps).toString(16).padStart(64, "0");
          for (const order of orders) {
            const place = new Map(
              order.map((id, i) => [`documents/${id}`, (i + 1).toString(16).padStart(64, "0")]),
            );
            const ticket: Ticket = (label) => place.get(label) ?? start;
            for (const { id } of drawDocuments(cases, rule, ticket).drawn)
              counts.set(id, counts.get(id)! + 1);
          }
        }
        const outcomes = steps * BigInt(orders.length);
        for (const [id, count] of counts)
          expect(formatRational(rational(BigInt(count), outcomes))).toBe(formatRational(wanted.get(id)!));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it("tickets are even: chi-square over the cases of all cells, and each cell's roundings", () => {
    // 36 cases in 7 cells of 3 institutions; C has 3 light cases and is raised to its floor of 2.
    const sizes: [string, string, number, number][] = [
      ["A", "临床", 8, 3],
      ["A", "物证", 5, 1],
      ["A", "毒物", 3, 2],
      ["B", "临床", 7, 1],
      ["B", "", 6, 4],
      ["C", "临床", 2, 1],
      ["C", "物证", 5, 1],
    ];
    const cases = sizes.flatMap(([unit, stratum, count, weight]) =>
      Array.from({ length: count }, (_, i): DocumentCandidate => {
        return { id: `${unit}${stratum}〔2025〕${i}`, unit, stratum, weight: rational(weight) };
      }),
    );
    const rule: DocumentRule = { size: { n: 11 }, floor: 2 };
    const wanted = probabilities(cases, rule);
    const draws = 6000;
    const counts = frequencies(cases, rule, draws, "even documents");
    let [statistic, freedom] = [0, 0];
    for (const [unit, stratum, size] of sizes) {
      const own = cases.filter((one) => one.unit === unit && one.stratum === stratum).map(({ id }) => id);
      const expected = size * number(wanted.get(own[0]!)!);
      const [low, part] = [Math.floor(expected), expected % 1];
      // How often the count was rounded up: binomial; five standard deviations, error level 6e-7 each.
      const up = own.reduce((sum, id) => sum + counts.get(id)!, 0) - low * draws;
      expect(Math.abs(up - part * draws)).toBeLessThanOrEqual(5 * Math.sqrt(draws * part * (1 - part)));
      // Given the counts m of each draw, a case is in with m/size: variances as in decision 13.
      const spread = (m: number) => (m / size) * (1 - m / size);
      const variance = up * spread(low + 1) + (draws - up) * spread(low);
      const mean = (low * draws + up) / size;
      statistic +=
        (((size - 1) / size) * own.reduce((sum, id) => sum + (counts.get(id)! - mean) ** 2, 0)) / variance;
      freedom += size - 1;
    }
    expect(freedom).toBe(29);
    const tail = chiSquareTail(statistic, freedom);
    expect(tail).toBeGreaterThan(0.001);
    expect(tail).toBeLessThan(0.999);
  });
});

describe("with several weights in a cell", () => {
  // Weights 1, 1, 1, 2, 3 and 6 in turn. The tolerances are what docs/protocol.md, section 17, states.
  const WEIGHTS = [1, 1, 1, 2, 3, 6];
  it.each([
    { cases: 60, n: 3, tolerance: 0.025, draws: 10_000 },
    { cases: 60, n: 12, tolerance: 0.025, draws: 6000 },
    { cases: 12, n: 1, tolerance: 0.12, draws: 20_000 },
    { cases: 12, n: 3, tolerance: 0.12, draws: 10_000 },
    { cases: 6, n: 1, tolerance: 0.25, draws: 10_000 },
  ])("$n of $cases cases are drawn with their probabilities to within $tolerance of them", (given) => {
    const cases = Array.from({ length: given.cases }, (_, i): DocumentCandidate => {
      return { id: `D${i}`, unit: "A", stratum: "", weight: rational(WEIGHTS[i % 6]!) };
    });
    const rule: DocumentRule = { size: { n: given.n }, floor: 0 };
    const wanted = probabilities(cases, rule);
    const counts = frequencies(cases, rule, given.draws, `uneven ${given.cases}`);
    for (const weight of new Set(WEIGHTS)) {
      const own = cases.filter((_, i) => WEIGHTS[i % 6] === weight).map(({ id }) => id);
      const probability = number(wanted.get(own[0]!)!);
      const seen = own.reduce((sum, id) => sum + counts.get(id)!, 0) / own.length / given.draws;
      // Four standard deviations of the simulation itself (not larger: cases of a cell keep each other out).
      const noise = 4 * Math.sqrt((probability * (1 - probability)) / (own.length * given.draws));
      expect(Math.abs(seen - probability)).toBeLessThan(given.tolerance * probability + noise);
    }
  });

  it("the number of documents of a cell is right on average whatever the weights", () => {
    const cases = Array.from({ length: 40 }, (_, i): DocumentCandidate => {
      return {
        id: `D${i}`,
        unit: `U${i % 3}`,
        stratum: `s${i % 2}`,
        weight: rational(WEIGHTS[(i * i) % 6]!),
      };
    });
    const rule: DocumentRule = { size: { n: 7 }, floor: 1 };
    const counts = frequencies(cases, rule, 4000, "cells");
    for (const { unit, stratum, expected, takeAll } of drawDocuments(cases, rule, () => "0".repeat(64))
      .cells) {
      const own = cases.filter((one) => one.unit === unit && one.stratum === stratum);
      const mean = own.reduce((sum, { id }) => sum + counts.get(id)!, 0) / 4000;
      expect(takeAll).toBe(0);
      const part = number(expected) % 1;
      expect(Math.abs(mean - number(expected))).toBeLessThanOrEqual(
        5 * Math.sqrt((part * (1 - part)) / 4000),
      );
    }
  });
});
