/** How documents spread over the grades, for a screen. */
import { compareRational, percent, rational } from "../sampling/rational.ts";
import { type Lang, say } from "../text/index.ts";
import type { GradeReport } from "./grade-report.ts";
import type { GradeTable } from "./grade-tables.ts";

/** Blocks of the longest bar that can be: all documents. */
const FULL = 40;

/** A row for each grade from the best: documents, their share of those that have a grade, a bar. */
export function sharesTable(lang: Lang, { results }: GradeReport): GradeTable {
  const { documents, measured } = results;
  const graded = documents.filter(({ grade }) => grade !== undefined).length;
  const best = [...measured.grades].sort((a, b) => compareRational(b.from, a.from));
  const rows = best.map(({ name }) => {
    const count = documents.filter(({ grade }) => grade?.name === name).length;
    const blocks = graded === 0 ? 0 : Math.ceil((count * FULL) / graded);
    return [
      ...[name, String(count), graded === 0 ? "–" : percent(rational(count, graded))],
      "█".repeat(blocks),
    ];
  });
  const notRated = documents.filter(({ state }) => state === "not-rated").length;
  const open = documents.length - graded - notRated;
  const others = [
    [measured.rubric.notRated?.name ?? say(lang, "gradeStateNotRated"), notRated],
    [say(lang, "gradeWithout"), open],
  ] as const;
  return {
    title: say(lang, "gradeShares"),
    columns: [
      { header: say(lang, "gradeGrade") },
      { header: say(lang, "gradeDocumentNumber"), right: true },
      { header: say(lang, "gradeShare"), right: true },
      { header: "" },
    ],
    rows: [
      ...rows,
      ...others.filter(([, count]) => count > 0).map(([name, count]) => [name, String(count), "", ""]),
    ],
  };
}
