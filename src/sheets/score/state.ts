/** What a page's formulas come to for the scores that it holds. */
import { add, type Rational, times } from "../../sampling/rational.ts";
import type { ItemScore } from "../../scoring/aggregate/input.ts";
import type { Measured } from "../../scoring/aggregate/measure.ts";
import { type ScoredReview, scoreReview } from "../../scoring/aggregate/score-review.ts";
import { pointsOf } from "../../scoring/rubric/decimal.ts";

export interface PageState {
  readonly scored: ScoredReview;
  readonly done: number;
  /** Points so far, as the page shows them: what is missing counts as 0. */
  readonly rescaled: number;
  readonly points: number;
  readonly grade: string;
}

/** Six decimals, as the formulas round. */
export const shown = ({ num, den }: Rational): number => Math.round((Number(num) / Number(den)) * 1e6) / 1e6;

/** Two decimals for the eye, cut as results are: 89.996 is not shown as 90. */
export const cut = (points: number): number => Math.floor(Math.round(points * 1e6) / 1e4) / 100;
export const cutFormula = (at: string): string => `ROUNDDOWN(${at},2)`;

/** Points so far, exactly: those of the items, rescaled, and the bonus. */
export function pointsSoFar({ earned, possible, factor, bonus }: ScoredReview): Rational {
  return add(possible === 0 ? pointsOf(0) : times(pointsOf(earned), factor), pointsOf(bonus));
}

/** @param scores checked entries of one reviewer for one document */
export function pageState(measured: Measured, scores: Readonly<Record<string, ItemScore>>): PageState {
  const scored = scoreReview(measured, { document: "", reviewer: "", items: scores });
  const done = measured.items.length - scored.missing.length;
  const { possible, earned, factor } = scored;
  return {
    scored,
    done,
    rescaled: possible === 0 ? 0 : shown(times(pointsOf(earned), factor)),
    points: shown(pointsSoFar(scored)),
    grade: done < measured.items.length || possible === 0 ? "未填完" : (scored.grade?.name ?? "未填完"),
  };
}
