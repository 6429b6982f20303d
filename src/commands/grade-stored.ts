/** What a result of a stored review has beside that of a table: names behind ids, loads, estimates. */
import type { ReviewResults } from "../campaign/review/results.ts";
import type { OpenReview } from "../campaign/review/types.ts";
import type { Estimate } from "../scoring/estimate/hajek.ts";
import { twelveDigits } from "./agreement-report.ts";

export type StoredResults = Pick<ReviewResults, "loads" | "units" | "overall"> & {
  readonly review: OpenReview;
};

const estimateJson = (estimate: Estimate | undefined) =>
  estimate
    ? {
        ...{ mean: twelveDigits(estimate.mean), documents: estimate.drawn },
        ...{ standsFor: twelveDigits(estimate.standsFor), effective: twelveDigits(estimate.effective) },
      }
    : null;

/** The part `review` of choucha/grade/1. It names people and cases: it stays in the office. */
export function storedJson({ review, loads, units, overall }: StoredResults) {
  const { name, title, campaign, blind, synthetic } = review;
  const unrated = review.unrated ?? [];
  const institutions = new Map([...unrated, ...review.documents].map((one) => [one.unit, one]));
  return {
    ...{ name, title, campaign, blind, synthetic },
    documents: review.documents.map(
      ({ id, code, name: caseNumber, unit, prefecture, stratum, ...chance }) => ({
        ...{ id, code, name: caseNumber, unit, prefecture, category: stratum },
        ...{ certain: chance.certain ?? null, probability: chance.probability, overall: chance.overall },
      }),
    ),
    ...(unrated.length > 0
      ? {
          notRated: unrated.map(({ id, code, name: caseNumber, unit, notRated }) => ({
            ...{ id, code, name: caseNumber, unit, reason: notRated },
          })),
        }
      : {}),
    institutions: [...institutions.values()].map(({ unit, unitName, prefecture }) => ({
      ...{ id: unit, name: unitName, prefecture },
      estimate: estimateJson(units.get(unit)),
    })),
    reviewers: loads.map(({ reviewer, first, third, done, begun }) => ({
      ...reviewer,
      ...{ first, third, done, begun },
    })),
    estimate: { method: "hajek", overall: estimateJson(overall) },
  };
}
