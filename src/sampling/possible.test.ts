import { describe, expect, it } from "vitest";
import { bitsOfChoice, bitsOfSample } from "./possible.ts";

describe("bits of a choice", () => {
  it("rounded up gives the table of RFC 3797, section 3.3 (10 of a pool)", () => {
    const table = { 20: 18, 25: 22, 30: 25, 35: 28, 40: 30, 50: 34 };
    for (const [pool, bits] of Object.entries(table))
      expect(Math.ceil(bitsOfChoice(Number(pool), 10))).toBe(bits);
  });

  it("is exact where it can be counted by hand", () => {
    expect(bitsOfChoice(4, 2)).toBeCloseTo(Math.log2(6), 12);
    expect(bitsOfChoice(16, 1)).toBe(4);
    expect(bitsOfChoice(7, 7)).toBe(0);
    expect(bitsOfChoice(7, 0)).toBe(0);
    expect(
      bitsOfSample([
        { units: 4, drawn: 2 },
        { units: 16, drawn: 1 },
      ]),
    ).toBeCloseTo(4 + Math.log2(6), 12);
  });

  it("is what big integers give for a province: 117 choose 12", () => {
    let ways = 1n;
    for (let i = 0n; i < 12n; i++) ways = (ways * (117n - i)) / (i + 1n);
    expect(bitsOfChoice(117, 12)).toBeCloseTo(Math.log2(Number(ways)), 9);
  });
});
