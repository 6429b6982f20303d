/** The public list of results (抽查结果公示). */
import { missingIn, type ResultEntry, type ResultsView } from "../../results/view.ts";
import { type Block, type OfficialDocument, SYNTHETIC_NOTICE } from "../document.ts";
import { CREDIT_CODE, LICENCE, placeOf, type Shown, tableOf, textOf } from "../identify.ts";
import { chineseDate, chineseSpan } from "../numerals.ts";
import { contact, enumerate, markedTitle, titleOf } from "../phrases.ts";
import { plain } from "../plain.ts";
import { published } from "./public-table.ts";
import { carried, changeOf, heading, kindOf, nameOf, paragraph, resultsTitle, unitOf } from "./words.ts";

function listTable(results: ResultsView, entries: readonly ResultEntry[]): Block {
  const { view } = results;
  const code = ({ object }: ResultEntry) => textOf(object, CREDIT_CODE) || textOf(object, LICENCE);
  const shown: Shown<ResultEntry>[] = [
    { column: { header: "序号", width: 11, align: "center" }, of: (_, index) => String(index + 1) },
    { column: { header: "州市", width: 19, align: "center" }, of: ({ object }) => placeOf(view, object) },
    { column: { header: "对象", width: 30 }, of: nameOf, always: true },
    { column: { header: "代码/许可证号", width: 40, align: "center" }, of: code },
    { column: { header: "类型", width: 16, align: "center" }, of: kindOf, always: true },
    {
      column: { header: "完成日期", width: 22, align: "center" },
      of: ({ result }) => result?.inspectedOn ?? "",
    },
    { column: { header: "抽查结果", width: 26 }, of: ({ result }) => result?.result ?? "", always: true },
    { column: { header: "备注", width: 13, align: "center" }, of: changeOf },
  ];
  return { kind: "table", ...tableOf(shown, entries), dense: true };
}

/** The days on which inspections took place. */
function daysOf(entries: readonly ResultEntry[]): { days: string; last: string } {
  const days = entries
    .flatMap(({ result }) => (result?.inspectedOn === undefined ? [] : [result.inspectedOn]))
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { days: chineseSpan(first, last), last: chineseDate(last) } : { days: "", last: "" };
}

function body(results: ResultsView): Block[] {
  const { view, asOf } = results;
  const entries = published(results);
  const missing = missingIn(results).length;
  const unit = unitOf(results);
  const areas = view.draw.checklist.map(plain).filter((item) => item !== "");
  const kinds = [...new Set(results.entries.map(kindOf))].sort();
  const { days, last } = daysOf(entries);
  const facts: [string, string][] = [
    ["抽查机关", plain(view.plan.issuer)],
    ["任务名称", titleOf(view)],
    ...(kinds.length === 0 ? [] : [["抽查类型", kinds.join("、")] as [string, string]]),
    ["检查对象", `${plain(view.draw.object)}${results.entries.length}${unit}`],
    ...(areas.length === 0 ? [] : [["抽查事项", enumerate(areas)] as [string, string]]),
    ...(days === "" ? [] : [["检查日期", days] as [string, string]]),
    ...(last === "" || missing > 0 ? [] : [["完成日期", last] as [string, string]]),
  ];
  const rest = missing === 0 ? "" : `其余${missing}${unit}的检查结果另行公示。`;
  const list: Block[] =
    entries.length === 0
      ? [paragraph(`截至${chineseDate(asOf)}，尚无检查结果，检查结果另行公示。`)]
      : [
          paragraph(
            `截至${chineseDate(asOf)}，${missing === 0 ? "" : "已有"}${entries.length}${unit}检查对象${missing === 0 ? "的检查结果" : "有检查结果。"}${missing === 0 ? "如下：" : `${rest}已有的检查结果如下：`}`,
          ),
          listTable(results, entries),
        ];
  return [heading("抽查任务"), { kind: "facts", rows: facts, labelWidth: 36 }, heading("抽查结果"), ...list];
}

/** What the public reads about the results: who, what, when, and each object's result. */
export function buildPublicResults(results: ResultsView): OfficialDocument {
  const { plan, draw } = results.view;
  const basis = enumerate(draw.basis);
  const reach = contact(plan);
  const title = titleOf(results.view);
  const none = results.view.objects.length === 0;
  const what = published(results).length === 0 ? "有关情况" : "抽查结果";
  return {
    title: markedTitle(results.view, `${plain(plan.issuer)}关于${resultsTitle(carried(title))}的公示`),
    blocks: [
      paragraph(
        `${basis === "" ? "" : `根据${basis}，`}${plain(plan.issuer)}组织开展了${carried(title)}。${none ? "本次抽取没有产生检查对象。" : `现将${what}公示如下：`}`,
      ),
      ...(none ? [] : body(results)),
      ...(reach.length === 0 ? [] : [heading("联系方式"), ...reach.map(paragraph)]),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(results.asOf) },
    note: "此件公开发布",
    annexes: [],
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
