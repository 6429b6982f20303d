/** 二、检查结果 of the circular: counts and rates by result, by prefecture, by item. */
import { type Tally, tally, tallyByItem, tallyByPrefecture } from "../../results/tally.ts";
import { INSPECTED_RESULTS } from "../../results/types.ts";
import type { ResultsView } from "../../results/view.ts";
import type { Block } from "../document.ts";
import { placeOf } from "../identify.ts";
import { chineseDate } from "../numerals.ts";
import { plain } from "../plain.ts";
import { rateText, shares } from "./rates.ts";
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

function resultTable(counts: Tally, unit: string, reconcile: boolean): Block[] {
  const shown = counts.results.filter(({ count }) => count > 0);
  if (shown.length < 2) return [];
  const { texts, note } = shares(
    shown.map(({ count }) => count),
    reconcile,
  );
  const rows = shown.map(({ result, count }, at) => [result, String(count), texts[at] ?? ""]);
  return [
    paragraph("各类检查结果的数量和占比如下："),
    {
      kind: "table",
      columns: [
        { header: "检查结果", width: 76 },
        { header: `数量（${unit}）`, width: 40, align: "center" },
        { header: "占比", width: 40, align: "center" },
      ],
      rows: [...rows, ["合计", String(counts.reported), "100.00%"]],
      dense: true,
    },
    ...(note === "" ? [] : [paragraph(note)]),
  ];
}

/** By prefecture; nothing where there is one, or where the draw knows none. */
function byPrefecture(results: ResultsView, unit: string): Block[] {
  const groups = tallyByPrefecture(results);
  const first = results.entries[0];
  if (groups.length < 2 || !first || placeOf(results.view, first.object) === "") return [];
  const row = (name: string, counts: Tally) => [
    name,
    String(counts.objects),
    String(counts.inspected),
    String(counts.clean),
    String(counts.problems),
    rateText(counts.problemRate),
    String(counts.reported - counts.inspected),
    String(counts.objects - counts.reported),
  ];
  const column = (header: string, width: number) => ({ header, width, align: "center" as const });
  return [
    heading("分州市情况", 2),
    paragraph(`检查对象分布在${groups.length}个州市，检查结果如下（单位：${unit}）：`),
    {
      kind: "table",
      columns: [
        { header: "州市", width: 30 },
        column("检查对象", 17.5),
        column("实际检查", 17.5),
        column("未发现问题", 21),
        column("发现问题", 17.5),
        column("问题发现率", 21),
        column("其他结果", 17.5),
        column("无结果", 14),
      ],
      rows: [
        ...groups.map(({ prefecture, tally: counts }) => row(plain(prefecture), counts)),
        row("合计", tally(results.entries)),
      ],
      dense: true,
    },
  ];
}

/** By item of the checklist, over the objects that were inspected. */
function byItem(results: ResultsView, unit: string): Block[] {
  const items = tallyByItem(results).filter(
    ({ good, bad, unchecked, absent }) => good + bad + unchecked + absent > 0,
  );
  if (items.length === 0) return [];
  const column = (header: string, width: number) => ({ header, width, align: "center" as const });
  return [
    heading("分事项情况", 2),
    paragraph(
      `对实际检查的${tally(results.entries).inspected}${unit}，${items.length === 1 ? "检查事项" : `${items.length}项检查事项`}的检查情况如下（单位：${unit}）：`,
    ),
    {
      kind: "table",
      columns: [
        { header: "检查事项", width: 44 },
        column("符合", 20),
        column("不符合", 22),
        column("未检查", 22),
        column("合理缺项", 24),
        column("问题率", 24),
      ],
      rows: items.map(({ item, good, bad, unchecked, absent, problemRate }) => [
        plain(item),
        String(good),
        String(bad),
        String(unchecked),
        String(absent),
        rateText(problemRate),
      ]),
      dense: true,
    },
    paragraph("注：问题率为不符合数占符合与不符合之和的比例，未检查和合理缺项不计入。"),
  ];
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
