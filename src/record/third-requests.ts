/** Requests for third reviewers as they are kept (protocol, section 17): read strictly, and dealt again. */
import type { Ticket } from "../sampling/ticket.ts";
import { documentsInCodeOrder } from "./code-order.ts";
import { dealThirds } from "./deal-thirds.ts";
import type { Frame } from "./frame.ts";
import { canonical, type Json } from "./jcs.ts";
import type { DrawRecord } from "./record.ts";
import { standingNow } from "./standing.ts";

export const THIRDS_SCHEMA = "choucha/thirds/1";

/** One request as it is kept: ids, never codes. One deal, so that anybody can make it again. */
export interface ThirdRequest {
  readonly $schema: string;
  readonly version: 1;
  readonly review: string;
  /** 1 for the first request of the review; its tickets are those of `third/<request>/…`. */
  readonly request: number;
  readonly requestedAt: string;
  /** Reviewers that each of these documents still lacked. */
  readonly seats: number;
  /** In the order of the deal; `reviewers` is shorter than `seats` where nobody was left. */
  readonly teams: readonly {
    readonly document: string;
    readonly reviewers: readonly string[];
    /** Rules of the rubric that asked for them: the scores' word, nothing in the deal rests on it. */
    readonly reasons: readonly string[];
  }[];
}

const texts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === "string");
const hasKeys = (value: unknown, keys: readonly string[]): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.keys(value).sort().join() === [...keys].sort().join();

function isRequest(value: unknown): value is ThirdRequest {
  const keys = ["$schema", "version", "review", "request", "requestedAt", "seats", "teams"];
  if (!hasKeys(value, keys) || value.$schema !== THIRDS_SCHEMA || value.version !== 1) return false;
  const { request, requestedAt, review, seats, teams } = value;
  const whole = (n: unknown) => Number.isSafeInteger(n) && (n as number) >= 1;
  return (
    typeof review === "string" &&
    typeof requestedAt === "string" &&
    whole(request) &&
    whole(seats) &&
    Array.isArray(teams) &&
    teams.length > 0 &&
    teams.every(
      (team) =>
        hasKeys(team, ["document", "reviewers", "reasons"]) &&
        typeof team.document === "string" &&
        texts(team.reviewers) &&
        texts(team.reasons),
    )
  );
}

/** The request in a file; undefined where the bytes are not the one text of a request. */
export function readRequest(bytes: Uint8Array): ThirdRequest | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return isRequest(value) && canonical(value as unknown as Json) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Who has each document, and who has left it. */
export interface Held {
  /** Of the documents that stand, in the order of their codes. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
  readonly left: ReadonlyMap<string, readonly string[]>;
}

/** Reviewers who gave a document up: they do not come back to it. */
export function whoLeft(replacements: DrawRecord["replacements"] = []): Map<string, string[]> {
  const left = new Map<string, string[]>();
  for (const { kind, out, object } of replacements)
    if (kind === "inspector" && object !== undefined) left.set(object, [...(left.get(object) ?? []), out]);
  return left;
}

/**
 * Who had each document before a request.
 * @param count how many replacements had been made by then
 * @param called thirds of earlier requests, by document
 */
export function heldThen(
  record: DrawRecord,
  count: number,
  called: ReadonlyMap<string, readonly string[]>,
  ticket: Ticket,
): Held {
  const replacements = (record.replacements ?? []).slice(0, count);
  const { objects, teams } = standingNow({ ...record, replacements });
  const standing = new Set(objects.map(({ id }) => id));
  const ids = documentsInCodeOrder(record, ticket).filter((id) => standing.has(id));
  const members = (id: string) => [
    ...new Set([...(teams.get(id)?.members ?? []), ...(called.get(id) ?? [])]),
  ];
  return { teams: new Map(ids.map((id) => [id, members(id)])), left: whoLeft(replacements) };
}

/** The teams that a request must have: its documents, each with those who are dealt to it. @throws RangeError */
export function dealtAgain(
  record: DrawRecord,
  frame: Frame,
  reviewers: Frame,
  { request, seats, teams }: Pick<ThirdRequest, "request" | "seats" | "teams">,
  held: Held,
  ticket: Ticket,
): { document: string; reviewers: readonly string[] }[] {
  const rule = record.rule.inspectors;
  if (!rule) throw new RangeError("a rule without reviewers");
  const units = new Map(frame.units.map((unit) => [unit.id, unit]));
  const documents = teams.flatMap(({ document }) => units.get(document) ?? []);
  const dealt = dealThirds(
    { request, seats, documents, reviewers: reviewers.units, teams: held.teams, left: held.left, rule },
    ticket,
  );
  return dealt.teams.map(({ object, members }) => ({ document: object, reviewers: members }));
}
