/**
 * Replacement after the draw (protocol, section 6 and 7): the next alternate of the stratum steps in for an
 * object, the next card of the deck for an inspector. Nothing new is drawn: the order was fixed by the seed.
 */
import { deck } from "../sampling/deal.ts";
import { reach } from "./deal.ts";
import type { Frame, FrameUnit } from "./frame.ts";
import { ticketsOf } from "./outcome.ts";
import type { DrawRecord, Replacement, ReplacementRequest } from "./record.ts";
import type { InspectorRule } from "./rule.ts";

export const OBJECT_REASONS = ["closed", "revoked", "suspended", "moved", "unreachable", "other"] as const;
export const INSPECTOR_REASONS = ["recused", "certificate", "off-duty", "other"] as const;

export type Refusal = "not-drawn" | "directed" | "replaced-already" | "not-on-team" | "not-assigned";

/** The request inside a replacement: what a person asked for, without what it gave. */
export function requestOf({ at, kind, out, object, reason, note }: Replacement): ReplacementRequest {
  return {
    at,
    kind,
    out,
    ...(object === undefined ? {} : { object }),
    reason,
    ...(note === undefined ? {} : { note }),
  };
}

/** Who is inspected by whom, after all replacements so far. */
interface State {
  /** Objects that stand: id → stratum. */
  readonly standing: Map<string, string>;
  readonly gone: Set<string>;
  readonly teams: Map<string, string[]>;
  /** Inspectors who left the team of an object and may not come back to it. */
  readonly barred: Map<string, Set<string>>;
}

function initial(record: DrawRecord): State {
  const objects = [...record.drawn, ...record.certain];
  return {
    standing: new Map(objects.map(({ id, stratum }) => [id, stratum])),
    gone: new Set(),
    teams: new Map(record.assignment?.teams.map(({ object, members }) => [object, [...members]])),
    barred: new Map(),
  };
}

/** The people side of a draw: who may serve whom, and the decks. */
class Bench {
  readonly #rule: InspectorRule;
  readonly #people: readonly FrameUnit[];
  readonly #objects: ReadonlyMap<string, FrameUnit>;
  readonly #decks: readonly (readonly number[])[];

  constructor(record: DrawRecord, frame: Frame, inspectors: Frame, rule: InspectorRule) {
    this.#rule = rule;
    this.#people = inspectors.units;
    this.#objects = new Map(frame.units.map((unit) => [unit.id, unit]));
    const ticket = ticketsOf(record.C, record.seed);
    this.#decks = Array.from({ length: rule.maxLoad }, (_, i) => deck(this.#people, i + 1, ticket));
  }

