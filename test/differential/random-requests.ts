/** Random replacements after a random draw: most of them can be made, some must be refused. */
import type { Frame } from "../../src/record/frame.ts";
import type { DrawRecord, Replacement, ReplacementRequest } from "../../src/record/record.ts";
import { replaceAll } from "../../src/record/replacement.ts";
import type { Chance } from "./chance.ts";

export interface Replaced {
  readonly requests: readonly ReplacementRequest[];
  readonly entries: readonly Replacement[];
  /** Why the last request was refused. */
  readonly refused?: string;
}

/** One request that fits what stands now, or nearly. */
function request(
  at: string,
  now: ReturnType<typeof replaceAll>,
  record: DrawRecord,
  frame: Frame,
  { maybe, pick }: Chance,
): ReplacementRequest {
  const common = { at, reason: "other", ...(maybe(0.3) ? { note: "é\u{20000}\n" } : {}) };
  const ids = frame.units.map(({ id }) => id);
  const teams = [...now.teams].filter(([, members]) => members.length > 0);
  if (teams.length > 0 && maybe(0.6)) {
    const [object, members] = pick(teams);
    const out = maybe(0.03) ? "X" : pick(members);
    return { ...common, kind: "inspector", out, object };
  }
  const certain = new Set(record.certain.map(({ id }) => id));
  const standing = [...now.standing.keys()].filter((id) => !certain.has(id) || maybe(0.05));
  const out = standing.length > 0 && maybe(0.95) ? pick(standing) : maybe(0.8) ? pick(["X", ...ids]) : "";
  return { ...common, kind: "object", out };
}

/** Asks for up to `most` replacements, one after the other, until one is refused. */
export function randomReplacements(
  record: DrawRecord,
  frame: Frame,
  inspectors: Frame | undefined,
  chances: Chance,
  most = 6,
): Replaced {
  const requests: ReplacementRequest[] = [];
  const count = chances.below(most + 1);
  let now = replaceAll(record, frame, inspectors, []);
  while (requests.length < count && !now.refusal) {
    const at = `2025-05-08T02:00:0${requests.length}Z`;
    requests.push(request(at, now, record, frame, chances));
    now = replaceAll(record, frame, inspectors, requests);
  }
  return {
    requests,
    entries: now.replacements,
    ...(now.refusal ? { refused: now.refusal.why } : {}),
  };
}
