/** 三、主要问题 of the circular: problems by item, negative cases, where corrections stand. */
import { tally } from "../../results/tally.ts";
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import { rational } from "../../sampling/rational.ts";
import type { Block } from "../document.ts";
import { chineseDate } from "../numerals.ts";
import { plain } from "../plain.ts";
import { told } from "./problem-text.ts";
import {
  badItemNames,
  badItems,
  isInspected,
  isNegative,
  type ProblemGroup,
  problemGroups,
  toldProblems,
} from "./problems.ts";
import { rateText } from "./rates.ts";
import { counted, heading, namePlace, nounOf, paragraph, parts, unitOf } from "./words.ts";

/** Texts shown for one item, and objects named in running text; more stand in the annexes. */
const TEXTS = 5;
const NAMED = 10;

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

/** What is done about an object; `whom` names it where the sentence has not yet done so. */
export function handling({ result }: ResultEntry, whom = ""): string {
  const followUp = result?.followUp;
  const body = plain(followUp?.body ?? "") || "有权机关";
  if (followUp?.kind === "立案") return whom === "" ? "已立案处理" : `已对${whom}立案处理`;
  if (followUp?.kind === "移送")
    return whom === "" ? `已移送${body}处理` : `已将${whom}的有关情况移送${body}处理`;
  if (followUp?.kind === "限期改正")
    return followUp.due ? `已责令${whom}于${chineseDate(followUp.due)}前改正` : `已责令${whom}限期改正`;
  return followUp?.kind === "当场改正" ? `已责令${whom}当场改正` : "";
}

/** "示例中心（昆明市）在执业开展方面存在问题，具体为…，已立案处理。" */
function caseText(results: ResultsView, entry: ResultEntry): string {
  const items = badItemNames(entry);
  const facts = toldProblems(entry);
  const note = told(entry.result?.note);
  const what =
    entry.result?.result === "不配合检查情节严重"
      ? `不配合检查，情节严重${note === "" ? "" : `，具体情况为：${note}`}`
      : items === ""
        ? `存在问题${note === "" ? "" : `，具体情况为：${note}`}`
        : `在${items}方面存在问题${facts === "" ? "" : `，具体情况为：${facts}`}`;
  const then = handling(entry);
  return `${namePlace(results, entry)}${what}${then === "" ? "" : `${what.includes("：") ? "；" : "，"}${then}`}。`;
}

/** "共770家，其中不配合检查情节严重的385家、…"; one kind is said without a total. */
function sumText(counts: readonly (readonly [string, number])[], total: number, unit: string): string {
  const kinds = counts.filter(([, count]) => count > 0);
  if (kinds.length === 1) return parts(kinds, unit);
  const twice = kinds.reduce((sum, [, count]) => sum + count, 0) > total;
  return `共${total}${unit}，其中${parts(kinds, unit)}${twice ? "（有两种情形的分别计数）" : ""}`;
}

function negativeCases(results: ResultsView, annex: string): Block[] {
  const cases = results.entries.filter(isNegative);
  if (cases.length === 0) return [];
  const unit = unitOf(results);
  const count = (kind: string) => cases.filter(({ result }) => result?.followUp.kind === kind).length;
  const rude = cases.filter(({ result }) => result?.result === "不配合检查情节严重").length;
  const counts: [string, number][] = [
    ["不配合检查情节严重的", rude],
    ["立案处理的", count("立案")],
    ["移送处理的", count("移送")],
  ];
  const [only] = cases;
  if (cases.length === 1 && only) return [heading("负面案例", 2), paragraph(caseText(results, only))];
  if (cases.length > NAMED)
    return [
      heading("负面案例", 2),
      paragraph(`${sumText(counts, cases.length, unit)}，名单和处置情况见${annex}。`),
    ];
  return [
    heading("负面案例", 2),
    paragraph("下列情况予以通报："),
    { kind: "list", items: cases.map((entry) => caseText(results, entry)) },
  ];
}

/** Who is late, and where the rest stands. */
function overdueText(results: ResultsView, annex: string): string {
  const late = results.entries.filter(({ overdue }) => overdue);
  if (late.length === 0) return `各检查对象的整改情况见${annex}。`;
  if (late.length > NAMED) return `逾期未改正的名单和各检查对象的整改情况见${annex}。`;
  const named = late.map((entry) =>
    entry.correction.state === "overdue"
      ? `${namePlace(results, entry)}应于${chineseDate(entry.correction.due)}前改正，已逾期${entry.correction.days}日`
      : "",
  );
  return `逾期未改正的情况为：${named.join("；")}。各检查对象的整改情况见${annex}。`;
}

/** Where corrections stand; empty where nothing was to be corrected. */
function corrections(results: ResultsView, annex: string): Block[] {
  const { onTheSpot, ordered, open, overdue, corrected, late, rate } = tally(results.entries).corrections;
  if (onTheSpot + ordered === 0) return [];
  const unit = unitOf(results);
  const made = parts(
    [
      ["责令限期改正", ordered],
      ["当场改正", onTheSpot],
    ],
    unit,
  );
  const day = chineseDate(results.asOf);
  const all = ordered === 1 ? "" : "均";
  const lateText =
    late === 0
      ? ""
      : late < corrected
        ? `（其中逾期后完成${late}${unit}）`
        : `（${late === 1 ? "" : "均为"}逾期后完成）`;
  const state =
    ordered === 0
      ? ""
      : corrected === ordered
        ? `截至${day}，责令限期改正的${all}已完成改正${lateText}。`
        : open === ordered
          ? `截至${day}，责令限期改正的${all}在改正中，未到期限。`
          : overdue === ordered
            ? `截至${day}，责令限期改正的${all}逾期未改正。`
            : `截至${day}，${[
                corrected === 0 ? "" : `已完成改正${corrected}${unit}${lateText}`,
                open === 0 ? "" : `改正中${open}${unit}`,
                overdue === 0 ? "" : `逾期未改正${overdue}${unit}`,
              ]
                .filter((part) => part !== "")
                .join("、")}，改正完成率为${rateText(rate)}。`;
  return [heading("整改情况", 2), paragraph(`${made}。${state}${overdueText(results, annex)}`)];
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
