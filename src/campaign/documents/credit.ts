/** The public list of grades; also as a workbook and as CSV, with points. */
import { buildCredit } from "../../circular/credit-list.ts";
import { creditTable } from "../../circular/credit-table.ts";
import { bare, marked } from "../../circular/phrases.ts";
import { reviewView } from "./review-view.ts";
import { tableFiles } from "./table-files.ts";
import type { Made, ReviewGiven } from "./types.ts";

export async function make({ io, campaign, review, options, findings }: ReviewGiven): Promise<Made[]> {
  const view = { ...(await reviewView(io, campaign, review, options.asOf)), date: options.asOf };
  const title = view.entry.title ?? view.plan.campaign;
  if (!view.results.final) findings.push({ code: "SUM002", severity: "warning", params: { review } });
  return [
    { path: "credit", document: buildCredit(view) },
    ...(await tableFiles("credit", {
      name: "等级评定结果",
      title: marked(view.plan, title, `${bare(view.plan, title)}结果`),
      ...creditTable(view),
      synthetic: view.plan.synthetic,
    })),
  ];
}
