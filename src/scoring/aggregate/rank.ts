/** Places with ties: 1, 2, 2, 4. */

export interface Ranked<T> {
  readonly of: T;
  /** 1 is the best; equal ones share the best place that they reach together. */
  readonly rank: number;
}

/**
 * Gives places ("standard competition ranking").
 * @param better negative where the first is better, 0 where neither is; must be a consistent order
 * @param settle the order in which equal ones are listed; it never decides a place
 */
export function rank<T>(
  given: readonly T[],
  better: (a: T, b: T) => number,
  settle: (a: T, b: T) => number,
): Ranked<T>[] {
  const sorted = [...given].sort((a, b) => better(a, b) || settle(a, b));
  const places: number[] = [];
  for (const [index, one] of sorted.entries()) {
    const before = sorted[index - 1];
    places.push(
      before !== undefined && better(before, one) === 0 ? (places[index - 1] as number) : index + 1,
    );
  }
  return sorted.map((of, index) => ({ of, rank: places[index] as number }));
}
