/** Sentences about a result: states, reasons, tasks, remarks. */
import { compareBytes } from "../bytes.ts";
import type { DocumentResult } from "../scoring/aggregate/document.ts";
import type { OpenTask } from "../scoring/aggregate/open.ts";
import type { ThirdReason } from "../scoring/aggregate/third.ts";
import type { UnitResult } from "../scoring/aggregate/units.ts";
import { type Lang, say } from "../text/index.ts";
import { shownPoints } from "./grade-numbers.ts";
import { sharesPlace } from "./grade-report.ts";
import type { GradeView } from "./grade-view.ts";

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

const WHY = {
  sentence: {
    pointDifference: "gradeWhyPoints",
    differentGrade: "gradeWhyGrades",
    anyVeto: "gradeWhyVeto",
    firstFails: "gradeWhyFails",
  },
  cell: {
    pointDifference: "thirdWhyPoints",
    differentGrade: "thirdWhyGrades",
    anyVeto: "thirdWhyVeto",
    firstFails: "thirdWhyFails",
  },
} as const satisfies Record<string, Record<ThirdReason["rule"], Key>>;

/** Why another review is called, in a sentence or as a table's cell has it. */
export function reasonText(lang: Lang, reason: ThirdReason, form: keyof typeof WHY = "sentence"): string {
  const list = (of: readonly string[]) => of.join(say(lang, "gradeListComma"));
  const says = (params: Record<string, string>) => say(lang, WHY[form][reason.rule], params);
  if (reason.rule === "pointDifference")
    return says({ difference: shownPoints(reason.difference), limit: shownPoints(reason.limit) });
  if (reason.rule === "differentGrade") return says({ grades: list(reason.grades) });
  if (reason.rule === "anyVeto") return says({ items: list(reason.items) });
  return says({ grade: reason.grade });
}

/** What is to be done, in a sentence. */
export function taskText(lang: Lang, task: OpenTask, view: GradeView): string {
  const list = (of: readonly string[]) => of.join(say(lang, "gradeListComma"));
  if (task.kind === "review") return say(lang, "gradeTaskReview", { count: task.count });
  if (task.kind === "items") {
    const { items } = task;
    const reviewer = view.reviewer(task.reviewer);
    if (items.length === 0) return say(lang, "gradeTaskNothing", { reviewer });
    return say(lang, "gradeTaskItems", { reviewer, count: items.length, items: list(items) });
  }
  const why = task.reasons.map((reason) => reasonText(lang, reason)).join(say(lang, "gradeListSemicolon"));
  if (task.kind === "sheet")
    return say(lang, task.third ? "gradeTaskThirdSheet" : "gradeTaskSheet", {
      ...{ reviewer: view.reviewer(task.reviewer), why },
    });
  const reviewers = list(task.reviewers.map(view.reviewer).sort(compareBytes));
  return say(lang, "gradeTaskThird", { count: task.count, reviewers, why });
}

/** Places as lists print them: "2=" where it is shared. */
export const placeText = (units: readonly UnitResult[], unit: UnitResult): string =>
  unit.rank === undefined ? "–" : `${unit.rank}${sharesPlace(units, unit) ? "=" : ""}`;

/** What else is to be said of a document. */
export function documentRemark(lang: Lang, one: DocumentResult, view: GradeView): string {
  const comma = say(lang, "gradeListComma");
  const people = (ids: readonly string[]) => ids.map(view.reviewer).join(comma);
  const absent = one.absent.map(({ item }) => item).join(comma);
  return [
    ...(one.notRated === undefined ? [] : [one.notRated]),
    ...one.vetoes.map(({ item, reviewers }) =>
      say(lang, one.vetoed ? "gradeVetoStands" : "gradeVetoFound", { item, reviewers: people(reviewers) }),
    ),
    ...(absent === "" ? [] : [say(lang, "gradeAbsentItems", { items: absent })]),
    ...(one.uncalled.length === 0 ? [] : [say(lang, "gradeUncalled", { reviewers: people(one.uncalled) })]),
  ].join(say(lang, "gradeListSemicolon"));
}

/** What else is to be said of a unit; how many documents instead of which, where they must not be linked to it. */
export function unitRemark(lang: Lang, one: UnitResult, view: GradeView): string {
  const comma = say(lang, "gradeListComma");
  const shown = (list: readonly string[]) =>
    view.linked ? list.map(view.document).join(comma) : say(lang, "gradeHowMany", { count: list.length });
  const of = (key: Key, list: readonly string[]) =>
    list.length === 0 ? [] : [say(lang, key, { documents: shown(list) })];
  return [
    ...(one.notRated === undefined ? [] : [one.notRated]),
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
