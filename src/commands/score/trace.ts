/** `choucha score trace DOC`: every number of a document, down to the cells of the sheets. */
import { openCampaign } from "../../campaign/open.ts";
import { historyOf } from "../../campaign/review/history.ts";
import { openReview } from "../../campaign/review/open-review.ts";
import { reviewResults } from "../../campaign/review/results.ts";
import { scoresToGrade } from "../../campaign/review/scores-to-grade.ts";
import type { OpenReview, ReviewDocument } from "../../campaign/review/types.ts";
import { EXIT, fail } from "../../problem.ts";
import { normaliseId } from "../../registry/label.ts";
import { trace } from "../../scoring/aggregate/trace.ts";
import type { Io } from "../../system/io.ts";
import { write } from "../../system/io.ts";
import { type DocumentTrace, documentTraceJson } from "./trace-json.ts";
import { documentTraceScreen } from "./trace-screen.ts";

export interface TraceFlags {
  readonly review?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** The document by its code, its case number or its id. @throws Problem (usage) */
function documentBy({ documents }: OpenReview, given: string): ReviewDocument {
  const asked = normaliseId(given).toUpperCase();
  const named = (of: (one: ReviewDocument) => string) =>
    documents.find((one) => normaliseId(of(one)).toUpperCase() === asked);
  const [first, last] = [documents[0]?.code ?? "", documents.at(-1)?.code ?? ""];
  return (
    named((one) => one.code) ??
    named((one) => one.id) ??
    named((one) => one.name) ??
    fail(EXIT.usage, "TRC001", { document: given, first, last })
  );
}

/** Runs `choucha score trace`. @throws Problem (conflict) where a kept file is not what the ledger says */
export async function scoreTrace(
  io: Io,
  asked: string,
  given: string | undefined,
  flags: TraceFlags,
): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const review = await openReview(io, campaign, flags.review);
  const document = documentBy(review, asked);
  const { results } = reviewResults(review, await scoresToGrade(campaign, review));
  const found: DocumentTrace = {
    ...{ review, document, history: await historyOf(campaign, review, document.id) },
    trace: trace(results.measured, results.documents.find(({ id }) => id === document.id)!),
    unit: results.units.find(({ id }) => id === document.unit)!,
  };
  await write(
    io.stdout,
    flags.json ? `${JSON.stringify(documentTraceJson(found), null, 2)}\n` : documentTraceScreen(io, found),
  );
  return EXIT.done;
}
