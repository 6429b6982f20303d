import { EXIT, type Finding, Problem } from "../problem.ts";
import { nearest } from "../yaml/nearest.ts";
import { columnLetter } from "./grid.ts";
import { rolesOf } from "./roles.ts";
import type { Column, Role, Table } from "./table.ts";

/** Header text as it is shown: trimmed, with line breaks and runs of spaces as one space. */
export const headerText = (cell: string): string => cell.replace(/[\s\u200B\uFEFF]+/g, " ").trim();

const looseName = (name: string) => headerText(name.normalize("NFKC"));

/** The columns of a header row; wholly empty ones are left out, and each keeps its place in the file. */
export interface ReadColumns {
  readonly columns: Column[];
  /** 0-based place in the file of each column. */
  readonly places: number[];
  readonly findings: Finding[];
}

/**
 * Makes columns of a header row: a repeated header gets " (2)", an empty one above data is named by its letter,
 * a column without header and data is left out (and reported where it lies between others).
 * @param hasData whether any data row fills the column at this place
 */
export function makeColumns(
  cells: readonly string[],
  width: number,
  hasData: (place: number) => boolean,
  row: number,
): ReadColumns {
  const findings: Finding[] = [];
  const places: number[] = [];
  const headers: string[] = [];
  const repeated: boolean[] = [];
  const taken = new Set<string>();
  const lastHeader = cells.findLastIndex((cell) => headerText(cell) !== "");
  for (let place = 0; place < width; place++) {
    const letter = columnLetter(place);
    let header = headerText(cells[place] ?? "");
    if (!hasData(place)) {
      if (header !== "" || place < lastHeader)
        findings.push({ code: "REG037", severity: "info", column: header || letter });
      // A named column without a value yet (备注) may still be asked for: it stays, empty.
      if (header === "") continue;
    } else if (header === "") {
      header = letter;
      findings.push({ code: "REG036", severity: "warning", row, column: letter });
    }
    const plain = header;
    for (let count = 2; taken.has(header); count++) header = `${plain} (${count})`;
    repeated.push(header !== plain);
    if (header !== plain) {
      findings.push({
        code: "REG035",
        severity: "warning",
        row,
        column: letter,
        params: { header: plain, named: header },
      });
    }
    taken.add(header);
    places.push(place);
    headers.push(header);
  }
  const plain = headers.map((header, at) => (repeated[at] ? header.replace(/ \(\d+\)$/, "") : header));
  const twice = new Set(plain.filter((_, at) => repeated[at]));
  const roles = rolesOf(plain.map((header, at) => (repeated[at] ? "" : header)));
  const columns = headers.map(
    (header, index): Column => ({
      index,
      letter: columnLetter(places[index]!),
      header,
      ...(roles[index] ? { role: roles[index] } : {}),
      ...(twice.has(plain[index]!) ? { ambiguous: true } : {}),
    }),
  );
  return { columns, places, findings };
}

/** The column that has a role, if the table has one. */
export function columnByRole(table: Pick<Table, "columns">, role: Role): Column | undefined {
  return table.columns.find((column) => column.role === role);
}

/**
 * The column of a name: its header exactly, else after NFKC and with white space collapsed.
 * @throws Problem REG054 (no such column; names the columns there are and the nearest), REG058 (the header
 * stands over several columns, so that it does not say which one is meant)
 */
export function columnByName(table: Pick<Table, "columns" | "file" | "sheet">, name: string): Column {
  const exact = table.columns.find(({ header }) => header === name);
  const found = exact ?? table.columns.find(({ header }) => looseName(header) === looseName(name));
  const where = { file: table.file, sheet: table.sheet, column: name, severity: "error" as const };
  if (!found) {
    const headers = table.columns.map(({ header }) => header);
    const near = nearest(name, headers);
    const params = { columns: headers.join(", "), nearest: near ?? "" };
    throw new Problem(EXIT.badInput, [{ ...where, code: near ? "REG059" : "REG054", params }]);
  }
  if (found.ambiguous) throw new Problem(EXIT.badInput, [{ ...where, code: "REG058" }]);
  return found;
}
