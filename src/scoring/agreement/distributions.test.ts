import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fQuantile, fTail, incompleteBeta, tLimit } from "./distributions.ts";

/** Relative distance. */
const off = (value: number, printed: number): number => Math.abs(value / printed - 1);

describe("distributions", () => {
  it.each([
    // t tables to three decimals, and SciPy 1.10 to all digits
    [1, 12.706204736432102],
    [2, 4.3026527299112765],
    [11, 2.200985160082949],
    [29, 2.0452296421327034],
    [99, 1.9842169515086832],
    [4999, 1.9604386466615247],
  ])("t with %d degrees of freedom: %d", (df, limit) => {
    expect(off(tLimit(df), limit)).toBeLessThan(1e-9);
  });

  it.each([
    [0.025, 5, 15, 3.5764153492790607],
    [0.025, 15, 5, 6.42772816707878],
    [0.025, 1, 1, 647.7890114778446],
    [0.05, 4, 20, 2.8660814020156584],
    [0.025, 4999, 9998, 1.0489855693545853],
    [0.025, 2.7, 5, 7.921111809187859],
    [0.025, 5, 0.8, 4836.989434197484],
    [0.025, 99, 99, 1.486233767619293],
  ])("F: upper %d point for %d and %d degrees of freedom: %d", (tail, d1, d2, point) => {
    expect(off(fQuantile(tail, d1, d2), point)).toBeLessThan(1e-8);
  });

  it.each([
    [0.3, 2, 3, 0.3483],
    [0.01, 0.5, 0.5, 0.06376856085851987],
    [0.49, 2500, 2500, 0.07863922229148058],
    [0.9, 50, 3, 0.09663328513725218],
  ])("incomplete beta I_%d(%d, %d) = %d", (x, a, b, value) => {
    expect(off(incompleteBeta(x, a, b), value)).toBeLessThan(1e-9);
  });

  it("I_x(a, 1) = x^a and I_x(a, b) + I_1−x(b, a) = 1", () => {
    const shape = fc.double({ min: 0.1, max: 500, noNaN: true });
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        expect(incompleteBeta(x, a, 1)).toBeCloseTo(x ** a, 10);
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 10);
      }),
    );
  });

  it("the quantile gives the tail back", () => {
    const freedom = fc.double({ min: 0.2, max: 2000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.5, noNaN: true }), freedom, freedom, (tail, d1, d2) => {
        const point = fQuantile(tail, d1, d2);
        if (point < 1e250) expect(off(fTail(point, d1, d2), tail)).toBeLessThan(1e-7);
      }),
      { numRuns: 50 },
    );
  });
});
