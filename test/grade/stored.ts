/** A drawn review with scores that were put in as an import does, from the command line's point of view. */
import { join } from "node:path";
import { openCampaign } from "../../src/campaign/open.ts";
import { openReview } from "../../src/campaign/review/open-review.ts";
import { addScores } from "../../src/campaign/review/score-store.ts";
import type { OpenReview } from "../../src/campaign/review/types.ts";
import type { ItemScore, Review } from "../../src/scoring/aggregate/input.ts";
import type { Io } from "../../src/system/io.ts";
import { choucha } from "../cli.ts";
import { COMMIT_AT, DRAW_AT, SEED, smallCampaign } from "../review/small.ts";

export const SCORED_AT = "2025-05-20T02:00:00Z";
export const GRADED_AT = "2025-06-01T02:00:00Z";

/** Committed, drawn and dealt: 24 drawn documents and four taken without a draw, of four institutions. */
export async function drawnReview(): Promise<string> {
  const folder = smallCampaign();
  for (const words of [
    ["commit", ".", "--at", COMMIT_AT],
    ["run", ".", "--at", DRAW_AT, ...SEED],
  ]) {
    const { exit, stderr } = await choucha(words, { cwd: folder });
    if (exit !== 0) throw new Error(stderr);
  }
  return folder;
}

const opened = async (folder: string) => {
  const io = { cwd: folder, env: {}, lang: "zh" } as unknown as Io;
  const campaign = await openCampaign(io, ".");
  return { campaign, review: await openReview(io, campaign) };
};
export const reviewOf = async (folder: string): Promise<OpenReview> => (await opened(folder)).review;

/** A sheet that gives everything but `lost` points, taken off in the item for records (at most 10). */
export function sheetOf({ rubric }: OpenReview, document: string, reviewer: string, lost: number): Review {
  const items = rubric.sections
    .flatMap((section) => section.items)
    .map((item): [string, ItemScore] => {
      if (item.kind === "deduct") return [item.id, { value: item.id === "records" ? String(lost) : "0" }];
      if (item.kind === "levels" || item.kind === "points") return [item.id, { value: item.points! }];
      return [item.id, { value: item.kind === "check" ? "yes" : "no" }];
    });
  return { document, reviewer, items: Object.fromEntries(items) };
}

/** Keeps scores with a line in the ledger. */
export async function keepScores(
  folder: string,
  make: (review: OpenReview) => readonly Review[],
  time = SCORED_AT,
): Promise<void> {
  const { campaign, review } = await opened(folder);
  await addScores(campaign, review, make(review), [{ file: "typed" }], time);
}

/** Every first sheet; document n (from 0) loses n % 5 points, the second reviewer of it one more. */
export const allSheets = (review: OpenReview): Review[] =>
  review.documents.flatMap(({ id }, n) =>
    (review.teams.get(id) ?? []).map((reviewer, k) => sheetOf(review, id, reviewer, (n % 5) + k)),
  );

export const at = (folder: string, file: string): string => join(folder, "out", "opinions", "results", file);
