/** The public list of what was drawn; also as a workbook and as CSV. */
import { markedTitle, titleOf } from "../../circular/phrases.ts";
import { buildResultList } from "../../circular/result-list.ts";
import { resultTable } from "../../circular/result-table.ts";
import { tableFiles } from "./table-files.ts";
import type { DrawGiven, Made } from "./types.ts";

export async function make({ view }: DrawGiven): Promise<Made[]> {
  return [
    { path: "result-list", document: buildResultList(view) },
    ...(await tableFiles("result-list", {
      name: "抽取结果",
      title: markedTitle(view, `${titleOf(view)}抽取结果`),
      ...resultTable(view),
      synthetic: view.plan.synthetic,
    })),
  ];
}
