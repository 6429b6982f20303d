/** Units from the first place on, each with the points of its documents. */
import { axis } from "../../charts/axis.ts";
import { rowChart } from "../../charts/rows.ts";
import { rangeStrip } from "../../charts/strips.ts";
import type { UnitResult } from "../../scoring/aggregate/units.ts";
import { nearest } from "../../scoring/estimate/ratio.ts";
import type { Lang } from "../../text/index.ts";
import { shownEstimate, shownPoints } from "../grade-numbers.ts";
import type { GradeReport } from "../grade-report.ts";
import { placeText } from "../grade-words.ts";
import { gradeMarks, key, paragraph, pointScale, section, settledIn, short, speak } from "./parts.ts";

const KEY = {
  dot: '<circle class="small" cx="13" cy="7" r="3"/>',
  range: '<line class="range" x1="4" x2="22" y1="7" y2="7"/>',
  mean: '<line class="mean" x1="13" x2="13" y1="0" y2="14"/>',
  estimate: '<path class="diamond" d="M13 1.5 18.5 7 13 12.5 7.5 7z"/>',
  mark: '<line class="mark" x1="13" x2="13" y1="0" y2="14"/>',
};

/** The ranking, drawn; with estimates where the review was drawn by choucha. */
export function unitSection(lang: Lang, report: GradeReport, estimateLines: readonly string[]): string {
  const t = speak(lang);
  const { results, view, stored } = report;
  const { units, measured } = results;
  const graded = units.filter(({ state }) => state === "graded");
  const guides = { scale: pointScale(report), marks: gradeMarks(report) };
  const points = new Map(settledIn(report).map((one) => [one.id, one.points]));
  const row = (unit: UnitResult) => {
    const own = unit.documents.flatMap((id) => points.get(id) ?? []);
    const values = own.map(nearest);
    const estimate = stored?.units.get(unit.id);
    const lowest = shownPoints(own[values.indexOf(Math.min(...values))]);
    const highest = shownPoints(own[values.indexOf(Math.max(...values))]);
    const [name, mean] = [view.unit(unit.id), shownPoints(unit.points)];
    return {
      plot: rangeStrip(guides, t("chartUnitStrip", { unit: name, mean, low: lowest, high: highest }), {
        values,
        ...(unit.points ? { mean: nearest(unit.points) } : {}),
        ...(estimate ? { estimate: estimate.mean } : {}),
      }),
      cells: [
        ...[placeText(units, unit), name, String(values.length), mean],
        ...(stored ? [shownEstimate(estimate)] : []),
        ...[values.length > 1 ? `${lowest} – ${highest}` : "–", unit.grade?.name ?? "–"],
      ],
    };
  };
  const names = (state: UnitResult["state"]) =>
    units
      .filter((unit) => unit.state === state)
      .map(({ id }) => view.unit(id))
      .join(t("gradeListComma"));
  const [open, notRated] = [names("open"), names("not-rated")];
  const chart = rowChart({
    caption: t("chartUnits"),
    columns: [
      { header: t("gradePlace"), right: true, before: true },
      { header: t("gradeUnit"), before: true },
      { header: t("gradeDocumentNumber"), right: true },
      { header: t("gradePoints"), right: true },
      ...(stored ? [{ header: t("gradeEstimate"), right: true }] : []),
      { header: t("chartRange"), right: true },
      { header: t("gradeGrade") },
    ],
    plot: { header: t("chartUnitsPlot"), axis: axis(guides, t("chartUnitsPlot"), short) },
    rows: graded.map(row),
  });
  return section(
    t("chartUnits"),
    ...(graded.length === 0
      ? [paragraph(t("chartNoUnits"))]
      : [
          key([
            [KEY.dot, t("chartUnitsKeyDot")],
            [KEY.range, t("chartUnitsKeyRange")],
            [KEY.mean, t("chartUnitsKeyMean")],
            ...(stored ? [[KEY.estimate, t("chartUnitsKeyEstimate")] as const] : []),
            ...(measured.grades.length > 1 ? [[KEY.mark, t("chartUnitsKeyMark")] as const] : []),
          ]),
          chart,
          paragraph(t("chartUnitsNote"), "note"),
        ]),
    ...estimateLines.map((line) => paragraph(line, "note")),
    open === "" ? "" : paragraph(t("chartUnitsMissing", { units: open })),
    notRated === "" ? "" : paragraph(t("chartUnitsNotRated", { units: notRated })),
  );
}
