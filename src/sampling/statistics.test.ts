/** Tails against published numbers and against exact sums of integers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialAtLeast, binomialAtMost, binomialBand, binomialTwoSided } from "./binomial.ts";
import { chiSquareTail } from "./chi-square.ts";
import { logGamma } from "./log-gamma.ts";

/** P(X ≥ x) for p = a/b in exact integers, as a float at the very end. */
function exactAtLeast(x: number, n: number, a: number, b: number): number {
  let [choose, sum] = [1n, 0n];
  for (let k = 0; k <= n; k++) {
    if (k >= x) sum += choose * BigInt(a) ** BigInt(k) * BigInt(b - a) ** BigInt(n - k);
    choose = (choose * BigInt(n - k)) / BigInt(k + 1);
  }
  const scale = 10n ** 330n;
  const text = ((sum * scale) / BigInt(b) ** BigInt(n)).toString();
  return Number(`${text[0]}.${text.slice(1, 18)}e${text.length - 331}`);
}

const near = (value: number, wanted: number, relative: number) =>
  expect(Math.abs(value / wanted - 1)).toBeLessThan(relative);

describe("ln Γ", () => {
  it("is the logarithm of factorials, and of Γ(1/2) = √π", () => {
    let factorial = 1n;
    for (let n = 1; n <= 170; n++) {
      factorial *= BigInt(n);
      expect(Math.abs(logGamma(n + 1) - Math.log(Number(factorial)))).toBeLessThan(
        1e-13 + 1e-15 * logGamma(n + 1),
      );
    }
    expect(Math.abs(logGamma(0.5) - Math.log(Math.PI) / 2)).toBeLessThan(1e-14);
    // Γ(21/2) = 19!!/2^10 · √π
    expect(Math.abs(logGamma(10.5) - Math.log((654729075 / 1024) * Math.sqrt(Math.PI)))).toBeLessThan(1e-13);
  });
});

describe("chi-square", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: upper critical values, three decimals.
  it.each([
    [1, 0.05, 3.841],
    [1, 0.001, 10.828],
    [2, 0.01, 9.21],
    [5, 0.1, 9.236],
    [10, 0.05, 18.307],
    [15, 0.001, 37.697],
    [30, 0.025, 46.979],
    [50, 0.01, 76.154],
    [100, 0.001, 149.449],
  ])("%i degrees of freedom, %f: %f", (df, tail, critical) => {
    expect(chiSquareTail(critical - 0.0006, df)).toBeGreaterThan(tail);
    expect(chiSquareTail(critical + 0.0006, df)).toBeLessThan(tail);
  });

  it("with even degrees of freedom is e^(-z) times a finite sum (Poisson), far into the tail", () => {
    for (const df of [2, 4, 10, 60, 400])
      for (const z of [0.1, 1, df / 4, df / 2, df, df + 200]) {
        let [term, sum] = [Math.exp(-z), 0];
        for (let k = 0; k < df / 2; k++) {
          sum += term;
          term *= z / (k + 1);
        }
        near(chiSquareTail(2 * z, df), sum, 1e-10);
      }
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(() => chiSquareTail(1, 0)).toThrow(RangeError);
  });
});

describe("binomial", () => {
  it("agrees with sums of integers", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 39 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, a, part) => {
          const x = Math.round(part * n);
          const wanted = exactAtLeast(x, n, a, 40);
          // Near 1 the smaller tail is what is exact.
          if (wanted > 1e-280) near(binomialAtLeast(x, n, a / 40), wanted, 1e-10);
        },
      ),
    );
  });

  it("gives the lady tasting tea and a fair coin", () => {
    expect(binomialAtLeast(8, 8, 0.5)).toBeCloseTo(1 / 256, 12);
    expect(binomialTwoSided(9, 10, 0.5)).toBeCloseTo(22 / 1024, 12);
    expect(binomialTwoSided(5, 10, 0.5)).toBe(1);
    expect([binomialAtLeast(0, 5, 0.3), binomialAtLeast(6, 5, 0.3), binomialAtMost(5, 5, 0.3)]).toEqual([
      1, 0, 1,
    ]);
  });

  it("has the widest band whose outside stays within the level on either side", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.double({ min: 1e-4, max: 0.9999, noNaN: true }),
        fc.constantFrom(0.05, 1e-3, 1e-7),
        (n, p, level) => {
          const { low, high } = binomialBand(n, p, level);
          expect(binomialAtLeast(high + 1, n, p)).toBeLessThanOrEqual(level / 2);
          expect(binomialAtMost(low - 1, n, p)).toBeLessThanOrEqual(level / 2);
          expect(binomialAtLeast(high, n, p)).toBeGreaterThan(level / 2);
          expect(binomialAtMost(low, n, p)).toBeGreaterThan(level / 2);
        },
      ),
    );
  });

  it("allows no deviation where chance has no part", () => {
    expect(binomialBand(100, 0, 0.001)).toEqual({ low: 0, high: 0 });
    expect(binomialBand(100, 1, 0.001)).toEqual({ low: 100, high: 100 });
  });
});

describe("chi-square as an approximation", () => {
  it("is within a factor of two of the exact tail where a simulation uses it (three equal cells, V = 200)", () => {
    // Every outcome of 900 throws into three cells; Pearson's statistic is Σ(count − 300)²/300.
    const n = 900;
    const choose = (a: number, b: number) => logGamma(a + 1) - logGamma(b + 1) - logGamma(a - b + 1);
    const critical = [23.03, 25.33, 27.63]; // 1e-5, 3.2e-6, 1e-6 for two degrees of freedom
    const tails = critical.map(() => 0);
    for (let a = 0; a <= n; a++)
      for (let b = 0; b <= n - a; b++) {
        const statistic = ((a - 300) ** 2 + (b - 300) ** 2 + (n - a - b - 300) ** 2) / 300;
        if (statistic < critical[0]!) continue;
        const mass = Math.exp(choose(n, a) + choose(n - a, b) - n * Math.log(3));
        for (const [i, limit] of critical.entries()) if (statistic >= limit) tails[i]! += mass;
      }
    for (const [i, limit] of critical.entries()) {
      expect(tails[i]! / chiSquareTail(limit, 2)).toBeGreaterThan(0.5);
      expect(tails[i]! / chiSquareTail(limit, 2)).toBeLessThan(2);
    }
  });
});
