/** What is still open, who has how much to do, and how everything was computed. */
import { rowChart } from "../../charts/rows.ts";
import { escaped } from "../../charts/svg.ts";
import { AGREEMENT_OPTIONS } from "../../scoring/aggregate/agreement.ts";
import type { Lang } from "../../text/index.ts";
import { VERSION } from "../../version.ts";
import type { GradeReport } from "../grade-report.ts";
import { type GradeTable, loadTable, openTable } from "../grade-tables.ts";
import { reviewerLines } from "../rubric-screen.ts";
import { paragraph, section, speak } from "./parts.ts";

/** A table as the workbook has it. */
const plainTable = ({ title, columns, rows }: GradeTable): string =>
  rowChart({
    caption: title,
    columns: columns.map((column, at) => ({ ...column, before: at === 0 })),
    rows: rows.map((cells) => ({ cells })),
  });

/** Open tasks, and while there are some the reviewers with what they have left. */
export function openSection(lang: Lang, report: GradeReport): string {
  const t = speak(lang);
  if (report.open.length === 0) return section(t("chartTodo"), paragraph(t("chartNothingOpen")));
  const loads = loadTable(lang, report);
  return section(
    t("chartTodo"),
    plainTable(openTable(lang, report)),
    ...(report.stored ? [`<h3>${escaped(loads.title)}</h3>`, plainTable(loads)] : []),
  );
}

/** Rubric, scores, rules and the random numbers that were used. */
export function methodSection(lang: Lang, report: GradeReport): string {
  const t = speak(lang);
  const { rubric, digest } = report.rubric;
  const reviews = report.results.documents.reduce((sum, one) => sum + one.reviews.length, 0);
  const code = (text: string) => `<code>${escaped(text)}</code>`;
  const sentences = reviewerLines(lang, rubric).join(t("gradeListSemicolon"));
  const facts: (readonly [string, string])[] = [
    [
      t("chartMethodRubric"),
      escaped(t("chartRubricLine", { title: rubric.title[lang], version: rubric.version })),
    ],
    [t("chartMethodRubricDigest"), code(digest)],
    [t("chartMethodWeights"), escaped(t(rubric.weights === "model" ? "rubModel" : "rubPublished"))],
    [
      t("chartMethodScores"),
      escaped(t("chartMethodScoresValue", { reviews, documents: report.results.documents.length })),
    ],
    [t("chartMethodScoresDigest"), code(report.digest)],
    [t("chartMethodReviewers"), escaped(sentences)],
    [t("chartMethodPoints"), escaped(t("gradeCut"))],
    [t("chartMethodUnits"), escaped(t("chartMethodUnitsValue"))],
    ...(report.stored ? [[t("chartMethodEstimate"), escaped(t("gradeEstimateHow"))] as const] : []),
    [t("chartMethodBootstrap"), escaped(t("chartMethodBootstrapValue", { ...AGREEMENT_OPTIONS }))],
    [t("chartMethodProgram"), escaped(t("chartMethodProgramValue", { version: VERSION }))],
  ];
  const list = facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${value}</dd>`);
  return section(t("chartMethod"), `<dl>${list.join("\n")}</dl>`);
}
