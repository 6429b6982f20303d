import { columnByName, columnByRole } from "./columns.ts";
import { isBlank } from "./grid.ts";
import type { Column, Table } from "./table.ts";

/** Whether most rows have a value: then an empty one is a gap in the column and not a column that nobody keeps. */
function kept(table: Table, column: Column): boolean {
  const filled = table.rows.filter((row) => !isBlank(row.cells[column.index])).length;
  return filled * 2 > table.rows.length;
}

/** Whether a column of running numbers holds more than those: J-001, 0007. 1, 2, 3 only count the rows. */
function labels(table: Table, column: Column): boolean {
  const values = table.rows.map((row) => row.cells[column.index]!.trim()).filter((text) => text !== "");
  return values.length > 0 && values.every((text) => !/^(0|[1-9][0-9]*)$/.test(text));
}

/**
 * The columns whose values make the id.
 *
 * Where nobody names any: of inspectors (a table with 姓名) the certificate number (执法证号), else the name. Of
 * objects the unified social credit code if most rows have one, else the licence number if most rows have one,
 * else a column headed id or of numbers that do more than count (J-001), else the name, else whichever of them
 * there is. A row without a value in that column is then an error: with a single gap the program must not take
 * other ids in silence. A list that pairs people with objects (recusals) has no id.
 * @throws Problem REG054, REG058, REG059 for a named column that is not there or not clear
 */
export function idColumns(table: Table, asked?: readonly string[]): Column[] {
  if (asked && asked.length > 0) return asked.map((name) => columnByName(table, name));
  const [creditCode, licence, certificate, name, person, headed, serial] = (
    ["creditCode", "licence", "certificate", "name", "person", "id", "serial"] as const
  ).map((role) => columnByRole(table, role));
  const object = creditCode ?? licence ?? name;
  if (columnByRole(table, "reason") && (person ?? certificate) && object) return [];
  if (certificate) return [certificate];
  const label = headed ?? (serial && labels(table, serial) ? serial : undefined);
  const candidates = person && !object ? [label] : [creditCode, licence, label];
  const full = candidates.find((column) => column && kept(table, column));
  const found = full ?? name ?? creditCode ?? licence ?? person ?? label;
  return found ? [found] : [];
}
