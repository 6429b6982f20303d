/** Random requests for third reviewers after a random review, between its replacements. */
import type { Frame } from "../../src/record/frame.ts";
import { ticketsOf } from "../../src/record/outcome.ts";
import type { DrawRecord } from "../../src/record/record.ts";
import { dealtAgain, heldThen } from "../../src/record/third-requests.ts";
import type { Chance } from "./chance.ts";

export interface RandomRequest {
  readonly seats: number;
  readonly documents: readonly string[];
  /** How many replacements came before it. */
  readonly after: number;
}

export interface Called {
  readonly requests: readonly RandomRequest[];
  /** For each request and document, who is called. */
  readonly teams: readonly (readonly (readonly string[])[])[];
}

/** Up to `most` requests, one after the other, each for some of the documents that stand then. */
export function randomThirds(
  record: DrawRecord,
  frame: Frame,
  reviewers: Frame,
  { below, maybe, pick }: Chance,
  most = 3,
): Called {
  const ticket = ticketsOf(record.C, record.seed);
  const called = new Map<string, string[]>();
  const requests: RandomRequest[] = [];
  const teams: (readonly string[])[][] = [];
  const count = below(most + 1);
  let after = 0;
  for (let number = 1; number <= count; number++) {
    after += below((record.replacements ?? []).length - after + 1);
    const held = heldThen(record, after, called, ticket);
    const share = pick([0.1, 0.4, 1]);
    const documents = [...held.teams.keys()].filter(() => maybe(share));
    if (documents.length === 0) break;
    const seats = pick([1, 1, 1, 2]);
    const asked = documents.map((document) => ({ document, reviewers: [], reasons: [] }));
    const dealt = dealtAgain(
      record,
      frame,
      reviewers,
      { request: number, seats, teams: asked },
      held,
      ticket,
    );
    requests.push({ seats, documents, after });
    teams.push(dealt.map((one) => one.reviewers));
    for (const { document, reviewers: fresh } of dealt)
      called.set(document, [...(called.get(document) ?? []), ...fresh]);
  }
  return { requests, teams };
}
