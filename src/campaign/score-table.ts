/** A table of scores, one row for each reviewer and document, as documents and reviews. */
import { EXIT, type Finding, Problem } from "../problem.ts";
import type { Table } from "../registry/table.ts";
import { byId, type DocumentRef, type Review } from "../scoring/aggregate/input.ts";
import type { Measured } from "../scoring/aggregate/measure.ts";
import { checkReview } from "../scoring/aggregate/score-review.ts";
import { scoreColumns } from "./score-columns.ts";
import { checkRows, newNames, readRow } from "./score-rows.ts";

export interface ScoreTable {
  readonly documents: readonly DocumentRef[];
  readonly reviews: readonly Review[];
  /** Warnings and notes. */
  readonly findings: readonly Finding[];
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
  const names = newNames();
  const findings: Finding[] = [];
  const rows = table.rows.map((row) => readRow(row, columns, measured, names, (one) => findings.push(one)));
  if (rows.length === 0) findings.push({ code: "GRD026", severity: "error", row: table.headerRow });
  const sheets = rows.filter(({ reviewer, notRated }) => reviewer !== "" || notRated === undefined);
  const reviews = sheets.map((one): Review => {
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
        row: sheets[at]?.row,
        column: columns.items.get(String(params?.item))?.header,
        params,
      });
  });
  findings.push(...checkRows(rows, columns, measured, names));
  const placed = at(findings).sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  if (placed.some(({ severity }) => severity === "error")) throw new Problem(EXIT.badInput, placed);
  const units = new Map(rows.map((one) => [names.document.shown(one.document), names.unit.shown(one.unit)]));
  const notRated = new Map(
    rows.flatMap((one): [string, string][] =>
      one.notRated === undefined ? [] : [[names.document.shown(one.document), one.notRated]],
    ),
  );
  const documents = [...units]
    .map(([id, unit]): DocumentRef => {
      const reason = notRated.get(id);
      return { id, unit, ...(reason === undefined ? {} : { notRated: reason }) };
    })
    .sort((a, b) => byId(a.id, b.id));
  return { documents, reviews, findings: placed };
}
