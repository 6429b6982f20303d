/** 三、主要问题 of the circular: problems by item, negative cases, where corrections stand. */
import { tally } from "../../results/tally.ts";
import type { ResultsView } from "../../results/view.ts";
import { rational } from "../../sampling/rational.ts";
import type { Block } from "../document.ts";
import { corrections } from "./corrections.ts";
import { negativeCases } from "./negative.ts";
import { badItems, isInspected, type ProblemGroup, problemGroups } from "./problems.ts";
import { rateText } from "./rates.ts";
import { counted, heading, nounOf, paragraph, unitOf } from "./words.ts";

/** Texts shown for one item. */
const TEXTS = 5;

/** "文书管理方面，2家司法鉴定机构存在问题，在已检查该事项的6家中占33.33%，具体表现为：…" */
function groupText(group: ProblemGroup, unit: string, noun: string): string {
  const { bad, looked, texts } = group;
  const who = `${bad}${unit}${noun}`;
  const share =
    bad < looked
      ? `${who}存在问题，在已检查该事项的${looked}${unit}中占${rateText(rational(bad, looked))}`
      : bad === 1
        ? `${who}存在问题`
        : `已检查该事项的${who}均存在问题`;
  const all = counted(texts);
  const shown = all
    .slice(0, TEXTS)
    .map(({ text, count }) => (count > 1 ? `${text}（${count}${unit}）` : text))
    .join("；");
  const how = all.length > TEXTS || texts.length < bad ? "主要表现为" : "具体表现为";
  return `${group.item}方面，${share}${shown === "" ? "" : `，${how}：${shown}`}。`;
}

/** Problems by item. */
function byItem(results: ResultsView): Block[] {
  const groups = problemGroups(results);
  const { problems } = tally(results.entries);
  const unit = unitOf(results);
  const noun = nounOf(results);
  if (groups.length === 0)
    return problems === 0
      ? []
      : [
          heading("检查发现的问题", 2),
          paragraph(`${problems}${unit}${noun}存在问题，检查记录未写明所属检查事项。`),
        ];
  const total = groups.reduce((sum, { bad }) => sum + bad, 0);
  const at = results.entries.filter((entry) => isInspected(entry) && badItems(entry).length > 0).length;
  const sum = `检查发现不符合事项${total}项次，涉及${at}${unit}${noun}`;
  const ranked = groups.some(({ bad }) => bad !== groups[0]?.bad);
  if (groups.length === 1 && groups[0])
    return [
      heading("检查发现的问题", 2),
      paragraph(
        `${sum}，${total === 1 ? "" : "均"}为${groups[0].item}问题。${groupText(groups[0], unit, noun)}`,
      ),
    ];
  return [
    heading("检查发现的问题", 2),
    paragraph(`${sum}，${ranked ? "按发现问题的数量由多到少" : ""}分述如下：`),
    { kind: "list", items: groups.map((group) => groupText(group, unit, noun)) },
  ];
}

/** The third section of the circular; `annex` names the annex of corrections and cases. */
export function findings(
  results: ResultsView,
  annexes: { readonly list: string; readonly corrections: string },
): Block[] {
  const counts = tally(results.entries);
  const blocks = [
    ...byItem(results),
    ...negativeCases(results, annexes.list),
    ...corrections(results, annexes.corrections),
  ];
  if (blocks.length > 0) return [heading("主要问题"), ...blocks];
  if (counts.inspected === 0) return [];
  const all = counts.inspected === 1 ? "" : "均";
  return [
    heading("主要问题"),
    paragraph(`实际检查的${counts.inspected}${unitOf(results)}${nounOf(results)}${all}未发现问题。`),
  ];
}
