/** `choucha score import`: filled sheets become scores. */
import { openCampaign } from "../../campaign/open.ts";
import { openReview } from "../../campaign/review/open-review.ts";
import { EXIT } from "../../problem.ts";
import type { Io } from "../../system/io.ts";

export interface ImportFlags {
  readonly campaign?: string;
  readonly review?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Runs `choucha score import`. */
export async function scoreImport(io: Io, _files: readonly string[], flags: ImportFlags): Promise<number> {
  await openReview(io, await openCampaign(io, flags.campaign, flags.out), flags.review);
  return EXIT.done;
}
