/** What a simulation counted, case by case, ready to be tested: shares rounded up, pairs, groups. */
import { floor, type Rational, rational, times } from "./rational.ts";
import type { DealTally, Simulation, StratumTally } from "./simulate.ts";

/** How often something happened, and how often it could have. */
export interface Count {
  readonly trials: number;
  readonly count: number;
  readonly probability: number;
  readonly exact?: Rational;
}

/** A stratum's units or a class of inspectors: counts that are exchangeable. */
export interface Group {
  readonly kind: "stratum" | "inspectors";
  readonly name: string;
  readonly members: readonly string[];
  readonly counts: readonly number[];
  readonly variance: number;
}

export const toNumber = ({ num, den }: Rational): number => Number(num) / Number(den);

/** Share of a stratum: its exact expected number. */
const shareOf = ({ probability, units }: StratumTally): Rational => times(probability, rational(units));

/**
 * A share between two whole numbers is rounded up with its fraction as probability: the runs in which it was,
 * are binomial. A count that is neither neighbour of the share is impossible (counted as −1).
 */
export function roundingOf(tally: StratumTally, runs: number): Count & { stratum: string } {
  const share = shareOf(tally);
  const whole = floor(share);
  const exact = rational(share.num - whole * share.den, share.den);
  const low = Number(whole);
  const possible = tally.least >= low && tally.most <= low + (exact.num === 0n ? 0 : 1);
  const count = possible ? tally.drawn - runs * low : -1;
  return { stratum: tally.stratum, trials: runs, count, probability: toNumber(exact), exact };
}

/**
 * Of a class of c exchangeable inspectors T seats at an object went to the class in m of its inspections. Given
 * how many in each, every member's number of seats is a sum of independent yes/no trials with mean T/c, and its
 * tails beyond mean ± 1 are at most those of binomial(m, T/(mc)) (Hoeffding 1956, theorem 4). Where the class is
 * alone and every seat was filled, T/(mc) is exactly seats/c.
 */
export function pairCounts(simulation: Simulation, deal: DealTally) {
  const { people } = simulation.input;
  const pairs: (Count & { object: string; inspector: string; among: number })[] = [];
  for (const [j, met] of deal.met.entries()) {
    if (!met) continue;
    const trials = deal.inspected[j]!;
    const classes = deal.classes.members
      .map((members) => ({ members, total: members.reduce((sum, i) => sum + met[i]!, 0) }))
      .filter(({ total }) => total > 0);
    for (const { members, total } of classes) {
      if (members.length < 2) continue;
      const alone = total === trials * people!.seats && deal.open[j] === 0;
      const exact = alone ? rational(people!.seats, members.length) : undefined;
      const probability = exact ? toNumber(exact) : total / (trials * members.length);
      for (const i of members)
        pairs.push({
          object: simulation.objects[j]!,
          inspector: people!.inspectors[i]!.id,
          among: members.length,
          trials,
          count: met[i]!,
          probability,
          ...(exact ? { exact } : {}),
        });
    }
  }
  return pairs;
}

/** All groups in which there is something to compare. */
export function groupsOf(simulation: Simulation): Group[] {
  const strata = [...simulation.strata.values()].map(({ stratum, variance }): Group => {
    const members: string[] = [];
    const counts: number[] = [];
    for (const [j, candidate] of simulation.input.candidates.entries())
      if (candidate.stratum === stratum) {
        members.push(candidate.id);
        counts.push(simulation.drawn[j]!);
      }
    return { kind: "stratum", name: stratum, members, counts, variance };
  });
  const { deal, input } = simulation;
  const classes = (deal?.classes.members ?? []).map((members, index): Group => {
    const ids = members.map((i) => input.people!.inspectors[i]!.id);
    const counts = members.map((i) => deal!.seats[i]!);
    return { kind: "inspectors", name: ids[0]!, members: ids, counts, variance: deal!.variance[index]! };
  });
  return [...strata, ...classes].filter(({ members, variance }) => members.length > 1 && variance > 0);
}
