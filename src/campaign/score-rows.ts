/** The rows of a score table: what each one says, and what does not fit between them. */
import type { Finding } from "../problem.ts";
import { idProblem, normaliseId } from "../registry/label.ts";
import type { Column, Row } from "../registry/table.ts";
import { byId, type ItemScore } from "../scoring/aggregate/input.ts";
import type { Measured } from "../scoring/aggregate/measure.ts";
import { entryOf, yesOrNo } from "./score-cells.ts";
import type { ScoreColumns } from "./score-columns.ts";

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

export type RowNames = Readonly<Record<"document" | "unit" | "reviewer", Names>>;
export const newNames = (): RowNames => ({
  document: new Names(),
  unit: new Names(),
  reviewer: new Names(),
});

export interface ReadRow {
  readonly row: number;
  readonly document: string;
  readonly unit: string;
  readonly reviewer: string;
  readonly third: boolean;
  /** Why the document is not rated, in the rubric's words. */
  readonly notRated?: string;
  readonly items: Readonly<Record<string, ItemScore>>;
}

const cellOf = ({ cells }: Row, column: Column): string => cells[column.index] ?? "";

/** Why a document is not rated, as the rubric says it; "yes" is enough where there is one reason. */
function reasonOf(cell: string, { rubric }: Measured): string | undefined {
  const when = rubric.notRated?.when ?? [];
  if (when.length === 1 && yesOrNo(cell) === "yes") return when[0];
  return when.find((reason) => normaliseId(reason) === normaliseId(cell));
}

/** One row: its names, its entries, and every cell that is wrong. */
export function readRow(
  row: Row,
  columns: ScoreColumns,
  measured: Measured,
  names: RowNames,
  report: (finding: Finding) => void,
): ReadRow {
  const { keys } = columns;
  const entries = measured.items.flatMap(({ item }): [string, ItemScore][] => {
    const entry = entryOf(item, cellOf(row, columns.items.get(item.id) as Column));
    return entry ? [[item.id, entry]] : [];
  });
  const said = keys.notRated ? cellOf(row, keys.notRated).trim() : "";
  const rated = said === "" || yesOrNo(said) === "no";
  const notRated = rated ? undefined : reasonOf(said, measured);
  if (!rated && notRated === undefined) {
    const reasons = measured.rubric.notRated?.when.join(" / ");
    report({
      ...{ code: reasons === undefined ? "GRD028" : "GRD027", severity: "error" as const },
      ...{ row: row.row, column: keys.notRated?.header },
      params: { value: said, ...(reasons === undefined ? {} : { reasons }) },
    });
  }
  const name = (key: "document" | "unit" | "reviewer"): string => {
    const text = cellOf(row, keys[key]);
    const problem = idProblem(normaliseId(text));
    const where = { row: row.row, column: keys[key].header, severity: "error" as const };
    // A document that is not rated needs no reviewer.
    if (problem === "empty" && key === "reviewer" && !rated && entries.length === 0) return "";
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
  return {
    row: row.row,
    document,
    unit,
    reviewer,
    third: third === "yes",
    ...(notRated === undefined ? {} : { notRated }),
    items: Object.fromEntries(entries),
  };
}

/** A reviewer twice for a document, a document in two units, more reviews than the rubric plans. */
export function checkRows(
  rows: readonly ReadRow[],
  columns: ScoreColumns,
  measured: Measured,
  names: RowNames,
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, ReadRow>();
  const unitOf = new Map<string, ReadRow>();
  const first = new Map<string, number>();
  const reasons = new Map<string, ReadRow>();
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
    const reason = one.notRated === undefined ? undefined : reasons.get(document);
    if (reason && reason.notRated !== one.notRated)
      findings.push({
        ...{ code: "GRD029", severity: "error", row, column: columns.keys.notRated?.header },
        params: { document: shown.document, before: reason.row },
      });
    else if (one.notRated !== undefined) reasons.set(document, one);
    if (!one.third && reviewer !== "") first.set(document, (first.get(document) ?? 0) + 1);
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
