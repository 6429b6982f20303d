/** From a plan's review and its rubric to the rule that is committed and recorded. */
import type { ReviewPlan } from "../../plan/schema.ts";
import { digestOf, type Json } from "../../record/jcs.ts";
import { exactRate, type Rule } from "../../record/rule.ts";
import { parseFactor } from "../../sampling/factor.ts";
import { formatRational } from "../../sampling/rational.ts";
import type { Rubric } from "../../scoring/rubric/schema.ts";

/** SHA-256 of a rubric's canonical JSON: white space and comments of its file do not count. */
export const rubricDigest = (rubric: Rubric): string => digestOf(rubric as unknown as Json);

/** The rule of a review. The rubric is part of it: nobody may change the sheets once the documents are known. */
export function reviewRule(review: ReviewPlan, rubric: Rubric): Rule {
  const { id, from, maxLoad, onDuty, specialty, perDocument } = review.reviewers;
  return {
    method: "poisson",
    allocation: "overall",
    rounding: "random",
    minimum: 0,
    alternates: review.alternates,
    n: review.n,
    rate: review.rate === undefined ? undefined : exactRate(review.rate),
    id: review.id,
    duplicates: "stop",
    stratify: review.stratify ?? [],
    exclude: review.exclude,
    certain: review.certain,
    publish: review.publish,
    unit: review.unit,
    floor: review.floor,
    weights: review.weights.map(({ where, times, reason }) => ({
      where,
      times: formatRational(parseFactor(times)!),
      reason,
    })),
    specialty,
    rubric: { id: rubric.id, digest: rubricDigest(rubric) },
    inspectors: {
      id,
      perObject: perDocument ?? rubric.reviewers.count,
      from,
      fallback: "none",
      maxLoad,
      onDuty,
    },
  };
}
