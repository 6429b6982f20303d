/** Agreement of the first reviews, with the words that are usual for it. */
import { axis } from "../../charts/axis.ts";
import { rowChart } from "../../charts/rows.ts";
import { scaleOver } from "../../charts/scale.ts";
import { intervalStrip } from "../../charts/strips.ts";
import { escaped } from "../../charts/svg.ts";
import { readingOf } from "../../scoring/agreement/benchmark.ts";
import type { Lang } from "../../text/index.ts";
import { digits, titleOf } from "../agreement-report.ts";
import type { GradeReport } from "../grade-report.ts";
import { type Key, paragraph, section, short, speak } from "./parts.ts";

/** Coefficients with intervals on a scale that ends at 1. */
export function agreementSection(lang: Lang, { agreement }: GradeReport): string {
  const t = speak(lang);
  const known = agreement.filter(({ statistic }) => statistic.value !== null);
  if (known.length === 0) return section(t("chartAgreement"), paragraph(t("chartNoAgreement")));
  const lowest = Math.min(0, ...known.map(({ statistic: { low, value } }) => low ?? value!));
  const guides = { scale: scaleOver([Math.max(-1, lowest), 1], { zero: true, about: 5 }), marks: [0, 1] };
  const chart = rowChart({
    caption: t("chartAgreement"),
    columns: [
      { header: t("agrStatistic"), before: true },
      { header: t("gradeOf") },
      { header: t("agrValue"), right: true },
      { header: t("chartInterval"), right: true },
      { header: t("agrUsed"), right: true },
      { header: t("chartUsually") },
    ],
    plot: { header: t("chartAgreementPlot"), axis: axis(guides, t("chartAgreementPlot"), short) },
    rows: known.map(({ of, statistic }) => {
      const { value, low, high, name, subjects } = statistic;
      const reading = readingOf(name, value!);
      const shown = { name: titleOf(lang, statistic), value: digits(value!) };
      return {
        plot: intervalStrip(guides, t("chartAgreementStrip", shown), { value: value!, low, high }),
        cells: [
          ...[shown.name, t(of === "points" ? "gradePoints" : "gradeGrade"), shown.value],
          low === null || high === null ? "–" : t("agrLimits", { low: digits(low), high: digits(high) }),
          String(subjects),
          reading
            ? t("agrReading", { word: t(`agrWord-${reading.word}` as Key), source: reading.source })
            : "–",
        ],
      };
    }),
  });
  const names = [...new Set(known.map(({ statistic }) => statistic.name))];
  const low = names.map(
    (name) => `<dt>${escaped(t(`agrName-${name}`))}</dt><dd>${escaped(t(`agrLow-${name}`))}</dd>`,
  );
  return section(
    t("chartAgreement"),
    paragraph(t("gradeAgreementOver")),
    chart,
    paragraph(t("agrConvention"), "note"),
    `<h3>${escaped(t("chartAgreementLow"))}</h3>\n<dl>${low.join("")}</dl>`,
  );
}
