/** Which documents need third reviewers, and who they are. Pure. */
import { dealThirds } from "../../record/deal-thirds.ts";
import type { FrameUnit } from "../../record/frame.ts";
import type { InspectorRule } from "../../record/rule.ts";
import type { ThirdRequest } from "../../record/third-requests.ts";
import type { Ticket } from "../../sampling/ticket.ts";
import type { DocumentResult } from "../../scoring/aggregate/document.ts";
import type { ThirdReason } from "../../scoring/aggregate/third.ts";
import type { OpenReview } from "./types.ts";

export interface ThirdCall {
  readonly document: string;
  readonly reasons: readonly ThirdReason[];
  /** Everybody who was called for it so far, reviewers' ids in the order of the calls. */
  readonly reviewers: readonly string[];
  /** Those among them who are called now. */
  readonly fresh: readonly string[];
  /** Further reviewers that it needs and that nobody is left for. */
  readonly lacking: number;
}

/** What the draw committed. */
export interface ThirdMaterial {
  readonly rule: InspectorRule;
  readonly documents: readonly FrameUnit[];
  readonly reviewers: readonly FrameUnit[];
  /** Who gave a document up. */
  readonly left?: ReadonlyMap<string, readonly string[]>;
  readonly ticket: Ticket;
}

export interface ThirdPlan {
  /** Documents that wait for a third review, by code. */
  readonly calls: readonly ThirdCall[];
  /** One request for each number of seats, most seats first; none where nobody is left. */
  readonly requests: readonly Pick<ThirdRequest, "seats" | "teams">[];
}

/** Who was called for a document, and who has scored it as a third without having been. */
const calledFor = (one: DocumentResult, called: readonly string[] = []): string[] => [
  ...new Set([...called, ...one.reviews.filter(({ third }) => third).map(({ reviewer }) => reviewer)]),
];

/**
 * Deals third reviewers to every document whose first reviews ask for more than were called.
 * @param results by document id
 * @param called by document id, from earlier requests
 * @param requestsBefore how many requests there were
 */
export function planThirds(
  review: Pick<OpenReview, "documents" | "teams" | "rubric">,
  results: ReadonlyMap<string, DocumentResult>,
  called: ReadonlyMap<string, readonly string[]>,
  requestsBefore: number,
  { rule, documents, reviewers, left, ticket }: ThirdMaterial,
): ThirdPlan {
  const wanted = review.rubric.reviewers.third?.reviewers ?? 1;
  const waiting = review.documents
    .flatMap(({ id }) => results.get(id) ?? [])
    .filter(({ state }) => state === "third-needed")
    .map((one) => {
      const before = calledFor(one, called.get(one.id));
      return { one, before, needed: Math.max(0, wanted - before.length) };
    });
  const units = new Map(documents.map((unit) => [unit.id, unit]));
  const teams = new Map(
    review.documents.map(({ id }) => [
      id,
      [...new Set([...(review.teams.get(id) ?? []), ...(called.get(id) ?? [])])],
    ]),
  );
  for (const { one, before } of waiting)
    teams.set(one.id, [...new Set([...(teams.get(one.id) ?? []), ...before])]);
  const fresh = new Map<string, readonly string[]>();
  const requests: Pick<ThirdRequest, "seats" | "teams">[] = [];
  for (const seats of [...new Set(waiting.map(({ needed }) => needed))].sort((a, b) => b - a)) {
    const these = waiting.filter(({ needed }) => needed === seats);
    if (seats === 0) continue;
    const deal = {
      ...{ request: requestsBefore + requests.length + 1, seats, reviewers, teams, left, rule },
      documents: these.flatMap(({ one }) => units.get(one.id) ?? []),
    };
    const dealt = dealThirds(deal, ticket).teams;
    if (dealt.every(({ members }) => members.length === 0)) continue;
    for (const { object, members } of dealt) {
      fresh.set(object, members);
      teams.set(object, [...(teams.get(object) ?? []), ...members]);
    }
    const reasons = (id: string) => results.get(id)!.thirdReasons.map((reason) => reason.rule);
    requests.push({
      seats,
      teams: dealt.map(({ object, members }) => ({
        ...{ document: object, reviewers: members, reasons: reasons(object) },
      })),
    });
  }
  const calls = waiting.map(({ one, before, needed }): ThirdCall => {
    const now = fresh.get(one.id) ?? [];
    return {
      ...{ document: one.id, reasons: one.thirdReasons, reviewers: [...before, ...now], fresh: now },
      lacking: needed - now.length,
    };
  });
  return { calls, requests };
}
