/** One unit of a draw: was it in the list, its ticket, drawn or not, and why. */
import type { VerifiedDraw } from "../../src/record/bundle.ts";
import { cellLabel } from "../../src/record/document-outcome.ts";
import type { FrameUnit } from "../../src/record/frame.ts";
import { drawOutcome } from "../../src/record/outcome.ts";
import type { RecordedUnit, Replacement } from "../../src/record/record.ts";
import type { Hit, Hits, State, UnitAnswer } from "./answers.ts";
import { recipeFor } from "./recipe.ts";
import { changeOf, type Naming } from "./summary.ts";

const SHOWN = 20;

/** Text as it is searched: width, case and spaces do not count. */
const searchable = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

interface Place {
  readonly unit: RecordedUnit;
  readonly of: number;
  readonly taken: number;
  readonly cutoff?: string;
}

/** Looks units up in one verified draw; the order of all units is computed at the first question. */
export class Lookup {
  readonly #draw: VerifiedDraw;
  readonly #units: readonly FrameUnit[];
  #texts: readonly string[] | undefined;
  #places: ReadonlyMap<string, Place> | undefined;
  readonly #alternates: ReadonlySet<string>;
  /** A review takes its certain cases from the institutions under review only. */
  readonly #certain: ReadonlySet<string>;

  constructor(draw: VerifiedDraw) {
    this.#draw = draw;
    this.#units = draw.frame?.units ?? [];
    this.#alternates = new Set(draw.record.alternates.map(({ id }) => id));
    this.#certain = new Set(draw.record.certain.map(({ id }) => id));
  }

  get #isReview(): boolean {
    return this.#draw.record.rule.method === "poisson";
  }

  object: Naming = (id) => this.#units.find((unit) => unit.id === id)?.name ?? id;
  person: Naming = (id) => this.#draw.inspectors?.units.find((unit) => unit.id === id)?.name ?? id;

  /** Everybody's place: the same draw with as many alternates as there are units. */
  #order(): ReadonlyMap<string, Place> {
    if (this.#places) return this.#places;
    const { record, frame } = this.#draw;
    const places = new Map<string, Place>();
    try {
      const rule = { ...record.rule, alternates: this.#units.length };
      const all = drawOutcome(frame!, rule, record.C, record.seed, new Map(), record.institutions);
      const strata = new Map(all.strata.map((entry) => [entry.stratum, entry]));
      const last = new Map(all.drawn.map(({ stratum, ticket }) => [stratum, ticket]));
      for (const unit of [...all.drawn, ...all.alternates]) {
        const { units: of, drawn: taken } = strata.get(unit.stratum)!;
        const cutoff = rule.method === "vrs" ? last.get(unit.stratum) : undefined;
        places.set(unit.id, { unit, of, taken, cutoff });
      }
    } catch {
      // A record that does not fit its list has no order; its checks say so.
    }
    this.#places = places;
    return places;
  }

  #state(unit: FrameUnit): State {
    if (unit.excluded !== undefined) return "excluded";
    if (unit.certain !== undefined) return this.#certain.has(unit.id) ? "certain" : "not-drawn";
    const place = this.#order().get(unit.id);
    if (place && place.unit.rank <= place.taken) return "drawn";
    return this.#alternates.has(unit.id) ? "alternate" : "not-drawn";
  }

  #hit = (unit: FrameUnit): Hit => ({
    id: unit.id,
    name: unit.name,
    stratum: this.#isReview ? cellLabel(unit.unit ?? "", unit.stratum) : unit.stratum,
    state: this.#state(unit),
  });

  search(text: string): Hits {
    const wanted = searchable(text);
    if (wanted === "") return { total: 0, hits: [] };
    this.#texts ??= this.#units.map(({ id, name }) => `${searchable(name)}\n${searchable(id)}`);
    const found = this.#units.filter((_, i) => this.#texts![i]!.includes(wanted));
    return { total: found.length, hits: found.slice(0, SHOWN).map(this.#hit) };
  }

  /** The team that inspects a unit now: as dealt, then as changed. */
  #team(id: string): UnitAnswer["team"] {
    const { assignment, replacements = [], rule } = this.#draw.record;
    for (const { assignment: deal, people, rule: theirs } of this.#draw.collected) {
      const team = deal.teams.find(({ object }) => object === id);
      if (!team) continue;
      const names = new Map(people.map((one) => [one.id, one.name]));
      const members = team.members.map((one) => ({
        id: one,
        name: names.get(one) ?? one,
        lead: one === team.lead,
      }));
      return { members, open: Math.max(0, theirs.perObject - members.length) };
    }
    if (!assignment) return undefined;
    const dealt = assignment.teams.find(({ object }) => object === id);
    let [members, lead] = [dealt?.members, dealt?.lead];
    for (const entry of replacements) {
      const concerns = entry.kind === "object" ? entry.in : entry.object;
      if (entry.kind === "object" && entry.out === id) [members, lead] = [undefined, undefined];
      if (concerns === id && entry.members) [members, lead] = [entry.members, entry.lead];
    }
    if (!members) return undefined;
    const seats = rule.inspectors?.perObject ?? members.length;
    return {
      members: members.map((one) => ({ id: one, name: this.person(one), lead: one === lead })),
      open: Math.max(0, seats - members.length),
    };
  }

  unit(id: string): UnitAnswer | undefined {
    const unit = this.#units.find((one) => one.id === id);
    if (!unit) return undefined;
    const { record } = this.#draw;
    const place = this.#order().get(id);
    const changes = (record.replacements ?? []).filter(({ kind }) => kind === "object");
    const told = (entry: Replacement | undefined, other: string | undefined) =>
      entry && {
        unit: other === undefined ? "" : this.object(other),
        change: changeOf(entry, this.object, this.person),
      };
    const left = changes.find((entry) => entry.out === id);
    const came = changes.find((entry) => entry.in === id);
    return {
      ...this.#hit(unit),
      group: unit.group,
      columns: Object.entries(unit.columns ?? {}),
      reason: unit.excluded ?? unit.certain,
      ...(place && {
        ticket: place.unit.ticket,
        rank: place.unit.rank,
        of: place.of,
        taken: place.taken,
        cutoff: place.cutoff,
        ...(this.#isReview && {
          document: {
            weighted: (record.rule.weights ?? []).length > 0,
            weight: unit.weight ?? "1",
            probability: place.unit.probability ?? "",
          },
        }),
        recipe: recipeFor(record, place.unit),
      }),
      team: this.#team(id),
      replacedBy: told(left, left?.in),
      stepsInFor: told(came, came?.out),
    };
  }
}
