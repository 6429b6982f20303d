/**
 * The draw of objects (protocol, sections 5, 6 and 10): a pure function of the frame, the rule and the seed.
 */
import { compareBytes } from "../bytes.ts";
import { type Allocation, allocateEach, allocateOverall } from "./allocation.ts";
import { ceil, type Rational, rational, times } from "./rational.ts";
import { rfc3797 } from "./rfc3797.ts";
import { shuffle } from "./shuffle.ts";
import type { Ticket } from "./ticket.ts";

/** An eligible unit. `group` names the rate that holds for its stratum; "" where one rate holds for all. */
export interface Candidate {
  readonly id: string;
  readonly stratum: string;
  readonly group: string;
}

export interface DrawRule {
  readonly method: "vrs" | "seedrandom" | "rfc3797";
  readonly allocation: "overall" | "each";
  readonly rounding: "random" | "largest-remainder";
  readonly minimum: number;
  readonly alternates: number;
  /** A number, or the rate of each group. */
  readonly size: { readonly n: number } | { readonly rates: ReadonlyMap<string, Rational> };
}

/** The chance of one draw. `key` is the RFC 3797 key string, "" for the other methods. */
export interface Chance {
  readonly ticket: Ticket;
  readonly key: string;
}

export interface Selected {
  readonly id: string;
  readonly stratum: string;
  /** 1-based place in the order of its stratum. */
  readonly rank: number;
  /** What gave the place: the unit's ticket; for `seedrandom` the stratum's key; for `rfc3797` the MD5. */
  readonly ticket: string;
}

export interface StratumResult {
  readonly stratum: string;
  readonly units: number;
  readonly drawn: number;
  readonly probability: Rational;
}

export interface Drawn {
  readonly strata: readonly StratumResult[];
  /** Strata in byte order, ranks within them; drawing order for `rfc3797`. */
  readonly drawn: readonly Selected[];
  readonly alternates: readonly Selected[];
}

/** Groups items by a key; keys in byte order, items as they came. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return new Map([...groups].sort(([a], [b]) => compareBytes(a, b)));
}

/** The number that a rule asks for out of `units`: n itself, or ceil(rate × units). */
export const sizeOf = (rule: DrawRule, group: string, units: number): number =>
  "n" in rule.size ? rule.size.n : Number(ceil(times(rule.size.rates.get(group)!, rational(units))));

function allocate(strata: readonly Candidate[][], group: string, rule: DrawRule, chance: Chance): Allocation {
  const sizes = strata.map((members) => ({ units: members.length, minimum: rule.minimum }));
  if (rule.allocation === "each")
    return allocateEach(sizes, "n" in rule.size ? { n: rule.size.n } : { rate: rule.size.rates.get(group)! });
  const units = sizes.reduce((sum, size) => sum + size.units, 0);
  const label = group === "" ? "allocation" : `allocation/${group}`;
  return allocateOverall(sizes, sizeOf(rule, group, units), rule.rounding, chance.ticket(label));
}

/** The whole order of one stratum by the rule's method. */
function rank(members: readonly Candidate[], stratum: string, rule: DrawRule, chance: Chance): Selected[] {
  const numbered = (id: string, i: number, ticket: string) => ({ id, stratum, rank: i + 1, ticket });
  if (rule.method === "seedrandom") {
    const key = chance.ticket(`objects/${stratum}`);
    const ids = members.map(({ id }) => id).sort(compareBytes);
    return shuffle(ids, key).map((id, i) => numbered(id, i, key));
  }
  const ticketed = members.map(({ id }) => ({ id, ticket: chance.ticket(`objects/${id}`) }));
  ticketed.sort((a, b) => compareBytes(a.ticket, b.ticket) || compareBytes(a.id, b.id));
  return ticketed.map(({ id, ticket }, i) => numbered(id, i, ticket));
}

function drawAsPublished(candidates: readonly Candidate[], rule: DrawRule, chance: Chance): Drawn {
  const wanted = Math.min(sizeOf(rule, "", candidates.length), candidates.length);
  const stratum = candidates[0]?.stratum ?? "";
  const order = rfc3797(chance.key, candidates.length, wanted + rule.alternates).map(
    ({ place, hash }, i) => ({
      id: candidates[place]!.id,
      stratum,
      rank: i + 1,
      ticket: hash,
    }),
  );
  const probability = candidates.length === 0 ? rational(0) : rational(wanted, candidates.length);
  return {
    strata: [{ stratum, units: candidates.length, drawn: wanted, probability }],
    drawn: order.slice(0, wanted),
    alternates: order.slice(wanted),
  };
}

/**
 * Draws: allocates counts to strata, ranks each stratum, takes the first ones; the next are alternates.
 * The order of `candidates` matters to `rfc3797` alone, which takes the register's own order.
 * @throws RangeError where a rule asks for more than there is; the caller checks first
 */
export function draw(candidates: readonly Candidate[], rule: DrawRule, chance: Chance): Drawn {
  if (rule.method === "rfc3797") return drawAsPublished(candidates, rule, chance);
  const results: (StratumResult & { order: Selected[] })[] = [];
  for (const [group, members] of groupBy(candidates, (candidate) => candidate.group)) {
    const strata = [...groupBy(members, (candidate) => candidate.stratum)];
    const sizes = allocate(
      strata.map(([, units]) => units),
      group,
      rule,
      chance,
    );
    for (const [i, [stratum, units]] of strata.entries())
      results.push({
        stratum,
        units: units.length,
        drawn: sizes.counts[i]!,
        probability: sizes.probabilities[i]!,
        // A stratum that gives nobody needs no order.
        order: sizes.counts[i]! + rule.alternates === 0 ? [] : rank(units, stratum, rule, chance),
      });
  }
  results.sort((a, b) => compareBytes(a.stratum, b.stratum));
  return {
    strata: results.map(({ stratum, units, drawn, probability }) => ({ stratum, units, drawn, probability })),
    drawn: results.flatMap(({ order, drawn }) => order.slice(0, drawn)),
    alternates: results.flatMap(({ order, drawn }) => order.slice(drawn, drawn + rule.alternates)),
  };
}
