import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deal } from "./deal.ts";
import type { DealInput, Reach } from "./deal-input.ts";
import { extract, tickets } from "./ticket.ts";

const ticketFor = (seed: string) => tickets(extract(Buffer.alloc(32), seed));

interface Small {
  readonly objects: number;
  readonly limits: number[];
  readonly held?: number[];
  readonly leads: boolean[];
  readonly reach: Reach[];
  readonly seats: number;
  readonly needsLead: boolean;
  readonly seed: string;
}

const small = (values: readonly Reach[]): fc.Arbitrary<Small> =>
  fc
    .record({ objects: fc.integer({ min: 1, max: 4 }), people: fc.integer({ min: 1, max: 5 }) })
    .chain(({ objects, people }) =>
      fc.record({
        objects: fc.constant(objects),
        limits: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: people, maxLength: people }),
        leads: fc.array(fc.boolean(), { minLength: people, maxLength: people }),
        reach: fc.array(fc.constantFrom(...values), {
          minLength: objects * people,
          maxLength: objects * people,
        }),
        seats: fc.integer({ min: 1, max: 3 }),
        needsLead: fc.boolean(),
        seed: fc.string({ maxLength: 4 }),
      }),
    );

const inputOf = (it: Small): DealInput => ({
  objects: Array.from({ length: it.objects }, (_, j) => `o${j}`),
  inspectors: it.limits.map((limit, i) => ({
    id: `i${i}`,
    limit,
    lead: it.leads[i]!,
    ...(it.held ? { held: it.held[i]! } : {}),
  })),
  seats: it.seats,
  needsLead: it.needsLead,
  reach: (j, i) => it.reach[j * it.limits.length + i]!,
});

/** All subsets of people that may sit together at object j. */
function teamsFor(it: Small, j: number): number[][] {
  const people = it.limits.map((_, i) => i).filter((i) => it.reach[j * it.limits.length + i]! > 0);
  const subsets = people.reduce<number[][]>((all, i) => all.concat(all.map((team) => [...team, i])), [[]]);
  return subsets.filter((team) => {
    if (team.length > it.seats) return false;
    const followers = team.filter((i) => !it.leads[i]).length;
    return !it.needsLead || followers <= it.seats - 1;
  });
}

/** Every assignment by brute force: the most seats that can be filled, and the least sum of squared loads there. */
function best(it: Small): { seats: number; squares: number } {
  let result = { seats: -1, squares: 0 };
  const loads = it.limits.map((_, i) => it.held?.[i] ?? 0);
  const walk = (j: number, seats: number): void => {
    if (j === it.objects) {
      const squares = loads.reduce((sum, load) => sum + load * load, 0);
      if (seats > result.seats || (seats === result.seats && squares < result.squares))
        result = { seats, squares };
      return;
    }
    for (const team of teamsFor(it, j)) {
      if (team.some((i) => loads[i]! >= it.limits[i]!)) continue;
      for (const i of team) loads[i]! += 1;
      walk(j + 1, seats + team.length);
      for (const i of team) loads[i]! -= 1;
    }
  };
  walk(0, 0);
  return result;
}

