/** Ratings as the statistics of agreement take them: one row a subject, one column a rater, gaps allowed. */

export type Level = "nominal" | "ordinal" | "interval" | "ratio";
export const LEVELS: readonly Level[] = ["nominal", "ordinal", "interval", "ratio"];

/** A table of ratings. Categories are numbered from 0; numbers in ascending order, labels in any. */
export interface Ratings {
  readonly subjects: number;
  readonly raters: number;
  /** Row by row: the category's index, −1 where the rater did not rate the subject. */
  readonly codes: Int32Array;
  /** How many categories there are, used or not. */
  readonly categories: number;
  /** The number that each category stands for; absent where categories are labels without order. */
  readonly values?: Float64Array;
}

function encode<T>(rows: readonly (readonly (T | null)[])[], categories: readonly T[]): Ratings {
  const raters = rows[0]?.length ?? 0;
  const index = new Map(categories.map((category, i) => [category, i]));
  const codes = new Int32Array(rows.length * raters).fill(-1);
  rows.forEach((row, i) => {
    if (row.length !== raters) throw new RangeError(`row ${i} has ${row.length} ratings, not ${raters}`);
    row.forEach((value, j) => {
      if (value === null) return;
      const code = index.get(value);
      if (code === undefined) throw new RangeError(`${value} is not among the categories`);
      codes[i * raters + j] = code;
    });
  });
  return { subjects: rows.length, raters, codes, categories: categories.length };
}

/**
 * Ratings that are numbers.
 * @param rows one row a subject, one value a rater, null where there is none
 * @param categories every value that could have been given (a rubric's levels); those in use where absent
 */
export function ratingsOfNumbers(
  rows: readonly (readonly (number | null)[])[],
  categories?: readonly number[],
): Ratings {
  const given = categories ?? rows.flat().filter((value) => value !== null);
  const sorted = [...new Set(given.map((value) => value + 0))].sort((a, b) => a - b);
  if (!sorted.every(Number.isFinite)) throw new RangeError("ratings are finite numbers");
  return { ...encode(rows, sorted), values: Float64Array.from(sorted) };
}

/** Ratings that are labels without order; parameters as for `ratingsOfNumbers`. */
export function ratingsOfLabels(
  rows: readonly (readonly (string | null)[])[],
  categories?: readonly string[],
): Ratings {
  const given = categories ?? rows.flat().filter((value) => value !== null);
  return encode(rows, [...new Set(given)]);
}

/** The subjects (rows) for which `keep` says yes to the number of their ratings. */
export function withCount(ratings: Ratings, keep: (given: number) => boolean): Ratings {
  const { raters, codes } = ratings;
  const rows: Int32Array[] = [];
  for (let i = 0; i < ratings.subjects; i++) {
    const row = codes.subarray(i * raters, (i + 1) * raters);
    let given = 0;
    for (const code of row) if (code >= 0) given += 1;
    if (keep(given)) rows.push(row);
  }
  const kept = new Int32Array(rows.length * raters);
  rows.forEach((row, i) => {
    kept.set(row, i * raters);
  });
  return { ...ratings, subjects: rows.length, codes: kept };
}

/** Subjects rated by every rater. */
export const complete = (ratings: Ratings): Ratings =>
  withCount(ratings, (given) => given === ratings.raters);

/** How often each category was given. */
export function categoryCounts({ codes, categories }: Ratings): Int32Array {
  const counts = new Int32Array(categories);
  for (const code of codes) if (code >= 0) counts[code]! += 1;
  return counts;
}

/** How many different categories were given. */
export const usedCategories = (ratings: Ratings): number =>
  categoryCounts(ratings).reduce((used, count) => used + Number(count > 0), 0);
