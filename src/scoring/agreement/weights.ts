/** Weights of agreement between two categories: 1 for the same, less the farther apart. */
import type { Level, Ratings } from "./ratings.ts";

export type WeightForm = "unweighted" | "linear" | "quadratic" | "ordinal";

/** The weight of a pair of categories, by their index; symmetric, 1 on the diagonal. */
export type Weights = (a: number, b: number) => number;

export const identity: Weights = (a, b) => (a === b ? 1 : 0);

/**
 * Where categories stand on the scale: interval and ratio data at their own value; ordinal (and nominal) data at
 * their rank among the categories, because their distances mean nothing.
 */
export function positions({ categories, values }: Ratings, level: Level): Float64Array {
  return values && (level === "interval" || level === "ratio")
    ? values
    : Float64Array.from({ length: categories }, (_, i) => i);
}

/**
 * Weights by form: linear 1 − |a − b| / range (Cicchetti & Allison 1971), quadratic 1 − (a − b)² / range²
 * (Fleiss & Cohen 1973), ordinal 1 − C(d + 1, 2) / C(q, 2) for categories d ranks apart (Gwet 2014, ch. 3).
 * @param at positions of the categories in ascending order; one alone has no distances
 */
export function weightsOf(form: WeightForm, at: Float64Array): Weights {
  if (at.length < 2) return identity;
  const [q, range] = [at.length, at[at.length - 1]! - at[0]!];
  switch (form) {
    case "unweighted":
      return identity;
    case "linear":
      return (a, b) => 1 - Math.abs(at[a]! - at[b]!) / range;
    case "quadratic":
      return (a, b) => 1 - ((at[a]! - at[b]!) / range) ** 2;
    case "ordinal":
      return (a, b) => 1 - (Math.abs(a - b) * (Math.abs(a - b) + 1)) / (q * (q - 1));
  }
}
