import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, type DrawRule, draw } from "./draw.ts";
import { formatRational, rational } from "./rational.ts";
import { shuffle } from "./shuffle.ts";
import { extract, tickets } from "./ticket.ts";

const chance = (seed: string) => ({
  ticket: tickets(extract(Buffer.alloc(32), seed)),
  key: `${seed.length}./`,
});
const rule = (over: Partial<DrawRule> = {}): DrawRule => ({
  method: "vrs",
  allocation: "overall",
  rounding: "random",
  minimum: 0,
  alternates: 2,
  size: { rates: new Map([["", rational(1, 10)]]) },
  ...over,
});
const candidates = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 80 })
  .chain((ids) =>
    fc
      .array(fc.constantFrom("昆明市", "曲靖市", "迪庆藏族自治州", ""), {
        minLength: ids.length,
        maxLength: ids.length,
      })
      .map((strata) => ids.map((id, i): Candidate => ({ id, stratum: strata[i]!, group: "" }))),
  );

describe("draw", () => {
  it("does not depend on row order (vrs, seedrandom)", () => {
    fc.assert(
      fc.property(candidates, fc.string(), fc.constantFrom("vrs", "seedrandom"), (units, seed, method) => {
        const forward = draw(units, rule({ method: method as "vrs" }), chance(seed));
        const backward = draw([...units].reverse(), rule({ method: method as "vrs" }), chance(seed));
        expect(backward).toEqual(forward);
      }),
    );
  });

  it("draws the number of the rule, each unit at most once, alternates after the drawn", () => {
    fc.assert(
      fc.property(
        candidates,
        fc.string(),
        fc.constantFrom("vrs", "seedrandom", "rfc3797"),
        (units, seed, method) => {
          const one = method === "rfc3797" ? units.map((unit) => ({ ...unit, stratum: "" })) : units;
          const result = draw(one, rule({ method: method as "vrs" }), chance(seed));
          expect(result.drawn.length).toBe(Math.ceil(one.length / 10));
          const ids = [...result.drawn, ...result.alternates].map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const { stratum, drawn } of result.strata) {
            const ranks = result.drawn.filter((unit) => unit.stratum === stratum).map(({ rank }) => rank);
            expect(ranks).toEqual(Array.from({ length: drawn }, (_, i) => i + 1));
          }
        },
      ),
    );
  });

  it("draws a superset at a higher rate", () => {
    fc.assert(
      fc.property(candidates, fc.string(), (units, seed) => {
        const at = (percent: number) =>
          draw(
            units,
            rule({ allocation: "each", size: { rates: new Map([["", rational(percent, 100)]]) } }),
            chance(seed),
          );
        const more = new Set(at(35).drawn.map(({ id }) => id));
        for (const { id } of at(10).drawn) expect(more.has(id)).toBe(true);
      }),
    );
  });

  it("gives each group its own rate and its own total", () => {
    const units = Array.from({ length: 100 }, (_, i): Candidate => {
      const group = i < 40 ? "high" : "low";
      return { id: `u${i}`, stratum: `${i % 4}|${group}`, group };
    });
    const rates = new Map([
      ["high", rational(1, 2)],
      ["low", rational(1, 20)],
    ]);
    const { drawn, strata } = draw(units, rule({ size: { rates } }), chance("seed"));
    expect(drawn.filter(({ stratum }) => stratum.endsWith("high")).length).toBe(20);
    expect(drawn.filter(({ stratum }) => stratum.endsWith("low")).length).toBe(3);
    expect(strata.map(({ probability }) => formatRational(probability))).toEqual(
      strata.map(({ stratum }) => (stratum.endsWith("high") ? "1/2" : "1/20")),
    );
  });
});

describe("shuffle", () => {
  it("refuses keys that seedrandom would fold together", () => {
    expect(() => shuffle([1, 2], "种子")).toThrow(RangeError);
  });

  it("puts each of three items in each place about equally often", () => {
    const ticket = chance("uniform").ticket;
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = shuffle(["a", "b", "c"], ticket(String(i))).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    // Six orders, expected 1000 each, standard deviation 29: five deviations (error level 3e-6) either way.
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
  });
});