  mayServe(object: string, person: string, least: 1 | 2): boolean {
    const unit = this.#objects.get(object);
    const one = this.#people.find(({ id }) => id === person);
    if (!unit || !one) return false;
    const given = reach(unit, one, this.#rule);
    return given === 1 || (least === 2 && given === 2);
  }

  /** The one who leads: the first of the first deck who may. */
  leadOf(members: readonly string[]): string | undefined {
    if (!this.#rule.lead) return undefined;
    const order = this.#decks[0]!.map((i) => this.#people[i]!);
    return order.find(({ id, lead }) => lead && members.includes(id))?.id;
  }

  /** Whether a team of these keeps a seat for someone who may lead. */
  keepsLead(members: readonly string[]): boolean {
    if (!this.#rule.lead) return true;
    const leads = this.#people.filter(({ id, lead }) => lead && members.includes(id)).length;
    return members.length - leads <= this.#rule.perObject - 1;
  }

  /** The next card: level by level, those of the rule before those who only help out. */
  next(object: string, team: readonly string[], state: State): string | undefined {
    const load = (id: string) => [...state.teams.values()].filter((members) => members.includes(id)).length;
    for (const least of [1, 2] as const)
      for (const [step, order] of this.#decks.entries())
        for (const i of order) {
          const { id } = this.#people[i]!;
          const free = load(id) < Math.min(this.#rule.maxLoad, step + 1);
          const barred = state.barred.get(object)?.has(id) ?? false;
          if (
            free &&
            !barred &&
            !team.includes(id) &&
            this.mayServe(object, id, least) &&
            this.keepsLead([...team, id])
          )
            return id;
        }
    return undefined;
  }

  /** Fills a team's open seats with the next cards. */
  fill(object: string, team: string[], state: State): string[] {
    for (let members = team; ; ) {
      const id = members.length < this.#rule.perObject ? this.next(object, members, state) : undefined;
      if (id === undefined) return members;
      members = [...members, id];
      state.teams.set(object, members);
    }
  }
}

const leading = (bench: Bench, members: readonly string[]): { lead?: string } => {
  const lead = bench.leadOf(members);
  return lead === undefined ? {} : { lead };
};

/** The next unit of a stratum that was published as an alternate and has not stepped in or gone. */
function nextAlternate(record: DrawRecord, stratum: string, state: State): string | undefined {
  return record.alternates.find(
    ({ id, stratum: its }) => its === stratum && !state.standing.has(id) && !state.gone.has(id),
  )?.id;
}

function replaceObject(
  request: ReplacementRequest,
  record: DrawRecord,
  state: State,
  bench: Bench | undefined,
): Replacement | Refusal {
  // Teams come first: otherwise the deal would go to an object that has left.
  if (record.rule.inspectors && !record.assignment) return "not-assigned";
  const stratum = state.standing.get(request.out);
  if (stratum === undefined) return state.gone.has(request.out) ? "replaced-already" : "not-drawn";
  if (record.certain.some(({ id }) => id === request.out)) return "directed";
  const id = nextAlternate(record, stratum, state);
  const before = state.teams.get(request.out) ?? [];
  state.standing.delete(request.out);
  state.gone.add(request.out);
  state.teams.delete(request.out);
  if (id === undefined) return request;
  state.standing.set(id, stratum);
  if (!bench || !record.assignment) return { ...request, in: id };
  const kept = before.filter((person) => bench.mayServe(id, person, 2));
  state.teams.set(id, kept);
  const members = bench.fill(id, kept, state);
  return { ...request, in: id, members, ...leading(bench, members) };
}

function replaceInspector(
  request: ReplacementRequest,
  record: DrawRecord,
  state: State,
  bench: Bench | undefined,
): Replacement | Refusal {
  const object = request.object ?? "";
  const team = state.teams.get(object);
  if (!record.assignment || !bench) return "not-assigned";
  if (!team?.includes(request.out)) return "not-on-team";
  const left = team.filter((id) => id !== request.out);
  state.barred.set(object, new Set([...(state.barred.get(object) ?? []), request.out]));
  state.teams.set(object, left);
  const members = bench.fill(object, left, state);
  const id = members.find((one) => !left.includes(one));
  return { ...request, ...(id === undefined ? {} : { in: id }), members, ...leading(bench, members) };
}

/**
 * Carries out requests one after the other, from the record as drawn and assigned.
 * @returns what each gave, or the first refusal with its place
 */
export function replaceAll(
  record: DrawRecord,
  frame: Frame,
  inspectors: Frame | undefined,
  requests: readonly ReplacementRequest[],
): {
  replacements: Replacement[];
  refusal?: { place: number; why: Refusal };
  teams: ReadonlyMap<string, readonly string[]>;
  standing: ReadonlyMap<string, string>;
} {
  const state = initial(record);
  const rule = record.rule.inspectors;
  const bench = rule && inspectors ? new Bench(record, frame, inspectors, rule) : undefined;
  const replacements: Replacement[] = [];
  for (const [place, request] of requests.entries()) {
    const done = (request.kind === "object" ? replaceObject : replaceInspector)(
      request,
      record,
      state,
      bench,
    );
    if (typeof done === "string")
      return { replacements, refusal: { place, why: done }, teams: state.teams, standing: state.standing };
    replacements.push(done);
  }
  return { replacements, teams: state.teams, standing: state.standing };
}
