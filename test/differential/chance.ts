/** Chance for generated campaigns: the same numbers for the same number to start from, on every machine. */
export interface Chance {
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number;
  /** True with this probability. */
  maybe(probability: number): boolean;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
}

/** Mulberry32, a small generator by Tommy Ettinger, in the public domain; good enough to choose test cases. */
export function chance(start: number): Chance {
  let state = start >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    maybe: (probability) => next() < probability,
    pick: (items) => items[below(items.length)]!,
  };
}
