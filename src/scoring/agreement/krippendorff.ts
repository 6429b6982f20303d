/** Krippendorff's alpha at four levels of measurement. */
import { type Outcome, undefinedBecause, WHY } from "./outcome.ts";
import { type Level, type Ratings, withCount } from "./ratings.ts";

export const KRIPPENDORFF_METHOD = "Krippendorff 2011, 2018; limits: percentile bootstrap over subjects";

/** Distinct values up to which the ratio level is resampled: its work grows with their square. */
export const RATIO_VALUES = 1500;

const sum = (list: ArrayLike<number>, of: (i: number) => number): number => {
  let total = 0;
  for (let i = 0; i < list.length; i++) total += of(i);
  return total;
};

/**
 * Krippendorff's alpha: 1 − observed disagreement / disagreement expected if ratings were dealt out at random.
 *
 * Differences count by level: nominal (same or not), ordinal (ranks between, from the ratings themselves),
 * interval (a − b)², ratio ((a − b) / (a + b))², for values from 0 up. Assumes independent subjects and raters
 * who are interchangeable; any ratings may be missing, and a subject counts with two ratings or more. A low value
 * means that the ratings say little about the subjects: who rated matters as much as what was rated. It is also
 * low where subjects hardly differ.
 *
 * Krippendorff 2011, Computing Krippendorff's alpha-reliability; Content Analysis, 4th ed. (2018), ch. 12. Limits
 * by resampling subjects (percentiles), see `bootstrap`. Error of the value: rounding, below 1e-12.
 */
export class Alpha {
  readonly #level: Level;
  readonly #raters: number;
  readonly #values: Float64Array;
  /** The ratings of subjects that have two or more, one behind the other. */
  readonly #codes: Int32Array;
  readonly #starts: Int32Array;
  /** By subject, where it does not depend on the other ratings: its share of observed disagreement. */
  readonly #own: Float64Array;
  readonly #ratio?: Float64Array;
  /** Why this level has no alpha for these ratings, whatever their values. */
  readonly #reason?: string;

  /** @param all subjects with fewer than two ratings are left out, and `units` says how many remain */
  constructor(all: Ratings, level: Level) {
    const { subjects, raters, codes, categories, values } = withCount(all, (given) => given >= 2);
    this.#level = level;
    this.#raters = all.raters;
    this.#starts = new Int32Array(subjects + 1);
    const flat: number[] = [];
    for (let i = 0; i < subjects; i++) {
      for (let j = 0; j < raters; j++) if (codes[i * raters + j]! >= 0) flat.push(codes[i * raters + j]!);
      this.#starts[i + 1] = flat.length;
    }
    this.#codes = Int32Array.from(flat);
    if (level !== "nominal" && !values) this.#reason = WHY.needsNumbers;
    else if (level === "ratio" && values![0]! < 0) this.#reason = WHY.needsNonNegative;
    // Values are centred, so that sums of squares keep their digits.
    const centre = values && level === "interval" ? sum(flat, (i) => values[flat[i]!]!) / flat.length : 0;
    this.#values = values?.map((value) => value - centre) ?? new Float64Array(categories);
    this.#own = new Float64Array(subjects);
    if (this.#reason !== undefined || level === "ordinal") return;
    this.#own = this.#own.map((_, unit) => this.#within(unit));
    if (level === "ratio" && categories <= RATIO_VALUES)
      this.#ratio = Float64Array.from({ length: categories ** 2 }, (_, i) =>
        this.#difference(Math.floor(i / categories), i % categories),
      );
  }

  /** Subjects with two ratings or more. */
  get units(): number {
    return this.#own.length;
  }

  /** Squared difference of two categories; ordinal ones depend on all ratings and are not asked here. */
  #difference(a: number, b: number): number {
    if (a === b) return 0;
    if (this.#level === "nominal") return 1;
    const [x, y] = [this.#values[a]!, this.#values[b]!];
    return this.#level === "interval" ? (x - y) ** 2 : ((x - y) / (x + y)) ** 2;
  }

  #within(unit: number): number {
    const row = this.#codes.subarray(this.#starts[unit]!, this.#starts[unit + 1]!);
    let total = 0;
    for (let a = 0; a < row.length; a++)
      for (let b = 0; b < a; b++) total += 2 * this.#difference(row[a]!, row[b]!);
    return total / (row.length - 1);
  }

