/** What reports about a whole campaign need to know: every draw and every review, as far as it has come by a day. */
import type { DrawPlan, Plan, ReviewPlan } from "../../plan/schema.ts";
import { resultsOn } from "../../results/on-day.ts";
import type { ResultsView } from "../../results/view.ts";
import { bare } from "../phrases.ts";
import type { ReviewView } from "../review-view.ts";

export interface DrawProgress {
  readonly draw: DrawPlan;
  /** ISO days; absent where it has not happened. */
  readonly committedOn?: string;
  readonly drawnOn?: string;
  /** Present once drawn. */
  readonly results?: ResultsView;
}

export interface ReviewProgress {
  readonly entry: ReviewPlan;
  readonly committedOn?: string;
  readonly drawnOn?: string;
  /** Present once drawn and dealt. */
  readonly view?: ReviewView;
}

export interface CampaignView {
  readonly plan: Plan;
  /** ISO day up to which things are told. */
  readonly asOf: string;
  readonly draws: readonly DrawProgress[];
  readonly reviews: readonly ReviewProgress[];
}

/** What a draw or a review is called in print. */
export const nameOf = (view: CampaignView, { title }: { readonly title?: string | undefined }) =>
  bare(view.plan, title ?? view.plan.campaign);

/**
 * The campaign as it stood at the end of an earlier day. Reviews are told where they were drawn by then, with the
 * grades that the view holds: scores carry no day of their own, so whoever makes the view leaves out later imports.
 */
export function viewOn(view: CampaignView, day: string): CampaignView {
  const until = day < view.asOf ? day : view.asOf;
  const by = (date: string | undefined) => (date !== undefined && date <= until ? date : undefined);
  const dated = (committedOn: string | undefined, drawnOn: string | undefined) => ({
    ...(by(committedOn) ? { committedOn } : {}),
    ...(by(drawnOn) ? { drawnOn } : {}),
  });
  return {
    plan: view.plan,
    asOf: until,
    draws: view.draws.map(({ draw, committedOn, drawnOn, results }) => ({
      draw,
      ...dated(committedOn, drawnOn),
      ...(results && by(drawnOn) ? { results: resultsOn(results, until) } : {}),
    })),
    reviews: view.reviews.map(({ entry, committedOn, drawnOn, view: review }) => ({
      entry,
      ...dated(committedOn, drawnOn),
      ...(review && by(drawnOn) ? { view: review } : {}),
    })),
  };
}
