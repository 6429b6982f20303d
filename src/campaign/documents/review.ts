/** The circular of a document review. */
import { buildReview } from "../../circular/review-circular.ts";
import { reviewView } from "./review-view.ts";
import type { Made, ReviewGiven } from "./types.ts";

export async function make({ io, campaign, review, options, findings }: ReviewGiven): Promise<Made[]> {
  const view = await reviewView(io, campaign, review, options.asOf);
  if (!view.results.final) findings.push({ code: "SUM002", severity: "warning", params: { review } });
  return [
    { path: "review", document: buildReview({ ...view, date: options.asOf }, options.reconcile === true) },
  ];
}
