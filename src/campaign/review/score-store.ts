/**
 * Scores of a review on disk. Each import is one file, `imports/0001.json`, with one line `score/<review>` in the
 * ledger; the scores that count are what all imports make in the ledger's order, a later one replacing an earlier
 * one of the same reviewer and document. Nothing is ever overwritten, so both versions stay.
 */
import { join } from "node:path";
import { EXIT, fail } from "../../problem.ts";
import { canonical, digestOf, type Json, sha256 } from "../../record/jcs.ts";
import type { Review } from "../../scoring/aggregate/input.ts";
import { inOrder } from "../../system/clock.ts";
import { readIfThere, writeIfChanged } from "../../system/files.ts";
import { addLine, soundLedger } from "../ledger-file.ts";
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
  readonly files: readonly { readonly file: string; readonly digest?: string }[];
  readonly reviews: readonly Review[];
}

const keyOf = ({ reviewer, document }: Review): string => `${reviewer}\n${document}`;
const fileOf = (folder: string, number: number): string =>
  join(folder, "imports", `${String(number).padStart(4, "0")}.json`);

/** What two sheets say, wherever they were read. */
const substance = ({ source: _, ...said }: Review): string => canonical(said as unknown as Json);

/** All imports in the ledger's order. @throws Problem (conflict) where a file is gone or was changed */
export async function importsOf(campaign: Campaign, review: OpenReview): Promise<ScoreImport[]> {
  const lines = (await soundLedger(campaign.out)).filter(({ event }) => event === `score/${review.name}`);
  const imports: ScoreImport[] = [];
  for (const [i, { digest }] of lines.entries()) {
    const file = fileOf(review.folder, i + 1);
    const bytes = await readIfThere(file);
    if (!bytes || sha256(bytes) !== digest) fail(EXIT.conflict, "CMD011", {}, { file });
    imports.push(JSON.parse(bytes!.toString("utf8")) as ScoreImport);
  }
  return imports;
}

/** The scores that count, in no order that matters. */
export async function standingScores(campaign: Campaign, review: OpenReview): Promise<Review[]> {
  const standing = new Map<string, Review>();
  for (const { reviews } of await importsOf(campaign, review))
    for (const one of reviews) standing.set(keyOf(one), one);
  return [...standing.values()];
}

export interface Imported {
  readonly added: readonly Review[];
  readonly replaced: readonly { readonly before: Review; readonly now: Review }[];
  /** Said before in the same words: left out of the import. */
  readonly same: readonly Review[];
}

/**
 * Keeps new scores; where nothing is new, nothing is written. The caller has checked every score and holds the lock.
 * @param at time of the import, ISO
 */
export async function addScores(
  campaign: Campaign,
  review: OpenReview,
  reviews: readonly Review[],
  files: ScoreImport["files"],
  at: string,
): Promise<Imported> {
  const before = new Map((await standingScores(campaign, review)).map((one) => [keyOf(one), one]));
  const added: Review[] = [];
  const replaced: { before: Review; now: Review }[] = [];
  const same: Review[] = [];
  for (const now of reviews) {
    const old = before.get(keyOf(now));
    if (!old) added.push(now);
    else if (substance(old) === substance(now)) same.push(now);
    else replaced.push({ before: old, now });
  }
  const fresh = [...added, ...replaced.map(({ now }) => now)];
  if (fresh.length > 0) {
    const lines = await soundLedger(campaign.out);
    inOrder(lines, at);
    const number = lines.filter(({ event }) => event === `score/${review.name}`).length + 1;
    const made: ScoreImport = {
      $schema: SCORES_SCHEMA,
      version: 1,
      review: review.name,
      rubric: review.rubricDigest,
      importedAt: at,
      files,
      reviews: fresh,
    };
    await writeIfChanged(fileOf(review.folder, number), canonical(made as unknown as Json));
    await addLine(campaign.out, {
      at,
      event: `score/${review.name}`,
      digest: digestOf(made as unknown as Json),
    });
  }
  return { added, replaced, same };
}
