/** Which inspectors nobody can tell apart: the classes within which the deal must be even. */
import type { DealInput, DealInspector, Reach } from "./deal-input.ts";

/** Who may be drawn into the deal, for all objects that can be inspected at all. */
export interface People {
  readonly inspectors: readonly DealInspector[];
  readonly seats: number;
  readonly needsLead: boolean;
  /** Whether inspector i may serve object j, by their places in the lists. */
  readonly reach: DealInput["reach"];
}

export interface Classes {
  /** Places of inspectors, class by class; classes and members in the order of the list. */
  readonly members: readonly (readonly number[])[];
  /** The class of each inspector; −1 for those who can serve nobody. */
  readonly of: readonly number[];
}

/** The reach of every inspector to every object, read once. */
export function reachTable({ inspectors, reach }: People, objects: number): Uint8Array {
  const table = new Uint8Array(objects * inspectors.length);
  for (let j = 0; j < objects; j++)
    for (let i = 0; i < inspectors.length; i++)
      table[j * inspectors.length + i] = reach(j, i) satisfies Reach;
  return table;
}

/**
 * Classes of exchangeable inspectors (protocol, section 7, property c): the same reach to every object, the
 * same limit and, where teams need one, the same fitness to lead. Those without any reach or place are in none.
 */
export function classesOf(people: People, table: Uint8Array): Classes {
  const count = people.inspectors.length;
  const byMark = new Map<string, number[]>();
  const of = people.inspectors.map(() => -1);
  for (const [i, { limit, lead }] of people.inspectors.entries()) {
    let row = "";
    for (let at = i; at < table.length; at += count) row += table[at];
    if (limit === 0 || !/[12]/.test(row)) continue;
    const mark = `${limit} ${people.needsLead && lead} ${row}`;
    const group = byMark.get(mark);
    if (group) group.push(i);
    else byMark.set(mark, [i]);
  }
  const members = [...byMark.values()];
  for (const [index, group] of members.entries()) for (const i of group) of[i] = index;
  return { members, of };
}
