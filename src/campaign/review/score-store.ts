/**
 * Scores of a review on disk (`kept-files.ts`). The scores that count are what all imports make in the ledger's
 * order, a later one replacing an earlier one of the same reviewer and document.
 */
import { canonical, type Json } from "../../record/jcs.ts";
import type { Review } from "../../scoring/aggregate/input.ts";
import { type KeptIn, keepOne, type Origins, readKept } from "../kept-files.ts";
import { type News, newsIn } from "../news.ts";
import type { Campaign } from "../open.ts";
import type { OpenReview } from "./types.ts";

export const SCORES_SCHEMA = "choucha/scores/1";

/** One import as it is kept. Reviews have ids, never codes. */
export interface ScoreImport {
  readonly $schema: string;
  readonly version: 1;
  readonly review: string;
  readonly rubric: string;
  readonly importedAt: string;
  /** Sheets, or "enter" for scores typed on a terminal. */
  readonly files: Origins;
  readonly reviews: readonly Review[];
}

const placeOf = ({ out }: Campaign, { name }: OpenReview): KeptIn => ({ out, step: "score", name });
const keyOf = ({ reviewer, document }: Review): string => `${reviewer}\n${document}`;

/** What two sheets say, wherever they were read. */
const substance = ({ source: _, ...said }: Review): string => canonical(said as unknown as Json);

/** All imports in the ledger's order. @throws Problem (conflict) where a file is gone or was changed */
export const importsOf = (campaign: Campaign, review: OpenReview): Promise<ScoreImport[]> =>
  readKept(placeOf(campaign, review));

/** The scores that count, in no order that matters. */
export async function standingScores(campaign: Campaign, review: OpenReview): Promise<Review[]> {
  const standing = new Map<string, Review>();
  for (const { reviews } of await importsOf(campaign, review))
    for (const one of reviews) standing.set(keyOf(one), one);
  return [...standing.values()];
}

export type Imported = News<Review>;

/**
 * Keeps new scores; where nothing is new, nothing is written. The caller has checked every score and holds the lock.
 * @param at time of the import, ISO
 */
export async function addScores(
  campaign: Campaign,
  review: OpenReview,
  given: readonly Review[],
  files: Origins,
  at: string,
): Promise<Imported> {
  const before = new Map((await standingScores(campaign, review)).map((one) => [keyOf(one), one]));
  const news = newsIn(given, (one) => before.get(keyOf(one)), substance);
  const reviews = [...news.added, ...news.replaced.map(({ now }) => now)];
  if (reviews.length > 0)
    await keepOne(
      placeOf(campaign, review),
      (): ScoreImport => ({
        $schema: SCORES_SCHEMA,
        version: 1,
        ...{ review: review.name, rubric: review.rubricDigest, importedAt: at, files, reviews },
      }),
      at,
    );
  return news;
}
