import { compareBytes } from "../bytes.ts";
import type { Column, Row } from "./table.ts";

/** Rows by id, for ids that more than one row has; in order of the first row. */
export function groupsOfEqualIds(
  rows: readonly Row[],
  ids: readonly (string | undefined)[],
): Map<string, Row[]> {
  const first = new Map<string, number>();
  const groups = new Map<string, Row[]>();
  rows.forEach((row, at) => {
    const id = ids[at];
    if (id === undefined) return;
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, at);
      return;
    }
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [rows[earlier]!, row]);
  });
  return groups;
}

/** The row whose cells, written as JSON, come first in the order of UTF-8 bytes: the same in any order of rows. */
export function smallestRow(rows: readonly Row[]): Row {
  let [smallest, least] = [rows[0]!, JSON.stringify(rows[0]!.cells)];
  for (const row of rows.slice(1)) {
    const json = JSON.stringify(row.cells);
    if (compareBytes(json, least) < 0) [smallest, least] = [row, json];
  }
  return smallest;
}

/** Headers of the columns in which rows differ. */
export const differingColumns = (rows: readonly Row[], columns: readonly Column[]): string[] =>
  columns
    .filter(({ index }) => rows.some((row) => row.cells[index] !== rows[0]!.cells[index]))
    .map(({ header }) => header);

/** Rows as people list them, the first ten: "3, 7, 12 (+4)". */
export function listRows(rows: readonly number[]): string {
  const shown = rows.slice(0, 10).join(", ");
  return rows.length > 10 ? `${shown} (+${rows.length - 10})` : shown;
}
