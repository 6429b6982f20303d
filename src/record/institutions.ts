/** Institutions between the two stages of a review: found by their names, and those that the first stage gave. */
import { compareBytes } from "../bytes.ts";
import { normaliseId } from "../registry/label.ts";
import { roleOfHeader } from "../registry/roles.ts";
import type { FrameUnit } from "./frame.ts";
import type { DrawRecord, Institution } from "./record.ts";
import { standingNow } from "./standing.ts";

const CODES: readonly string[] = ["creditCode", "licence"];

/** Ids by every label of a unit: its id, its name, its credit code and licence. More than one where ambiguous. */
export function institutionLabels(units: readonly FrameUnit[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const codes = new Map<string, boolean>();
  const isCode = (header: string) => {
    const known = codes.get(header) ?? CODES.includes(roleOfHeader(header) ?? "");
    codes.set(header, known);
    return known;
  };
  for (const { id, name, columns = {} } of units) {
    const texts = Object.entries(columns).flatMap(([header, text]) => (isCode(header) ? [text] : []));
    for (const label of new Set([id, name, ...texts].map(normaliseId))) {
      if (label === "") continue;
      const ids = found.get(label);
      if (ids) ids.push(id);
      else found.set(label, [id]);
    }
  }
  return found;
}

/** The first stage's institutions as they stood after so many of its replacements, in byte order. */
function afterReplacements(record: DrawRecord, count: number): Institution[] {
  const before = { ...record, replacements: (record.replacements ?? []).slice(0, count) };
  const probability = new Map(record.strata.map((one) => [one.stratum, one.probability]));
  return standingNow(before)
    .objects.map(({ id, stratum, reason }) => ({
      id,
      probability: reason === undefined ? (probability.get(stratum) ?? "1") : "1",
    }))
    .sort((a, b) => compareBytes(a.id, b.id));
}

/**
 * The institutions that a drawn first stage gives now: replacements counted. Each has the inclusion probability
 * of its stratum; those that were taken without a draw have 1.
 */
export const institutionsOf = (record: DrawRecord): Institution[] =>
  afterReplacements(record, record.replacements?.length ?? 0);

/** Those that stood at a time: one list where no replacement happened at that very second, else each possible one. */
export function institutionsAt(record: DrawRecord, at: string): Institution[][] {
  const all = record.replacements ?? [];
  const counts = Array.from({ length: all.length + 1 }, (_, count) => count);
  const possible = counts.filter(
    (count) => (count === 0 || all[count - 1]!.at <= at) && (count === all.length || all[count]!.at >= at),
  );
  return possible.map((count) => afterReplacements(record, count));
}
