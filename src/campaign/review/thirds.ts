/** Third reviewers on disk (`kept-files.ts`): who was called stays called. */
import { THIRDS_SCHEMA, type ThirdRequest } from "../../record/third-requests.ts";
import { officeDay } from "../../results/days.ts";
import { type KeptIn, keepOne, readKept } from "../kept-files.ts";
import type { Campaign } from "../open.ts";
import type { OpenReview } from "./types.ts";

type Named = Pick<OpenReview, "name">;
const placeOf = ({ out }: Campaign, { name }: Named): KeptIn => ({ out, step: "third", name });

/** All requests in the ledger's order. @throws Problem (conflict) where a file is gone or was changed */
export const thirdRequests = (campaign: Campaign, review: Named): Promise<ThirdRequest[]> =>
  readKept(placeOf(campaign, review));

/**
 * Those who were called, by document id, in the order in which they were.
 * @param until ISO day: requests after it do not count yet
 */
export async function thirdsOf(
  campaign: Campaign,
  review: Named,
  until?: string,
): Promise<Map<string, string[]>> {
  const thirds = new Map<string, string[]>();
  const requests = await thirdRequests(campaign, review);
  for (const { teams } of requests.filter(
    ({ requestedAt }) => until === undefined || officeDay(requestedAt) <= until,
  ))
    for (const { document, reviewers } of teams)
      if (reviewers.length > 0) thirds.set(document, [...(thirds.get(document) ?? []), ...reviewers]);
  return thirds;
}

/** Keeps a request; the caller holds the lock. @param at time of the request, ISO */
export const addRequest = (
  campaign: Campaign,
  review: Named,
  { seats, teams }: Pick<ThirdRequest, "seats" | "teams">,
  at: string,
): Promise<ThirdRequest> =>
  keepOne(
    placeOf(campaign, review),
    (request): ThirdRequest => ({
      $schema: THIRDS_SCHEMA,
      version: 1,
      ...{ review: review.name, request, requestedAt: at, seats, teams },
    }),
    at,
  );
