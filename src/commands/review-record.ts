/** A review's record as people read it: institutions by name. For screens only; nothing of it is stored. */
import type { DrawRecord } from "../record/record.ts";
import { add, formatRational, parseRate, type Rational, rational, times } from "../sampling/rational.ts";

type Names = ReadonlyMap<string, string>;

/** The institution of a cell, as its id in the record; undefined where no known id stands in front. */
function institutions(names: Names): (cell: string) => string | undefined {
  // Ids may hold the separator: the longest that fits is the institution's.
  const ids = [...names.keys()].sort((a, b) => b.length - a.length);
  return (cell) => ids.find((one) => cell === one || cell.startsWith(`${one}|`));
}

const relabelled = (record: DrawRecord, shown: (cell: string) => string): DrawRecord => {
  const known = new Map<string, string>();
  const label = (cell: string): string => {
    const text = known.get(cell) ?? shown(cell);
    known.set(cell, text);
    return text;
  };
  const rename = <T extends { readonly stratum: string }>(list: readonly T[]): T[] =>
    list.map((one) => ({ ...one, stratum: label(one.stratum) }));
  return {
    ...record,
    strata: rename(record.strata),
    drawn: rename(record.drawn),
    alternates: rename(record.alternates),
    certain: rename(record.certain),
  };
};

/** The record with names instead of ids in front of its cells; a name that two institutions bear stays an id. */
export function withNames(record: DrawRecord, names: Names): DrawRecord {
  if (names.size === 0) return record;
  const bearers = new Map<string, number>();
  for (const name of names.values()) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const institutionOf = institutions(names);
  return relabelled(record, (cell) => {
    const id = institutionOf(cell);
    const name = id === undefined ? undefined : names.get(id)!;
    return name === undefined || bearers.get(name) !== 1 ? cell : `${name}${cell.slice(id!.length)}`;
  });
}

/** Cells that a screen lists one by one. */
const FEW_CELLS = 30;

const probabilityOf = (text: string): Rational => {
  const read = parseRate(text);
  return read.ok ? read.rate : rational(0);
};

/** Cells of one label as one: counts added up, the probability that of a document on average. */
function merged(strata: DrawRecord["strata"]): DrawRecord["strata"] {
  const sums = new Map<string, { units: number; drawn: number; expected: Rational }>();
  for (const { stratum, units, drawn, probability } of strata) {
    const before = sums.get(stratum) ?? { units: 0, drawn: 0, expected: rational(0) };
    sums.set(stratum, {
      units: before.units + units,
      drawn: before.drawn + drawn,
      expected: add(before.expected, times(probabilityOf(probability), rational(units))),
    });
  }
  return [...sums].map(([stratum, { units, drawn, expected }]) => ({
    stratum,
    units,
    drawn,
    probability: formatRational(units === 0 ? rational(0) : times(expected, rational(1, units))),
  }));
}

/**
 * A record for a table of its strata: by name, and where a review has more cells than a screen holds, institution by
 * institution.
 */
export function tableRecord(
  record: DrawRecord,
  names: Names,
): { readonly record: DrawRecord; readonly summed: boolean } {
  const summed = record.rule.method === "poisson" && record.strata.length > FEW_CELLS;
  if (!summed) return { record: withNames(record, names), summed };
  const institutionOf = institutions(names);
  const cut = (cell: string): string => (cell.includes("|") ? cell.slice(0, cell.lastIndexOf("|")) : cell);
  const whole = relabelled(record, (cell) => institutionOf(cell) ?? cut(cell));
  return { record: withNames({ ...whole, strata: merged(whole.strata) }, names), summed };
}
