/** A register as `init` sees it: facts for the questions, and lines that show what was understood. */
import { resolve } from "node:path";
import type { Severity } from "../../problem.ts";
import type { Table } from "../../registry/table.ts";
import { type Io, readInput } from "../../system/io.ts";
import { type Lang, say } from "../../text/index.ts";
import { harmless } from "../screen.ts";
import type { Facts } from "./question.ts";

/** More states than this are no states. */
const MOST_STATES = 30;

function statesOf(table: Table): Facts["status"] {
  const column = table.columns.find((one) => one.role === "status");
  if (!column) return undefined;
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const value = (row.cells[column.index] ?? "").trim();
    if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts.size > MOST_STATES ? undefined : { column: column.header, values: [...counts] };
}

/** The facts of a table. */
function factsOf(table: Table, id: readonly string[]): Facts {
  return {
    headers: table.columns.map((column) => column.header),
    id,
    prefecture: table.columns.find((column) => column.role === "prefecture")?.header,
    status: statesOf(table),
  };
}

/** What was understood, for a person: sheet, header row, rows, columns, id, findings by severity. */
function understood(
  table: Table,
  id: readonly string[],
  findings: readonly { readonly severity: Severity }[],
  lang: Lang,
): string {
  const comma = lang === "zh" ? "、" : ", ";
  const names = (known: boolean) =>
    table.columns
      .filter((column) => (column.role !== undefined) === known)
      .map((column) => column.header)
      .join(comma) || "–";
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  return harmless(
    [
      say(lang, table.sheet === undefined ? "initSawFile" : "initSawSheet", {
        file: table.file,
        sheet: table.sheet ?? "",
        header: table.headerRow,
        rows: table.rows.length,
      }),
      `  ${say(lang, "initSawKnown", { columns: names(true) })}`,
      `  ${say(lang, "initSawOther", { columns: names(false) })}`,
      `  ${say(lang, "initSawId", { columns: id.join(" | ") || "–" })}`,
      `  ${say(lang, "initSawFindings", { errors: count("error"), warnings: count("warning"), notes: count("info") })}`,
      "",
    ].join("\n"),
  );
}

/**
 * Reads and checks a register.
 * @param path as the user gave it, from the run's folder
 * @throws Problem where it cannot be read
 */
export async function lookAt(
  io: Io,
  path: string,
  given?: readonly string[],
): Promise<{ facts: Facts; shown: string }> {
  const [{ readTable }, { checkTable }] = await Promise.all([
    import("../../registry/read.ts"),
    import("../../registry/check.ts"),
  ]);
  const bytes = await readInput(io, resolve(io.cwd, path));
  const table = await readTable({ name: path, bytes });
  // Columns that are not there are the caller's to report: they came from a flag, not from the file.
  const there = (given ?? []).filter((name) => table.columns.some(({ header }) => header === name));
  const check = checkTable(table, there.length > 0 && there.length === given?.length ? { id: there } : {});
  const id = check.id;
  return { facts: factsOf(table, id), shown: understood(table, id, check.findings, io.lang) };
}
