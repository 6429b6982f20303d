/** `choucha score sheet`: one workbook a reviewer. */

import { openCampaign } from "../../campaign/open.ts";
import { openReview } from "../../campaign/review/open-review.ts";
import { EXIT } from "../../problem.ts";
import type { Io } from "../../system/io.ts";

export interface SheetFlags {
  readonly review?: string;
  readonly reviewer?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Runs `choucha score sheet`. */
export async function scoreSheet(io: Io, given: string | undefined, flags: SheetFlags): Promise<number> {
  await openReview(io, await openCampaign(io, given, flags.out), flags.review);
  return EXIT.done;
}
