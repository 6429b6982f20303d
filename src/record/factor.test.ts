import { describe, expect, it } from "vitest";
import { formatRational, times } from "../sampling/rational.ts";
import { parseFactor, parseWeight } from "./factor.ts";

describe("factors and weights", () => {
  it("reads what a plan writes", () => {
    const shown = (text: string) => {
      const factor = parseFactor(text);
      return factor && formatRational(factor);
    };
    expect(["2", "1.5", "3/2", "４/6", " 0.25 "].map(shown)).toEqual(["2", "3/2", "3/2", "2/3", "1/4"]);
    expect(["0", "0.0", "1/0", "-1", "1e3", "", "1,5", "1234567890"].map(shown)).toEqual(
      Array(8).fill(undefined),
    );
  });

  it("reads back a product that has more digits than a plan's own numbers may have", () => {
    const factor = parseFactor("1.000001")!;
    const product = formatRational(times(factor, times(factor, factor)));
    expect(product).toBe("1000003000003000001/1000000000000000000");
    expect(formatRational(parseWeight(product)!)).toBe(product);
    expect(["0", "1/0", "1.5", "-1", "", " 1"].map(parseWeight)).toEqual(Array(6).fill(undefined));
  });
});
