/** Mean squares of a complete table of subjects by raters. */
import type { Ratings } from "./ratings.ts";

export interface MeanSquares {
  /** Between subjects; n − 1 degrees of freedom. */
  readonly rows: number;
  /** Between raters; k − 1. */
  readonly columns: number;
  /** What neither explains; (n − 1)(k − 1). */
  readonly rest: number;
  /** Within subjects; n (k − 1). */
  readonly within: number;
}

/** A sum of squares this small beside the whole is rounding, not variation. */
const NOTHING = 1e-13;

/**
 * Two-way analysis of variance without replication. Deviations are taken from the grand mean, so the relative
 * error stays below 1e-12; sums below 1e-13 of the whole count as 0.
 * @param ratings complete, with numbers; n ≥ 2, k ≥ 2
 */
export function meanSquares({ subjects: n, raters: k, codes, values }: Ratings): MeanSquares {
  const at = (i: number, j: number) => values![codes[i * k + j]!]!;
  let mean = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) mean += at(i, j) / (n * k);
  const [rowMeans, columnMeans] = [new Float64Array(n), new Float64Array(k)];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < k; j++) {
      rowMeans[i]! += (at(i, j) - mean) / k;
      columnMeans[j]! += (at(i, j) - mean) / n;
    }
  let [whole, rest] = [0, 0];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < k; j++) {
      whole += (at(i, j) - mean) ** 2;
      rest += (at(i, j) - mean - rowMeans[i]! - columnMeans[j]!) ** 2;
    }
  const seen = (squares: number) => (squares <= NOTHING * whole ? 0 : squares);
  const rows = seen(k * rowMeans.reduce((sum, value) => sum + value * value, 0));
  const columns = seen(n * columnMeans.reduce((sum, value) => sum + value * value, 0));
  rest = seen(rest);
  return {
    rows: rows / (n - 1),
    columns: columns / (k - 1),
    rest: rest / ((n - 1) * (k - 1)),
    within: (columns + rest) / (n * (k - 1)),
  };
}
