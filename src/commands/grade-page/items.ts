/** Items: where points are lost, and where reviewers disagree. */
import { axis } from "../../charts/axis.ts";
import { rowChart } from "../../charts/rows.ts";
import { scaleOver } from "../../charts/scale.ts";
import { barStrip } from "../../charts/strips.ts";
import { escaped } from "../../charts/svg.ts";
import { byLargest, type ItemAnalysis } from "../../scoring/aggregate/item-analysis.ts";
import { nearest } from "../../scoring/estimate/ratio.ts";
import type { Lang } from "../../text/index.ts";
import { shownShare } from "../grade-numbers.ts";
import type { GradeReport } from "../grade-report.ts";
import { key, paragraph, section, short, speak } from "./parts.ts";

const swatch = (style: string) => `<rect class="bar ${style}" x="2" y="2" width="22" height="10"/>`;
const asPercent = (value: number): string => `${short(100 * value)}%`;

/** Vetoes and bonuses: no points are lost in them. */
function decisive(lang: Lang, items: readonly ItemAnalysis[], title: (id: string) => string): string {
  const t = speak(lang);
  if (items.length === 0) return "";
  const table = rowChart({
    caption: t("chartDecisive"),
    columns: [
      { header: t("gradeItem"), before: true },
      { header: t("gradeRatings"), right: true },
      { header: t("chartFound"), right: true },
      { header: t("chartGiven"), right: true },
    ],
    rows: items.map((one) => ({
      cells: [
        ...[title(one.id), String(one.ratings)],
        ...(one.kind === "veto" ? [String(one.vetoes), "–"] : ["–", shownShare(one.given)]),
      ],
    })),
  });
  return `<h3>${escaped(t("chartDecisive"))}</h3>\n${table}`;
}

/** Two bars an item, both as shares of its points, on one scale from zero. */
export function itemSection(lang: Lang, { results }: GradeReport): string {
  const t = speak(lang);
  const title = (id: string) => results.measured.byId.get(id)?.item.title ?? id;
  const scored = results.items.filter(({ kind }) => kind !== "veto" && kind !== "bonus");
  if (!scored.some(({ ratings }) => ratings > 0))
    return section(t("chartItems"), paragraph(t("chartNoItems")));
  const share = (value: ItemAnalysis["lost"]) => (value ? nearest(value) : 0);
  const scale = scaleOver(
    scored.flatMap(({ lost, spread }) => [share(lost), share(spread)]),
    { zero: true, about: 4 },
  );
  const chart = rowChart({
    caption: t("chartItems"),
    columns: [
      { header: t("gradeItem"), before: true },
      { header: t("gradeLost"), right: true },
      { header: t("gradeSpread"), right: true },
      { header: t("gradeRatings"), right: true },
      { header: t("gradeAbsent"), right: true },
    ],
    plot: { header: t("chartItemsPlot"), axis: axis({ scale }, t("chartItemsPlot"), asPercent) },
    rows: byLargest(scored, "lost").map((one) => {
      const [lost, spread] = [shownShare(one.lost), shownShare(one.spread)];
      return {
        plot: barStrip({ scale }, t("chartItemStrip", { item: title(one.id), lost, spread }), [
          { value: share(one.lost), style: "first" },
          { value: share(one.spread), style: "second" },
        ]),
        cells: [title(one.id), lost, spread, String(one.ratings), String(one.absent)],
      };
    }),
  });
  return section(
    t("chartItems"),
    key([
      [swatch("first"), t("chartItemsKeyLost")],
      [swatch("second"), t("chartItemsKeySpread")],
    ]),
    chart,
    paragraph(t("chartItemsNote"), "note"),
    decisive(
      lang,
      results.items.filter(({ kind }) => kind === "veto" || kind === "bonus"),
      title,
    ),
  );
}
