/**
 * An order of subjects and raters that depends on the ratings alone, so that sums, and draws of a bootstrap, come
 * out the same to the last digit whichever way a file was sorted.
 */
import type { Ratings } from "./ratings.ts";

/** Replaces signatures by their rank among the different ones: equal signatures, equal colours. */
function colours(signatures: readonly string[]): Int32Array {
  const sorted = [...new Set(signatures)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const rank = new Map(sorted.map((signature, i) => [signature, i]));
  return Int32Array.from(signatures, (signature) => rank.get(signature)!);
}

const byColour = (colour: Int32Array): Int32Array =>
  Int32Array.from(colour.keys()).sort((a, b) => colour[a]! - colour[b]! || a - b);

/** Enough for tables that are not made to defeat it; what stays tied is as good as interchangeable. */
const ITERATIONS = 3;

/**
 * Sorts subjects and raters (and labels, which have no order of their own) by colour refinement: each starts
 * alike, then is told apart by what it met.
 */
export function canonical(ratings: Ratings): Ratings {
  const { subjects: n, raters: m, codes, categories: q, values } = ratings;
  let [rows, columns] = [new Int32Array(n), new Int32Array(m)];
  let labels = values ? Int32Array.from({ length: q }, (_, i) => i) : new Int32Array(q);
  /** Signature of each: its colour, and the sorted pairs of colours that it meets. */
  const refined = (
    own: Int32Array,
    key: (i: number, j: number) => number,
    pair: (i: number, j: number) => number,
  ) => {
    const met: number[][] = Array.from(own, () => []);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < m; j++) if (codes[i * m + j]! >= 0) met[key(i, j)]!.push(pair(i, j));
    return colours(met.map((list, i) => `${own[i]}:${Float64Array.from(list).sort().join()}`));
  };
  const label = (i: number, j: number) => labels[codes[i * m + j]!]!;
  for (let step = 0; step < ITERATIONS; step++) {
    rows = refined(
      rows,
      (i) => i,
      (i, j) => columns[j]! * q + label(i, j),
    ) as Int32Array<ArrayBuffer>;
    columns = refined(
      columns,
      (_, j) => j,
      (i, j) => rows[i]! * q + label(i, j),
    ) as Int32Array<ArrayBuffer>;
    if (!values)
      labels = refined(
        labels,
        (i, j) => codes[i * m + j]!,
        (i, j) => rows[i]! * m + columns[j]!,
      ) as Int32Array<ArrayBuffer>;
  }
  const place = new Int32Array(q);
  byColour(labels).forEach((code, i) => {
    place[code] = i;
  });
  const order = byColour(columns);
  const lines = Array.from({ length: n }, (_, i) =>
    Array.from(order, (j) => (codes[i * m + j]! < 0 ? -1 : place[codes[i * m + j]!]!)),
  );
  const sorted = Array.from({ length: n }, (_, i) => i).sort((a, b) => {
    const differs = lines[a]!.findIndex((code, j) => code !== lines[b]![j]);
    return rows[a]! - rows[b]! || (differs < 0 ? 0 : lines[a]![differs]! - lines[b]![differs]!);
  });
  return { ...ratings, codes: Int32Array.from(sorted.flatMap((i) => lines[i]!)) };
}
