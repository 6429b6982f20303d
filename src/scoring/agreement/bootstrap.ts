/** Limits by resampling subjects. */
import { createHash } from "node:crypto";
import seedrandom from "seedrandom";

export interface BootstrapOptions {
  /** Any text; the same text gives the same limits. */
  readonly seed: string;
  readonly rounds: number;
}

/** The seed of a run that names none. */
export const DEFAULT_SEED = "choucha agreement";
export const DEFAULT_ROUNDS = 1000;

/** Rounds that must give a value before their percentiles count as limits. */
const USABLE = 0.9;

export interface Resampled {
  /** Limits of 95%; null where too few rounds gave a value. */
  readonly low: number | null;
  readonly high: number | null;
  /** Rounds that gave a value. */
  readonly usable: number;
}

/** A quantile between neighbours by linear interpolation (Hyndman & Fan 1996, type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * Percentile limits of a statistic (Efron 1979; Efron & Tibshirani 1993, ch. 13): subjects are drawn with
 * replacement, as many as there are, and the 2.5% and 97.5% quantiles of the values are taken. The limits vary by
 * chance with the seed, by some 2% of their distance at 1,000 rounds.
 *
 * Chance: seedrandom, fed with SHA-256 (hex) of "choucha/1 agreement", the name and the seed; 32-bit words that
 * would favour some subjects are passed over, so that each is exactly as likely.
 * @param name keeps the streams of different statistics apart
 * @param units subjects that can be drawn, in an order that depends on the ratings alone
 * @param statistics each from the same draws: its value where each unit stands as often as the list says; NaN where
 *   it has none
 */
export function bootstrap(
  name: string,
  units: number,
  statistics: readonly ((times: ArrayLike<number>) => number)[],
  { seed, rounds }: BootstrapOptions,
): Resampled[] {
  const key = createHash("sha256").update(`choucha/1 agreement\n${name}\n${seed}\n`).digest("hex");
  const chance = seedrandom(key);
  const limit = 2 ** 32 - (2 ** 32 % units);
  const times = new Int32Array(units);
  const values = statistics.map(() => new Float64Array(rounds));
  const usable = statistics.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    times.fill(0);
    for (let drawn = 0; drawn < units; ) {
      const word = chance.int32() >>> 0;
      if (word >= limit) continue;
      times[word % units]! += 1;
      drawn += 1;
    }
    statistics.forEach((statistic, i) => {
      const value = statistic(times);
      if (!Number.isNaN(value)) values[i]![usable[i]!++] = value;
    });
  }
  return values.map((list, i) => {
    const sorted = list.subarray(0, usable[i]).sort();
    return units < 2 || sorted.length < USABLE * rounds
      ? { low: null, high: null, usable: sorted.length }
      : { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975), usable: sorted.length };
  });
}
