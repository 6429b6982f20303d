/** Sentences that stand below the tables of a result: in full in files, on one line on a screen. */
import { percent } from "../sampling/rational.ts";
import { mean } from "../scoring/aggregate/averages.ts";
import { byLargest } from "../scoring/aggregate/item-analysis.ts";
import { type Lang, say } from "../text/index.ts";
import { shownEstimate, shownPoints, shownShare } from "./grade-numbers.ts";
import type { GradeReport } from "./grade-report.ts";

/** Items named as the least agreed on. */
const TOP = 5;

/** The sentences about caps: who would have had the grade, who keeps it, who not and why. */
export function capLines(lang: Lang, { results, view }: GradeReport): string[] {
  const comma = say(lang, "gradeListComma");
  return results.caps.flatMap(({ band, share, of, allowed, would, lost }) => [
    say(lang, "gradeCap", { band, share: percent(share), of, allowed, would: would.length }),
    ...(["beyond", "tied"] as const).flatMap((why) => {
      const those = lost.filter((one) => one.why === why);
      const [first] = those;
      if (!first) return [];
      const units = those.map(({ unit }) => view.unit(unit)).join(comma);
      return [say(lang, why === "tied" ? "gradeCapTied" : "gradeCapBeyond", { units, to: first.to })];
    }),
  ]);
}

/** What the design-weighted estimates are, and the one over all cases; nothing for a table of scores. */
export function estimateLines(lang: Lang, { stored, results }: GradeReport): string[] {
  if (!stored?.overall) return [];
  const plain = mean(results.documents.flatMap(({ points }) => (points ? [points] : [])));
  const params = {
    mean: shownEstimate(stored.overall),
    documents: stored.overall.drawn,
    plain: shownPoints(plain),
  };
  return [say(lang, "gradeEstimateHow"), say(lang, "gradeEstimateOverall", params)];
}

/** The items that reviewers agree on least. */
export function spreadLine(lang: Lang, { results }: GradeReport): string[] {
  const items = byLargest(results.items, "spread")
    .filter(({ spread }) => (spread?.num ?? 0n) > 0n)
    .slice(0, TOP)
    .map(({ id, spread }) => `${id} ${shownShare(spread)}`)
    .join(say(lang, "gradeListComma"));
  return items === "" ? [] : [say(lang, "gradeMostSpread", { items })];
}

/** Why there is no estimate of severity, or how to read it. */
export function severityLine(lang: Lang, { results: { severity } }: GradeReport): string {
  const { minimum } = severity;
  if (severity.ok) return say(lang, "gradeSeverityHow", { minimum, residual: severity.residual.toFixed(2) });
  const why = {
    "too-few": "gradeTooFew",
    "not-connected": "gradeNotConnected",
    "no-freedom": "gradeNoFreedom",
  } as const;
  return say(lang, why[severity.reason], { minimum });
}

/** The same on one line. */
export const severityNote = (lang: Lang, report: GradeReport): string => {
  const { severity } = report.results;
  return severity.ok
    ? say(lang, "gradeSeverityShort", { minimum: severity.minimum })
    : severityLine(lang, report);
};

/** The estimate over all cases on one line. */
export function estimateLine(lang: Lang, { stored, results }: GradeReport): string[] {
  if (!stored?.overall) return [];
  const plain = mean(results.documents.flatMap(({ points }) => (points ? [points] : [])));
  return [say(lang, "gradeEstimateLine", { mean: shownEstimate(stored.overall), plain: shownPoints(plain) })];
}
