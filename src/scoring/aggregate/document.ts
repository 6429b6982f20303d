/** A document's reviews → its state, and once it is settled its points and grade. */
import { type Rational, rational, times } from "../../sampling/rational.ts";
import { pointsOf, type Ticks } from "../rubric/decimal.ts";
import { mean } from "./averages.ts";
import {
  type Combined,
  type Complete,
  combineFirst,
  combineThird,
  isComplete,
  type Method,
} from "./combine.ts";
import { byId, type DocumentRef } from "./input.ts";
import { type Grade, gradeOf, type Measured } from "./measure.ts";
import type { ScoredReview } from "./score-review.ts";
import { reasonsForThird, type ThirdReason, vetoStands } from "./third.ts";

export type DocumentState = "complete" | "missing-reviews" | "third-needed" | "arbitrated" | "not-rated";

export interface SectionResult {
  readonly id: string;
  /** Mean over the reviews that count: points before rescaling, and what could be had. */
  readonly earned: Rational;
  readonly possible: Rational;
  /** earned / possible; undefined where all of it is absent. */
  readonly share: Rational | undefined;
}

export interface VetoFound {
  readonly item: string;
  readonly reason: string;
  readonly reviewers: readonly string[];
}

export interface DocumentResult {
  readonly id: string;
  readonly unit: string;
  readonly state: DocumentState;
  readonly notRated?: string;
  /** First reviews before further ones, each by reviewer. */
  readonly reviews: readonly ScoredReview[];
  /** How many reviews are still to come. */
  readonly wanting: { readonly first: number; readonly third: number };
  readonly thirdReasons: readonly ThirdReason[];
  /** Further reviews that nobody asked for: they do not count. */
  readonly uncalled: readonly string[];
  /** Once settled: how the reviews were combined, and which ones entered. */
  readonly method?: Method;
  readonly counted: readonly string[];
  /** Points before vetoes, and those that count. */
  readonly rawPoints?: Rational;
  readonly points?: Rational;
  readonly vetoes: readonly VetoFound[];
  /** Whether the vetoes decide the grade. */
  readonly vetoed: boolean;
  readonly grade?: Grade;
  readonly sections: readonly SectionResult[];
  /** Items that some review that counts calls absent: there the rest was rescaled. */
  readonly absent: readonly { readonly item: string; readonly reviewers: readonly string[] }[];
}

function sectionResults(measured: Measured, counted: readonly Complete[]): SectionResult[] {
  return measured.rubric.sections.map(({ id }) => {
    const sums = counted.map(({ items }) => {
      let [earned, possible]: [Ticks, Ticks] = [0, 0];
      for (const [index, value] of items.entries()) {
        const item = measured.items[index];
        if (item?.section !== id || item.item.kind === "bonus") continue;
        earned += value.earned;
        possible += value.possible;
      }
      return [pointsOf(earned), pointsOf(possible)] as const;
    });
    const [earned, possible] = [mean(sums.map((one) => one[0])), mean(sums.map((one) => one[1]))];
    const share = possible.num === 0n ? undefined : times(earned, rational(possible.den, possible.num));
    return { id, earned, possible, share };
  });
}

function vetoesFound(measured: Measured, reviews: readonly ScoredReview[]): VetoFound[] {
  return measured.items.flatMap(({ item }) => {
    const reviewers = reviews.filter((one) => one.vetoes.includes(item.id)).map((one) => one.reviewer);
    return reviewers.length === 0 ? [] : [{ item: item.id, reason: item.reason ?? "", reviewers }];
  });
}

function absences(measured: Measured, counted: readonly Complete[]): DocumentResult["absent"] {
  return measured.items.flatMap(({ item }) => {
    const reviewers = counted.filter((one) => one.absent.includes(item.id)).map((one) => one.reviewer);
    return reviewers.length === 0 ? [] : [{ item: item.id, reviewers }];
  });
}

function settled(measured: Measured, used: readonly Complete[], combined: Combined): Partial<DocumentResult> {
  const vetoed = vetoStands(measured, used);
  const zero = vetoed && measured.rubric.veto === "zero";
  const counted = used.filter((one) => combined.counted.includes(one.reviewer));
  return {
    method: combined.method,
    counted: combined.counted,
    rawPoints: combined.points,
    points: zero ? rational(0) : combined.points,
    vetoed,
    grade: vetoed ? measured.grades[0] : (combined.grade ?? gradeOf(measured, combined.points)),
    sections: sectionResults(measured, counted),
    absent: absences(measured, counted),
  };
}

/**
 * The result of one document.
 * @param given its reviews, in any order
 */
export function documentResult(
  measured: Measured,
  document: DocumentRef,
  given: readonly ScoredReview[],
): DocumentResult {
  const reviews = [...given].sort(
    (a, b) => Number(a.third) - Number(b.third) || byId(a.reviewer, b.reviewer),
  );
  const rules = measured.rubric.reviewers;
  const complete = reviews.filter(isComplete);
  const first = complete.filter((one) => !one.third);
  const third = complete.filter((one) => one.third);
  const planned = Math.max(rules.count, document.assigned ?? 0);
  const enough = first.length >= planned;
  const reasons = enough ? reasonsForThird(measured, first) : [];
  const called = reasons.length > 0 ? (rules.third?.reviewers ?? 1) : 0;
  const wanting = {
    first: Math.max(0, planned - first.length),
    third: Math.max(0, called - third.length),
  };
  const base = {
    id: document.id,
    unit: document.unit,
    reviews,
    wanting,
    thirdReasons: reasons,
    uncalled: enough && called === 0 ? third.map((one) => one.reviewer) : [],
    counted: [],
    vetoes: vetoesFound(measured, reviews),
    vetoed: false,
    sections: [],
    absent: [],
  };
  if (document.notRated !== undefined)
    return { ...base, state: "not-rated", notRated: document.notRated, wanting: { first: 0, third: 0 } };
  if (!enough) return { ...base, state: "missing-reviews" };
  if (called === 0)
    return { ...base, state: "complete", ...settled(measured, first, combineFirst(measured, first)) };
  if (wanting.third > 0) return { ...base, state: "third-needed" };
  const combined = combineThird(measured, first, third);
  return { ...base, state: "arbitrated", ...settled(measured, complete, combined) };
}

/** Settled: it has points and a grade. */
export type Settled = DocumentResult & {
  readonly points: Rational;
  readonly rawPoints: Rational;
  readonly grade: Grade;
};
export const isSettled = (result: DocumentResult): result is Settled => result.points !== undefined;
