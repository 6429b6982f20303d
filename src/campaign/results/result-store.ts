/**
 * Results of a draw on disk. Each recording is one file, `results/0001.json`, with one line `result/<draw>` in the
 * ledger; what counts is what all recordings make in the ledger's order. Nothing is ever overwritten, so that every
 * version stays.
 */
import { join } from "node:path";
import { EXIT, fail } from "../../problem.ts";
import { canonical, digestOf, type Json, sha256 } from "../../record/jcs.ts";
import { type Follow, foldResults, type Recorded, type Standing } from "../../results/fold.ts";
import type { InspectionResult } from "../../results/types.ts";
import { inOrder } from "../../system/clock.ts";
import { readIfThere, writeIfChanged } from "../../system/files.ts";
import { addLine, soundLedger } from "../ledger-file.ts";
import { type Campaign, drawFiles } from "../open.ts";

export const RESULTS_SCHEMA = "choucha/results/1";

/** One recording as it is kept. */
export interface ResultImport extends Recorded {
  readonly $schema: string;
  readonly version: 1;
  readonly draw: string;
  readonly recordedAt: string;
  /** Files that were read; "enter" and "follow" for what was typed. */
  readonly files: readonly { readonly file: string; readonly digest?: string }[];
}

const eventOf = (draw: string): string => `result/${draw}`;
const fileOf = (campaign: Campaign, draw: string, number: number): string =>
  join(drawFiles(campaign.out, draw).folder, "results", `${String(number).padStart(4, "0")}.json`);

/** What a form says, wherever it was read. */
export const substanceOf = ({ source: _, ...said }: InspectionResult): string =>
  canonical(said as unknown as Json);

/** All recordings in the ledger's order. @throws Problem (conflict) where a file is gone or was changed */
export async function recordingsOf(campaign: Campaign, draw: string): Promise<ResultImport[]> {
  const lines = (await soundLedger(campaign.out)).filter(({ event }) => event === eventOf(draw));
  const recordings: ResultImport[] = [];
  for (const [i, { digest }] of lines.entries()) {
    const file = fileOf(campaign, draw, i + 1);
    const bytes = await readIfThere(file);
    if (!bytes || sha256(bytes) !== digest) return fail(EXIT.conflict, "CMD011", {}, { file });
    recordings.push(JSON.parse(bytes.toString("utf8")) as ResultImport);
  }
  return recordings;
}

/** The results that count, by object id. */
export const standingResults = async (campaign: Campaign, draw: string): Promise<Map<string, Standing>> =>
  foldResults(await recordingsOf(campaign, draw));

async function keep(
  campaign: Campaign,
  draw: string,
  recorded: Recorded,
  files: ResultImport["files"],
  at: string,
): Promise<void> {
  const lines = await soundLedger(campaign.out);
  inOrder(lines, at);
  const number = lines.filter(({ event }) => event === eventOf(draw)).length + 1;
  const made: ResultImport = {
    $schema: RESULTS_SCHEMA,
    version: 1,
    draw,
    recordedAt: at,
    files,
    ...recorded,
  };
  await writeIfChanged(fileOf(campaign, draw, number), canonical(made as unknown as Json));
  await addLine(campaign.out, { at, event: eventOf(draw), digest: digestOf(made as unknown as Json) });
}

export interface Kept {
  readonly added: readonly InspectionResult[];
  readonly replaced: readonly { readonly before: InspectionResult; readonly now: InspectionResult }[];
  /** Said before in the same words: left out. */
  readonly same: readonly InspectionResult[];
}

/**
 * Keeps results; where nothing is new, nothing is written. The caller has checked them and holds the lock.
 * @param results at most one for each object
 * @param at time of the recording, ISO
 */
export async function addResults(
  campaign: Campaign,
  draw: string,
  results: readonly InspectionResult[],
  files: ResultImport["files"],
  at: string,
): Promise<Kept> {
  const before = await standingResults(campaign, draw);
  const added: InspectionResult[] = [];
  const replaced: { before: InspectionResult; now: InspectionResult }[] = [];
  const same: InspectionResult[] = [];
  for (const now of results) {
    const old = before.get(now.object)?.form;
    if (!old) added.push(now);
    else if (substanceOf(old) === substanceOf(now)) same.push(now);
    else replaced.push({ before: old, now });
  }
  const fresh = results.filter((one) => !same.includes(one));
  if (fresh.length > 0) await keep(campaign, draw, { results: fresh }, files, at);
  return { added, replaced, same };
}

/** Keeps a step of a correction. The caller has checked it and holds the lock. */
export const addFollow = (campaign: Campaign, draw: string, follow: Follow, at: string): Promise<void> =>
  keep(campaign, draw, { results: [], follows: [follow] }, [{ file: "follow" }], at);
