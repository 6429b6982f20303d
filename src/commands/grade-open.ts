/** What is still open, for a screen: each task where they are few, else how many of each kind and why. */
import { compareBytes } from "../bytes.ts";
import type { OpenTask } from "../scoring/aggregate/open.ts";
import type { ThirdReason } from "../scoring/aggregate/third.ts";
import { type Lang, say } from "../text/index.ts";
import type { GradeReport } from "./grade-report.ts";
import { type GradeTable, openTable } from "./grade-tables.ts";

type Key = Parameters<typeof say>[1];

/** Tasks that a screen lists one by one. */
const FEW_TASKS = 30;
/** Reviewers that a group names; of more it tells how many they are. */
const FEW_PEOPLE = 8;

const KINDS = {
  sheet: "gradeGroupSheet",
  thirdSheet: "gradeGroupThirdSheet",
  items: "gradeGroupItems",
  review: "gradeGroupReview",
  third: "gradeGroupThird",
} as const satisfies Record<string, Key>;

const REASONS = {
  pointDifference: "gradeShortPoints",
  differentGrade: "gradeShortGrades",
  anyVeto: "gradeShortVeto",
  firstFails: "gradeShortFails",
} as const satisfies Record<ThirdReason["rule"], Key>;

const kindOf = (task: OpenTask): keyof typeof KINDS =>
  task.kind === "sheet" && task.third ? "thirdSheet" : task.kind;

/** "R01 4, R02 3": how often each text comes, the most frequent first. */
function counted(lang: Lang, texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || compareBytes(a, b))
    .map(([text, count]) => `${text} ${count}`)
    .join(say(lang, "gradeListComma"));
}

/** Of whom, or why. */
function detail(lang: Lang, tasks: readonly OpenTask[], { view }: GradeReport): string {
  const people = tasks.flatMap((task) => ("reviewer" in task ? [view.reviewer(task.reviewer)] : []));
  if (people.length > 0) {
    const count = new Set(people).size;
    return count > FEW_PEOPLE ? say(lang, "gradeGroupPeople", { count }) : counted(lang, people);
  }
  const plus = say(lang, "gradeListPlus");
  return counted(
    lang,
    tasks.flatMap((task) =>
      task.kind === "third" ? [task.reasons.map(({ rule }) => say(lang, REASONS[rule])).join(plus)] : [],
    ),
  );
}

/**
 * The tables of open tasks: one of kinds that are too many to be listed, and one of the others, task by task. The
 * smallest kinds are listed as long as there is room for all of a kind.
 */
export function openTables(lang: Lang, report: GradeReport): GradeTable[] {
  const t = (key: Key) => say(lang, key);
  const groups = (Object.keys(KINDS) as (keyof typeof KINDS)[])
    .map((kind) => ({ kind, tasks: report.open.filter((task) => kindOf(task) === kind) }))
    .filter(({ tasks }) => tasks.length > 0);
  let room = FEW_TASKS;
  const listed = new Set<string>();
  for (const { kind, tasks } of [...groups].sort((a, b) => a.tasks.length - b.tasks.length)) {
    room -= tasks.length;
    if (room >= 0) listed.add(kind);
  }
  const many = groups.filter(({ kind }) => !listed.has(kind));
  const grouped: GradeTable = {
    title: t("gradeOpen"),
    columns: [
      { header: t("gradeTask") },
      { header: t("gradeGroupCount"), right: true },
      { header: t("gradeGroupDetail") },
    ],
    rows: many.map(({ kind, tasks }) => [
      ...[t(KINDS[kind]), String(tasks.length), detail(lang, tasks, report)],
    ]),
  };
  const list = openTable(lang, { ...report, open: report.open.filter((task) => listed.has(kindOf(task))) });
  if (many.length === 0) return [list];
  return [grouped, { ...list, title: t("gradeOpenListed") }].filter(({ rows }) => rows.length > 0);
}
