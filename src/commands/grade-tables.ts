/** The tables of a result: the same rows go to the screen, the workbook and the CSV files. */
import { byLargest } from "../scoring/aggregate/item-analysis.ts";
import { type Lang, say } from "../text/index.ts";
import { digits, titleOf } from "./agreement-report.ts";
import { shownPoints, shownShare } from "./grade-numbers.ts";
import type { GradeReport } from "./grade-report.ts";
import { documentRemark, placeText, stateText, taskText, unitRemark } from "./grade-words.ts";

export interface GradeTable {
  readonly title: string;
  readonly columns: readonly { readonly header: string; readonly right?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

type Key = Parameters<typeof say>[1];

/** Documents by id: points and grade of each reviewer, and what they make together. */
export function documentTable(lang: Lang, { results }: GradeReport): GradeTable {
  const t = (key: Key) => say(lang, key);
  const most = Math.max(1, ...results.documents.map(({ reviews }) => reviews.length));
  const reviewers = Array.from({ length: most }, (_, at) => [
    { header: say(lang, "gradeReviewerNumber", { number: at + 1 }) },
    { header: say(lang, "gradePointsNumber", { number: at + 1 }), right: true },
  ]);
  return {
    title: t("gradeDocuments"),
    columns: [
      { header: t("gradeDocument") },
      { header: t("gradeUnit") },
      ...reviewers.flat(),
      { header: t("gradePoints"), right: true },
      { header: t("gradeGrade") },
      { header: t("gradeState") },
      { header: t("gradeRemark") },
    ],
    rows: results.documents.map((one) => [
      ...[one.id, one.unit],
      ...reviewers.flatMap((_, at) => {
        const review = one.reviews[at];
        if (!review) return ["", ""];
        return [`${review.reviewer}${review.third ? t("gradeThirdMark") : ""}`, shownPoints(review.points)];
      }),
      ...[
        shownPoints(one.points),
        one.grade?.name ?? "–",
        stateText(lang, one.state),
        documentRemark(lang, one),
      ],
    ]),
  };
}

/** Units from the first place on. */
export function unitTable(lang: Lang, { results: { units } }: GradeReport): GradeTable {
  const t = (key: Key) => say(lang, key);
  return {
    title: t("gradeUnits"),
    columns: [
      { header: t("gradePlace"), right: true },
      { header: t("gradeUnit") },
      { header: t("gradeDocumentNumber"), right: true },
      { header: t("gradePoints"), right: true },
      { header: t("gradeByPoints") },
      { header: t("gradeGrade") },
      { header: t("gradeRemark") },
    ],
    rows: units.map((one) => [
      ...[placeText(units, one), one.id, String(one.documents.length), shownPoints(one.points)],
      ...[one.byPoints?.name ?? "–", one.grade?.name ?? "–", unitRemark(lang, one)],
    ]),
  };
}

/** Open tasks by document. */
export function openTable(lang: Lang, { open }: GradeReport): GradeTable {
  const t = (key: Key) => say(lang, key);
  return {
    title: t("gradeOpen"),
    columns: [{ header: t("gradeDocument") }, { header: t("gradeUnit") }, { header: t("gradeTask") }],
    rows: open.map((task) => [task.document, task.unit, taskText(lang, task)]),
  };
}

/** Items: those that lose most first. */
export function itemTable(lang: Lang, { results }: GradeReport): GradeTable {
  const t = (key: Key) => say(lang, key);
  return {
    title: t("gradeItems"),
    columns: [
      { header: t("gradeItem") },
      { header: t("gradeRatings"), right: true },
      { header: t("gradeAbsent"), right: true },
      { header: t("gradeLost"), right: true },
      { header: t("gradeSpread"), right: true },
      { header: t("gradeVetoes"), right: true },
      { header: t("gradeTitle") },
    ],
    rows: byLargest(results.items, "lost").map((one) => [
      ...[one.id, String(one.ratings), String(one.absent), shownShare(one.lost), shownShare(one.spread)],
      ...[
        one.kind === "veto" ? String(one.vetoes) : "–",
        results.measured.byId.get(one.id)?.item.title ?? "",
      ],
    ]),
  };
}

const signed = (value: number) => `${value >= 0 ? "+" : "−"}${Math.abs(value).toFixed(2)}`;

/** Reviewers beside the scores; without rows where the model does not hold. */
export function severityTable(lang: Lang, { results: { severity } }: GradeReport): GradeTable {
  const t = (key: Key) => say(lang, key);
  const header = (key: Key) => ({ header: t(key), right: true });
  return {
    title: t("gradeSeverity"),
    columns: [
      { header: t("gradeReviewer") },
      header("gradeRatings"),
      header("gradeEffect"),
      header("gradeFrom"),
      header("gradeTo"),
    ],
    rows: severity.ok
      ? severity.reviewers.map((one) => [
          ...[one.reviewer, String(one.ratings), signed(one.effect), signed(one.low), signed(one.high)],
        ])
      : [],
  };
}

/** Agreement of the first reviews. */
export function agreementTable(lang: Lang, { agreement }: GradeReport): GradeTable {
  const t = (key: Key) => say(lang, key);
  const limit = (value: number | null) => (value === null ? "–" : digits(value));
  return {
    title: t("gradeAgreement"),
    columns: [
      { header: t("gradeOf") },
      { header: t("agrStatistic") },
      { header: t("agrValue"), right: true },
      { header: t("gradeFrom"), right: true },
      { header: t("gradeTo"), right: true },
    ],
    rows: agreement.map(({ of, statistic }) => [
      ...[t(of === "points" ? "gradePoints" : "gradeGrade"), titleOf(lang, statistic)],
      ...[limit(statistic.value), limit(statistic.low), limit(statistic.high)],
    ]),
  };
}
