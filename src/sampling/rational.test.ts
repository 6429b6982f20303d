import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  ceil,
  compareRational,
  floor,
  formatRational,
  parseRate,
  percent,
  rational,
} from "./rational.ts";

describe("parseRate", () => {
  it.each([
    ["10%", "1/10"],
    ["０．１", "1/10"],
    ["12.5%", "1/8"],
    ["1/3", "1/3"],
    ["100%", "1"],
    ["1", "1"],
    [" 5 % ", "1/20"],
    ["10％", "1/10"],
  ])("%s is %s", (text, fraction) => {
    const result = parseRate(text);
    expect(result.ok && formatRational(result.rate)).toBe(fraction);
  });

  it.each([
    ["0", "zero", undefined],
    ["0%", "zero", undefined],
    ["110%", "above-one", undefined],
    ["10", "above-one", "10%"],
    ["一成", "not-a-rate", "10%"],
    ["两成半", "not-a-rate", "25%"],
    ["十分之一", "not-a-rate", "10%"],
    ["百分之五", "not-a-rate", "5%"],
    ["1/0", "not-a-rate", undefined],
    ["-5%", "not-a-rate", undefined],
    ["1e-1", "not-a-rate", undefined],
    ["", "not-a-rate", undefined],
  ])("%s is refused as %s", (text, code, suggestion) => {
    expect(parseRate(text)).toEqual({ ok: false, code, suggestion });
  });
});

describe("arithmetic", () => {
  const fraction = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 9999 }));

  it("floor and ceil enclose the number", () => {
    fc.assert(
      fc.property(fraction, ([n, d]) => {
        const r = rational(n, d);
        expect(compareRational(rational(floor(r)), r)).toBeLessThanOrEqual(0);
        expect(compareRational(rational(ceil(r)), r)).toBeGreaterThanOrEqual(0);
        expect(ceil(r) - floor(r)).toBe(r.den === 1n ? 0n : 1n);
      }),
    );
  });

  it("agrees with floats where floats are exact", () => {
    expect(formatRational(add(rational(1, 4), rational(1, 2)))).toBe("3/4");
    expect(percent(rational(4, 39))).toBe("10.26%");
    expect(percent(rational(1, 2000))).toBe("0.05%");
    expect(percent(rational(1))).toBe("100.00%");
  });
});
