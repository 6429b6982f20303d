/** The summary of half a year or of a year. */
import { buildSummary } from "../../circular/work/summary.ts";
import { campaignView } from "./campaign-view.ts";
import type { CampaignGiven, Made } from "./types.ts";

export async function make(given: CampaignGiven): Promise<Made[]> {
  const period = given.options.period ?? "year";
  return [{ path: `summary-${period}`, document: buildSummary(await campaignView(given), period) }];
}
