/** What was found, and what became of it. */
import { tally, tallyByItem } from "../../results/tally.ts";
import type { ResultsView } from "../../results/view.ts";
import { percent } from "../../sampling/rational.ts";
import { failingText } from "../grade-words.ts";
import { measure } from "../phrases.ts";
import { plain } from "../plain.ts";
import { settledIn } from "../review-outcome.ts";
import { weakItems } from "../review-problems.ts";
import type { ReviewView } from "../review-view.ts";

/** Items of the checklist with the most objects that fail them, at most five: 文书管理（2家）. */
function itemsText(view: ResultsView, unit: string): string {
  const all = tallyByItem(view)
    .filter((item) => item.bad > 0)
    .map((item, at) => ({ ...item, at }))
    .sort((a, b) => b.bad - a.bad || a.at - b.at);
  const bad = all.slice(0, 5);
  if (bad.length === 0) return "";
  const named = bad.map(({ item, bad: count }) => `${plain(item)}（${count}${unit}）`).join("、");
  return `，涉及${named}${all.length > bad.length ? `等${all.length}个检查事项` : ""}`;
}

/** What the inspections of a draw found; empty where nothing was inspected and nobody was in the way. */
export function foundText(view: ResultsView): string {
  const unit = measure(view.view.draw.object);
  const standing = { ...view, entries: view.entries.filter(({ left }) => !left) };
  const { inspected, problems, uncooperative, problemRate } = tally(standing.entries);
  const refused = uncooperative > 0 ? `${uncooperative}${unit}检查对象不配合检查，情节严重。` : "";
  if (inspected === 0) return refused;
  if (problems === 0)
    return `实施检查的${inspected}${unit}${inspected === 1 ? "" : "均"}未发现问题。${refused}`;
  const share = problemRate && problems < inspected ? `，占${percent(problemRate)}` : "";
  const all = problems === inspected ? "均" : "";
  const items = itemsText(standing, unit);
  const found =
    all === ""
      ? `实施检查的${inspected}${unit}中，发现问题${problems}${unit}${share}`
      : `实施检查的${inspected}${unit}${inspected === 1 ? "" : "均"}发现问题`;
  return `${found}${items}。${refused}`;
}

/** What a review found; empty where nothing is settled. */
export function reviewedText(view: ReviewView): string {
  const of = measure(view.entry.object);
  const settled = settledIn(view);
  if (settled.length === 0) return "";
  const failed = settled.filter(({ grade }) => grade.fails).length;
  const vetoed = settled.filter((one) => one.vetoed).length;
  const titles = weakItems(view)
    .slice(0, 3)
    .map(({ id }) => `“${plain(view.results.measured.byId.get(id)?.item.title ?? id)}”`);
  const bad = failingText(view.results.measured);
  const veto = vetoed > 0 ? `（其中存在否决情形的${vetoed}${of}）` : "";
  const fail =
    failed === 0
      ? `评定的${settled.length}${of}没有${bad}的`
      : failed === settled.length
        ? `评定的${settled.length}${of}${settled.length === 1 ? "" : "均"}${bad}${veto}`
        : `评定${settled.length}${of}，${bad}${failed}${of}${veto}`;
  const weak =
    titles.length === 0 ? "" : `，失分${titles.length > 1 ? "较多" : ""}的项目为${titles.join("")}`;
  return `${fail}${weak}。`;
}

/** Where corrections stand; empty where there was nothing to correct or hand over. */
export function correctedText(view: ResultsView): string {
  const unit = measure(view.view.draw.object);
  const { corrections, followUps } = tally(view.entries.filter(({ left }) => !left));
  const { ordered, corrected, late, open, overdue, onTheSpot } = corrections;
  const count = (kind: string) => followUps.find((one) => one.kind === kind)?.count ?? 0;
  const parts: string[] = [];
  if (onTheSpot > 0) parts.push(`当场改正${onTheSpot}${unit}`);
  if (ordered > 0) {
    const lateText = late > 0 ? `（其中逾期完成${late}${unit}）` : "";
    const states = [
      ...(corrected > 0 ? [`已完成整改${corrected}${unit}${lateText}`] : []),
      ...(open > 0 ? [`正在整改${open}${unit}`] : []),
      ...(overdue > 0 ? [`逾期未完成整改${overdue}${unit}`] : []),
    ];
    const all = ordered === 1 ? "" : "均";
    const whole = corrected === ordered ? `，${all}已完成整改${lateText}` : `，其中${states.join("、")}`;
    const only =
      states.length === 1 && corrected !== ordered
        ? `，${open > 0 ? `${all}在整改期限内` : `${all}逾期未完成整改`}`
        : "";
    parts.push(`责令限期改正${ordered}${unit}${only === "" ? whole : only}`);
  }
  if (count("移送") > 0) parts.push(`移送有关机关处理${count("移送")}${unit}`);
  if (count("立案") > 0) parts.push(`立案调查${count("立案")}${unit}`);
  return parts.length === 0 ? "" : `${parts.join("；")}。`;
}
