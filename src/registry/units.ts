import { EXIT, type Finding, Problem } from "../problem.ts";
import { columnByRole } from "./columns.ts";
import { differingColumns, groupsOfEqualIds, listRows, smallestRow } from "./duplicates.ts";
import { graveInId } from "./flags.ts";
import { idColumns } from "./id-columns.ts";
import { idProblem, normaliseId } from "./label.ts";
import { limitFindings } from "./limit.ts";
import type { Column, Row, Table } from "./table.ts";
import { RowValues } from "./values.ts";

/** A unit of a register: one object of inspection, one inspector or one row of any list. */
export interface Unit {
  /** Normalised label, unique in its register. */
  readonly id: string;
  /** The id's raw text, as it stands in the file. */
  readonly rawId: string;
  readonly name: string;
  /** 1-based data row; the first of them where equal ids were merged. */
  readonly index: number;
  /** Row as a spreadsheet shows it. */
  readonly row: number;
  /** Cell text by header. */
  readonly values: ReadonlyMap<string, string>;
}

export interface UnitList {
  readonly units: readonly Unit[];
  readonly findings: readonly Finding[];
}

const ID_CODES = { empty: "REG050", long: "REG052", control: "REG053" } as const;

/** The ids of all rows, `undefined` where there is no usable one, and the findings about them. */
export function idsOf(
  table: Table,
  columns: readonly Column[],
): { ids: (string | undefined)[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const where = {
    file: table.file,
    sheet: table.sheet,
    column: columns.map(({ header }) => header).join(" | "),
  };
  const ids = table.rows.map((row) => {
    const parts = columns.map(({ index }) => row.cells[index]!);
    const id = normaliseId(parts.join("|"));
    // Columns that are all empty leave only the bars between them.
    const problem = id.length < columns.length && /^\|*$/.test(id) ? "empty" : idProblem(id);
    if (problem === undefined) return id;
    findings.push({ ...where, code: ID_CODES[problem], severity: "error", row: row.row });
    return undefined;
  });
  return { ids, findings };
}

/** Findings about equal ids: an error for every row of each group, or what was merged. */
export function duplicateFindings(
  table: Table,
  columns: readonly Column[],
  groups: ReadonlyMap<string, readonly Row[]>,
  duplicates: "stop" | "merge",
): Finding[] {
  const where = {
    file: table.file,
    sheet: table.sheet,
    column: columns.map(({ header }) => header).join(" | "),
  };
  return [...groups].flatMap(([id, rows]) => {
    const numbers = rows.map(({ row }) => row);
    const each = numbers.map((row): Finding => {
      // A group of thousands needs no list of thousands in each of its findings.
      const others =
        numbers.length > 12 ? listRows(numbers) : listRows(numbers.filter((other) => other !== row));
      const params = { id, rows: others };
      return duplicates === "stop"
        ? { ...where, code: "REG051", severity: "error", row, params }
        : { ...where, code: "REG055", severity: "info", row, params };
    });
    if (duplicates === "stop") return each;
    const differing = differingColumns(rows, table.columns);
    if (differing.length === 0) return each;
    const params = {
      id,
      rows: listRows(numbers),
      columns: differing.join(", "),
      used: smallestRow(rows).row,
    };
    return [...each, { ...where, code: "REG056", severity: "warning" as const, row: numbers[0], params }];
  });
}

/**
 * Makes units of a table's rows. The id is the normalised label (protocol, section 2) of the id columns' values
 * joined by "|"; see `idColumns` for the columns where none are named.
 *
 * Equal ids: with "stop" each row of each group is an error finding (and the units hold only the first of them);
 * with "merge" they are one unit, whose content is the row that comes first as JSON in UTF-8 bytes, so that it
 * does not depend on the order of rows, and whose `index` and `row` are the first row's.
 * @returns units in the order of the file, and what is wrong with their ids: stop where one is an error
 * @throws Problem where a named column is not there (REG054, REG059) or not clear (REG058), or where none is
 * named and no column can serve (REG057)
 */
export function toUnits(
  table: Table,
  options: { id?: readonly string[]; duplicates: "stop" | "merge" },
): UnitList {
  const columns = idColumns(table, options.id);
  if (columns.length === 0) {
    const params = { columns: table.columns.map(({ header }) => header).join(", ") };
    throw new Problem(EXIT.badInput, [
      { code: "REG057", severity: "error", file: table.file, sheet: table.sheet, params },
    ]);
  }
  const { ids, findings } = idsOf(table, columns);
  // The table's own findings say this as a warning; as part of an id it must stop the draw.
  const lost = table.findings.filter(({ severity }) => severity === "warning");
  findings.push(...graveInId(lost, columns).filter(({ severity }) => severity === "error"));
  const groups = groupsOfEqualIds(table.rows, ids);
  const places = new Map(table.columns.map(({ header, index }) => [header, index]));
  const person = columnByRole(table, "person");
  const name = columns[0]!.role === "certificate" ? person : (columnByRole(table, "name") ?? person);
  const units: Unit[] = [];
  table.rows.forEach((row, at) => {
    const id = ids[at];
    if (id === undefined) return;
    const group = groups.get(id);
    if (group && group[0] !== row) return;
    const content = group && options.duplicates === "merge" ? smallestRow(group) : row;
    const rawId = columns.map(({ index }) => content.cells[index]!).join("|");
    const shown = name ? content.cells[name.index]!.trim() : "";
    units.push({
      id,
      rawId,
      name: shown || rawId,
      index: row.index,
      row: row.row,
      values: new RowValues(places, content.cells),
    });
  });
  return {
    units,
    findings: limitFindings([...findings, ...duplicateFindings(table, columns, groups, options.duplicates)]),
  };
}
