/** Results of a draw on disk (`kept-files.ts`): what counts is what all recordings make in the ledger's order. */
import { canonical, type Json } from "../../record/jcs.ts";
import { type Follow, foldResults, type Recorded, type Standing } from "../../results/fold.ts";
import type { InspectionResult } from "../../results/types.ts";
import { type KeptIn, keepOne, type Origins, readKept } from "../kept-files.ts";
import { type News, newsIn } from "../news.ts";
import type { Campaign } from "../open.ts";

export const RESULTS_SCHEMA = "choucha/results/1";

/** One recording as it is kept. */
export interface ResultImport extends Recorded {
  readonly $schema: string;
  readonly version: 1;
  readonly draw: string;
  readonly recordedAt: string;
  /** Files that were read; "enter" and "follow" for what was typed. */
  readonly files: Origins;
}

const placeOf = ({ out }: Campaign, draw: string): KeptIn => ({ out, step: "result", name: draw });

/** What a form says, wherever it was read. */
export const substanceOf = ({ source: _, ...said }: InspectionResult): string =>
  canonical(said as unknown as Json);

/** All recordings in the ledger's order. @throws Problem (conflict) where a file is gone or was changed */
export const recordingsOf = (campaign: Campaign, draw: string): Promise<ResultImport[]> =>
  readKept(placeOf(campaign, draw));

/** The results that count, by object id. */
export const standingResults = async (campaign: Campaign, draw: string): Promise<Map<string, Standing>> =>
  foldResults(await recordingsOf(campaign, draw));

const keep = (campaign: Campaign, draw: string, recorded: Recorded, files: Origins, at: string) =>
  keepOne(
    placeOf(campaign, draw),
    (): ResultImport => ({
      $schema: RESULTS_SCHEMA,
      version: 1,
      ...{ draw, recordedAt: at, files },
      ...recorded,
    }),
    at,
  );

export type Kept = News<InspectionResult>;

/**
 * Keeps results; where nothing is new, nothing is written. The caller has checked them and holds the lock.
 * @param given at most one for each object
 * @param at time of the recording, ISO
 */
export async function addResults(
  campaign: Campaign,
  draw: string,
  given: readonly InspectionResult[],
  files: Origins,
  at: string,
): Promise<Kept> {
  const before = await standingResults(campaign, draw);
  const news = newsIn(given, ({ object }) => before.get(object)?.form, substanceOf);
  const results = given.filter((one) => !news.same.includes(one));
  if (results.length > 0) await keep(campaign, draw, { results }, files, at);
  return news;
}

/** Keeps a step of a correction. The caller has checked it and holds the lock. */
export async function addFollow(campaign: Campaign, draw: string, follow: Follow, at: string): Promise<void> {
  await keep(campaign, draw, { results: [], follows: [follow] }, [{ file: "follow" }], at);
}
