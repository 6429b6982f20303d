/** Calls third reviewers where the first reviews of a document ask for one. */
import { EXIT, fail } from "../../problem.ts";
import { parseFrame } from "../../record/frame.ts";
import { ticketsOf } from "../../record/outcome.ts";
import { type ThirdRequest, whoLeft } from "../../record/third-requests.ts";
import type { DocumentResult } from "../../scoring/aggregate/document.ts";
import { committedText } from "../committed.ts";
import { drawnRecord } from "../drawn-record.ts";
import { type Campaign, drawFiles } from "../open.ts";
import { planThirds, type ThirdCall, type ThirdMaterial } from "./plan-thirds.ts";
import { reviewResults } from "./results.ts";
import { scoresToGrade } from "./scores-to-grade.ts";
import { addRequest, thirdRequests, thirdsOf } from "./thirds.ts";
import type { OpenReview } from "./types.ts";

export interface ThirdCalls {
  readonly calls: readonly ThirdCall[];
  /** Documents whose first reviews are not all there. */
  readonly incomplete: readonly string[];
  /** Kept just now. */
  readonly requests: readonly ThirdRequest[];
}

/** Frames, rule and tickets of a drawn review. @throws Problem (conflict) where a file is not what was committed */
export async function committedReview(campaign: Campaign, name: string): Promise<ThirdMaterial> {
  const record = await drawnRecord(campaign, name);
  const people = record?.commitment.inspectors;
  const rule = record?.rule.inspectors;
  if (!record || !people || !rule) return fail(EXIT.conflict, "CMD017", { draw: name });
  const files = drawFiles(campaign.out, name);
  const frame = parseFrame(await committedText(files.frame, record.commitment.frame.digest));
  const reviewers = parseFrame(await committedText(files.inspectors, people.digest));
  const ticket = ticketsOf(record.C, record.seed);
  const left = whoLeft(record.replacements);
  return { rule, documents: frame.units, reviewers: reviewers.units, left, ticket };
}

/**
 * Deals third reviewers to every document whose first reviews ask for more than were called, and keeps each request.
 * Where nothing is needed, or nobody is left, nothing is written. The caller holds the lock.
 * @param at time of the request, ISO
 * @throws Problem (conflict) where a kept file was changed
 */
export async function callThirds(
  campaign: Campaign,
  review: OpenReview,
  at: string,
  material: (name: string) => Promise<ThirdMaterial> = (name) => committedReview(campaign, name),
): Promise<ThirdCalls> {
  const called = await thirdsOf(campaign, review);
  const now: OpenReview = { ...review, thirds: called };
  const { documents } = reviewResults(now, await scoresToGrade(campaign, review)).results;
  const results = new Map(documents.map((one): [string, DocumentResult] => [one.id, one]));
  const inState = (state: DocumentResult["state"]) =>
    review.documents.map(({ id }) => id).filter((id) => results.get(id)?.state === state);
  const incomplete = inState("missing-reviews");
  if (inState("third-needed").length === 0) return { calls: [], incomplete, requests: [] };
  const before = (await thirdRequests(campaign, review)).length;
  const plan = planThirds(review, results, called, before, await material(review.name));
  const requests: ThirdRequest[] = [];
  for (const request of plan.requests) requests.push(await addRequest(campaign, review, request, at));
  return { calls: plan.calls, incomplete, requests };
}
