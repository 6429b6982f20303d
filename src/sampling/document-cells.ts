/** The cells that documents are drawn from: institution × category, and in each its cases by weight. */
import { groupBy } from "./draw.ts";
import { gcd, type Rational } from "./rational.ts";

/** A case that may be drawn. */
export interface DocumentCandidate {
  readonly id: string;
  /** Id of the institution whose case it is. */
  readonly unit: string;
  /** Category within the institution, "" where there is none. */
  readonly stratum: string;
  /** Above 0. */
  readonly weight: Rational;
}

export interface Cell {
  readonly unit: string;
  readonly stratum: string;
  /** Cases by weight; weights are integers over one denominator for all cells. */
  readonly classes: readonly { readonly weight: bigint; readonly ids: readonly string[] }[];
}

/** The weights as integers over their common denominator. */
function commonWeights(candidates: readonly DocumentCandidate[]): Map<Rational, bigint> {
  const weights = new Set(candidates.map(({ weight }) => weight));
  let common = 1n;
  for (const { num, den } of weights) {
    if (num <= 0n || den <= 0n) throw new RangeError(`weight ${num}/${den}`);
    common *= den / gcd(common, den);
  }
  return new Map([...weights].map((weight) => [weight, weight.num * (common / weight.den)]));
}

/**
 * Institutions in byte order, the cells of each in byte order of their categories.
 * @throws RangeError where a weight is not above 0
 */
export function documentCells(candidates: readonly DocumentCandidate[]): Cell[][] {
  const weights = commonWeights(candidates);
  return [...groupBy(candidates, ({ unit }) => unit)].map(([unit, ofUnit]) =>
    [...groupBy(ofUnit, ({ stratum }) => stratum)].map(([stratum, cases]) => {
      const classes = new Map<bigint, string[]>();
      for (const { id, weight } of cases) {
        const common = weights.get(weight)!;
        const same = classes.get(common);
        if (same) same.push(id);
        else classes.set(common, [id]);
      }
      return { unit, stratum, classes: [...classes].map(([weight, ids]) => ({ weight, ids })) };
    }),
  );
}
