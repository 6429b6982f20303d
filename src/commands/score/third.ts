/** `choucha score third`: calls third reviewers where the first reviews of a document ask for one. */
import { drawsAndReviews, openCampaign } from "../../campaign/open.ts";
import { settleReplacements } from "../../campaign/replace.ts";
import { callThirds, type ThirdCalls } from "../../campaign/review/call-thirds.ts";
import { openReview } from "../../campaign/review/open-review.ts";
import type { OpenReview } from "../../campaign/review/types.ts";
import { EXIT, type Finding } from "../../problem.ts";
import type { ThirdReason } from "../../scoring/aggregate/third.ts";
import { timeOf } from "../../system/clock.ts";
import { type Io, write } from "../../system/io.ts";
import { withLock } from "../../system/lock.ts";
import { type Lang, say } from "../../text/index.ts";
import { fitted } from "../fit.ts";
import { exactJson } from "../grade-numbers.ts";
import { reasonText } from "../grade-words.ts";
import { colours, findingJson, harmless, screenWidth, table, tellFindings } from "../screen.ts";
import { labels } from "./labels.ts";

export interface ThirdFlags {
  readonly review?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Documents for which nobody is left. */
export const lackingFindings = (review: OpenReview, { calls }: ThirdCalls): Finding[] =>
  calls
    .filter(({ lacking }) => lacking > 0)
    .map(({ document, lacking }) => ({
      ...{ code: "THI001", severity: "warning" },
      params: { document: labels(review).document(document), count: lacking },
    }));

/** A reason with items by their titles. */
function titled({ rubric }: OpenReview, reason: ThirdReason): ThirdReason {
  if (reason.rule !== "anyVeto") return reason;
  const titles = new Map(rubric.sections.flatMap(({ items }) => items.map((item) => [item.id, item.title])));
  return { ...reason, items: reason.items.map((id) => titles.get(id) ?? id) };
}

/** Who was called for what, and why. */
export function thirdScreen(io: Io, review: OpenReview, { calls, incomplete, requests }: ThirdCalls): string {
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const paint = colours(io, "stdout");
  const name = labels(review);
  const comma = t("gradeListComma");
  const rows = calls.map(({ document, reasons, reviewers, fresh }) => [
    name.document(document),
    reviewers.map((id) => name.reviewer(id) + (fresh.includes(id) ? t("thirdNew") : "")).join(comma) ||
      t("thirdNobody"),
    reasons
      .map((reason) => reasonText(io.lang, titled(review, reason), "cell"))
      .join(t("gradeListSemicolon")),
  ]);
  const columns = [
    { header: t("gradeDocument") },
    { header: t("thirdWho") },
    { header: t("thirdWhy"), least: 16 },
  ];
  const shown = fitted(columns, rows, screenWidth(io));
  const called = requests.flatMap(({ teams }) => teams).filter(({ reviewers }) => reviewers.length > 0);
  const end = !review.rubric.reviewers.third
    ? [t("thirdNoRule")]
    : calls.length === 0
      ? [t("thirdNone")]
      : called.length > 0
        ? [t("thirdKept", { documents: called.length })]
        : calls.every(({ lacking }) => lacking === 0)
          ? [t("thirdBefore")]
          : [];
  const documents = incomplete.map(name.document).join(comma);
  const more = incomplete.length > 0 ? [t("thirdIncomplete", { count: incomplete.length, documents })] : [];
  return [
    `${paint.bold(harmless(review.title))}\n\n`,
    calls.length > 0 ? `${table(shown.columns, shown.rows, paint)}\n` : "",
    ...[...end, ...more].map((line) => `${harmless(line)}\n`),
  ].join("");
}

const reasonJson = (reason: ThirdReason) =>
  reason.rule === "pointDifference"
    ? { rule: reason.rule, difference: exactJson(reason.difference), limit: exactJson(reason.limit) }
    : reason;

/** The document choucha/score-third/1. */
export function thirdJson(lang: Lang, review: OpenReview, { calls, incomplete, requests }: ThirdCalls) {
  const name = labels(review);
  return {
    ...{ $schema: "choucha/score-third/1", version: 1, review: review.name, made: requests.length > 0 },
    requests,
    calls: calls.map(({ document, reasons, reviewers, fresh, lacking }) => ({
      ...{ document, code: name.code(document), reasons: reasons.map(reasonJson) },
      ...{ reviewers, called: fresh, lacking },
    })),
    incomplete,
    findings: lackingFindings(review, { calls, incomplete, requests }).map((one) => findingJson(lang, one)),
  };
}

/** Runs `choucha score third`; exit 1 where nobody is left for a document. */
export async function scoreThird(io: Io, given: string | undefined, flags: ThirdFlags): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const name = (await openReview(io, campaign, flags.review)).name;
  const calls = await withLock(campaign.out, async () => {
    // A replacement whose line is still to come belongs before the request in the ledger.
    for (const one of drawsAndReviews(campaign, name)) await settleReplacements(campaign, one);
    return callThirds(campaign, await openReview(io, campaign, name), at);
  });
  // Opened again: those who were called now have codes, too.
  const review = await openReview(io, campaign, name);
  const findings = lackingFindings(review, calls);
  await write(
    io.stdout,
    flags.json
      ? `${JSON.stringify(thirdJson(io.lang, review, calls), null, 2)}\n`
      : thirdScreen(io, review, calls),
  );
  await tellFindings(io, findings);
  return findings.length > 0 ? EXIT.checkFailed : EXIT.done;
}
