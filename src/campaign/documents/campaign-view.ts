/** A whole campaign as reports see it: each draw and review, as far as it has come. */
import type { CampaignView } from "../../circular/work/campaign-view.ts";
import { officeDay } from "../../results/days.ts";
import { drawnRecord } from "../draw.ts";
import { lastLine, soundLedger } from "../ledger-file.ts";
import { resultsOf } from "../results/open-results.ts";
import { viewMaterial, viewOf } from "../view.ts";
import { reviewView } from "./review-view.ts";
import type { CampaignGiven } from "./types.ts";

/** What is there is told; what is not there yet is no error. */
export async function campaignView({
  io,
  campaign,
  options,
  findings,
}: CampaignGiven): Promise<CampaignView> {
  const { plan } = campaign;
  const lines = await soundLedger(campaign.out);
  const days = async (name: string) => {
    const committed = lastLine(lines, `commit/${name}`)?.at;
    const record = await drawnRecord(campaign, name);
    return {
      record,
      ...(committed ? { committedOn: officeDay(committed) } : {}),
      ...(record ? { drawnOn: officeDay(record.drawnAt) } : {}),
    };
  };
  const draws: CampaignView["draws"][number][] = [];
  for (const draw of plan.draws) {
    const { record, ...when } = await days(draw.name);
    const view = record && viewOf(campaign, draw, await viewMaterial(io, campaign, draw, findings), false);
    draws.push({
      draw: view?.draw ?? draw,
      ...when,
      ...(view ? { results: await resultsOf(campaign, view, options.asOf) } : {}),
    });
  }
  const reviews: CampaignView["reviews"][number][] = [];
  for (const entry of plan.reviews) {
    const { record, ...when } = await days(entry.name);
    const view = record?.assignment ? await reviewView(io, campaign, entry.name) : undefined;
    reviews.push({ entry, ...when, ...(view ? { view } : {}) });
  }
  return { plan, asOf: options.asOf, draws, reviews };
}
