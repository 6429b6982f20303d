import type { Finding } from "../problem.ts";
import { groupsOfEqualIds } from "../registry/duplicates.ts";
import { graveInId } from "../registry/flags.ts";
import { limitFindings } from "../registry/limit.ts";
import type { Table } from "../registry/table.ts";
import { duplicateFindings, idsOf } from "../registry/units.ts";
import { caseColumns } from "./case-columns.ts";
import { CaseReader, type Institutions } from "./case-rows.ts";
import { cellLabel } from "./document-outcome.ts";
import { type FrameUnit, isEligible, makeFrame, type Place } from "./frame.ts";
import { institutionLabels } from "./institutions.ts";
import type { BuiltFrame } from "./objects.ts";
import type { Rule } from "./rule.ts";

/** Entries that decide about no case: a value that is written otherwise in the registers, more often than not. */
function idleEntries(rule: Rule, used: ReadonlySet<object>): Finding[] {
  const idle = (
    key: string,
    entries: readonly { readonly reason?: string }[],
    severity: Finding["severity"],
  ) =>
    entries
      .filter((entry) => !used.has(entry))
      .map(({ reason = "" }): Finding => ({ code: "REV052", severity, params: { key, reason } }));
  return [
    ...idle("weights", rule.weights ?? [], "warning"),
    ...idle("exclude", rule.exclude, "info"),
    ...idle("certain", rule.certain, "info"),
  ];
}

/** Two cells that a record would name alike: "a|b" + "c" and "a" + "b|c". */
function ambiguousCells(units: readonly FrameUnit[], table: Table): Finding[] {
  const known = new Map<string, string>();
  for (const { unit = "", stratum } of units) {
    const label = cellLabel(unit, stratum);
    const before = known.get(label) ?? known.set(label, unit).get(label);
    if (before !== unit)
      return [
        {
          code: "FRM003",
          severity: "error",
          file: table.file,
          sheet: table.sheet,
          params: { stratum: label },
        },
      ];
  }
  return [];
}

/**
 * Builds the frame of cases. Parties never enter it: only the id, the institution, the category, what the weight
 * came to, and the columns that the plan publishes.
 * @param tables the registers; together they are one, so ids are unique across them
 * @param institutions units of the first stage's frame; undefined where there is no first stage
 * @throws Problem where a column that the rule needs is not in a register
 */
export function buildCases(
  tables: readonly Table[],
  rule: Rule,
  institutions?: readonly FrameUnit[],
): BuiltFrame {
  const known: Institutions = institutions && {
    ids: institutionLabels(institutions),
    units: new Map(institutions.map((unit) => [unit.id, unit])),
  };
  const units: FrameUnit[] = [];
  const places = new Map<string, Place>();
  const findings: Finding[] = [];
  const used = new Set<object>();
  for (const table of tables) {
    const columns = caseColumns(table, rule);
    const reader = new CaseReader(table, rule, columns, known, used);
    const { ids, findings: ofIds } = idsOf(table, columns.id);
    // The table's own findings say this as a warning; as part of an id it must stop the draw.
    const lost = table.findings.filter(({ severity }) => severity === "warning");
    const grave = graveInId(lost, columns.id).filter(({ severity }) => severity === "error");
    const doubles = duplicateFindings(table, columns.id, groupsOfEqualIds(table.rows, ids), "stop");
    const across: Finding[] = [];
    const column = columns.id.map(({ header }) => header).join(" | ");
    for (const [i, row] of table.rows.entries()) {
      const id = ids[i];
      if (id === undefined) continue;
      const before = places.get(id);
      if (before) {
        if (before.file !== table.file)
          across.push({
            ...{
              code: "REV030",
              severity: "error",
              file: table.file,
              sheet: table.sheet,
              row: row.row,
              column,
            },
            params: { id, other: before.file!, otherRow: before.row },
          });
        continue;
      }
      places.set(id, { index: row.index, row: row.row, file: table.file });
      const unit = reader.read(row, id);
      if (!unit) continue;
      units.push(unit);
      if (reader.needsPrefecture && isEligible(unit) && !unit.prefecture) reader.homeless(row);
    }
    findings.push(...limitFindings([...ofIds, ...grave, ...doubles, ...across, ...reader.findings]));
  }
  findings.push(...idleEntries(rule, used), ...ambiguousCells(units, tables[0]!));
  return { frame: makeFrame(units), places, findings };
}
