/** The public list of results; also as a workbook and as CSV. */
import { markedTitle, titleOf } from "../../circular/phrases.ts";
import { buildPublicResults } from "../../circular/results/public-list.ts";
import { publicTable } from "../../circular/results/public-table.ts";
import { resultsTitle } from "../../circular/results/words.ts";
import { tableFiles } from "./table-files.ts";
import type { DrawGiven, Made } from "./types.ts";
import { withResults } from "./with-results.ts";

export async function make(given: DrawGiven): Promise<Made[]> {
  const { view } = given;
  const results = await withResults(given);
  return [
    { path: "inspection-results", document: buildPublicResults(results) },
    ...(await tableFiles("inspection-results", {
      name: "抽查结果",
      title: markedTitle(view, resultsTitle(titleOf(view))),
      ...publicTable(results),
      synthetic: view.plan.synthetic,
    })),
  ];
}
