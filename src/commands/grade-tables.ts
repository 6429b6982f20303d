/** The tables of a result: the same rows go to the screen, the workbook and the CSV files. */
import { compareBytes } from "../bytes.ts";
import { byLargest } from "../scoring/aggregate/item-analysis.ts";
import { type Lang, say } from "../text/index.ts";
import { digits, titleOf } from "./agreement-report.ts";
import { shownEstimate, shownPoints, shownShare } from "./grade-numbers.ts";
import type { GradeReport } from "./grade-report.ts";
import { documentRemark, placeText, stateText, taskText, unitRemark } from "./grade-words.ts";

export interface GradeTable {
  readonly title: string;
  readonly columns: readonly { readonly header: string; readonly right?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

type Key = Parameters<typeof say>[1];

/** By what is shown, in the order of its bytes; equal ones as they came. */
const inOrder = <T>(list: readonly T[], shown: (one: T) => string): T[] =>
  [...list].sort((a, b) => compareBytes(shown(a), shown(b)));

/** Documents by id: points and grade of each reviewer, and what they make together. */
export function documentTable(lang: Lang, { results, view }: GradeReport): GradeTable {
  const t = (key: Key) => say(lang, key);
  const { notRated } = results.measured.rubric;
  const most = Math.max(1, ...results.documents.map(({ reviews }) => reviews.length));
  const reviewers = Array.from({ length: most }, (_, at) => [
    { header: say(lang, "gradeReviewerNumber", { number: at + 1 }) },
    { header: say(lang, "gradePointsNumber", { number: at + 1 }), right: true },
  ]);
  return {
    title: t("gradeDocuments"),
    columns: [
      { header: t("gradeDocument") },
      ...view.documentColumns,
      ...(view.linked ? [{ header: t("gradeUnit") }] : []),
      ...reviewers.flat(),
      { header: t("gradePoints"), right: true },
      { header: t("gradeGrade") },
      { header: t("gradeState") },
      { header: t("gradeRemark") },
    ],
    rows: inOrder(results.documents, ({ id }) => view.document(id)).map((one) => [
      ...[view.document(one.id), ...view.documentColumns.map(({ cell }) => cell(one.id))],
      ...(view.linked ? [view.unit(one.unit)] : []),
      ...reviewers.flatMap((_, at) => {
        const review = one.reviews[at];
        if (!review) return ["", ""];
        return [
          `${view.reviewer(review.reviewer)}${review.third ? t("gradeThirdMark") : ""}`,
          shownPoints(review.points),
        ];
      }),
      ...[
        shownPoints(one.points),
        one.grade?.name ?? (one.state === "not-rated" ? notRated?.name : undefined) ?? "–",
        stateText(lang, one.state),
        documentRemark(lang, one, view),
      ],
    ]),
  };
}

/** Units from the first place on. */
export function unitTable(
  lang: Lang,
  { results: { units, measured }, view, stored }: GradeReport,
): GradeTable {
  const t = (key: Key) => say(lang, key);
  const { notRated } = measured.rubric;
  return {
    title: t("gradeUnits"),
    columns: [
      { header: t("gradePlace"), right: true },
      { header: t("gradeUnit") },
      { header: t("gradeDocumentNumber"), right: true },
      { header: t("gradePoints"), right: true },
      ...(stored ? [{ header: t("gradeEstimate"), right: true }] : []),
      { header: t("gradeByPoints") },
      { header: t("gradeGrade") },
      { header: t("gradeRemark") },
    ],
    rows: units.map((one) => [
      ...[placeText(units, one), view.unit(one.id), String(one.documents.length), shownPoints(one.points)],
      ...(stored ? [shownEstimate(stored.units.get(one.id))] : []),
      ...[
        one.byPoints?.name ?? "–",
        one.grade?.name ?? (one.state === "not-rated" ? notRated?.name : undefined) ?? "–",
      ],
      unitRemark(lang, one, view),
    ]),
  };
}

/** Open tasks by document. */
export function openTable(lang: Lang, { open, view }: GradeReport): GradeTable {
  const t = (key: Key) => say(lang, key);
  return {
    title: t("gradeOpen"),
    columns: [
      { header: t("gradeDocument") },
      ...view.documentColumns,
      ...(view.linked ? [{ header: t("gradeUnit") }] : []),
      { header: t("gradeTask") },
    ],
    rows: inOrder(open, ({ document }) => view.document(document)).map((task) => [
      ...[view.document(task.document), ...view.documentColumns.map(({ cell }) => cell(task.document))],
      ...(view.linked ? [view.unit(task.unit)] : []),
      taskText(lang, task, view),
    ]),
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

/** Points with their sign: +1.20, −0.40. */
export const signed = (value: number) => `${value >= 0 ? "+" : "−"}${Math.abs(value).toFixed(2)}`;

/** Reviewers beside the scores; without rows where the model does not hold. */
export function severityTable(lang: Lang, { results: { severity }, view }: GradeReport): GradeTable {
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
      ? inOrder(severity.reviewers, ({ reviewer }) => view.reviewer(reviewer)).map((one) => [
          ...[
            view.reviewer(one.reviewer),
            String(one.ratings),
            signed(one.effect),
            signed(one.low),
            signed(one.high),
          ],
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

/** A stored review's reviewers: how many documents each has, and how many are done. */
export function loadTable(lang: Lang, { stored, view }: GradeReport): GradeTable {
  const t = (key: Key) => say(lang, key);
  const right = (key: Key) => ({ header: t(key), right: true });
  return {
    title: t("gradeLoads"),
    columns: [
      { header: t("gradeReviewer") },
      ...(view.linked ? [{ header: t("gradeWorkplace") }, { header: t("prefecture") }] : []),
      ...[right("gradeLoadFirst"), right("gradeLoadThird"), right("gradeLoadDone"), right("gradeLoadLeft")],
    ],
    rows: (stored?.loads ?? []).map(({ reviewer, first, third, done }) => [
      view.reviewer(reviewer.id),
      ...(view.linked ? [reviewer.unit, reviewer.prefecture] : []),
      ...[first, third, done, first + third - done].map(String),
    ]),
  };
}