describe("balanced deal, against brute force", () => {
  it("fills as many seats as can be filled, with the least uneven loads (a, b)", () => {
    fc.assert(
      fc.property(small([0, 1, 1]), (it) => {
        const dealt = deal(inputOf(it), ticketFor(it.seed));
        const filled = dealt.teams.reduce((sum, team) => sum + team.members.length, 0);
        const wanted = best(it);
        expect(filled).toBe(wanted.seats);
        if (filled === it.objects * it.seats)
          expect(dealt.loads.reduce((sum, { load }) => sum + load * load, 0)).toBe(wanted.squares);
      }),
      { numRuns: 1500 },
    );
  });

  it("seats from an earlier deal stay and count: for limits, and for loads as even as can be", () => {
    const held = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(small([0, 1, 1]), held, (without, seats) => {
        const it = { ...without, held: seats.slice(0, without.limits.length) };
        const dealt = deal(inputOf(it), ticketFor(it.seed));
        const filled = dealt.teams.reduce((sum, team) => sum + team.members.length, 0);
        const wanted = best(it);
        expect(filled).toBe(wanted.seats);
        if (filled === it.objects * it.seats)
          expect(dealt.loads.reduce((sum, { load }) => sum + load * load, 0)).toBe(wanted.squares);
        const none = deal(inputOf({ ...without, held: it.limits.map(() => 0) }), ticketFor(it.seed));
        expect(none).toEqual(deal(inputOf(without), ticketFor(it.seed)));
      }),
      { numRuns: 1500 },
    );
  });

  it("keeps every rule: reach, limits, no seat twice, leads; names what is short", () => {
    fc.assert(
      fc.property(small([0, 1, 2]), (it) => {
        const input = inputOf(it);
        const dealt = deal(input, ticketFor(it.seed));
        const place = (id: string) => Number(id.slice(1));
        for (const [j, team] of dealt.teams.entries()) {
          expect(new Set(team.members).size).toBe(team.members.length);
          expect(team.members.length + team.openSeats).toBe(it.seats);
          for (const member of team.members) expect(input.reach(j, place(member))).toBeGreaterThan(0);
          if (it.needsLead && team.openSeats === 0) expect(it.leads[place(team.lead!)]).toBe(true);
        }
        for (const { id, load } of dealt.loads) expect(load).toBeLessThanOrEqual(it.limits[place(id)]!);
        const open = dealt.teams.filter((team) => team.openSeats > 0).map((team) => team.object);
        expect(dealt.bottlenecks.length > 0).toBe(open.length > 0);
        for (const object of open)
          expect(dealt.bottlenecks.some((b) => b.objects.includes(object))).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it("with helpers finds a full assignment wherever one exists", () => {
    fc.assert(
      fc.property(small([0, 1, 2]), (it) => {
        const dealt = deal(inputOf(it), ticketFor(it.seed));
        const filled = dealt.teams.reduce((sum, team) => sum + team.members.length, 0);
        expect(filled).toBe(best(it).seats);
      }),
      { numRuns: 1500 },
    );
  });
});

describe("balanced deal", () => {
  it("calls no helper where those at home are enough", () => {
    const input: DealInput = {
      objects: ["a", "b"],
      inspectors: ["home1", "home2", "away"].map((id) => ({ id, limit: 2, lead: false })),
      seats: 2,
      needsLead: false,
      reach: (_, i) => (i < 2 ? 1 : 2),
    };
    for (let run = 0; run < 50; run++)
      expect(deal(input, ticketFor(`${run}`)).loads.find(({ id }) => id === "away")!.load).toBe(0);
  });

  it("gives equal inspectors equal chances (c)", () => {
    // Three equal inspectors, two objects, two seats: each pair of seats equally likely by symmetry.
    const input: DealInput = {
      objects: ["a", "b"],
      inspectors: ["x", "y", "z"].map((id) => ({ id, limit: 2, lead: false })),
      seats: 2,
      needsLead: false,
      reach: () => 1,
    };
    const onA = new Map([
      ["x", 0],
      ["y", 0],
      ["z", 0],
    ]);
    const runs = 6000;
    for (let run = 0; run < runs; run++)
      for (const member of deal(input, ticketFor(`fair ${run}`)).teams[0]!.members)
        onA.set(member, onA.get(member)! + 1);
    // Expected 4000 each, standard deviation 36.5: five deviations, error level below 2e-6.
    for (const count of onA.values()) expect(Math.abs(count - (runs * 2) / 3)).toBeLessThan(183);
  });

  it("deals a large campaign quickly enough for a test: 5,000 objects, 3 seats, 300 inspectors", () => {
    const input: DealInput = {
      objects: Array.from({ length: 5000 }, (_, j) => `o${j}`),
      inspectors: Array.from({ length: 300 }, (_, i) => ({ id: `i${i}`, limit: 50, lead: i % 3 === 0 })),
      seats: 3,
      needsLead: true,
      reach: (j, i) => (j % 7 === i % 7 ? 0 : 1),
    };
    const { teams, loads } = deal(input, ticketFor("large"));
    expect(teams.every((team) => team.openSeats === 0 && team.lead !== undefined)).toBe(true);
    expect(Math.max(...loads.map(({ load }) => load))).toBe(50);
  });
});
