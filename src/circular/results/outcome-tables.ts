/** Tables of the circular: results, prefectures, items of the checklist. */
import { type Tally, tally, tallyByItem, tallyByPrefecture } from "../../results/tally.ts";
import type { ResultsView } from "../../results/view.ts";
import type { Block } from "../document.ts";
import { placeOf } from "../identify.ts";
import { plain } from "../plain.ts";
import { rateText, shares } from "./rates.ts";
import { heading, paragraph } from "./words.ts";

/** Counts and shares by result; nothing where all have the same one. */
export function resultTable(counts: Tally, unit: string, reconcile: boolean): Block[] {
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
    ...(note === "" ? [] : [{ kind: "note" as const, text: note }]),
  ];
}

/** By prefecture; nothing where there is one, or where the draw knows none. */
export function byPrefecture(results: ResultsView, unit: string): Block[] {
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
export function byItem(results: ResultsView, unit: string): Block[] {
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
    { kind: "note", text: "注：问题率为不符合数占符合与不符合之和的比例，未检查和合理缺项不计入。" },
  ];
}
