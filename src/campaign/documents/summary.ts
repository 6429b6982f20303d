/** The summary of half a year or of a year. */
import { buildSummary, lastDay } from "../../circular/reports/summary.ts";
import { campaignView } from "./campaign-view.ts";
import type { CampaignGiven, Made } from "./types.ts";

export async function make(given: CampaignGiven): Promise<Made[]> {
  const { asOf, period = "year" } = given.options;
  const last = lastDay(given.campaign.plan.year, period);
  const view = await campaignView(given, asOf < last ? asOf : last);
  return [{ path: `summary-${period}`, document: buildSummary(view, period) }];
}
