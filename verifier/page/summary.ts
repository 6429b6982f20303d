/** A verified draw as the page shows it. */
import type { VerifiedDraw } from "../../src/record/bundle.ts";
import type { DrawRecord, Replacement } from "../../src/record/record.ts";
import type { Change, DrawAnswer, StratumRow } from "./answers.ts";

/** Names instead of ids, as far as the lists have them. */
export type Naming = (id: string) => string;

export const changeOf = (entry: Replacement, object: Naming, person: Naming): Change => {
  const name = entry.kind === "object" ? object : person;
  return {
    at: entry.at,
    kind: entry.kind,
    out: name(entry.out),
    in: entry.in === undefined ? undefined : name(entry.in),
    object: entry.object === undefined ? undefined : object(entry.object),
    reason: entry.reason,
    note: entry.note,
  };
};

/** Strata with the ticket of the last unit drawn: whoever is not above it was drawn. */
function strataOf(record: DrawRecord): StratumRow[] {
  const last = new Map(record.drawn.map(({ stratum, ticket }) => [stratum, ticket]));
  const ranked = record.rule.method === "vrs";
  return record.strata.map(({ stratum, units, drawn, probability }) => ({
    stratum,
    units,
    drawn,
    probability,
    cutoff: ranked ? last.get(stratum) : undefined,
  }));
}

function countsOf({ record, frame }: VerifiedDraw): DrawAnswer["counts"] {
  const units = frame?.units ?? [];
  const excluded = units.filter((unit) => unit.excluded !== undefined).length;
  const certain = units.filter((unit) => unit.certain !== undefined && unit.excluded === undefined).length;
  return {
    units: units.length,
    eligible: frame?.eligible ?? 0,
    excluded,
    certain,
    drawn: record.drawn.length,
    alternates: record.alternates.length,
  };
}

/** Declared sources with their values; one without a value was left out by the declared rule. */
function seedOf({ commitment, seed }: DrawRecord): DrawAnswer["seed"] {
  const values = new Map(seed.map(({ name, value }) => [name, value]));
  return commitment.sources.map(({ name, rule }) => ({ name, rule, value: values.get(name) }));
}

/** @throws TypeError where a record's parts have another shape than they should */
export function summaryOf(one: VerifiedDraw, object: Naming, person: Naming): DrawAnswer {
  const { record, frame, superseded, checks } = one;
  const { rule, commitment } = record;
  return {
    campaign: commitment.campaign,
    draw: commitment.draw,
    C: record.C,
    committedAt: record.committedAt,
    drawnAt: record.drawnAt,
    onTheSpot: record.committedOnTheSpot,
    fromSystem: record.seedFromSystem ?? false,
    method: rule.method,
    allocation: rule.allocation,
    floor: rule.method === "poisson" ? (rule.floor ?? 0) : undefined,
    n: rule.n,
    rate: rule.rate,
    rates: rule.rates && { by: rule.rates.by, values: Object.entries(rule.rates.values) },
    counts: countsOf(one),
    seed: seedOf(record),
    superseded,
    changes: (record.replacements ?? []).map((entry) => changeOf(entry, object, person)),
    strata: strataOf(record),
    checks,
    searchable: frame !== undefined,
  };
}

/** What is left of a record that cannot be read: its checks, and whatever names it. */
export function remainsOf({ record, checks }: VerifiedDraw): DrawAnswer {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const commitment: Partial<DrawRecord["commitment"]> = record.commitment ?? {};
  return {
    campaign: text(commitment.campaign),
    draw: text(commitment.draw),
    C: text(record.C),
    committedAt: text(record.committedAt),
    drawnAt: text(record.drawnAt),
    onTheSpot: false,
    fromSystem: false,
    method: "vrs",
    allocation: "overall",
    counts: { units: 0, eligible: 0, excluded: 0, certain: 0, drawn: 0, alternates: 0 },
    seed: [],
    superseded: [],
    changes: [],
    strata: [],
    checks,
    searchable: false,
  };
}
