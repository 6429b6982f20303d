/** A review seen as a draw, so that commands treat both alike. */
import type { DrawPlan, ReviewPlan } from "../../plan/schema.ts";

/**
 * The draw that a review is. Its rule is not made from this view (`reviewRule`): here stands what commands ask of
 * any draw, such as its name, its registers and whether people are dealt.
 */
export function reviewDraw(review: ReviewPlan): DrawPlan {
  const { register, id, from, maxLoad, onDuty, recusal, perDocument = 2 } = review.reviewers;
  return {
    name: review.name,
    title: review.title,
    object: review.object,
    register: review.cases[0]!,
    id: review.id,
    duplicates: "stop",
    stratify: review.stratify,
    rate: review.rate,
    n: review.n,
    allocation: "overall",
    rounding: "random",
    minimum: 0,
    alternates: review.alternates,
    method: "vrs",
    exclude: review.exclude,
    certain: review.certain,
    publish: review.publish,
    checklist: [],
    basis: [],
    inspectors: { register, id, from, fallback: "none", maxLoad, onDuty, recusal, perObject: perDocument },
    review,
  };
}
