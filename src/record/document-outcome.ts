/** The documents of a review as its record has them: candidates from the frame, cells as strata. */
import { type DocumentCandidate, drawDocuments } from "../sampling/documents.ts";
import { parseWeight } from "../sampling/factor.ts";
import { formatRational, type Rational, rational, times } from "../sampling/rational.ts";
import type { Ticket } from "../sampling/ticket.ts";
import { type Frame, type FrameUnit, isEligible, type Place } from "./frame.ts";
import type { Institution, Outcome, RecordedUnit } from "./record.ts";
import { documentRule, type Rule } from "./rule.ts";

/** How a record names a cell: the institution's id, and the category where there is one. */
export const cellLabel = (unit: string, stratum: string): string =>
  stratum === "" ? unit : `${unit}|${stratum}`;

const labelOf = ({ unit = "", stratum }: FrameUnit): string => cellLabel(unit, stratum);

/** A frame's weight; the same object for the same text, which the draw counts on to be quick. */
function weightReader(): (text?: string) => Rational {
  const known = new Map<string, Rational>();
  return (text = "1") => {
    const weight = known.get(text) ?? parseWeight(text);
    if (!weight) throw new RangeError(`no weight in the frame: ${text}`);
    known.set(text, weight);
    return weight;
  };
}

/** Whether a frame's case belongs to an institution under review: all of them where there is no first stage. */
function underReview(institutions: readonly Institution[] | undefined): (unit: FrameUnit) => boolean {
  if (!institutions) return () => true;
  const ids = new Set(institutions.map(({ id }) => id));
  return ({ unit = "" }) => ids.has(unit);
}

/** Cases that may be drawn: of the institutions under review, neither excluded nor taken without a draw. */
export function documentCandidates(
  frame: Frame,
  institutions: readonly Institution[] | undefined,
): DocumentCandidate[] {
  const weightOf = weightReader();
  const mine = underReview(institutions);
  return frame.units
    .filter((unit) => isEligible(unit) && mine(unit))
    .map(({ id, unit = "", stratum, weight }) => ({ id, unit, stratum, weight: weightOf(weight) }));
}

/**
 * Draws the documents of a review from its frame.
 * @throws RangeError where rule and candidates do not fit; the commands check before
 */
export function documentOutcome(
  frame: Frame,
  rule: Rule,
  ticket: Ticket,
  places: ReadonlyMap<string, Place>,
  institutions: readonly Institution[] | undefined,
): Outcome {
  const row = (id: string) => places.get(id)?.index ?? 0;
  const { cells, drawn, alternates } = drawDocuments(
    documentCandidates(frame, institutions),
    documentRule(rule),
    ticket,
  );
  const recorded = ({
    id,
    unit,
    stratum,
    rank,
    ticket,
    probability,
  }: (typeof drawn)[number]): RecordedUnit => ({
    id,
    row: row(id),
    stratum: cellLabel(unit, stratum),
    rank,
    ticket,
    probability: formatRational(probability),
  });
  const mine = underReview(institutions);
  const certain = frame.units.filter(
    (unit) => unit.certain !== undefined && unit.excluded === undefined && mine(unit),
  );
  return {
    strata: cells.map(({ unit, stratum, cases, drawn, expected }) => ({
      stratum: cellLabel(unit, stratum),
      units: cases,
      drawn,
      probability: formatRational(times(expected, rational(1, cases))),
    })),
    drawn: drawn.map(recorded),
    alternates: alternates.map(recorded),
    certain: certain.map((unit) => ({
      id: unit.id,
      row: row(unit.id),
      stratum: labelOf(unit),
      reason: unit.certain!,
    })),
  };
}
