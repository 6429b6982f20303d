/** 二、检查结果 of the circular: counts and rates by result, by prefecture, by item. */
import { type Tally, tally } from "../../results/tally.ts";
import { INSPECTED_RESULTS } from "../../results/types.ts";
import type { ResultsView } from "../../results/view.ts";
import type { Block } from "../document.ts";
import { chineseDate } from "../numerals.ts";
import { byItem, byPrefecture, resultTable } from "./outcome-tables.ts";
import { rateText } from "./rates.ts";
import { heading, paragraph, parts, unitOf } from "./words.ts";

/** How much was reported. */
function reportedText(counts: Tally, asOf: string, unit: string): string {
  const { objects, reported, missing } = counts;
  const silent = objects - reported - missing;
  const gone = silent === 0 ? "" : `另有${silent}${unit}更换后不再检查，没有检查结果。`;
  const day = chineseDate(asOf);
  if (reported === 0)
    return missing === 0
      ? `截至${day}，没有应当报送的检查结果。${gone}`
      : `截至${day}，${missing}${unit}检查对象的检查结果${missing === 1 ? "尚" : "均"}未报送。${gone}`;
  return missing === 0
    ? `截至${day}，${reported}${unit}检查对象的检查结果${reported === 1 ? "" : "全部"}报送完毕。${gone}`
    : `截至${day}，已报送检查结果${reported}${unit}，尚未报送${missing}${unit}。${gone}`;
}

/** What was found where inspections took place, and what became of the others. */
function foundText(counts: Tally, unit: string): string {
  const { reported, inspected, clean, problems, problemRate } = counts;
  if (reported === 0) return "";
  const others = counts.results.filter(
    ({ result, count }) => count > 0 && !INSPECTED_RESULTS.includes(result),
  );
  const rest = reported - inspected;
  const list = parts(
    others.map(({ result, count }) => [result, count]),
    unit,
  );
  const only = others.length === 1 ? others[0]?.result : undefined;
  const everyone = reported === 1 ? "" : "均";
  if (inspected === 0)
    return `报送结果的${reported}${unit}${everyone}未能完成检查，检查结果${only ? `${everyone}为“${only}”` : `为${list}`}。`;
  const all = inspected === 1 ? "" : "均";
  const found =
    problems === 0
      ? `${all}未发现问题`
      : clean === 0
        ? `${all}发现问题`
        : `未发现问题${clean}${unit}、发现问题${problems}${unit}，问题发现率为${rateText(problemRate)}`;
  const start =
    rest === 0 && inspected > 1 ? `${inspected}${unit}均实施了检查` : `实际检查${inspected}${unit}`;
  const then =
    rest === 0
      ? ""
      : only
        ? `其余${rest}${unit}的检查结果${rest === 1 ? "" : "均"}为“${only}”。`
        : `其余${rest}${unit}中，${list}。`;
  return `${start}，${found}。${then}`;
}

/** The second section of the circular. */
export function outcome(results: ResultsView, reconcile: boolean, annex: string): Block[] {
  if (results.entries.length === 0) return [];
  const unit = unitOf(results);
  const counts = tally(results.entries);
  const total = paragraph(
    `${reportedText(counts, results.asOf, unit)}${foundText(counts, unit)}${counts.reported === 0 ? "检查对象名单" : "检查结果详情"}见${annex}。`,
  );
  const details = counts.reported === 0 ? [] : [...byPrefecture(results, unit), ...byItem(results, unit)];
  const table = resultTable(counts, unit, reconcile);
  return [
    heading("检查结果"),
    ...(details.length === 0 ? [] : [heading("总体情况", 2)]),
    total,
    ...table,
    ...details,
  ];
}
