/** A table of scores, one row for each reviewer and document, as documents and reviews. */
import { EXIT, type Finding, Problem } from "../problem.ts";
import { idProblem, normaliseId } from "../registry/label.ts";
import type { Column, Row, Table } from "../registry/table.ts";
import { byId, type DocumentRef, type ItemScore, type Review } from "../scoring/aggregate/input.ts";
import type { Measured } from "../scoring/aggregate/measure.ts";
import { checkReview } from "../scoring/aggregate/score-review.ts";
import { entryOf, yesOrNo } from "./score-cells.ts";
import { type ScoreColumns, scoreColumns } from "./score-columns.ts";

export interface ScoreTable {
  readonly documents: readonly DocumentRef[];
  readonly reviews: readonly Review[];
  /** Warnings and notes. */
  readonly findings: readonly Finding[];
}

/** Names told apart by their ids; each is shown in the first of its spellings by code units, whatever the order of rows. */
class Names {
  readonly #shown = new Map<string, string>();
  add(text: string): string {
    const [id, plain] = [normaliseId(text), text.normalize("NFKC").trim().replace(/\s+/g, " ")];
    const before = this.#shown.get(id);
    if (before === undefined || byId(plain, before) < 0) this.#shown.set(id, plain);
    return id;
  }
  shown(id: string): string {
    return this.#shown.get(id) ?? id;
  }
}

interface ReadRow {
  readonly row: number;
  readonly document: string;
  readonly unit: string;
  readonly reviewer: string;
  readonly third: boolean;
  readonly items: Readonly<Record<string, ItemScore>>;
}

const cellOf = ({ cells }: Row, column: Column): string => cells[column.index] ?? "";

/** One row: its names, its entries, and every cell that is wrong. */
function readRow(
  row: Row,
  columns: ScoreColumns,
  measured: Measured,
  names: Record<"document" | "unit" | "reviewer", Names>,
  report: (finding: Finding) => void,
): ReadRow | undefined {
  const { keys } = columns;
  const name = (key: "document" | "unit" | "reviewer"): string => {
    const text = cellOf(row, keys[key]);
    const problem = idProblem(normaliseId(text));
    const where = { row: row.row, column: keys[key].header, severity: "error" as const };
    if (problem === "empty") report({ ...where, code: "GRD020" });
    else if (problem) report({ ...where, code: "GRD021" });
    return names[key].add(text);
  };
  const [document, unit, reviewer] = [name("document"), name("unit"), name("reviewer")];
  const mark = keys.third ? cellOf(row, keys.third) : "";
  const third = normaliseId(mark) === "" ? "no" : yesOrNo(mark);
  if (third === undefined)
    report({
      code: "GRD024",
      severity: "error",
      row: row.row,
      column: keys.third?.header,
      params: { value: mark },
    });
  const entries = measured.items.flatMap(({ item }): [string, ItemScore][] => {
    const entry = entryOf(item, cellOf(row, columns.items.get(item.id) as Column));
    return entry ? [[item.id, entry]] : [];
  });
  return {
    row: row.row,
    document,
    unit,
    reviewer,
    third: third === "yes",
    items: Object.fromEntries(entries),
  };
}

/** A reviewer twice for a document, a document in two units, more reviews than the rubric plans. */
function checkRows(
  rows: readonly ReadRow[],
  columns: ScoreColumns,
  measured: Measured,
  names: Record<"document" | "unit" | "reviewer", Names>,
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, ReadRow>();
  const unitOf = new Map<string, ReadRow>();
  const first = new Map<string, number>();
  for (const one of rows) {
    const { row, document, unit, reviewer } = one;
    if (document === "") continue;
    const who = JSON.stringify([document, reviewer]);
    const before = seen.get(who);
    const shown = { document: names.document.shown(document), reviewer: names.reviewer.shown(reviewer) };
    if (before && reviewer !== "")
      findings.push({
        code: "GRD022",
        severity: "error",
        row,
        column: columns.keys.reviewer.header,
        params: { ...shown, before: before.row },
      });
    else seen.set(who, one);
    const home = unitOf.get(document);
    if (home && home.unit !== unit)
      findings.push({
        code: "GRD023",
        severity: "error",
        row,
        column: columns.keys.unit.header,
        params: {
          document: shown.document,
          unit: names.unit.shown(unit),
          other: names.unit.shown(home.unit),
          before: home.row,
        },
      });
    else unitOf.set(document, one);
    if (!one.third) first.set(document, (first.get(document) ?? 0) + 1);
  }
  const planned = measured.rubric.reviewers.count;
  for (const [document, count] of [...first].sort(([a], [b]) => byId(a, b)))
    if (count > planned)
      findings.push({
        code: "GRD025",
        severity: "warning",
        params: { document: names.document.shown(document), count, planned },
      });
  return findings;
}

/**
 * Reads scores from a table in long form. Empty cells are items that are not scored yet.
 * @throws Problem (bad input) with everything that is wrong: columns (GRD01n), rows (GRD02n), entries (RUB10n);
 * nothing is taken from a table with an error
 */
export function scoresFromTable(table: Table, measured: Measured): ScoreTable {
  const at = (findings: readonly Finding[]) =>
    findings.map((finding) => ({ file: table.file, sheet: table.sheet, ...finding }));
  const { columns, findings: missing } = scoreColumns(table, measured);
  if (!columns) throw new Problem(EXIT.badInput, at(missing));
  const names = { document: new Names(), unit: new Names(), reviewer: new Names() };
  const findings: Finding[] = [];
  const rows = table.rows.flatMap(
    (row) => readRow(row, columns, measured, names, (one) => findings.push(one)) ?? [],
  );
  if (rows.length === 0) findings.push({ code: "GRD026", severity: "error", row: table.headerRow });
  const reviews = rows.map((one): Review => {
    const cells = [...columns.items].map(([id, { letter }]): [string, string] => [id, `${letter}${one.row}`]);
    return {
      document: names.document.shown(one.document),
      reviewer: names.reviewer.shown(one.reviewer),
      ...(one.third ? { third: true } : {}),
      items: one.items,
      source: {
        file: table.file,
        sheet: table.sheet,
        digest: table.digest,
        cells: Object.fromEntries(cells),
      },
    };
  });
  reviews.forEach((review, at) => {
    for (const { code, severity, params } of checkReview(measured, review))
      findings.push({
        code,
        severity,
        row: rows[at]?.row,
        column: columns.items.get(String(params?.item))?.header,
        params,
      });
  });
  findings.push(...checkRows(rows, columns, measured, names));
  const placed = at(findings).sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  if (placed.some(({ severity }) => severity === "error")) throw new Problem(EXIT.badInput, placed);
  const units = new Map(rows.map((one) => [names.document.shown(one.document), names.unit.shown(one.unit)]));
  const documents = [...units].map(([id, unit]) => ({ id, unit })).sort((a, b) => byId(a.id, b.id));
  return { documents, reviews, findings: placed };
}
