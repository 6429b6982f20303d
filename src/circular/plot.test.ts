import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frequencyPlot, type PlotRow } from "./plot.ts";

const words = {
  title: "被抽中的频率",
  subtitle: "示例",
  expected: "精确概率",
  observed: "实际频率",
  outside: "超出范围",
  band: "允许的范围",
};
const row = (given: Partial<PlotRow> = {}): PlotRow => ({
  label: "单位",
  group: "昆明市",
  expected: 0.1,
  observed: 0.11,
  low: 0.08,
  high: 0.12,
  ok: true,
  ...given,
});

describe("plot of frequencies", () => {
  it("marks what lies outside by shape, and names each group once", () => {
    const svg = frequencyPlot([row(), row({ observed: 0.2, ok: false }), row({ group: "大理州" })], words);
    // One mark of each kind stands in the legend.
    expect(svg.match(/<circle/g)!.length).toBe(1 + 2);
    expect(svg.match(/l6 6l-6 6/g)!.length).toBe(1 + 1);
    expect(svg.match(/昆明市</g)!.length).toBe(1);
    expect(svg).toContain("单位: 20% (10%; 8%–12%)");
  });

  it("is well formed whatever units are called, and stays on the page", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            label: fc.string({ unit: "binary" }),
            group: fc.string({ unit: "binary", maxLength: 3 }),
            expected: fc.double({ min: 0, max: 1, noNaN: true }),
            observed: fc.double({ min: 0, max: 1, noNaN: true }),
            ok: fc.boolean(),
          }),
          { maxLength: 5 },
        ),
        (given) => {
          const rows = given.map((one) =>
            row({ ...one, low: one.expected / 2, high: (1 + one.expected) / 2 }),
          );
          const svg = frequencyPlot(rows, words);
          expect(frequencyPlot(rows, words)).toBe(svg);
          expect(svg).not.toMatch(
            /[\u0000-\u0009\u000b-\u001f\ufffe\uffff]|[\ud800-\udfff]|NaN|Infinity|undefined/u,
          );
          const open: string[] = [];
          for (const [, end, name, self] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
            if (end) expect(open.pop()).toBe(name);
            else if (!self) open.push(name!);
          }
          expect(open).toEqual([]);
          expect(svg.replace(/<\/?[a-z]+(\s[^<>]*)?>/g, "")).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
          for (const [, x] of svg.matchAll(/cx="([^"]+)"/g)) expect(Number(x)).toBeLessThanOrEqual(880);
        },
      ),
    );
  });
});
