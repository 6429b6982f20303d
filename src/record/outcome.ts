/** What frame, rule and seed decide: the draw and the deal of a record. */
import { draw } from "../sampling/draw.ts";
import { formatRational } from "../sampling/rational.ts";
import { extract, type SeedValue, seedText, type Ticket, tickets } from "../sampling/ticket.ts";
import { dealTeams } from "./deal.ts";
import { documentOutcome } from "./document-outcome.ts";
import { type Frame, type FrameUnit, isEligible, type Place } from "./frame.ts";
import type { Assignment, DrawRecord, Institution, Outcome, RecordedUnit } from "./record.ts";
import { drawRule, keyOf, type Rule } from "./rule.ts";

/** The ticket function of a draw: PRK = HKDF-Extract(salt = C, seed text). */
export const ticketsOf = (commitment: string, seed: readonly SeedValue[]): Ticket =>
  tickets(extract(Buffer.from(commitment, "hex"), seedText(seed)));

/**
 * Draws from a frame. `places` gives the row numbers that the record shows; `institutions` are those whose
 * documents a review draws, where it has a first stage.
 * @throws RangeError where rule and frame do not fit; the commands check before
 */
export function drawOutcome(
  frame: Frame,
  rule: Rule,
  commitment: string,
  seed: readonly SeedValue[],
  places: ReadonlyMap<string, Place>,
  institutions?: readonly Institution[],
): Outcome {
  if (rule.method === "poisson")
    return documentOutcome(frame, rule, ticketsOf(commitment, seed), places, institutions);
  const row = (id: string) => places.get(id)?.index ?? 0;
  const pool = frame.units.filter(isEligible);
  if (rule.method === "rfc3797") pool.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const candidates = pool.map(({ id, stratum, group = "" }) => ({ id, stratum, group }));
  const chance = { ticket: ticketsOf(commitment, seed), key: keyOf(rule, seed) };
  const result = draw(candidates, drawRule(rule), chance);
  const withRow = <T extends { id: string; stratum: string; rank: number; ticket: string }>(
    unit: T,
  ): RecordedUnit => ({
    id: unit.id,
    row: row(unit.id),
    stratum: unit.stratum,
    rank: unit.rank,
    ticket: unit.ticket,
  });
  return {
    strata: result.strata.map((stratum) => ({
      ...stratum,
      probability: formatRational(stratum.probability),
    })),
    drawn: result.drawn.map(withRow),
    alternates: result.alternates.map(withRow),
    certain: frame.units
      .filter((unit) => unit.certain !== undefined && unit.excluded === undefined)
      .map(({ id, stratum, certain }) => ({ id, row: row(id), stratum, reason: certain as string })),
  };
}

/** The objects that inspectors are dealt to: the drawn in drawn order, then those taken without a draw. */
export function objectsToInspect(record: Outcome, frame: Frame): FrameUnit[] {
  const byId = new Map(frame.units.map((unit) => [unit.id, unit]));
  return [...record.drawn, ...record.certain]
    .map(({ id }) => byId.get(id))
    .filter((unit) => unit !== undefined);
}

/** The deal of a drawn record. @throws RangeError where the rule has no inspectors */
export function assignmentOf(
  record: Outcome & Pick<DrawRecord, "rule" | "C" | "seed">,
  frame: Frame,
  inspectors: Frame,
): Omit<Assignment, "assignedAt"> {
  if (!record.rule.inspectors) throw new RangeError("a rule without inspectors");
  const ticket = ticketsOf(record.C, record.seed);
  const dealt = dealTeams(objectsToInspect(record, frame), inspectors.units, record.rule.inspectors, ticket);
  const able = new Set(inspectors.units.filter(isEligible).map(({ id }) => id));
  return { ...dealt, loads: dealt.loads.filter(({ id }) => able.has(id)) };
}
