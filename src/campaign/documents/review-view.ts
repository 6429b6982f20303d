/** A stored review with its results, as its documents see it. */
import { bare } from "../../circular/phrases.ts";
import type { ReviewView } from "../../circular/review-view.ts";
import { EXIT, fail } from "../../problem.ts";
import { parseFrame } from "../../record/frame.ts";
import { forPeople } from "../../registry/order.ts";
import { officeDay } from "../../results/days.ts";
import { gradeAgreement } from "../../scoring/aggregate/agreement.ts";
import type { Io } from "../../system/io.ts";
import { committedText } from "../committed.ts";
import { drawnRecord } from "../draw.ts";
import { type Campaign, drawFiles } from "../open.ts";
import { openReview } from "../review/open-review.ts";
import { reviewResults } from "../review/results.ts";
import { scoresToGrade } from "../review/scores-to-grade.ts";

/**
 * Opens a drawn and dealt review with the scores that count.
 * @param until ISO day: scores and calls for third reviewers after it do not count yet; without it, all of them do
 * @throws Problem as `openReview`, `scoresToGrade` and `reviewResults`
 */
export async function reviewView(
  io: Io,
  campaign: Campaign,
  name: string,
  until?: string,
): Promise<ReviewView> {
  const { plan } = campaign;
  const entry = plan.reviews.find((one) => one.name === name);
  const review = await openReview(io, campaign, name, until);
  const record = await drawnRecord(campaign, name);
  if (!record || !entry) return fail(EXIT.conflict, "CMD017", { draw: name });
  const { commitment } = record;
  const files = drawFiles(campaign.out, name);
  const people = commitment.inspectors
    ? parseFrame(await committedText(files.inspectors, commitment.inspectors.digest)).units
    : [];
  const { results } = reviewResults(review, await scoresToGrade(campaign, review, until));
  const names = new Map(review.documents.map(({ unit, unitName }) => [unit, unitName]));
  const places = [...new Set([...review.documents, ...(review.unrated ?? [])].map((one) => one.prefecture))];
  const serving = new Set(review.reviewers.map(({ id }) => id));
  const cells = record.strata.filter(({ units, drawn }) => units > 0 || drawn > 0);
  const of = entry.of;
  const first =
    typeof of === "string"
      ? bare(plan, plan.draws.find((draw) => draw.name === of)?.title ?? plan.campaign)
      : of && "";
  return {
    plan,
    entry,
    rubric: review.rubric,
    blind: review.blind,
    documents: review.documents,
    ...(review.unrated ? { unrated: review.unrated } : {}),
    prefectures: forPeople(places, (place) => place),
    reviewers: review.reviewers.length,
    results,
    agreement: gradeAgreement(results),
    commitment: record.C,
    seed: record.seed,
    frame: { units: commitment.frame.units, eligible: commitment.frame.eligible },
    institutions:
      record.institutions?.length ?? new Set(cells.map(({ stratum }) => stratum.split("|")[0])).size,
    ...(first === undefined ? {} : { firstStage: first }),
    cells: cells.map(({ stratum, units, drawn, probability }) => {
      const at = stratum.indexOf("|");
      const unit = at < 0 ? stratum : stratum.slice(0, at);
      const category = at < 0 ? "" : stratum.slice(at + 1);
      return { stratum, units, drawn, probability, unitName: names.get(unit) ?? unit, category };
    }),
    recusals: people
      .filter(({ id }) => serving.has(id))
      .reduce((sum, { recused = [] }) => sum + recused.length, 0),
    date: plan.documents.date ?? officeDay(record.drawnAt),
  };
}
