/** A plain table of results, one row an object, as cells to interpret. */
import type { Finding } from "../../problem.ts";
import { idProblem, normaliseId } from "../../registry/label.ts";
import type { Column, Row, Table } from "../../registry/table.ts";
import type { DrawnObject } from "../../results/draw-view.ts";
import type { Field, RawResult, Said } from "../../results/interpret.ts";
import { resultColumns } from "./table-columns.ts";

/** Drawn objects by every text that names them; a text that names two names none. */
export class ObjectFinder {
  readonly #byText = new Map<string, DrawnObject | "several">();

  constructor(objects: readonly DrawnObject[]) {
    for (const object of objects) {
      const texts = [
        object.id,
        object.name,
        ...Object.values(object.values).filter((text) => /\d{5}/.test(text)),
      ];
      for (const text of new Set(texts.map(normaliseId))) {
        if (text === "") continue;
        const before = this.#byText.get(text);
        this.#byText.set(text, before && before !== object ? "several" : object);
      }
    }
  }

  find(text: string): DrawnObject | "several" | undefined {
    return this.#byText.get(normaliseId(text));
  }
}

/**
 * Reads the rows of a table of results.
 * @returns the rows that name an object; findings RES012 (no object in a filled row), RES013 (a name that several
 * drawn objects have), RES029 (columns that nobody reads), RES030 (code and name of two objects)
 * @throws Problem where columns are missing or doubled
 */
export function readResultTable(
  table: Table,
  checklist: readonly string[],
  finder: ObjectFinder,
): { raws: readonly RawResult[]; findings: readonly Finding[] } {
  const columns = resultColumns(table, checklist);
  const where = { file: table.file, ...(table.sheet === undefined ? {} : { sheet: table.sheet }) };
  const findings: Finding[] = [];
  if (columns.others.length > 0)
    findings.push({
      code: "RES029",
      severity: "info",
      ...where,
      params: { columns: columns.others.join("、") },
    });
  const raws = table.rows.flatMap((row): RawResult[] => {
    const said = (column: Column | undefined): Said | undefined =>
      column && {
        text: row.cells[column.index] ?? "",
        cell: `${column.letter}${row.row}`,
        place: { row: row.row, column: column.header },
      };
    const object = objectOf(row, columns, finder, (code, params) =>
      findings.push({
        code,
        severity: "error",
        ...where,
        row: row.row,
        column: columns.object.header,
        params,
      }),
    );
    if (object === undefined) return [];
    const fields = Object.fromEntries(
      Object.entries(columns.fields).map(([field, column]) => [field, said(column)]),
    ) as Partial<Record<Field, Said>>;
    const items = columns.items
      .filter(({ answer, problem, disposal }) => answer || problem || disposal)
      .map(({ item, ...their }) => ({
        item,
        ...Object.fromEntries(Object.entries(their).map(([kind, column]) => [kind, said(column)])),
      }));
    return [{ object, fields, items, ...where, place: { row: row.row } }];
  });
  return { raws, findings };
}

/** The id of the row's object: by its codes, then by its name; the name as written where nothing of it was drawn. */
function objectOf(
  row: Row,
  columns: { readonly object: Column; readonly codes: readonly Column[] },
  finder: ObjectFinder,
  report: (code: string, params: Finding["params"]) => void,
): string | undefined {
  const name = (row.cells[columns.object.index] ?? "").trim();
  const codes = columns.codes
    .map(({ index }) => (row.cells[index] ?? "").trim())
    .filter((text) => text !== "");
  const named = finder.find(name);
  for (const code of codes) {
    const found = finder.find(code);
    if (!found || found === "several") continue;
    if (named && named !== "several" && named !== found) report("RES030", { object: name, code });
    return found.id;
  }
  if (name === "") {
    report("RES012", {});
    return undefined;
  }
  if (named === "several") {
    report("RES013", { object: name });
    return undefined;
  }
  if (!named && idProblem(normaliseId(name)) !== undefined) {
    report("RES012", {});
    return undefined;
  }
  return named?.id ?? name;
}
