/** `choucha score sheet`: one workbook a reviewer. */
import { openCampaign } from "../../campaign/open.ts";
import { writeCodeList } from "../../campaign/review/code-list.ts";
import { makeSheets } from "../../campaign/review/make-sheets.ts";
import { openReview } from "../../campaign/review/open-review.ts";
import { scoresToGrade } from "../../campaign/review/scores-to-grade.ts";
import { EXIT } from "../../problem.ts";
import { here } from "../../system/here.ts";
import { type Io, write } from "../../system/io.ts";
import { withLock } from "../../system/lock.ts";
import { say } from "../../text/index.ts";
import { madeFiles } from "../made-files.ts";
import { harmless } from "../screen.ts";

export interface SheetFlags {
  readonly review?: string;
  readonly reviewer?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Runs `choucha score sheet`. */
export async function scoreSheet(io: Io, given: string | undefined, flags: SheetFlags): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const { review, sheets, codes } = await withLock(campaign.out, async () => {
    const review = await openReview(io, campaign, flags.review);
    const standing = await scoresToGrade(campaign, review);
    const sheets = await makeSheets(review, standing, flags.reviewer);
    return { review, sheets, codes: await writeCodeList(review) };
  });
  if (flags.json) {
    const document = {
      ...{ $schema: "choucha/score-sheet/1", version: 1, review: review.name, blind: review.blind },
      ...(codes === undefined ? {} : { codes }),
      sheets: sheets.map(({ reviewer, file, documents, changed }) => ({
        ...{ reviewer: reviewer.code, file, documents, changed },
      })),
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
    return EXIT.done;
  }
  const changed = sheets.filter((one) => one.changed).length;
  const params = { title: harmless(review.title), files: sheets.length, changed };
  await write(io.stderr, `${say(io.lang, "scoreSheetsWritten", params)}\n`);
  if (codes !== undefined)
    await write(io.stderr, `${say(io.lang, "scoreCodes", { file: harmless(here(io, codes)) })}\n`);
  const files = sheets.map(({ file }) => file);
  await write(io.stdout, madeFiles(io, files));
  return EXIT.done;
}
