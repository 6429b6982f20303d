/** Hájek's estimator by hand, and on average over all samples that could have been drawn. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rational } from "../../sampling/rational.ts";
import { hajek } from "./hajek.ts";
import { nearest } from "./ratio.ts";

describe("by hand", () => {
  it("a document that was drawn five times as often counts a fifth", () => {
    // (90 × 2 + 60 × 10) / (2 + 10) = 780 / 12 = 65, where the plain mean is 75.
    const estimate = hajek([
      { value: 90, probability: 1 / 2 },
      { value: 60, probability: 1 / 10 },
    ]);
    expect(estimate?.mean).toBeCloseTo(65, 12);
    expect(estimate).toMatchObject({ standsFor: 12, drawn: 2 });
    expect(estimate?.effective).toBeCloseTo(144 / 104, 12);
  });

  it("what was taken without a draw stands for itself", () => {
    // (40 × 1 + 80 × 4) / 5 = 72
    expect(
      hajek([
        { value: 40, probability: 1 },
        { value: 80, probability: 0.25 },
      ])?.mean,
    ).toBeCloseTo(72, 12);
  });

  it("nothing drawn, nothing estimated; what is no probability is refused", () => {
    expect(hajek([])).toBeUndefined();
    for (const probability of [0, -0.1, 1.1, Number.NaN])
      expect(() => hajek([{ value: 1, probability }])).toThrow(RangeError);
  });
});

describe("always", () => {
  const points = fc.double({ min: 0, max: 100, noNaN: true });
  const chance = fc.double({ min: 0.001, max: 1, noNaN: true });
  const any = fc.array(fc.record({ value: points, probability: chance }), { minLength: 1, maxLength: 40 });

  it("between the least and the most; equal chances give the plain mean", () => {
    fc.assert(
      fc.property(any, chance, (drawn, same) => {
        const values = drawn.map(({ value }) => value);
        const { mean, effective } = hajek(drawn)!;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        expect(effective).toBeLessThanOrEqual(drawn.length + 1e-9);
        const plain = values.reduce((a, b) => a + b, 0) / values.length;
        expect(hajek(values.map((value) => ({ value, probability: same })))?.mean).toBeCloseTo(plain, 9);
      }),
    );
  });

  it("over every sample of a small population its bias is small, where that of the plain mean is not", () => {
    // Ten cases drawn independently; those with complaints (π = 0.9) are worse than the others (π = 0.5).
    // A ratio of sums has a bias of the order of 1 over the number drawn, here 0.78 points with seven of ten.
    const cases = Array.from({ length: 10 }, (_, i) =>
      i < 5 ? { value: 60 + i, probability: 0.9 } : { value: 90 + i - 5, probability: 0.5 },
    );
    const truth = cases.reduce((sum, { value }) => sum + value, 0) / cases.length;
    let [weighted, plain, some] = [0, 0, 0];
    for (let set = 1; set < 2 ** cases.length; set++) {
      const drawn = cases.filter((_, i) => (set >> i) & 1);
      const chance = cases.reduce(
        (product, { probability: p }, i) => product * ((set >> i) & 1 ? p : 1 - p),
        1,
      );
      weighted += chance * hajek(drawn)!.mean;
      plain += (chance * drawn.reduce((sum, { value }) => sum + value, 0)) / drawn.length;
      some += chance;
    }
    expect(Math.abs(weighted / some - truth)).toBeLessThan(1);
    expect(Math.abs(plain / some - truth)).toBeGreaterThan(3);
  });
});

describe("nearest", () => {
  it("numbers that no double holds in their parts", () => {
    expect(nearest(rational(1, 3))).toBe(1 / 3);
    const huge = 10n ** 400n;
    expect(nearest(rational(huge, 3n * huge + 1n))).toBeCloseTo(1 / 3, 15);
    expect(nearest(rational(-7n * huge - 1n, 2n * huge))).toBeCloseTo(-3.5, 15);
    expect(nearest(rational(1n, 10n ** 30n))).toBeCloseTo(1e-30, 45);
    expect(nearest(rational(10n ** 30n + 1n, 1n)) / 1e30).toBeCloseTo(1, 15);
  });
});
