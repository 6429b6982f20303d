/** Which items lose most points, and where reviewers disagree most. */
import { compareRational, type Rational, rational } from "../../sampling/rational.ts";
import type { Ticks } from "../rubric/decimal.ts";
import { byId } from "./input.ts";
import type { Measured, MeasuredItem } from "./measure.ts";
import type { ScoredReview } from "./score-review.ts";

export interface ItemAnalysis {
  readonly id: string;
  readonly section: string;
  readonly kind: MeasuredItem["item"]["kind"];
  /** Complete reviews that scored it, and those that called it absent. */
  readonly ratings: number;
  readonly absent: number;
  /** Mean share of its points that was lost; undefined for vetoes and bonuses, or without ratings. */
  readonly lost: Rational | undefined;
  /** bonus: mean share of its points that was given. */
  readonly given: Rational | undefined;
  /** veto: how many ratings found it. */
  readonly vetoes: number;
  /** Documents that at least two reviewers scored, and the mean over them of (highest − lowest) / points. */
  readonly compared: number;
  readonly spread: Rational | undefined;
}

/** (highest − lowest) summed over the documents that at least two reviewers scored. Vetoes count as 0 or 1. */
function spreads(values: ReadonlyMap<string, readonly Ticks[]>): { compared: number; sum: Ticks } {
  let [compared, sum] = [0, 0];
  for (const of of values.values()) {
    if (of.length < 2) continue;
    compared += 1;
    sum += Math.max(...of) - Math.min(...of);
  }
  return { compared, sum };
}

const over = (sum: number, count: number): Rational | undefined =>
  count === 0 ? undefined : rational(BigInt(sum), BigInt(count));

function analyse(item: MeasuredItem, index: number, reviews: readonly ScoredReview[]): ItemAnalysis {
  const values = new Map<string, Ticks[]>();
  let [ratings, absent, earned, vetoes] = [0, 0, 0, 0];
  const veto = item.item.kind === "veto";
  for (const { items, review } of reviews) {
    const value = items[index];
    if (value?.state === "absent") absent += 1;
    if (value?.state !== "scored") continue;
    ratings += 1;
    earned += value.earned;
    if (value.vetoed) vetoes += 1;
    const list = values.get(review.document) ?? [];
    list.push(veto ? Number(value.vetoed) : value.earned);
    values.set(review.document, list);
  }
  const { compared, sum } = spreads(values);
  const size = veto ? 1 : item.points;
  const bonus = item.item.kind === "bonus";
  return {
    id: item.item.id,
    section: item.section,
    kind: item.item.kind,
    ratings,
    absent,
    lost: veto || bonus ? undefined : over(ratings * size - earned, ratings * size),
    given: bonus ? over(earned, ratings * size) : undefined,
    vetoes,
    compared,
    spread: over(sum, compared * size),
  };
}

/** One entry for each item of the rubric, in its order. Reviews that are not complete do not enter. */
export function itemAnalysis(measured: Measured, reviews: readonly ScoredReview[]): ItemAnalysis[] {
  const complete = reviews.filter((one) => one.points !== undefined);
  return measured.items.map((item, index) => analyse(item, index, complete));
}

/** Items by a number, the largest first; items without it last; equal ones by id. */
export function byLargest(items: readonly ItemAnalysis[], key: "lost" | "spread"): ItemAnalysis[] {
  const value = (item: ItemAnalysis) => item[key] ?? rational(-1);
  return [...items].sort((a, b) => compareRational(value(b), value(a)) || byId(a.id, b.id));
}
