/** How a document's scores and third reviewers came about: every version of every sheet, with its import and ledger line. */
import type { Review } from "../../scoring/aggregate/input.ts";
import { keptLines, keptPath, type Step } from "../kept-files.ts";
import { soundLedger } from "../ledger-file.ts";
import type { Campaign } from "../open.ts";
import { importsOf } from "./score-store.ts";
import { thirdRequests } from "./thirds.ts";
import type { OpenReview } from "./types.ts";

/** Where something is kept. */
interface Kept {
  /** Counted from 1. */
  readonly number: number;
  /** Path inside the campaign's output. */
  readonly kept: string;
  /** The ledger's line. */
  readonly line: number;
  readonly at: string;
}

export interface Version extends Kept {
  readonly review: Review;
  /** A later version of the same reviewer's sheet counts instead. */
  readonly superseded: boolean;
}

export interface Called extends Kept {
  readonly reviewers: readonly string[];
}

export interface History {
  /** In the ledger's order. */
  readonly versions: readonly Version[];
  readonly called: readonly Called[];
}

/** Everything that was kept about a document. @throws Problem (conflict) where a kept file is gone or was changed */
export async function historyOf(campaign: Campaign, review: OpenReview, document: string): Promise<History> {
  const lines = await soundLedger(campaign.out);
  const at = (step: Step, i: number): Kept => {
    const line = keptLines(lines, { step, name: review.name })[i];
    const kept = keptPath(step, review.name, i + 1);
    return { number: i + 1, kept, line: line?.seq ?? 0, at: line?.at ?? "" };
  };
  const found = (await importsOf(campaign, review)).flatMap(({ reviews }, i) =>
    reviews.filter((one) => one.document === document).map((one) => ({ ...at("score", i), review: one })),
  );
  const last = new Map(found.map((version, i) => [version.review.reviewer, i]));
  const versions = found.map((version, i) => ({
    ...version,
    superseded: last.get(version.review.reviewer) !== i,
  }));
  const called = (await thirdRequests(campaign, review)).flatMap(({ teams }, i) =>
    teams
      .filter((team) => team.document === document && team.reviewers.length > 0)
      .map(({ reviewers }) => ({ ...at("third", i), reviewers })),
  );
  return { versions, called };
}
