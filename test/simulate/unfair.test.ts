/** A simulation must see what is unfair, and must not see what is not there. */
import { describe, expect, it } from "vitest";
import { compareBytes } from "../../src/bytes.ts";
import type { Candidate, DrawRule } from "../../src/sampling/draw.ts";
import { fastTickets } from "../../src/sampling/fast-ticket.ts";
import { rational } from "../../src/sampling/rational.ts";
import { Simulation, type SimulationInput } from "../../src/sampling/simulate.ts";
import { freshSeeds } from "../../src/sampling/simulate-seeds.ts";
import { judge, type Verdict } from "../../src/sampling/simulate-verdict.ts";
import type { Ticket } from "../../src/sampling/ticket.ts";

const RULE: DrawRule = {
  method: "vrs",
  allocation: "overall",
  rounding: "random",
  minimum: 0,
  alternates: 1,
  size: { rates: new Map([["", rational(1, 10)]]) },
};

const units = (...sizes: number[]): Candidate[] =>
  sizes.flatMap((size, h) =>
    Array.from({ length: size }, (_, i) => ({ id: `${h}-${i}`, stratum: `s${h}`, group: "" })),
  );

/** Three places with people of their own, one who may not serve one object, a lead in each team. */
const PEOPLE: SimulationInput = {
  candidates: units(23, 12, 5),
  certain: ["2-certain"],
  rule: RULE,
  people: {
    inspectors: Array.from({ length: 18 }, (_, i) => ({ id: `p${i}`, limit: 3, lead: i % 3 === 0 })),
    seats: 2,
    needsLead: true,
    reach: (j, i) => (j === 4 && i === 6 ? 0 : j % 3 === i % 2 ? 1 : 2),
  },
};

function simulated(
  input: SimulationInput,
  runs: number,
  seed: string,
  patch: (ticket: Ticket) => Ticket = (ticket) => ticket,
): Verdict {
  const simulation = new Simulation(input);
  const next = freshSeeds(seed, "test");
  for (let run = 0; run < runs; run++)
    simulation.run({ ticket: patch(fastTickets(Buffer.from(next(), "hex"))), key: "" });
  return judge(simulation);
}

const numberFrom = (ticket: string, below: number): number => Number(BigInt(`0x${ticket}`) % BigInt(below));
const LAST = "f".repeat(64);

describe("unfair draws are seen", () => {
  const frame = units(47);
  const ids = frame.map(({ id }) => id).sort(compareBytes);
  const input = { candidates: frame, certain: [], rule: RULE };

  it("skip sampling that never reaches the tail: every ninth from a random start, five times", () => {
    const skipping = (ticket: Ticket): Ticket => {
      const start = numberFrom(ticket("start"), 9);
      return (label) => {
        const at = ids.indexOf(label.slice("objects/".length));
        if (at < 0) return ticket(label);
        return at % 9 === start && at < 45 ? `0${at.toString(16).padStart(63, "0")}` : LAST;
      };
    };
    const { ok, units: tests } = simulated(input, 2000, "skip", skipping);
    expect(ok).toBe(false);
    const failed = tests.filter((test) => !test.ok).map(({ id, count }) => [id, count]);
    expect(failed).toEqual(expect.arrayContaining(ids.slice(45).map((id) => [id, 0])));
  });

  it("one unit that is drawn half as often as it should be, and one that never is", () => {
    const spared = (ticket: Ticket): Ticket => {
      const mercy = numberFrom(ticket("mercy"), 2) === 0;
      return (label) =>
        label === "objects/0-7" || (label === "objects/0-8" && mercy) ? LAST : ticket(label);
    };
    const { ok, units: tests } = simulated(input, 4000, "spared", spared);
    expect(ok).toBe(false);
    expect(tests.filter((test) => !test.ok).map(({ id }) => id)).toEqual(["0-7", "0-8"]);
  });

  it("a bias too small for any single unit, by the stratum as a whole", () => {
    // Every other unit gets the better of two tickets in one of eight draws.
    const favoured = (ticket: Ticket): Ticket => {
      const favour = numberFrom(ticket("favour"), 8) === 0;
      return (label) => {
        const [own, again] = [ticket(label), ticket(`${label}/again`)];
        return favour && /[02468]$/.test(label) && again < own ? again : own;
      };
    };
    const { ok, units: tests, groups } = simulated(input, 6000, "favoured", favoured);
    expect(ok).toBe(false);
    expect(tests.filter((test) => !test.ok).length).toBeLessThan(5);
    expect(groups.filter((group) => !group.ok).map(({ name }) => name)).toEqual(["s0"]);
  });

  it("rounding that favours the first stratum", () => {
    const low =
      (ticket: Ticket): Ticket =>
      (label) =>
        label === "allocation" ? `f${ticket(label).slice(1)}` : ticket(label);
    const strata = { candidates: units(13, 12, 9), certain: [], rule: RULE };
    const { rounding } = simulated(strata, 2000, "rounding", low);
    expect(rounding.filter(({ ok }) => !ok).length).toBeGreaterThan(0);
  });

  it("an inspector whom every deck puts last", () => {
    const lazy =
      (ticket: Ticket): Ticket =>
      (label) =>
        /^inspectors\/\d+\/p4$/.test(label) ? LAST : ticket(label);
    const { ok, pairs, groups, units: tests } = simulated(PEOPLE, 2000, "lazy", lazy);
    expect(ok).toBe(false);
    expect(tests.every((test) => test.ok)).toBe(true);
    const failed = pairs
      .filter((test) => !test.ok && test.count < test.low)
      .map(({ inspector }) => inspector);
    expect(new Set(failed)).toEqual(new Set(["p4"]));
    expect(groups.some(({ ok, members }) => !ok && members.includes("p4"))).toBe(true);
  });
});

