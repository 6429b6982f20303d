/** How many were drawn and why, in words and as a table; every number comes from the view. */
import type { DrawView } from "../results/draw-view.ts";
import type { Block } from "./document.ts";
import { enumerate, measure } from "./phrases.ts";
import { plain } from "./plain.ts";

/** Size of the list and of the part that could be drawn. */
export function frameText(view: DrawView): string {
  const { units, eligible } = view.frame;
  const object = plain(view.draw.object);
  const unit = measure(view.draw.object);
  if (units === 0) return `抽查对象名录库中没有${object}。`;
  const all = `抽查对象名录库共有${object}${units}${unit}，`;
  if (eligible === 0) return `${all}没有参加随机抽取的对象。`;
  return eligible === units ? `${all}全部参加随机抽取。` : `${all}其中${eligible}${unit}参加随机抽取。`;
}

/** The columns that make the strata, as a noun: 州市, 州市和风险等级; empty where there is one stratum by rule. */
const strataName = (view: DrawView) => (view.draw.stratify ?? []).map(plain).filter(Boolean).join("和");

/** What people call one stratum, 州市; 层 where several columns make it or none has a name. */
const stratumName = ({ draw }: Pick<DrawView, "draw">) => {
  const [only = "", ...more] = (draw.stratify ?? []).map(plain).filter(Boolean);
  return more.length > 0 || only === "" ? "层" : only;
};
/** 同一州市内 */
export const sameStratum = (view: Pick<DrawView, "draw">) => `同一${stratumName(view)}内`;
/** 各州市 */
export const eachStratum = (view: Pick<DrawView, "draw">) => `各${stratumName(view)}`;

/** Rate or number, and how it was spread. Nothing where the plan states neither. */
export function ruleText(view: DrawView): string {
  const { rate, n, allocation, minimum } = view.draw;
  const strata = strataName(view);
  const unit = measure(view.draw.object);
  const least =
    strata !== "" && minimum > 0 ? `，${eachStratum(view)}不少于${minimum}${unit}（不足的全部抽取）` : "";
  if (n !== undefined)
    return `抽取数量为${n}${unit}${strata === "" ? "" : `，按${strata}分层抽取`}${least}。`;
  if (rate === undefined) return "";
  if (typeof rate !== "string") {
    const rates = Object.entries(rate.values).map(([value, one]) => `${plain(value)}为${plain(one)}`);
    return `抽查比例按${plain(rate.by)}分别确定：${enumerate(rates)}${least}。`;
  }
  const base = view.frame.eligible === view.frame.units ? "全部对象" : "参加随机抽取对象";
  if (strata === "") return `抽查比例为${base}的${plain(rate)}。`;
  return allocation === "each"
    ? `抽查比例为各${strata}分别不低于${plain(rate)}${least}。`
    : `抽查比例为${base}的${plain(rate)}，按${strata}分层抽取${least}。`;
}

/** Units, number drawn and inclusion probability of each stratum; nothing where there is no stratum. */
export function strataTable(view: DrawView): Block | undefined {
  if (view.strata.length === 0) return undefined;
  const strata = strataName(view);
  const named = strata !== "" || view.strata.length > 1;
  const sum = (of: (stratum: DrawView["strata"][number]) => number) =>
    String(view.strata.reduce((total, stratum) => total + of(stratum), 0));
  const rows = view.strata.map((one) => [
    ...(named ? [plain(one.stratum)] : []),
    String(one.units),
    String(one.drawn),
    plain(one.probability),
  ]);
  const total = ["合计", sum((one) => one.units), sum((one) => one.drawn), ""];
  return {
    kind: "table",
    columns: [
      ...(named ? [{ header: strata || "层", width: 60 }] : []),
      { header: "参加抽取数", width: 32, align: "center" },
      { header: "随机抽取数", width: 32, align: "center" },
      { header: "被抽中概率", width: 32, align: "center" },
    ],
    rows: view.strata.length > 1 ? [...rows, total] : rows,
    dense: true,
  };
}
