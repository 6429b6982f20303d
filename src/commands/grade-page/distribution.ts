/** How points are distributed, and how many have which grade. */
import { axis } from "../../charts/axis.ts";
import { binsOf, histogram } from "../../charts/histogram.ts";
import { rowChart } from "../../charts/rows.ts";
import { scaleOver } from "../../charts/scale.ts";
import { barStrip } from "../../charts/strips.ts";
import { escaped } from "../../charts/svg.ts";
import { percent, rational } from "../../sampling/rational.ts";
import { median } from "../../scoring/aggregate/averages.ts";
import { nearest } from "../../scoring/estimate/ratio.ts";
import type { Lang } from "../../text/index.ts";
import { shownPoints } from "../grade-numbers.ts";
import type { GradeReport } from "../grade-report.ts";
import { gradeMarks, paragraph, pointScale, section, settledIn, short, speak } from "./parts.ts";

/** Bars of documents by points, with the grades' names where they begin. */
export function distribution(lang: Lang, report: GradeReport): string {
  const t = speak(lang);
  const points = settledIn(report).map((one) => one.points);
  if (points.length === 0) return "";
  const values = points.map(nearest);
  const scale = pointScale(report);
  const bins = binsOf(values, scale, gradeMarks(report));
  const grades = report.results.measured.grades.map(({ name, from }) => ({ name, from: nearest(from) }));
  const bands = grades.map(({ name, from }, at) => ({
    ...{ from },
    name:
      at === 0 && grades[1]
        ? t("chartBandLowest", { name, to: short(grades[1].from) })
        : t("chartBandFrom", { name, from: short(from) }),
  }));
  const shown = bands.filter((_, at) => (grades[at + 1]?.from ?? scale.to) > scale.from).reverse();
  const desc = t("chartDistributionDesc", {
    ...{ count: values.length, median: shownPoints(median(points)) },
    ...{
      low: shownPoints(points[values.indexOf(Math.min(...values))]),
      high: shownPoints(points[values.indexOf(Math.max(...values))]),
    },
  });
  const title = t("chartDistributionFigure", { step: short(bins.step) });
  return section(
    t("chartDistribution"),
    paragraph(desc),
    `<figure><figcaption>${escaped(title)}</figcaption>${histogram(bins, shown, { title, desc }, short)}</figure>`,
    scale.from > 0 ? paragraph(t("chartAxisFrom", { from: short(scale.from) }), "note") : "",
  );
}

/** One table of grades: bars from zero. */
function gradeRows(lang: Lang, report: GradeReport, names: readonly string[], caption: string): string {
  const t = speak(lang);
  if (names.length === 0) return "";
  const counts = [...report.results.measured.grades]
    .reverse()
    .map(({ name }) => ({ name, count: names.filter((one) => one === name).length }));
  const scale = scaleOver(
    counts.map(({ count }) => count),
    { zero: true, about: 4 },
  );
  const whole = { ...scale, ticks: scale.ticks.filter(Number.isInteger) };
  const chart = rowChart({
    caption,
    columns: [
      { header: t("gradeGrade"), before: true },
      { header: t("chartNumber"), right: true },
      { header: t("chartShare"), right: true },
    ],
    plot: { header: "", axis: axis({ scale: whole }, t("chartNumber"), short) },
    rows: counts.map(({ name, count }) => ({
      plot: barStrip({ scale: whole }, `${name}: ${count}`, [{ value: count, style: "first" }]),
      cells: [name, String(count), percent(rational(count, names.length))],
    })),
  });
  return `<h3>${escaped(caption)}</h3>\n${chart}`;
}

/** Documents and units by grade, and what vetoes did. */
export function gradeCounts(lang: Lang, report: GradeReport, capLines: readonly string[]): string {
  const t = speak(lang);
  const settled = settledIn(report);
  if (settled.length === 0) return "";
  const { units, measured } = report.results;
  const vetoed = settled.filter((one) => one.vetoed).length;
  const veto = measured.rubric.veto === "zero" ? "chartVetoZero" : "chartVetoNote";
  return section(
    t("chartGrades"),
    gradeRows(
      lang,
      report,
      settled.map(({ grade }) => grade.name),
      t("chartGradesDocuments"),
    ),
    vetoed > 0 ? paragraph(t(veto, { count: vetoed, grade: measured.grades[0]?.name ?? "" }), "note") : "",
    gradeRows(
      lang,
      report,
      units.flatMap(({ grade }) => (grade ? [grade.name] : [])),
      t("chartGradesUnits"),
    ),
    ...capLines.map((line) => paragraph(line, "note")),
  );
}
