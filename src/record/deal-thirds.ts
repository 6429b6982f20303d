/** Third reviewers, dealt by the same rule and with the same balance as the first ones (protocol, section 17). */
import { type Dealt, deal } from "../sampling/deal.ts";
import type { Ticket } from "../sampling/ticket.ts";
import { reach } from "./deal.ts";
import type { FrameUnit } from "./frame.ts";
import type { InspectorRule } from "./rule.ts";

export interface ThirdDeal {
  /** Number of the request, from 1: its tickets are those of `third/<request>/…`. */
  readonly request: number;
  /** Documents that need a further reviewer, in the order of their codes. */
  readonly documents: readonly FrameUnit[];
  readonly seats: number;
  readonly reviewers: readonly FrameUnit[];
  /** Who has each document already, as a first reviewer or from an earlier request. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
  /** Who gave a document up (`choucha replace`): whatever the reason was, they do not come back to it. */
  readonly left?: ReadonlyMap<string, readonly string[]>;
  readonly rule: InspectorRule;
}

/**
 * Deals further reviewers: never one who has the document already or gave it up, within everybody's limit over all deals, loads
 * over all deals as even as can be.
 */
export function dealThirds(
  { request, documents, seats, reviewers, teams, left, rule }: ThirdDeal,
  ticket: Ticket,
): Dealt {
  const held = new Map<string, number>();
  for (const team of teams.values()) for (const id of team) held.set(id, (held.get(id) ?? 0) + 1);
  const taken = documents.map(({ id }) => new Set([...(teams.get(id) ?? []), ...(left?.get(id) ?? [])]));
  return deal(
    {
      objects: documents.map(({ id }) => id),
      inspectors: reviewers.map(({ id, excluded }) => ({
        id,
        limit: excluded === undefined ? rule.maxLoad : 0,
        held: held.get(id) ?? 0,
        lead: false,
      })),
      seats,
      needsLead: false,
      reach: (j, i) => (taken[j]!.has(reviewers[i]!.id) ? 0 : reach(documents[j]!, reviewers[i]!, rule)),
    },
    (label) => ticket(`third/${request}/${label}`),
  );
}
