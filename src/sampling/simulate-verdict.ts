/**
 * Whether the counts of a simulation are what the exact probabilities allow.
 *
 * Family-wise level: all tests of one simulation together call a fair draw unfair with probability at most
 * `level`. Half of it goes in equal parts to the exact tests (Bonferroni), a quarter in equal parts to the
 * chi-square tests; the last quarter covers that their approximation may be off by a factor of two so far out.
 */
import { type Band, binomialBand, binomialTwoSided } from "./binomial.ts";
import { chiSquareTail } from "./chi-square.ts";
import { type Rational, rational } from "./rational.ts";
import type { Simulation } from "./simulate.ts";
import { type Count, type Group, groupsOf, pairCounts, roundingOf, toNumber } from "./simulate-counts.ts";

/** 0.1%: a fair draw fails about once in a thousand simulations. */
export const LEVEL = 0.001;

/** Below this variance of a count the chi-square approximation is not trusted so far out, and not made. */
export const LEAST_VARIANCE = 200;

/** A count against its exact probability. */
export interface CountTest extends Band {
  /** How often it could have happened, and how often it did. */
  readonly trials: number;
  readonly count: number;
  readonly probability: number;
  /** The probability as a fraction, where it is known exactly. */
  readonly exact?: Rational;
  /** Two-sided. */
  readonly p: number;
  readonly ok: boolean;
}

export interface UnitTest extends CountTest {
  readonly id: string;
  readonly stratum: string;
}

/** An inspector on the team of an object, given that the object is inspected. */
export interface PairTest extends CountTest {
  readonly object: string;
  readonly inspector: string;
  /** The exchangeable inspectors, this one included. */
  readonly among: number;
}

/** How often a stratum's share was rounded up. */
export interface RoundingTest extends CountTest {
  readonly stratum: string;
}

/** All members of a stratum, or all exchangeable inspectors, at once. */
export interface GroupTest {
  readonly kind: "stratum" | "inspectors";
  readonly name: string;
  readonly members: readonly string[];
  /** Absent where the counts are too few for the approximation. */
  readonly test?: { readonly statistic: number; readonly df: number; readonly p: number };
  readonly ok: boolean;
}

export interface Verdict {
  readonly ok: boolean;
  readonly level: number;
  /** Two-sided level of each exact test, and how many there are. */
  readonly each: { readonly level: number; readonly tests: number };
  /** Level of each chi-square test, and how many there are. */
  readonly group: { readonly level: number; readonly tests: number };
  readonly units: readonly UnitTest[];
  readonly rounding: readonly RoundingTest[];
  readonly pairs: readonly PairTest[];
  readonly groups: readonly GroupTest[];
}

/** Certain and impossible events are no matter of chance: one deviation is a failure, and costs no level. */
const byChance = ({ probability }: Count): boolean => probability > 0 && probability < 1;

/** Tests counts; bands of equal cases are computed once. */
function tester(level: number): <T extends Count>(count: T) => T & CountTest {
  const bands = new Map<string, Band>();
  return (entry) => {
    const { trials, count, probability } = entry;
    const key = `${trials} ${probability}`;
    const band = bands.get(key) ?? binomialBand(trials, probability, level);
    bands.set(key, band);
    const ok = count >= band.low && count <= band.high;
    const p = byChance(entry) ? binomialTwoSided(count, trials, probability) : ok ? 1 : 0;
    return { ...entry, ...band, p, ok };
  };
}

/**
 * Pearson's statistic for counts whose sum is given and whose members are exchangeable: with variance V each and
 * covariance −V/(c − 1), (c − 1)/c · Σ(count − mean)²/V tends to chi-square with c − 1 degrees of freedom.
 */
function groupTest({ kind, name, members, counts, variance }: Group, level: number): GroupTest {
  if (variance < LEAST_VARIANCE) return { kind, name, members, ok: true };
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  const df = counts.length - 1;
  const statistic = ((df / counts.length) * squares) / variance;
  const p = chiSquareTail(statistic, df);
  return { kind, name, members, test: { statistic, df, p }, ok: p > level };
}

/** Judges the counts so far. @param level the family-wise error level */
export function judge(simulation: Simulation, level = LEVEL): Verdict {
  const { runs, input, deal } = simulation;
  const unitCounts = input.candidates.map(({ id, stratum }, j) => {
    const exact = simulation.strata.get(stratum)?.probability ?? rational(0);
    return { id, stratum, trials: runs, count: simulation.drawn[j]!, probability: toNumber(exact), exact };
  });
  const roundingCounts = [...simulation.strata.values()].map((tally) => roundingOf(tally, runs));
  const pairs_ = deal ? pairCounts(simulation, deal) : [];
  const tests = [...unitCounts, ...roundingCounts, ...pairs_].filter(byChance).length;
  const each = { level: level / 2 / Math.max(1, tests), tests };
  const test = tester(each.level);

  const groups_ = groupsOf(simulation);
  const large = groups_.filter(({ variance }) => variance >= LEAST_VARIANCE).length;
  const group = { level: level / 4 / Math.max(1, large), tests: large };
  const units = unitCounts.map(test);
  const rounding = roundingCounts.map(test);
  const pairs = pairs_.map(test);
  const groups = groups_.map((entry) => groupTest(entry, group.level));
  const ok = [...units, ...rounding, ...pairs, ...groups].every((entry) => entry.ok);
  return { ok, level, each, group, units, rounding, pairs, groups };
}
