/** A small campaign whose review is drawn and dealt, and scores for it without a sheet. */
import { openCampaign } from "../../src/campaign/open.ts";
import { openReview } from "../../src/campaign/review/open-review.ts";
import { addScores } from "../../src/campaign/review/score-store.ts";
import type { OpenReview } from "../../src/campaign/review/types.ts";
import type { ItemScore, Review } from "../../src/scoring/aggregate/input.ts";
import type { Io } from "../../src/system/io.ts";
import { choucha } from "../cli.ts";
import { COMMIT_AT, DRAW_AT, SEED, smallCampaign } from "../review/small.ts";

/** A fresh folder; commit, draw and deal are done. */
export async function drawn(): Promise<string> {
  const cwd = smallCampaign();
  for (const words of [
    ["commit", ".", "--at", COMMIT_AT],
    ["draw", ".", "--at", DRAW_AT, ...SEED],
    ["assign", ".", "--at", DRAW_AT],
  ]) {
    const { exit, stderr } = await choucha(words, { cwd });
    if (exit !== 0) throw new Error(stderr);
  }
  return cwd;
}

const io = (cwd: string) => ({ cwd }) as Io;
export const opened = async (cwd: string): Promise<OpenReview> =>
  openReview(io(cwd), await openCampaign(io(cwd), "."));

/** Full marks in the rubric but for what is said. */
export function full(
  { rubric }: OpenReview,
  changes: Readonly<Record<string, ItemScore>> = {},
): Record<string, ItemScore> {
  const items = rubric.sections.flatMap((section) => section.items);
  const best = { levels: "", deduct: "0", check: "yes", veto: "no", bonus: "0", points: "" } as const;
  return Object.fromEntries(
    items.map((item) => [item.id, changes[item.id] ?? { value: best[item.kind] || (item.points as string) }]),
  );
}

/** Keeps scores as an import of sheets named like the reviewers. */
export async function keep(cwd: string, reviews: readonly Review[], at: string): Promise<void> {
  const campaign = await openCampaign(io(cwd), ".");
  const review = await openReview(io(cwd), campaign);
  const code = new Map(review.reviewers.map((one) => [one.id, one.code]));
  const placed = reviews.map((one): Review => {
    const ids = Object.keys(one.items);
    const cells = Object.fromEntries(ids.map((id, i) => [id, `D${i + 5}`]));
    return { ...one, source: { file: `${code.get(one.reviewer)}.xlsx`, sheet: "D001", cells } };
  });
  await addScores(campaign, review, placed, [{ file: "sheets" }], at);
}
