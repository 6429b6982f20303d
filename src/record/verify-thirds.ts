/** Whether third reviewers are those whom the tickets give: every kept request dealt again (protocol, section 17). */
import type { Check } from "./check.ts";
import { reach } from "./deal.ts";
import type { Frame } from "./frame.ts";
import { sha256 } from "./jcs.ts";
import type { LedgerLine, LedgerReading } from "./ledger.ts";
import { ticketsOf } from "./outcome.ts";
import type { DrawRecord } from "./record.ts";
import { dealtAgain, type Held, heldThen, readRequest, type ThirdRequest } from "./third-requests.ts";

/** A file of the folder `thirds`. */
export interface ThirdFile {
  /** "0001.json" */
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Fault = Pick<Check, "code" | "params">;
const fault = (code: string, params: Check["params"]): Fault => ({ code, params });
const nameOf = (request: number): string => `thirds/${String(request).padStart(4, "0")}.json`;

/** How many replacements may have come before a request: as the ledger has it, else by the times. */
function countsBefore(
  { commitment, replacements = [] }: DrawRecord,
  request: ThirdRequest,
  ledger: readonly LedgerLine[] | undefined,
): number[] {
  if (ledger) {
    const lines = ledger.filter(({ event }) => event === `third/${commitment.draw}`);
    const until = lines[request.request - 1]?.seq ?? 0;
    return [ledger.filter(({ event, seq }) => event === `replace/${commitment.draw}` && seq < until).length];
  }
  const at = request.requestedAt;
  return Array.from({ length: replacements.length + 1 }, (_, count) => count).filter(
    (count) =>
      (count === 0 || replacements[count - 1]!.at <= at) &&
      (count === replacements.length || replacements[count]!.at >= at),
  );
}

/** What is wrong with a request's documents: each must stand, once, in the order of the codes. */
function documentFault(file: string, { teams }: ThirdRequest, held: Held): Fault | undefined {
  const places = new Map([...held.teams.keys()].map((id, i) => [id, i]));
  let last = -1;
  for (const { document } of teams) {
    const place = places.get(document) ?? -1;
    if (place <= last) return fault("VER158", { file, id: document });
    last = place;
  }
  return undefined;
}

/** What is wrong with who was called, before anything is dealt. */
function reviewerFault(
  file: string,
  { teams }: ThirdRequest,
  { frame, inspectors, record }: ThirdMaterial,
  held: Held,
): Fault | undefined {
  const rule = record.rule.inspectors!;
  const people = new Map(inspectors.units.map((unit) => [unit.id, unit]));
  const units = new Map(frame.units.map((unit) => [unit.id, unit]));
  for (const { document, reviewers } of teams) {
    const has = new Set([...(held.teams.get(document) ?? []), ...(held.left.get(document) ?? [])]);
    for (const reviewer of reviewers) {
      if (has.has(reviewer)) return fault("VER159", { file, id: document, reviewer });
      const [unit, person] = [units.get(document), people.get(reviewer)];
      if (!unit || !person || reach(unit, person, rule) === 0)
        return fault("VER160", { file, id: document, reviewer });
      has.add(reviewer);
    }
  }
  return undefined;
}

function dealFault(
  file: string,
  request: ThirdRequest,
  { record, frame, inspectors }: ThirdMaterial,
  held: Held,
): Fault | undefined {
  const again = dealtAgain(record, frame, inspectors, request, held, ticketsOf(record.C, record.seed));
  for (const [i, { document, reviewers }] of request.teams.entries()) {
    const found = again[i]?.reviewers.join(", ") || "–";
    const recorded = reviewers.join(", ") || "–";
    if (again[i]?.document !== document || found !== recorded)
      return fault("VER161", { file, id: document, recorded, found });
  }
  return undefined;
}

/** The request of a file, once its text and its line in the ledger are right. */
function requestIn(
  { name, bytes }: ThirdFile,
  number: number,
  record: DrawRecord,
  line: LedgerLine | undefined,
): ThirdRequest | Fault {
  const file = `thirds/${name}`;
  const request = readRequest(bytes);
  if (!request || request.review !== record.commitment.draw || request.request !== number)
    return fault("VER154", { file });
  if (line && (line.digest !== sha256(bytes) || line.at !== request.requestedAt))
    return fault("VER155", { file, line: line.seq });
  return request;
}

interface ThirdMaterial {
  readonly record: DrawRecord;
  readonly frame: Frame;
  readonly inspectors: Frame;
}

/** The first fault of all requests, or who was called for how many documents. */
function judge(
  material: ThirdMaterial,
  files: readonly ThirdFile[],
  ledger: readonly LedgerLine[] | undefined,
): Fault | { reviewers: number; documents: number } {
  const { record } = material;
  const ticket = ticketsOf(record.C, record.seed);
  const lines = ledger?.filter(({ event }) => event === `third/${record.commitment.draw}`);
  const called = new Map<string, string[]>();
  let reviewers = 0;
  for (let i = 0; i < Math.max(files.length, lines?.length ?? 0); i++) {
    const file = nameOf(i + 1);
    const [here, line] = [files[i], lines?.[i]];
    if (`thirds/${here?.name}` !== file) return fault("VER156", { file });
    if (lines && !line) return fault("VER157", { file });
    const request = requestIn(here!, i + 1, record, line);
    if ("code" in request) return request;
    let found: Fault | undefined = fault("VER155", { file, line: line?.seq ?? 0 });
    for (const count of countsBefore(record, request, ledger)) {
      const held = heldThen(record, count, called, ticket);
      found =
        documentFault(file, request, held) ??
        reviewerFault(file, request, material, held) ??
        dealFault(file, request, material, held);
      if (!found) break;
    }
    if (found) return found;
    for (const { document, reviewers: fresh } of request.teams) {
      called.set(document, [...(called.get(document) ?? []), ...fresh]);
      reviewers += fresh.length;
    }
  }
  return { reviewers, documents: called.size };
}

/**
 * Deals every request for third reviewers again; nothing where none of their files is at hand.
 * @param files those of the folder `thirds`
 * @param ledger names every request, in order; where it is missing or broken, times stand in for it
 */
export function checkThirds(
  record: DrawRecord,
  frame: Frame,
  inspectors: Frame | undefined,
  ledger: LedgerReading | undefined,
  files: readonly ThirdFile[] = [],
): Check[] {
  if (files.length === 0) return [];
  const name = "thirds";
  if (!inspectors || !record.rule.inspectors || !record.assignment)
    return [{ name, ok: false, ...fault("VER154", { file: `thirds/${files[0]!.name}` }) }];
  const sound = ledger && !ledger.fault ? ledger.lines : undefined;
  try {
    const said = judge({ record, frame, inspectors }, files, sound);
    if ("code" in said) return [{ name, ok: false, ...said }];
    return [{ name, ok: true, ...fault("VER052", { requests: files.length, ...said }) }];
  } catch (error) {
    // A record that does not fit its frame is a difference, not a crash.
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return [{ name, ok: false, ...fault("VER154", { file: `thirds/${files[0]!.name}` }) }];
  }
}
