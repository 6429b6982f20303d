/** The yearly plan, from the plan file alone; also as a workbook and as CSV. */
import { buildPlan } from "../../circular/plan-document.ts";
import { PLAN_COLUMNS, planMatters, planRows } from "../../circular/plan-table.ts";
import { openRubric } from "../rubric-file.ts";
import { tableFiles } from "./table-files.ts";
import type { CampaignGiven, Made } from "./types.ts";

export async function make({ io, campaign, options, findings }: CampaignGiven): Promise<Made[]> {
  const { plan, dir } = campaign;
  const sections = new Map<string, string[]>();
  for (const { name, rubric } of plan.reviews) {
    const opened = await openRubric({ ...io, cwd: dir }, rubric);
    sections.set(
      name,
      opened.rubric.sections
        .filter(({ items }) => items.some(({ kind }) => kind !== "veto" && kind !== "bonus"))
        .map(({ title }) => title),
    );
  }
  const matters = planMatters(plan, sections);
  for (const { name, missing } of matters)
    if (missing.length > 0)
      findings.push({ code: "SUM001", severity: "warning", params: { name, keys: missing.join(", ") } });
  const document = buildPlan(plan, matters, plan.documents.date ?? options.asOf);
  return [
    { path: "plan", document },
    ...(await tableFiles("plan", {
      name: "抽查工作计划",
      title: document.title,
      columns: PLAN_COLUMNS.map(({ header }) => header),
      rows: planRows(matters),
      synthetic: plan.synthetic,
    })),
  ];
}
