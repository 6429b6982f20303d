/** Kendall's coefficient of concordance W. */
import { chiSquareTail } from "../../sampling/chi-square.ts";
import { type Outcome, undefinedBecause, WHY } from "./outcome.ts";
import { complete, type Ratings } from "./ratings.ts";

export const KENDALL_METHOD =
  "Kendall & Babington Smith 1939, ties: Kendall 1948; p: chi-square; limits: percentile bootstrap over subjects";

/**
 * Kendall's W: how far raters put the subjects into the same order, from 0 (no common order) to 1 (the same).
 *
 * Assumes that each rater's numbers have an order; their size does not matter, so a rater who is strict throughout
 * lowers nothing. A low value means that raters rank the subjects differently, or hardly tell them apart.
 * Missing ratings: only subjects rated by all raters are ranked. Ties get mid-ranks, with Kendall's correction.
 *
 * Kendall & Babington Smith 1939, Annals of Mathematical Statistics 10:275; Kendall 1948, Rank Correlation Methods.
 * `p` tests "no common order" by chi-square m (n − 1) W with n − 1 degrees of freedom, rough below 7 subjects.
 * Error of the value: rounding, below 1e-12.
 */
export class Concordance {
  readonly resamples = true;
  readonly #ratings: Ratings;
  readonly #raters: number;

  constructor(all: Ratings) {
    this.#raters = all.raters;
    this.#ratings = complete(all);
  }

  /** Subjects rated by all. */
  get units(): number {
    return this.#ratings.subjects;
  }

  /** W of the subjects, each as often as `times` says; NaN where no rater tells any two of them apart. */
  resampled(times: ArrayLike<number>): number {
    const { raters: m, codes, categories } = this.#ratings;
    const sums = new Float64Array(this.units);
    let [ties, n] = [0, 0];
    for (let unit = 0; unit < this.units; unit++) n += times[unit]!;
    for (let j = 0; j < m; j++) {
      const counts = new Float64Array(categories);
      for (let unit = 0; unit < this.units; unit++) counts[codes[unit * m + j]!]! += times[unit]!;
      // Mid-ranks, measured from their mean (n + 1) / 2, so that no large squares cancel.
      let below = -n / 2;
      for (let c = 0; c < categories; c++) {
        const tied = counts[c]!;
        ties += tied * (tied * tied - 1);
        counts[c] = below + tied / 2;
        below += tied;
      }
      for (let unit = 0; unit < this.units; unit++) sums[unit]! += counts[codes[unit * m + j]!]!;
    }
    let squares = 0;
    for (let unit = 0; unit < this.units; unit++) squares += times[unit]! * sums[unit]! ** 2;
    const most = m * (m * n * (n * n - 1) - ties);
    return most === 0 ? Number.NaN : (12 * squares) / most;
  }

  /** W and its test, with no limits yet; or the reason why there is none. */
  outcome(): Outcome {
    const [n, m] = [this.units, this.#raters];
    if (m < 2) return undefinedBecause(WHY.oneRater);
    if (!this.#ratings.values) return undefinedBecause(WHY.needsNumbers);
    if (n < 2) return undefinedBecause(WHY.fewComplete, { subjects: n });
    const value = this.resampled(new Uint8Array(n).fill(1));
    if (Number.isNaN(value)) return undefinedBecause(WHY.noDifferences);
    const p = chiSquareTail(m * (n - 1) * value, n - 1);
    return { value, p, low: null, high: null, subjects: n, raters: m };
  }
}

/** Kendall's W of ratings, without limits; see `Concordance`. */
export const kendallW = (ratings: Ratings): Outcome => new Concordance(ratings).outcome();
