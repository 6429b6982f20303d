/** A review's record as people read it: institutions by name. For screens only; nothing of it is stored. */
import type { DrawRecord } from "../record/record.ts";

/** The record with names instead of ids in front of its cells; a name that two institutions bear stays an id. */
export function withNames(record: DrawRecord, names: ReadonlyMap<string, string>): DrawRecord {
  if (names.size === 0) return record;
  const bearers = new Map<string, number>();
  for (const name of names.values()) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  // Ids may hold the separator: the longest that fits is the institution's.
  const ids = [...names.keys()].sort((a, b) => b.length - a.length);
  const known = new Map<string, string>();
  const shown = (stratum: string): string => {
    const before = known.get(stratum);
    if (before !== undefined) return before;
    const id = ids.find((one) => stratum === one || stratum.startsWith(`${one}|`));
    const name = id === undefined ? undefined : names.get(id)!;
    const text =
      name === undefined || bearers.get(name) !== 1 ? stratum : `${name}${stratum.slice(id!.length)}`;
    known.set(stratum, text);
    return text;
  };
  const rename = <T extends { readonly stratum: string }>(list: readonly T[]): T[] =>
    list.map((one) => ({ ...one, stratum: shown(one.stratum) }));
  return {
    ...record,
    strata: rename(record.strata),
    drawn: rename(record.drawn),
    alternates: rename(record.alternates),
    certain: rename(record.certain),
  };
}
