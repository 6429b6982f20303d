/** The tables of a result: the same rows go to the screen, the workbook and the CSV files. */
import type { DocumentResult } from "../scoring/aggregate/document.ts";
import { byLargest } from "../scoring/aggregate/item-analysis.ts";
import type { ThirdReason } from "../scoring/aggregate/third.ts";
import type { UnitResult } from "../scoring/aggregate/units.ts";
import { type Lang, say } from "../text/index.ts";
import { digits, titleOf } from "./agreement-report.ts";
import { shownPoints, shownShare } from "./grade-numbers.ts";
import type { OpenTask } from "./grade-open.ts";
import { type GradeReport, sharesPlace } from "./grade-report.ts";

export interface GradeTable {
  readonly title: string;
  readonly columns: readonly { readonly header: string; readonly right?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

type Key = Parameters<typeof say>[1];

const STATES = {
  complete: "gradeStateComplete",
  "missing-reviews": "gradeStateMissing",
  "third-needed": "gradeStateThird",
  arbitrated: "gradeStateArbitrated",
  "not-rated": "gradeStateNotRated",
} as const satisfies Record<DocumentResult["state"], Key>;

/** A document's state in words. */
export const stateText = (lang: Lang, state: DocumentResult["state"]): string => say(lang, STATES[state]);

/** Why another review is called. */
export function reasonText(lang: Lang, reason: ThirdReason): string {
  const list = (of: readonly string[]) => of.join(say(lang, "gradeListComma"));
  if (reason.rule === "pointDifference")
    return say(lang, "gradeWhyPoints", {
      ...{ difference: shownPoints(reason.difference), limit: shownPoints(reason.limit) },
    });
  if (reason.rule === "differentGrade") return say(lang, "gradeWhyGrades", { grades: list(reason.grades) });
  if (reason.rule === "anyVeto") return say(lang, "gradeWhyVeto", { items: list(reason.items) });
  return say(lang, "gradeWhyFails", { grade: reason.grade });
}

/** What is to be done, in a sentence. */
export function taskText(lang: Lang, task: OpenTask): string {
  const list = (of: readonly string[]) => of.join(say(lang, "gradeListComma"));
  if (task.kind === "review") return say(lang, "gradeTaskReview", { count: task.count });
  if (task.kind === "items") {
    const { reviewer, items } = task;
    if (items.length === 0) return say(lang, "gradeTaskNothing", { reviewer });
    return say(lang, "gradeTaskItems", { reviewer, count: items.length, items: list(items) });
  }
  return say(lang, "gradeTaskThird", {
    ...{ count: task.count, reviewers: list(task.reviewers) },
    why: task.reasons.map((reason) => reasonText(lang, reason)).join(say(lang, "gradeListSemicolon")),
  });
}

/** Places as lists print them: "2=" where it is shared. */
export const placeText = (units: readonly UnitResult[], unit: UnitResult): string =>
  unit.rank === undefined ? "–" : `${unit.rank}${sharesPlace(units, unit) ? "=" : ""}`;

/** What else is to be said of a document or a unit, in its last column. */
function documentRemark(lang: Lang, one: DocumentResult): string {
  const comma = say(lang, "gradeListComma");
  const absent = one.absent.map(({ item }) => item).join(comma);
  return [
    ...one.vetoes.map(({ item, reviewers }) =>
      say(lang, one.vetoed ? "gradeVetoStands" : "gradeVetoFound", {
        item,
        reviewers: reviewers.join(comma),
      }),
    ),
    ...(absent === "" ? [] : [say(lang, "gradeAbsentItems", { items: absent })]),
    ...(one.uncalled.length === 0
      ? []
      : [say(lang, "gradeUncalled", { reviewers: one.uncalled.join(comma) })]),
  ].join(say(lang, "gradeListSemicolon"));
}

function unitRemark(lang: Lang, one: UnitResult): string {
  const comma = say(lang, "gradeListComma");
  const of = (key: Key, list: readonly string[]) =>
    list.length === 0 ? [] : [say(lang, key, { documents: list.join(comma) })];
  return [
    ...(one.capped ? [say(lang, "gradeCapped", { grade: one.byPoints?.name ?? "" })] : []),
    ...(one.vetoed ? [say(lang, "gradeUnitVetoed")] : []),
    ...of("gradeOpenDocuments", one.open),
    ...of("gradeVetoedDocuments", one.vetoedDocuments),
    ...of(
      "gradeFailedDocuments",
      one.failedDocuments.filter((id) => !one.vetoedDocuments.includes(id)),
    ),
  ].join(say(lang, "gradeListSemicolon"));
}

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
