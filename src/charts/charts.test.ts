/** Places on axes, bins and escaped text, by numbers that can be checked by hand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axis } from "./axis.ts";
import { binsOf, histogram } from "./histogram.ts";
import { rowChart } from "./rows.ts";
import { placeOn, scaleOver, widthOn } from "./scale.ts";
import { barStrip, intervalStrip, rangeStrip } from "./strips.ts";
import { coordinate, escaped } from "./svg.ts";

const HOSTILE = `"><script>alert(1)</script>&'\u0000`;

describe("scale", () => {
  it("ends are round, bars begin at zero", () => {
    expect(scaleOver([3, 73], { zero: true, about: 4 }).ticks).toEqual([0, 20, 40, 60, 80]);
    expect(scaleOver([0.1987, 0.1275], { zero: true, about: 4 }).ticks).toEqual([0, 0.05, 0.1, 0.15, 0.2]);
    expect(scaleOver([-13.2, 13.2], { about: 6 }).ticks).toEqual([-15, -10, -5, 0, 5, 10, 15]);
    expect(scaleOver([], { zero: true })).toMatchObject({ from: 0, to: 1 });
    expect(scaleOver([0, 0], { zero: true })).toMatchObject({ from: 0, to: 1 });
  });

  it("holds every number, with few steps", () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 20 }), fc.boolean(), (numbers, zero) => {
        const scale = scaleOver(numbers, { zero });
        const dust = 1e-6 * (scale.to - scale.from);
        for (const one of numbers) {
          expect(one).toBeGreaterThanOrEqual(scale.from - dust);
          expect(one).toBeLessThanOrEqual(scale.to + dust);
        }
        expect(scale.ticks.length).toBeLessThanOrEqual(9);
        expect([...scale.ticks].sort((a, b) => a - b)).toEqual(scale.ticks);
        if (zero) expect(scale.ticks).toContain(0);
      }),
    );
  });

  it("places and widths are shares", () => {
    const scale = scaleOver([40, 100], { about: 6 });
    expect([placeOn(scale)(40), placeOn(scale)(55), placeOn(scale)(100)]).toEqual(["0%", "25%", "100%"]);
    expect([widthOn(scale)(40, 70), widthOn(scale)(70, 40)]).toEqual(["50%", "0%"]);
    expect([coordinate(-0.001), coordinate(1 / 3), coordinate(1e-9), coordinate(120)]).toEqual([
      ...["0", "0.33", "0", "120"],
    ]);
  });
});

describe("histogram", () => {
  const scale = scaleOver([60, 100], { about: 10 });

  it("bins are half-open, and the last one holds its end", () => {
    const { step, counts } = binsOf([60, 64.99, 65, 89.99, 90, 95, 100], scale, [90]);
    expect([step, counts]).toEqual([2, [1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 1]]);
  });

  it("no bin lies across the beginning of a grade where round steps allow it", () => {
    const wide = scaleOver([70, 105], { about: 10 });
    expect(binsOf([], wide, [75, 90]).step).toBe(5);
    expect(binsOf([], wide, []).step).toBe(2);
  });

  it("counts every value once", () => {
    const value = fc.double({ min: 60, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 600 }), (values) => {
        const { counts } = binsOf(values, scale, [90]);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(values.length);
        expect(counts.length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it("the highest bar reaches the top, an empty bin has none, and each bar carries its number", () => {
    const drawn = histogram(binsOf([61, 61, 71], scale), [{ name: "甲", from: 0 }], { title: "t" }, String);
    const heights = [...drawn.matchAll(/<rect[^>]* height="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(heights).toEqual([170, 85]);
    expect([...drawn.matchAll(/class="count"[^>]*>(\d+)</g)].map(([, count]) => count)).toEqual(["2", "1"]);
  });
});

describe("rows", () => {
  const guides = { scale: scaleOver([0, 100], { about: 5 }), marks: [60] };

  it("bars begin where zero is, and nothing is drawn for nothing", () => {
    const bar = barStrip(guides, "t", [
      { value: 25, style: "first" },
      { value: 0, style: "second" },
    ]);
    expect(bar.match(/<rect[^>]*>/g)).toEqual([
      '<rect class="bar first" x="0%" y="4" width="25%" height="9"/>',
    ]);
  });

  it("limits that are not known are not drawn", () => {
    expect(intervalStrip(guides, "t", { value: 50, low: null, high: null })).not.toContain("whisker");
    expect(intervalStrip(guides, "t", { value: 50, low: 40, high: 60 })).toContain('x1="40%" x2="60%"');
  });

  it("a single document has no range", () => {
    expect(rangeStrip(guides, "t", { values: [50], mean: 50 })).not.toContain('class="range"');
    expect(rangeStrip(guides, "t", { values: [50, 70], mean: 60 })).toContain('x1="50%" x2="70%"');
  });

  it("each row is named, and its numbers stand beside the drawing", () => {
    const table = rowChart({
      caption: "c",
      columns: [
        { header: "名次", right: true, before: true },
        { header: "机构", before: true },
        { header: "得分" },
      ],
      plot: { header: "p", axis: axis(guides, "p", String) },
      rows: [{ plot: "<svg/>", cells: ["1", "甲", "90"] }],
    });
    expect(table).toContain(
      '<tr><td data-name="名次" class="right">1</td><th scope="row">甲</th><td class="plot"><svg/></td><td data-name="得分">90</td></tr>',
    );
  });

  it("text never acts as markup", () => {
    expect(escaped(HOSTILE)).toBe("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;'\ufffd");
    const all = [
      rowChart({
        caption: HOSTILE,
        columns: [{ header: HOSTILE, before: true }],
        rows: [{ cells: [HOSTILE] }],
      }),
      barStrip(guides, HOSTILE, []),
      histogram(
        binsOf([1], guides.scale),
        [{ name: HOSTILE, from: 1 }],
        { title: HOSTILE, desc: HOSTILE },
        String,
      ),
    ].join("");
    expect(all).not.toContain("<script");
    expect(all).not.toContain('""');
  });
});
