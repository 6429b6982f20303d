/** The report of progress, on the day that is asked for. */
import { buildProgress } from "../../circular/reports/progress.ts";
import { campaignView } from "./campaign-view.ts";
import type { CampaignGiven, Made } from "./types.ts";

export async function make(given: CampaignGiven): Promise<Made[]> {
  return [{ path: "progress", document: buildProgress(await campaignView(given)) }];
}
