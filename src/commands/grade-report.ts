/** What `choucha grade` found, as a report, and as the document choucha/grade/1. */
import type { ReviewResults } from "../campaign/review/results.ts";
import type { OpenReview } from "../campaign/review/types.ts";
import type { ScoreTable } from "../campaign/score-table.ts";
import type { Finding } from "../problem.ts";
import { canonical, type Json, sha256 } from "../record/jcs.ts";
import { formatRational } from "../sampling/rational.ts";
import { aggregate, type Results } from "../scoring/aggregate/aggregate.ts";
import { AGREEMENT_OPTIONS, type GradeAgreement, gradeAgreement } from "../scoring/aggregate/agreement.ts";
import type { DocumentResult } from "../scoring/aggregate/document.ts";
import { byId, type Review } from "../scoring/aggregate/input.ts";
import type { ItemAnalysis } from "../scoring/aggregate/item-analysis.ts";
import { type OpenTask, openTasks } from "../scoring/aggregate/open.ts";
import type { ScoredReview } from "../scoring/aggregate/score-review.ts";
import type { Severity } from "../scoring/aggregate/severity.ts";
import type { ThirdReason } from "../scoring/aggregate/third.ts";
import type { UnitResult } from "../scoring/aggregate/units.ts";
import type { Lang } from "../text/index.ts";
import { statisticJson, twelveDigits } from "./agreement-report.ts";
import { exactJson } from "./grade-numbers.ts";
import type { OpenedRubric } from "./grade-rubric.ts";
import { type StoredResults, storedJson } from "./grade-stored.ts";
import { type GradeView, officeView, plainView } from "./grade-view.ts";
import { summaryJson } from "./rubric-screen.ts";

export interface GradeReport {
  readonly rubric: OpenedRubric;
  /** The score table's name, without its folder; of a stored review its title. */
  readonly file: string;
  readonly scores: Pick<ScoreTable, "documents" | "reviews">;
  readonly results: Results;
  readonly agreement: readonly GradeAgreement[];
  readonly open: readonly OpenTask[];
  /** SHA-256 of the scores in canonical form: the order of rows and columns does not change it. */
  readonly digest: string;
  readonly findings: readonly Finding[];
  readonly view: GradeView;
  /** Of a stored review: the review, its reviewers' loads, estimates. */
  readonly stored?: StoredResults;
}

/** The scores without their places, in the order of their ids. */
function scoresDigest({ documents, reviews }: GradeReport["scores"]): string {
  const sorted = [...reviews].sort((a, b) => byId(a.document, b.document) || byId(a.reviewer, b.reviewer));
  const plain = ({ document, reviewer, third, items }: Review): Json => ({
    ...{ document, reviewer, third: third === true },
    items: items as unknown as Json,
  });
  return sha256(canonical({ documents: documents as unknown as Json, reviews: sorted.map(plain) }));
}

/** Aggregates a score table. @throws Problem (bad input) as `aggregate` */
export function gradeReport(
  rubric: OpenedRubric,
  file: string,
  scores: ScoreTable,
  findings: readonly Finding[],
  options: { leastRatings?: number } = {},
): GradeReport {
  const results = aggregate(rubric.rubric, scores.documents, scores.reviews, options);
  return {
    ...{ rubric, file, scores, results, findings },
    agreement: gradeAgreement(results),
    open: openTasks(results.documents),
    digest: scoresDigest(scores),
    view: plainView,
  };
}

/** The report on a stored review, for the office. */
export function storedReport(lang: Lang, review: OpenReview, found: ReviewResults): GradeReport {
  const { reviews, results, open, loads, units, overall } = found;
  const documents = results.documents.map(({ id, unit }) => ({ id, unit }));
  const scores = { documents, reviews };
  return {
    rubric: { rubric: review.rubric, digest: review.rubricDigest, file: review.rubric.id, warnings: [] },
    ...{ file: review.title, scores, results, findings: [], open },
    agreement: gradeAgreement(results),
    digest: scoresDigest(scores),
    view: officeView(lang, review),
    stored: { review, loads, units, overall },
  };
}