  /** Observed and expected disagreement, by sums over ordered pairs of ratings. */
  #disagreement(times: ArrayLike<number>, counts: Float64Array, total: number): [number, number] {
    if (this.#level === "ordinal") return this.#ordinal(times, counts, total);
    const observed = sum(this.#own, (unit) => times[unit]! * this.#own[unit]!);
    const at = this.#values;
    switch (this.#level) {
      case "nominal":
        return [observed, total * total - sum(counts, (c) => counts[c]! ** 2)];
      case "interval": {
        const first = sum(counts, (c) => counts[c]! * at[c]!);
        return [observed, 2 * (total * sum(counts, (c) => counts[c]! * at[c]! ** 2) - first * first)];
      }
      default:
        return [observed, this.#ratioExpected(counts)];
    }
  }

  #ratioExpected(counts: Float64Array): number {
    const [q, table] = [counts.length, this.#ratio];
    let expected = 0;
    for (let a = 0; a < q; a++) {
      if (counts[a] === 0) continue;
      let row = 0;
      if (table) for (let b = 0; b < a; b++) row += counts[b]! * table[a * q + b]!;
      else for (let b = 0; b < a; b++) row += counts[b]! * this.#difference(a, b);
      expected += 2 * counts[a]! * row;
    }
    return expected;
  }

  /** The ordinal difference of two categories is that of their mid-ranks, so that sums of squares suffice. */
  #ordinal(times: ArrayLike<number>, counts: Float64Array, total: number): [number, number] {
    const ranks = new Float64Array(counts.length);
    let below = -total / 2;
    for (let c = 0; c < counts.length; c++) {
      ranks[c] = below + counts[c]! / 2;
      below += counts[c]!;
    }
    let observed = 0;
    for (let unit = 0; unit < this.units; unit++) {
      if (times[unit] === 0) continue;
      const [from, to] = [this.#starts[unit]!, this.#starts[unit + 1]!];
      let [first, second] = [0, 0];
      for (let i = from; i < to; i++) {
        const rank = ranks[this.#codes[i]!]!;
        first += rank;
        second += rank * rank;
      }
      observed += (times[unit]! * 2 * ((to - from) * second - first * first)) / (to - from - 1);
    }
    const first = sum(counts, (c) => counts[c]! * ranks[c]!);
    return [observed, 2 * (total * sum(counts, (c) => counts[c]! * ranks[c]! ** 2) - first * first)];
  }

  /** Alpha of the ratings in which each unit stands as often as `times` says; NaN where they do not vary. */
  resampled(times: ArrayLike<number>): number {
    const counts = new Float64Array(this.#values.length);
    let total = 0;
    for (let unit = 0; unit < this.units; unit++) {
      const weight = times[unit]!;
      if (weight === 0) continue;
      for (let i = this.#starts[unit]!; i < this.#starts[unit + 1]!; i++) counts[this.#codes[i]!]! += weight;
      total += weight * (this.#starts[unit + 1]! - this.#starts[unit]!);
    }
    if (sum(counts, (c) => Number(counts[c]! > 0)) < 2) return Number.NaN;
    const [observed, expected] = this.#disagreement(times, counts, total);
    return 1 - ((total - 1) * observed) / expected;
  }

  /** true where resampling is affordable. */
  get resamples(): boolean {
    return this.#level !== "ratio" || this.#ratio !== undefined;
  }

  /** Alpha with no limits yet, or the reason why there is none. */
  outcome(): Outcome {
    if (this.#raters < 2) return undefinedBecause(WHY.oneRater);
    if (this.units === 0) return undefinedBecause(WHY.noPair);
    if (this.#reason !== undefined) return undefinedBecause(this.#reason);
    const value = this.resampled(new Uint8Array(this.units).fill(1));
    if (Number.isNaN(value)) return undefinedBecause(WHY.oneCategory);
    return { value, low: null, high: null, subjects: this.units, raters: this.#raters };
  }
}

/** Krippendorff's alpha of ratings at a level, without limits; see `Alpha`. */
export const krippendorffAlpha = (ratings: Ratings, level: Level): Outcome =>
  new Alpha(ratings, level).outcome();
