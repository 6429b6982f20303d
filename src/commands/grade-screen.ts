/** What `choucha grade` shows on a screen. */
import { percent } from "../sampling/rational.ts";
import { mean } from "../scoring/aggregate/averages.ts";
import { byLargest } from "../scoring/aggregate/item-analysis.ts";
import type { Io } from "../system/io.ts";
import { say } from "../text/index.ts";
import { shownEstimate, shownPoints, shownShare } from "./grade-numbers.ts";
import type { GradeReport } from "./grade-report.ts";
import {
  agreementTable,
  documentTable,
  type GradeTable,
  itemTable,
  loadTable,
  openTable,
  severityTable,
  unitTable,
} from "./grade-tables.ts";
import { colours, harmless, table } from "./screen.ts";

type Key = Parameters<typeof say>[1];

/** Rows of a table that a screen takes before it only counts them. */
const SHOWN = 40;
/** Items named as losing most, and as the least agreed on. */
const TOP = 5;

/** The sentences about caps: who would have had the grade, who keeps it, who not and why. */
export function capLines(lang: Io["lang"], { results, view }: GradeReport): string[] {
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
export function estimateLines(lang: Io["lang"], { stored, results }: GradeReport): string[] {
  if (!stored?.overall) return [];
  const plain = mean(results.documents.flatMap(({ points }) => (points ? [points] : [])));
  const params = {
    mean: shownEstimate(stored.overall),
    documents: stored.overall.drawn,
    plain: shownPoints(plain),
  };
  return [say(lang, "gradeEstimateHow"), say(lang, "gradeEstimateOverall", params)];
}

/** Why there is no estimate of severity, or how to read it. */
export function severityLine(lang: Io["lang"], { results: { severity } }: GradeReport): string {
  const { minimum } = severity;
  if (severity.ok) return say(lang, "gradeSeverityHow", { minimum, residual: severity.residual.toFixed(2) });
  const why = {
    "too-few": "gradeTooFew",
    "not-connected": "gradeNotConnected",
    "no-freedom": "gradeNoFreedom",
  } as const;
  return say(lang, why[severity.reason], { minimum });
}

/** The report: units, caps, what is open, documents, items, reviewers, agreement. */
export function gradeScreen(io: Io, report: GradeReport): string {
  const paint = colours(io, "stdout");
  const t = (key: Key, params = {}) => say(io.lang, key, params);
  const { rubric, results, scores, file, open } = report;
  const part = ({ title, columns, rows }: GradeTable, ...after: readonly string[]) => {
    if (rows.length === 0 && after.length === 0) return "";
    const more = rows.length > SHOWN ? [t("gradeMore", { more: rows.length - SHOWN })] : [];
    const body = rows.length === 0 ? "" : table(columns, rows.slice(0, SHOWN), paint);
    return `${paint.bold(title)}\n${body}${[...more, ...after].map((line) => `  ${harmless(line)}\n`).join("")}\n`;
  };
  const top = (key: "lost" | "spread") =>
    byLargest(results.items, key)
      .filter((one) => (one[key]?.num ?? 0n) > 0n)
      .slice(0, TOP)
      .map((one) => `${one.id} ${shownShare(one[key])}`)
      .join(t("gradeListComma"));
  const [lost, spread] = [top("lost"), top("spread")];
  const itemLines = [
    ...(lost === "" ? [] : [t("gradeMostLost", { items: lost })]),
    ...(spread === "" ? [] : [t("gradeMostSpread", { items: spread })]),
  ];
  const { title, version, weights } = rubric.rubric;
  const uncalled = report.stored && open.some(({ kind }) => kind === "third");
  const facts = [
    t("gradeDocumentCount", { count: results.documents.length }),
    t("gradeUnitCount", { count: results.units.length }),
    t("gradeReviewCount", { count: scores.reviews.length }),
  ];
  return [
    ...(report.stored
      ? [
          `${paint.bold(harmless(report.stored.review.title))}\n`,
          `  ${harmless(`${title[io.lang]} · ${rubric.rubric.id} ${version}`)}\n`,
          `  ${facts.join(" · ")}\n`,
        ]
      : [
          `${paint.bold(harmless(title[io.lang]))}  ${harmless(`${rubric.rubric.id} ${version}`)}\n`,
          `  ${harmless(file)} · ${facts.join(" · ")}\n`,
        ]),
    weights === "model" ? `  ${t("rubModel")}\n` : "",
    "\n",
    part(
      unitTable(io.lang, report),
      ...(results.final ? [] : [t("gradeNotFinal")]),
      ...capLines(io.lang, report),
      ...estimateLines(io.lang, report),
    ),
    part(openTable(io.lang, report), ...(uncalled ? [t("gradeThirdNext")] : [])),
    report.open.length > 0 ? part(loadTable(io.lang, report)) : "",
    part(documentTable(io.lang, report), t("gradeCut")),
    part({ ...itemTable(io.lang, report), rows: [] }, ...itemLines),
    part(severityTable(io.lang, report), severityLine(io.lang, report)),
    part(agreementTable(io.lang, report), t("gradeAgreementOver")),
    open.length === 0 ? `${t("gradeDone")}\n` : `${t("gradeOpenEnd", { count: open.length })}\n`,
  ].join("");
}
