/** 一、基本情况 of the circular: how objects and inspectors were drawn, when and how they were inspected. */
import type { ResultsView } from "../../results/view.ts";
import type { Block } from "../document.ts";
import { chineseSpan } from "../numerals.ts";
import { loadsOf } from "../people.ts";
import { enumerate } from "../phrases.ts";
import { plain } from "../plain.ts";
import { provenance, verifyHint } from "../provenance.ts";
import { frameText, ruleText } from "../rule-text.ts";
import { countText } from "../task.ts";
import { isInspected } from "./problems.ts";
import { counted, heading, nounOf, paragraph, parts, unitOf, whyReplaced } from "./words.ts";

/** Objects that were replaced, why, and how many stepped in. */
function changesText(results: ResultsView): string {
  const unit = unitOf(results);
  const left = results.entries.filter(({ left }) => left !== undefined);
  if (left.length === 0) return "";
  const stepped = results.view.objects.filter(({ instead }) => instead !== undefined).length;
  const then = stepped === 0 ? "没有候补对象递补" : `由候补对象递补${stepped}${unit}`;
  return `抽取后${whyReplaced(left)}更换${left.length}${unit}，${then}，更换前后的${results.entries.length}${unit}均列入统计。`;
}

/** How many objects there are and where they come from. */
function drawnText(results: ResultsView): string {
  const { view } = results;
  if (view.objects.length === 0) return "本次抽取没有产生检查对象。";
  return `本次抽查的检查对象为${nounOf(results)}${countText(view.objects, unitOf(results))}。${changesText(results)}`;
}

const METHODS_SHOWN = 5;

/** "采取现场检查6家、网络核查7家"; one way for all is said once. */
function methodText(results: ResultsView): string {
  const unit = unitOf(results);
  // Who was gone before anybody came was inspected in no way.
  const said = results.entries.filter(
    (entry) => isInspected(entry) || plain(entry.result?.method ?? "").trim() !== "",
  );
  const methods = counted(
    said.map(({ result }) => plain(result?.method ?? "").trim()).filter((one) => one !== ""),
  );
  if (methods.length === 0) return "";
  const known = methods.reduce((sum, { count }) => sum + count, 0);
  if (methods.length === 1 && known === said.length) return `核查方式为${methods[0]?.text}。`;
  const shown = methods.slice(0, METHODS_SHOWN);
  const rest = said.length - shown.reduce((sum, { count }) => sum + count, 0);
  const counts = shown.map(({ text, count }) => [text, count] as const);
  const other = methods.length > METHODS_SHOWN ? "其他方式或者未写明方式" : "未写明方式";
  return `核查方式为${parts([...counts, [other, rest]], unit)}。`;
}

function inspectionText(results: ResultsView): string {
  const { view, entries } = results;
  const areas = view.draw.checklist.map(plain).filter((item) => item !== "");
  const loads = loadsOf(view.objects);
  const seats = loads.reduce((sum, load) => sum + load.objects, 0);
  const days = entries
    .flatMap(({ result }) => (result?.inspectedOn === undefined ? [] : [result.inspectedOn]))
    .sort();
  const window = view.draw.window
    ? `检查时间安排在${chineseSpan(view.draw.window.from, view.draw.window.to)}。`
    : "";
  const [first, last] = [days[0], days.at(-1)];
  return [
    areas.length === 0
      ? ""
      : `检查内容为${enumerate(areas)}${areas.length === 1 ? "" : `，共${areas.length}项`}。`,
    loads.length === 0
      ? ""
      : `检查人员由随机抽取产生，共${loads.length}名${seats === loads.length ? "" : `、${seats}人次`}。`,
    window,
    first && last ? `检查记录载明的检查日期为${chineseSpan(first, last)}。` : "",
    methodText(results),
  ].join("");
}

/** The first section of the circular. */
export function basics(results: ResultsView): Block[] {
  const { view } = results;
  const inspection = inspectionText(results);
  return [
    heading("基本情况"),
    heading("抽取情况", 2),
    paragraph(`${frameText(view)}${ruleText(view)}${drawnText(results)}`),
    ...provenance(view),
    paragraph(verifyHint(view)),
    ...(inspection === "" || view.objects.length === 0
      ? []
      : [heading("检查情况", 2), paragraph(inspection)]),
  ];
}
