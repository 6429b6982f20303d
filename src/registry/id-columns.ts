import { columnByName, columnByRole } from "./columns.ts";
import { isBlank } from "./grid.ts";
import type { Column, Table } from "./table.ts";

const complete = (table: Table, column: Column) =>
  table.rows.every((row) => !isBlank(row.cells[column.index]));

/**
 * The columns whose values make the id.
 *
 * Where nobody names any: of inspectors (a table with 姓名) the certificate number (执法证号), else the name. Of
 * objects the unified social credit code if every row has one, else the licence number if every row has one, else
 * the name, else whichever of them there is. A list that pairs people with objects (recusals) has no id.
 * @throws Problem REG054, REG058, REG059 for a named column that is not there or not clear
 */
export function idColumns(table: Table, asked?: readonly string[]): Column[] {
  if (asked && asked.length > 0) return asked.map((name) => columnByName(table, name));
  const [creditCode, licence, certificate, name, person] = (
    ["creditCode", "licence", "certificate", "name", "person"] as const
  ).map((role) => columnByRole(table, role));
  const object = creditCode ?? licence ?? name;
  if (columnByRole(table, "reason") && (person ?? certificate) && object) return [];
  if (certificate) return [certificate];
  if (person && !object) return [person];
  const full = [creditCode, licence].find((column) => column && complete(table, column));
  const found = full ?? name ?? creditCode ?? licence ?? person;
  return found ? [found] : [];
}
