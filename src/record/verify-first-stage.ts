/** Whether the institutions of a review are those that its first stage drew. */
import { type Check, checksOf } from "./check.ts";
import { commitmentDigest } from "./commitment.ts";
import { institutionsAt } from "./institutions.ts";
import { canonical, type Json } from "./jcs.ts";
import type { DrawRecord } from "./record.ts";

const { passed, failed } = checksOf("first-stage");

/**
 * Checks a review against the record of its first stage; nothing for a record that is no review of one.
 * @param first the first stage's record, where it is at hand: without it the institutions are taken as recorded
 */
export function checkFirstStage(record: DrawRecord, first: DrawRecord | undefined): Check[] {
  const { of } = record.commitment;
  const { institutions } = record;
  if (!of && !institutions) return [];
  if (!of || !institutions) return [failed("VER151")];
  if (!first) return [passed("VER051", { draw: of.draw, units: institutions.length })];
  const found = commitmentDigest(first.commitment);
  if (found !== of.commitment || first.C !== of.commitment || first.commitment.draw !== of.draw)
    return [failed("VER152", { draw: of.draw, recorded: of.commitment, found })];
  const text = (value: unknown) => canonical(value as Json);
  const possible = institutionsAt(first, record.drawnAt);
  if (possible.some((list) => text(list) === text(institutions)))
    return [passed("VER050", { draw: of.draw, units: institutions.length })];
  const drawn = new Set(possible.flat().map(({ id, probability }) => `${probability} ${id}`));
  const stranger = institutions.find(({ id, probability }) => !drawn.has(`${probability} ${id}`));
  return [failed("VER153", { draw: of.draw, id: stranger?.id ?? "–", units: institutions.length })];
}
