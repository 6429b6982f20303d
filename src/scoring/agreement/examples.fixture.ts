/** Published tables that the tests of agreement share. */

type Rows = (number | null)[][];

/** Subjects by raters from raters by subjects. */
export const transposed = (rows: readonly (readonly (number | null)[])[]): Rows =>
  rows[0]!.map((_, i) => rows.map((row) => row[i]!));

/** A table of two raters' counts as one row a subject; categories 1, 2, 3 …. */
export const fromCounts = (table: readonly (readonly number[])[]): Rows =>
  table.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, () => [i + 1, j + 1])));

/** How many raters chose each category, as ratings of interchangeable raters. */
export const fromDistribution = (table: readonly (readonly number[])[]): Rows =>
  table.map((row) => row.flatMap((count, category) => Array.from({ length: count }, () => category + 1)));

const _ = null;

/** Krippendorff 2011: four observers, twelve units. */
export const KRIPPENDORFF = transposed([
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]);

/** Shrout & Fleiss 1979, table 2: six targets, four judges. */
export const SHROUT_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** Gwet 2014, two abstractors. */
export const ABSTRACTORS = fromCounts([
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
]);

/** Fleiss 1971: thirty patients, six psychiatrists; depression, personality disorder, schizophrenia, neurosis, other. */
export const PSYCHIATRISTS = fromDistribution([
  [0, 0, 0, 6, 0],
  [0, 3, 0, 0, 3],
  [0, 1, 4, 0, 1],
  [0, 0, 0, 0, 6],
  [0, 3, 0, 3, 0],
  [2, 0, 4, 0, 0],
  [0, 0, 4, 0, 2],
  [2, 0, 3, 1, 0],
  [2, 0, 0, 4, 0],
  [0, 0, 0, 0, 6],
  [1, 0, 0, 5, 0],
  [1, 1, 0, 4, 0],
  [0, 3, 3, 0, 0],
  [1, 0, 0, 5, 0],
  [0, 2, 0, 3, 1],
  [0, 0, 5, 0, 1],
  [3, 0, 0, 1, 2],
  [5, 1, 0, 0, 0],
  [0, 2, 0, 4, 0],
  [1, 0, 2, 0, 3],
  [0, 0, 0, 0, 6],
  [0, 1, 0, 5, 0],
  [0, 2, 0, 1, 3],
  [2, 0, 0, 4, 0],
  [1, 0, 0, 4, 1],
  [0, 5, 0, 1, 0],
  [4, 0, 0, 0, 2],
  [0, 2, 0, 4, 0],
  [1, 0, 5, 0, 0],
  [0, 0, 0, 0, 6],
]);

/** The `anxiety` data of R's package irr: twenty subjects, three raters. */
export const ANXIETY = transposed([
  [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
  [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
  [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]);
