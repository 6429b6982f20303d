/** Reviewers beside their average: how strict, how sure that is, and what it does not say. */
import { axis } from "../../charts/axis.ts";
import { rowChart } from "../../charts/rows.ts";
import { scaleOver } from "../../charts/scale.ts";
import { intervalStrip } from "../../charts/strips.ts";
import type { Lang } from "../../text/index.ts";
import { severityLine } from "../grade-lines.ts";
import type { GradeReport } from "../grade-report.ts";
import { signed } from "../grade-tables.ts";
import { key, paragraph, section, short, speak } from "./parts.ts";

const mark = (style: string) =>
  `<line class="whisker" x1="1" x2="25" y1="7" y2="7"/><circle class="dot ${style}" cx="13" cy="7" r="4.5"/>`;
const withSign = (value: number) => (value > 0 ? `+${short(value)}` : short(value).replace("-", "−"));

/** Effects with their intervals around zero, the strictest first. */
export function reviewerSection(lang: Lang, report: GradeReport): string {
  const t = speak(lang);
  const { severity } = report.results;
  const how = paragraph(severityLine(lang, report), "note");
  if (!severity.ok) return section(t("chartSeverity"), how);
  const limit = Math.max(...severity.reviewers.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const guides = { scale: scaleOver([-limit, limit], { about: 6 }), marks: [0] };
  const rows = [...severity.reviewers].sort((a, b) => a.effect - b.effect);
  const chart = rowChart({
    caption: t("chartSeverity"),
    columns: [
      { header: t("gradeReviewer"), before: true },
      { header: t("gradeRatings"), right: true },
      { header: t("gradeEffect"), right: true },
      { header: t("chartInterval"), right: true },
    ],
    plot: { header: t("chartSeverityPlot"), axis: axis(guides, t("chartSeverityPlot"), withSign) },
    rows: rows.map(({ reviewer, ratings, effect, low, high }) => {
      const name = report.view.reviewer(reviewer);
      const shown = { reviewer: name, effect: signed(effect), low: signed(low), high: signed(high) };
      return {
        plot: intervalStrip(guides, t("chartSeverityStrip", shown), {
          ...{ value: effect, low, high, strong: low > 0 || high < 0 },
        }),
        cells: [name, String(ratings), shown.effect, `${shown.low} – ${shown.high}`],
      };
    }),
  });
  const chance = short(Math.round(rows.length * 0.05 * 10) / 10);
  return section(
    t("chartSeverity"),
    paragraph(t("chartSeverityIs")),
    paragraph(t("chartSeverityIsNot", { count: rows.length, chance })),
    key([
      [mark(""), t("chartSeverityKeyDot")],
      [mark("hollow"), t("chartSeverityKeyHollow")],
    ]),
    chart,
    how,
  );
}
