import type { Finding } from "../problem.ts";
import { checkCreditCodes } from "./check-codes.ts";
import { checkDates } from "./check-dates.ts";
import { checkPrefectures } from "./check-prefectures.ts";
import { checkMissingMarkers, checkText } from "./check-text.ts";
import { columnByRole } from "./columns.ts";
import { groupsOfEqualIds } from "./duplicates.ts";
import { graveInId } from "./flags.ts";
import { idColumns } from "./id-columns.ts";
import { limitFindings } from "./limit.ts";
import { type ColumnProfile, profileColumn } from "./profile.ts";
import type { Column, Role, Table } from "./table.ts";
import { duplicateFindings, idsOf } from "./units.ts";

export interface ColumnReport {
  readonly header: string;
  readonly letter: string;
  readonly role?: Role;
  /** Whether the header says what the column means. */
  readonly understood: boolean;
  readonly profile: ColumnProfile;
}

export interface CheckReport {
  /** Headers of the columns that make the id; empty where none can. */
  readonly id: readonly string[];
  readonly columns: readonly ColumnReport[];
  /** Data rows. */
  readonly rows: number;
  /** What was found while reading and while checking; each names file, sheet, row and column where it can. */
  readonly findings: readonly Finding[];
}

function checkIds(table: Table, columns: readonly Column[]): Finding[] {
  // No column is asked for in a list without any; a register of units should have one.
  if (columns.length === 0) return table.rows.length > 0 ? [{ code: "REG070", severity: "info" }] : [];
  const { ids, findings } = idsOf(table, columns);
  return [...findings, ...duplicateFindings(table, columns, groupsOfEqualIds(table.rows, ids), "stop")];
}

/**
 * Checks a table beyond its form: ids, credit codes, prefectures, dates, markers for missing values, text that
 * looks like formulas; and describes each column.
 * @param options the columns that make the id; see `idColumns` for the default
 * @throws Problem REG054, REG058, REG059 for a named id column that is not there or not clear
 */
export function checkTable(table: Table, options: { id?: readonly string[] } = {}): CheckReport {
  const id = idColumns(table, options.id);
  const prefecture = columnByRole(table, "prefecture");
  const semantic = [
    ...checkIds(table, id),
    ...checkCreditCodes(table),
    ...checkPrefectures(table),
    ...checkMissingMarkers(table, new Set(prefecture ? [...id, prefecture] : id)),
    ...checkDates(table),
    ...checkText(table),
  ].map((finding) => ({ ...finding, file: table.file, sheet: table.sheet }));
  return {
    id: id.map(({ header }) => header),
    columns: table.columns.map(({ header, letter, role, index }) => ({
      header,
      letter,
      ...(role ? { role } : {}),
      understood: role !== undefined,
      profile: profileColumn(table.rows.map(({ cells }) => cells[index]!)),
    })),
    rows: table.rows.length,
    findings: limitFindings([...graveInId(table.findings, id), ...semantic]),
  };
}
