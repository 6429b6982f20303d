/** The scores that count, once it is sure that they were given under the rubric that grades them. */
import { EXIT, fail } from "../../problem.ts";
import { officeDay } from "../../results/days.ts";
import type { Review } from "../../scoring/aggregate/input.ts";
import type { Campaign } from "../open.ts";
import { importsOf } from "./score-store.ts";
import type { OpenReview } from "./types.ts";

/**
 * As `standingScores`.
 * @param until ISO day: scores that came in later do not count yet
 * @throws Problem (conflict) where an import that still counts was made under another rubric (GRD031)
 */
export async function scoresToGrade(
  campaign: Campaign,
  review: OpenReview,
  until?: string,
): Promise<Review[]> {
  const standing = new Map<string, { one: Review; rubric: string; number: number }>();
  for (const [i, { reviews, rubric, importedAt }] of (await importsOf(campaign, review)).entries()) {
    if (until !== undefined && officeDay(importedAt) > until) continue;
    for (const one of reviews)
      standing.set(`${one.reviewer}\n${one.document}`, { one, rubric, number: i + 1 });
  }
  const scores = [...standing.values()];
  const other = scores.find(({ rubric }) => rubric !== review.rubricDigest);
  if (other) fail(EXIT.conflict, "GRD031", { number: other.number });
  return scores.map(({ one }) => one);
}
