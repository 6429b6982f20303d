import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrap } from "./bootstrap.ts";
import { KRIPPENDORFF } from "./examples.fixture.ts";
import { Concordance, kendallW } from "./kendall.ts";
import { Alpha, krippendorffAlpha } from "./krippendorff.ts";
import { measure } from "./measure.ts";
import { LEVELS, type Level, ratingsOfNumbers } from "./ratings.ts";

const mean = (values: readonly number[]) => (times: ArrayLike<number>) =>
  values.reduce((sum, value, i) => sum + value * times[i]!, 0) / values.length;

describe("bootstrap", () => {
  it("the limits of a mean come near value ± 1.96 standard errors", () => {
    const values = Array.from({ length: 200 }, (_, i) => (i % 10) / 10);
    const [one] = bootstrap("test", 200, [mean(values)], { seed: "a", rounds: 2000 });
    const se = Math.sqrt(0.0825 / 200);
    expect(Math.abs(one!.low! - (0.45 - 1.96 * se))).toBeLessThan(0.15 * se);
    expect(Math.abs(one!.high! - (0.45 + 1.96 * se))).toBeLessThan(0.15 * se);
    expect(one!.usable).toBe(2000);
  });

  it("draws as many subjects as there are, each equally often", () => {
    const total = new Float64Array(7);
    const count = (times: ArrayLike<number>) => {
      const drawn = Array.from(times);
      expect(drawn.reduce((sum, n) => sum + n, 0)).toBe(7);
      drawn.forEach((n, i) => {
        total[i]! += n;
      });
      return 0;
    };
    bootstrap("test", 7, [count], { seed: "b", rounds: 3000 });
    // 3,000 with a standard deviation of 51: six of them
    for (const n of total) expect(Math.abs(n - 3000)).toBeLessThan(306);
  });

  it("gives no limits where more than a tenth of the rounds has no value", () => {
    let round = 0;
    const [gaps, whole] = bootstrap("test", 5, [() => (round++ % 5 === 0 ? Number.NaN : 1), () => 1], {
      seed: "c",
      rounds: 100,
    });
    expect(gaps).toEqual({ low: null, high: null, usable: 80 });
    expect(whole).toEqual({ low: 1, high: 1, usable: 100 });
  });

  it("same seed, same limits; another seed, nearly the same", () => {
    const alpha = (seed: string) =>
      measure(ratingsOfNumbers(KRIPPENDORFF), "ordinal", { seed, rounds: 1000 }).find(
        ({ level }) => level === "nominal",
      )!;
    expect(alpha("x")).toEqual(alpha("x"));
    expect(alpha("y")).not.toEqual(alpha("x"));
    expect(alpha("y").value).toBe(alpha("x").value);
    expect(Math.abs(alpha("y").low! - alpha("x").low!)).toBeLessThan(0.1);
    expect(alpha("x").interval).toEqual({ kind: "bootstrap", rounds: 1000 });
  });
});

describe("resampled values", () => {
  const tables = fc.array(
    fc.tuple(
      fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 0, max: 3 }),
    ),
    { minLength: 2, maxLength: 8 },
  );

  it("are those of a table in which the subjects stand so often", () => {
    fc.assert(
      fc.property(tables, (list) => {
        const rows = list.map(([row]) => row);
        const marks = [0, 1, 2, 3, 4, 5, 6];
        const counted = (row: (number | null)[]) => row.filter((mark) => mark !== null).length;
        const times = (least: number) => list.filter(([row]) => counted(row) >= least).map(([, n]) => n);
        const repeated = list.flatMap(([row, n]) => Array.from({ length: n }, () => row));
        const [once, often] = [rows, repeated].map((some) =>
          some.length === 0 ? undefined : ratingsOfNumbers(some, marks),
        );
        if (!once || !often) return;
        const same = (value: number, { value: other }: { value: number | null }) => {
          if (Number.isNaN(value)) expect(other).toBeNull();
          else expect(other).toBeCloseTo(value, 9);
        };
        for (const level of LEVELS)
          same(new Alpha(once, level).resampled(times(2)), krippendorffAlpha(often, level));
        const whole = times(3);
        if (whole.reduce((sum, n) => sum + n, 0) >= 2)
          same(new Concordance(once).resampled(whole), kendallW(often));
      }),
    );
  });

  it("alpha is what the coincidence matrix gives (Krippendorff 2011, steps 1 to 4)", () => {
    fc.assert(
      fc.property(tables, (list) => {
        const rows = list.map(([row]) => row);
        const units = rows
          .map((row) => row.filter((mark) => mark !== null))
          .filter((unit) => unit.length > 1);
        const o = Array.from({ length: 7 }, () => new Float64Array(7));
        for (const unit of units)
          for (const [i, c] of unit.entries())
            for (const [j, k] of unit.entries()) if (i !== j) o[c]![k]! += 1 / (unit.length - 1);
        const n = o.map((row) => row.reduce((sum, count) => sum + count, 0));
        const total = n.reduce((sum, count) => sum + count, 0);
        const between = (c: number, k: number) =>
          n.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, count) => sum + count, 0);
        const delta: Record<Level, (c: number, k: number) => number> = {
          nominal: (c, k) => Number(c !== k),
          ordinal: (c, k) => (c === k ? 0 : (between(c, k) - (n[c]! + n[k]!) / 2) ** 2),
          interval: (c, k) => (c - k) ** 2,
          ratio: (c, k) => (c === k ? 0 : ((c - k) / (c + k)) ** 2),
        };
        for (const level of LEVELS) {
          let [seen, expected] = [0, 0];
          for (let c = 0; c < 7; c++)
            for (let k = 0; k < 7; k++) {
              seen += o[c]![k]! * delta[level](c, k);
              expected += n[c]! * n[k]! * delta[level](c, k);
            }
          const { value } = krippendorffAlpha(ratingsOfNumbers(rows), level);
          if (expected === 0) expect(value).toBeNull();
          else expect(value).toBeCloseTo(1 - ((total - 1) * seen) / expected, 9);
        }
      }),
    );
  });
});
