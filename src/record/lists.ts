/** Lists that speak of units by one of their names: earlier draws and recusals. */
import type { Finding } from "../problem.ts";
import { columnByRole } from "../registry/columns.ts";
import { parseDate } from "../registry/dates.ts";
import { normaliseId } from "../registry/label.ts";
import type { Role, Row, Table } from "../registry/table.ts";
import type { Unit } from "../registry/units.ts";
import { plain } from "./conditions.ts";

/** Finds the ids that a written label may mean; more than one where it is ambiguous. */
export type Finder = (label: string) => readonly string[];

/** A finder over units by their id and by the columns of these roles. */
export function finderFor(table: Table, units: readonly Unit[], roles: readonly Role[]): Finder {
  const headers = roles
    .map((role) => columnByRole(table, role)?.header)
    .filter((header) => header !== undefined);
  const byLabel = new Map<string, Set<string>>();
  for (const unit of units)
    for (const label of [unit.id, ...headers.map((header) => normaliseId(unit.values.get(header) ?? ""))]) {
      if (label === "") continue;
      const ids = byLabel.get(label);
      if (ids) ids.add(unit.id);
      else byLabel.set(label, new Set([unit.id]));
    }
  return (label) => [...(byLabel.get(normaliseId(label)) ?? [])];
}

/** The first of the columns of these roles that has text in this row. */
function labelIn(table: Table, row: Row, roles: readonly Role[]): string {
  for (const role of roles) {
    const column = columnByRole(table, role);
    const text = column ? (row.cells[column.index] ?? "") : "";
    if (text.trim() !== "") return text;
  }
  return "";
}

/** The id that a row has in columns of the same names as the register's id; "" where the list has no such columns. */
function idIn(table: Table, row: Row, headers: readonly string[]): string {
  const columns = headers.map((name) => table.columns.find(({ header }) => plain(header) === plain(name)));
  if (columns.length === 0 || columns.includes(undefined)) return "";
  const parts = columns.map((column) => row.cells[column!.index] ?? "");
  return parts.every((part) => part.trim() === "") ? "" : parts.join("|");
}

const at = (table: Table, row: Row) => ({ file: table.file, sheet: table.sheet, row: row.row });

/**
 * The latest earlier draw of each unit, ISO day by id. Rows that name no unit of the register are reported.
 * @param id headers of the register's id columns where the plan names them: a list that has them, too, is read by them
 */
export function lastDrawn(
  history: Table,
  find: Finder,
  id: readonly string[] = [],
): { days: Map<string, string>; findings: Finding[] } {
  const days = new Map<string, string>();
  const findings: Finding[] = [];
  const dateColumn = columnByRole(history, "date");
  if (!dateColumn)
    findings.push({ code: "FRM010", severity: "error", file: history.file, sheet: history.sheet });
  for (const row of dateColumn ? history.rows : []) {
    const label = idIn(history, row, id) || labelIn(history, row, ["creditCode", "licence", "name"]);
    const text = row.cells[dateColumn!.index] ?? "";
    const day = parseDate(text);
    if (!day) {
      findings.push({
        ...at(history, row),
        code: "FRM011",
        severity: "error",
        column: dateColumn!.header,
        params: { value: text.slice(0, 40) },
      });
      continue;
    }
    const ids = find(label);
    if (ids.length !== 1)
      findings.push({
        ...at(history, row),
        code: ids.length === 0 ? "FRM012" : "FRM013",
        severity: "warning",
        params: { label: label.slice(0, 80) },
      });
    for (const id of ids) if ((days.get(id) ?? "") < day) days.set(id, day);
  }
  return { days, findings };
}

/** Ids by normalised name: what an inspector's own unit is looked up in, for nobody inspects it. */
export function namesOf(units: readonly Unit[]): Map<string, string> {
  const names = new Map(units.map(({ name, id }) => [normaliseId(name), id]));
  names.delete("");
  return names;
}

/** Object ids by inspector id. `matched` holds the rows whose object was found in this draw's register. */
export interface Recusals {
  readonly byInspector: ReadonlyMap<string, ReadonlySet<string>>;
  readonly matched: ReadonlySet<number>;
  readonly findings: readonly Finding[];
}

/**
 * Reads a list of recusals: an inspector (certificate, else name), an object (name or code).
 * An inspector who is not in the register, or a name that two of them bear, is reported.
 */
export function recusals(list: Table, inspector: Finder, object: Finder): Recusals {
  const byInspector = new Map<string, Set<string>>();
  const matched = new Set<number>();
  const findings: Finding[] = [];
  const objectColumn =
    list.columns.find(({ header }) => /回避(对象|机构|单位)|对象|object/i.test(header)) ??
    columnByRole(list, "name");
  if (!objectColumn) findings.push({ code: "FRM020", severity: "error", file: list.file, sheet: list.sheet });
  for (const row of objectColumn ? list.rows : []) {
    const person = labelIn(list, row, ["certificate", "person"]);
    const people = inspector(person);
    if (people.length !== 1) {
      const code = people.length === 0 ? "FRM021" : "FRM022";
      findings.push({
        ...at(list, row),
        code,
        severity: people.length === 0 ? "warning" : "error",
        params: { label: person.slice(0, 80) },
      });
    }
    const objects = object(row.cells[objectColumn!.index] ?? "");
    if (objects.length > 0) matched.add(row.row);
    for (const id of people) {
      const held = byInspector.get(id) ?? new Set<string>();
      for (const objectId of objects) held.add(objectId);
      byInspector.set(id, held);
    }
  }
  return { byInspector, matched, findings };
}
