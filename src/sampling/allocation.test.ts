import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocateEach,
  allocateOverall,
  roundAtRandom,
  roundByRemainder,
  type StratumSize,
  shares,
} from "./allocation.ts";
import { add, compareRational, formatRational, type Rational, rational } from "./rational.ts";

const sizes = (...units: number[]): StratumSize[] => units.map((n) => ({ units: n, minimum: 0 }));
const ticketOf = (text: string) => createHash("sha256").update(text).digest("hex");
const anyStrata = fc.array(
  fc.record({ units: fc.integer({ min: 0, max: 60 }), minimum: fc.integer({ min: 0, max: 3 }) }),
  { minLength: 1, maxLength: 20 },
);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("largest remainder", () => {
  it("gives the published Hamilton apportionment", () => {
    const strata = sizes(47000, 16000, 15800, 12000, 6100, 3100);
    expect(allocateOverall(strata, 10, "largest-remainder", "00").counts).toEqual([5, 2, 1, 1, 1, 0]);
  });

  it("breaks ties by size, then by order", () => {
    expect(roundByRemainder([rational(1, 2), rational(3, 2), rational(1)], sizes(5, 15, 10))).toEqual([
      0, 2, 1,
    ]);
    expect(roundByRemainder([rational(1, 2), rational(1, 2)], sizes(5, 5))).toEqual([1, 0]);
  });
});

describe("systematic rounding", () => {
  it("keeps the total, rounds each share up or down, never passes a stratum or a minimum", () => {
    fc.assert(
      fc.property(
        anyStrata,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string(),
        (strata, part, seed) => {
          const units = sum(strata.map((s) => s.units));
          const n = Math.floor(part * units);
          const least = sum(strata.map((s) => Math.min(s.units, s.minimum)));
          const { counts } = allocateOverall(strata, n, "random", ticketOf(seed));
          expect(sum(counts)).toBe(Math.max(n, least));
          for (const [i, count] of counts.entries()) {
            expect(count).toBeLessThanOrEqual(strata[i]!.units);
            expect(count).toBeGreaterThanOrEqual(Math.min(strata[i]!.units, strata[i]!.minimum));
          }
          expect(sum(allocateOverall(strata, n, "largest-remainder", "").counts)).toBe(Math.max(n, least));
        },
      ),
    );
  });

  it("has exactly the share as its expectation: summed over equally spaced starting points", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }), (units) => {
        const total = sum(units);
        const n = Math.max(1, Math.floor(total / 3));
        const exact = shares(sizes(...units), n);
        // Shares have denominator `total`: the starting points k/total (+ a bit) stand for all of [0, 1).
        let means: Rational[] = exact.map(() => rational(0));
        for (let k = 0; k < total; k++) {
          const start = (((BigInt(k) * 2n + 1n) << 255n) / BigInt(total)).toString(16).padStart(64, "0");
          const counts = roundAtRandom(exact, start);
          means = means.map((mean, i) => add(mean, rational(counts[i]!, total)));
        }
        for (const [i, mean] of means.entries()) expect(compareRational(mean, exact[i]!)).toBe(0);
      }),
    );
  });

  it("gives every unit of every stratum the same probability n/N without minimums", () => {
    const { probabilities } = allocateOverall(sizes(35, 19, 3, 1), 6, "random", ticketOf("x"));
    expect(probabilities.map(formatRational)).toEqual(["3/29", "3/29", "3/29", "3/29"]);
  });

  it("lifts small strata to their minimum and shares the rest in proportion", () => {
    const strata = [100, 10].map((units) => ({ units, minimum: 2 }));
    expect(shares(strata, 11).map(formatRational)).toEqual(["9", "2"]);
  });
});

describe("each", () => {
  it("rounds up in every stratum, takes all of a stratum smaller than the minimum", () => {
    const strata = [117, 10, 1, 0].map((units) => ({ units, minimum: 2 }));
    const { counts, probabilities } = allocateEach(strata, { rate: rational(1, 10) });
    expect(counts).toEqual([12, 2, 1, 0]);
    expect(probabilities.map(formatRational)).toEqual(["4/39", "1/5", "1", "0"]);
    expect(allocateEach(strata, { n: 3 }).counts).toEqual([3, 3, 1, 0]);
  });
});
