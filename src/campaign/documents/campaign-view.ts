/** A whole campaign as reports see it: each draw and review, as far as it has come. */
import type { CampaignView } from "../../circular/reports/campaign-view.ts";
import { officeDay } from "../../results/days.ts";
import { drawnRecord } from "../draw.ts";
import { lastLine, soundLedger } from "../ledger-file.ts";
import { recordOn } from "../record-on.ts";
import { resultsOf } from "../results/open-results.ts";
import { viewMaterial, viewOf } from "../view.ts";
import { reviewView } from "./review-view.ts";
import type { CampaignGiven } from "./types.ts";
import { warnOfLater } from "./with-results.ts";

/** What is there is told; what is not there yet is no error. @param asOf ISO day that it is told of */
export async function campaignView(
  { io, campaign, options, findings }: CampaignGiven,
  asOf = options.asOf,
): Promise<CampaignView> {
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
    const material = record && (await viewMaterial(io, campaign, draw, findings));
    const view =
      material && viewOf(campaign, draw, { ...material, record: recordOn(material.record, asOf) }, false);
    const results = view && (await resultsOf(campaign, view, asOf, true));
    if (results) warnOfLater(findings, results, options.asOf);
    draws.push({ draw: view?.draw ?? draw, ...when, ...(results ? { results } : {}) });
  }
  const reviews: CampaignView["reviews"][number][] = [];
  for (const entry of plan.reviews) {
    const { record, ...when } = await days(entry.name);
    const view = record?.assignment ? await reviewView(io, campaign, entry.name, asOf) : undefined;
    reviews.push({ entry, ...when, ...(view ? { view } : {}) });
  }
  return { plan, asOf, draws, reviews };
}