function reasonJson(reason: ThirdReason) {
  if (reason.rule !== "pointDifference") return reason;
  const { rule, difference, limit } = reason;
  return { rule, difference: exactJson(difference), limit: exactJson(limit) };
}

const reviewJson = (one: ScoredReview, document: DocumentResult) => ({
  ...{ reviewer: one.reviewer, third: one.third, counted: document.counted.includes(one.reviewer) },
  ...{ points: exactJson(one.points), grade: one.grade?.name ?? null },
  ...{ absent: one.absent, missing: one.missing, vetoes: one.vetoes },
});

const documentJson = (one: DocumentResult) => ({
  ...{
    id: one.id,
    unit: one.unit,
    state: one.state,
    notRated: one.notRated ?? null,
    points: exactJson(one.points),
  },
  ...{ rawPoints: exactJson(one.rawPoints), grade: one.grade?.name ?? null, vetoed: one.vetoed },
  ...{ vetoes: one.vetoes, method: one.method ?? null, counted: one.counted, wanting: one.wanting },
  thirdReasons: one.thirdReasons.map(reasonJson),
  uncalled: one.uncalled,
  reviews: one.reviews.map((review) => reviewJson(review, one)),
  sections: one.sections.map(({ id, earned, possible, share }) => ({
    ...{ id, earned: exactJson(earned), possible: exactJson(possible) },
    share: share ? formatRational(share) : null,
  })),
  absent: one.absent,
});

/** Units that share a place with another one. */
export const sharesPlace = (units: readonly UnitResult[], unit: UnitResult): boolean =>
  unit.rank !== undefined && units.some((other) => other !== unit && other.rank === unit.rank);

const unitJson = (one: UnitResult, _: number, units: readonly UnitResult[]) => ({
  ...{ id: one.id, state: one.state, rank: one.rank ?? null, shared: sharesPlace(units, one) },
  ...{ documents: one.documents, open: one.open, points: exactJson(one.points), total: exactJson(one.total) },
  ...{ byPoints: one.byPoints?.name ?? null, grade: one.grade?.name ?? null, capped: one.capped },
  ...{ vetoed: one.vetoed, vetoedDocuments: one.vetoedDocuments, failedDocuments: one.failedDocuments },
});

const share = (value: ItemAnalysis["lost"]) => (value ? formatRational(value) : null);

function severityJson(severity: Severity) {
  if (!severity.ok) return severity;
  const { reviewers, residual, numericalError, ...rest } = severity;
  return {
    ...rest,
    residual: twelveDigits(residual),
    reviewers: reviewers.map(({ reviewer, ratings, effect, standardError, low, high }) => ({
      ...{ reviewer, ratings, effect: twelveDigits(effect), standardError: twelveDigits(standardError) },
      ...{ low: twelveDigits(low), high: twelveDigits(high) },
    })),
  };
}

/** The document choucha/grade/1: the same bytes whatever the order of rows and columns. */
export function gradeJson(lang: Lang, report: GradeReport) {
  const { rubric, results, scores, file, digest, open, agreement } = report;
  const reviewers = new Set(scores.reviews.map((one) => one.reviewer));
  return {
    ...{ $schema: "choucha/grade/1", version: 1, ok: open.length === 0, final: results.final },
    rubric: summaryJson(lang, rubric),
    ...(report.stored ? { review: storedJson(report.stored) } : {}),
    scores: {
      ...{ file, digest, reviews: scores.reviews.length, documents: results.documents.length },
      ...{ units: results.units.length, reviewers: reviewers.size },
    },
    open: open.map((task) => ({
      ...task,
      ...("reasons" in task ? { reasons: task.reasons.map(reasonJson) } : {}),
    })),
    units: results.units.map(unitJson),
    caps: results.caps.map((cap) => ({ ...cap, share: formatRational(cap.share) })),
    documents: results.documents.map(documentJson),
    items: results.items.map((one) => ({
      ...one,
      ...{ lost: share(one.lost), given: share(one.given), spread: share(one.spread) },
    })),
    severity: severityJson(results.severity),
    agreement: {
      ...{ over: "first-reviews", bootstrap: AGREEMENT_OPTIONS },
      statistics: agreement.map(({ of, statistic }) => ({ of, ...statisticJson(lang, statistic) })),
    },
  };
}
