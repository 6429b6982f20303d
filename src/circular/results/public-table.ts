/** What is published of each inspected object (抽查结果公示), as a plain table. Names no people. */
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import { CREDIT_CODE, LICENCE, placeOf, type Shown, tableOf, textOf } from "../identify.ts";
import { plain } from "../plain.ts";
import { changeOf, kindOf, nameOf } from "./words.ts";

/** Objects whose result there is to publish. */
export const published = ({ entries }: ResultsView): readonly ResultEntry[] =>
  entries.filter(({ result }) => result !== undefined);

/** The items that were looked at; all of the checklist where the form names none. */
function itemsText({ view }: ResultsView, { result }: ResultEntry): string {
  const looked = (result?.items ?? [])
    .filter(({ answer }) => answer === "是" || answer === "否")
    .map(({ item }) => plain(item));
  const items = looked.length > 0 ? looked : view.draw.checklist.map(plain);
  return items.filter((item) => item !== "").join("、");
}

/** 抽查机关, 任务名称, 完成日期, 类型, 对象, 事项, 结果: a row for each object with a result. Text is raw. */
export function publicTable(results: ResultsView): { columns: string[]; rows: string[][] } {
  const { view } = results;
  const column = (header: string, of: Shown<ResultEntry>["of"], always = false): Shown<ResultEntry> => ({
    column: { header, width: 1 },
    of,
    always,
  });
  const { columns, rows } = tableOf(
    [
      column("序号", (_, index) => String(index + 1), true),
      column("抽查机关", () => plain(view.plan.issuer), true),
      column("任务名称", () => plain(view.draw.title ?? view.plan.campaign), true),
      column("完成日期", ({ result }) => result?.inspectedOn ?? "", true),
      column("抽查类型", kindOf, true),
      column("州市", ({ object }) => placeOf(view, object)),
      column("检查对象", nameOf, true),
      column("统一社会信用代码", ({ object }) => textOf(object, CREDIT_CODE)),
      column("许可证号", ({ object }) => textOf(object, LICENCE)),
      column("抽查事项", (entry) => itemsText(results, entry), true),
      column("抽查结果", ({ result }) => result?.result ?? "", true),
      column("备注", changeOf),
    ],
    published(results),
  );
  return { columns: columns.map((one) => one.header), rows };
}
