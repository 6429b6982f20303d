/** Negative cases of the circular: who did not cooperate, where a case was opened or handed on. */
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import type { Block } from "../document.ts";
import { chineseDate } from "../numerals.ts";
import { plain } from "../plain.ts";
import { told } from "./problem-text.ts";
import { badItemNames, isNegative, toldProblems } from "./problems.ts";
import { heading, namePlace, paragraph, parts, unitOf } from "./words.ts";

/** Objects named in running text; more stand in the annex. */
const NAMED = 10;

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

/** Names them and says what is done; `annex` has them where they are many. */
export function negativeCases(results: ResultsView, annex: string): Block[] {
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