describe("fair draws pass", () => {
  it.each([
    ["with people, leads, a recusal, helpers", PEOPLE, 250],
    ["seedrandom", { ...PEOPLE, people: undefined, rule: { ...RULE, method: "seedrandom" as const } }, 400],
    ["each", { ...PEOPLE, rule: { ...RULE, allocation: "each" as const, minimum: 1 } }, 250],
  ])("%s: no false alarm in forty simulations", (_, input, runs) => {
    // At 0.1% a false alarm among forty has a probability of at most 4%; seeds are fixed.
    for (let seed = 0; seed < 40; seed++)
      expect([seed, simulated(input, runs, `${seed}`).ok]).toEqual([seed, true]);
  });

  it("chi-square values are spread as they should be: a fifth in each fifth of [0, 1]", () => {
    const fifths = [0, 0, 0, 0, 0];
    const input = { candidates: units(6, 4), certain: [], rule: { ...RULE, size: { n: 5 } } };
    for (let seed = 0; seed < 120; seed++)
      for (const { test } of simulated(input, 900, `p${seed}`).groups)
        if (test) fifths[Math.min(4, Math.floor(test.p * 5))]! += 1;
    const all = fifths.reduce((a, b) => a + b, 0);
    expect(all).toBe(240);
    // 48 in each, standard deviation 6.2: four of them.
    for (const count of fifths) expect(Math.abs(count - 48)).toBeLessThan(25);
  });

  it("where one class fills all seats the probability is known exactly: seats/|class|", () => {
    const alike: SimulationInput = {
      candidates: units(20),
      certain: [],
      rule: RULE,
      people: {
        inspectors: Array.from({ length: 5 }, (_, i) => ({ id: `p${i}`, limit: 2, lead: false })),
        seats: 2,
        needsLead: false,
        reach: () => 1,
      },
    };
    const { pairs, ok } = simulated(alike, 500, "alike");
    expect(ok).toBe(true);
    expect(pairs.length).toBe(100);
    for (const { exact, probability } of pairs) expect([exact, probability]).toEqual([rational(2, 5), 0.4]);
  });

  it("chance has no part in what is certain: a rate of 100%, a single inspector", () => {
    const all: SimulationInput = {
      candidates: units(3),
      certain: [],
      rule: { ...RULE, size: { n: 3 } },
      people: {
        inspectors: [{ id: "p", limit: 3, lead: true }],
        seats: 1,
        needsLead: true,
        reach: () => 1,
      },
    };
    const verdict = simulated(all, 20, "all");
    expect([verdict.ok, verdict.each.tests, verdict.pairs, verdict.groups]).toEqual([true, 0, [], []]);
    expect(verdict.units.map(({ count, low, high }) => [count, low, high])).toEqual([
      [20, 20, 20],
      [20, 20, 20],
      [20, 20, 20],
    ]);
  });
});
