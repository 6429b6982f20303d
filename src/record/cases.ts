/** The frame of cases, from one case register or several, the rule and the institutions of the first stage. */
import type { Where } from "../plan/schema.ts";
import type { Finding } from "../problem.ts";
import { columnByName } from "../registry/columns.ts";
import { groupsOfEqualIds } from "../registry/duplicates.ts";
import { graveInId } from "../registry/flags.ts";
import { normaliseId } from "../registry/label.ts";
import { limitFindings } from "../registry/limit.ts";
import type { Column, Row, Table } from "../registry/table.ts";
import { duplicateFindings, idsOf } from "../registry/units.ts";
import { formatRational, type Rational, rational, times } from "../sampling/rational.ts";
import { type CaseColumns, caseColumns } from "./case-columns.ts";
import { matches, plain } from "./conditions.ts";
import { cellLabel } from "./document-outcome.ts";
import { parseFactor } from "./factor.ts";
import { type FrameUnit, isEligible, makeFrame, type Place } from "./frame.ts";
import { institutionLabels } from "./institutions.ts";
import type { BuiltFrame } from "./objects.ts";
import { stratumPart } from "./objects.ts";
import type { Rule } from "./rule.ts";

const MISSING = new Set(["", "na", "n/a", "#n/a", "null", "无", "-", "—", "/"]);

/** The institutions that cases may belong to; undefined where the case register itself names them. */
type Institutions =
  | { readonly ids: ReadonlyMap<string, readonly string[]>; readonly units: ReadonlyMap<string, FrameUnit> }
  | undefined;

/** A condition with its column found once, for registers of 100,000 rows. */
interface Condition {
  readonly column: Column;
  readonly wanted: readonly string[];
}

const conditionsOf = (table: Table, where: Where): Condition[] =>
  Object.entries(where).map(([name, wanted]) => ({ column: columnByName(table, name), wanted }));

/** An entry of the rule; `of` is the entry itself. */
interface Reasoned {
  readonly where: readonly Condition[];
  readonly reason: string;
  readonly of: object;
}

/** Reads the rows of one register. */
class Reader {
  readonly #table: Table;
  readonly #rule: Rule;
  readonly #columns: CaseColumns;
  readonly #institutions: Institutions;
  readonly #weights: readonly {
    readonly where: Condition[];
    readonly times: Rational;
    readonly of: object;
  }[];
  readonly #exclude: readonly Reasoned[];
  readonly #certain: readonly Reasoned[];
  /** Entries of the rule that decided about a case. */
  readonly #used: Set<object>;
  readonly findings: Finding[] = [];

  constructor(table: Table, rule: Rule, columns: CaseColumns, institutions: Institutions, used: Set<object>) {
    this.#used = used;
    this.#table = table;
    this.#rule = rule;
    this.#columns = columns;
    this.#institutions = institutions;
    this.#weights = (rule.weights ?? []).map((of) => ({
      where: conditionsOf(table, of.where),
      times: parseFactor(of.times)!,
      of,
    }));
    const reasoned = (entries: readonly { readonly where?: Where; readonly reason?: string }[]) =>
      entries.map((of) => ({ where: conditionsOf(table, of.where ?? {}), reason: of.reason ?? "", of }));
    this.#exclude = reasoned(rule.exclude);
    this.#certain = reasoned(rule.certain);
  }

  #note(code: string, severity: Finding["severity"], row: Row, column: Column, value: string): void {
    const { file, sheet } = this.#table;
    const params = { value: value.slice(0, 40), unit: value.slice(0, 80) };
    this.findings.push({ code, severity, file, sheet, row: row.row, column: column.header, params });
  }

  #holds(row: Row, conditions: readonly Condition[]): boolean {
    return conditions.every(({ column, wanted }) => {
      const cell = row.cells[column.index] ?? "";
      const results = wanted.map((value) => matches(cell, value));
      if (results.includes("not-a-number")) this.#note("REV026", "error", row, column, cell);
      return results.includes("yes");
    });
  }

  /** Id of the row's institution; undefined where it cannot be told. */
  #unit(row: Row): string | undefined {
    const text = row.cells[this.#columns.unit.index] ?? "";
    const label = normaliseId(text);
    const ids = this.#institutions ? this.#institutions.ids.get(label) : [label];
    if (label === "") this.#note("REV022", "error", row, this.#columns.unit, text);
    else if (!ids) this.#note("REV023", "error", row, this.#columns.unit, text.trim());
    else if (ids.length > 1) this.#note("REV024", "error", row, this.#columns.unit, text.trim());
    else return ids[0];
    return undefined;
  }

  #stratum(row: Row): string {
    const parts = this.#columns.strata.map((column) => {
      const value = stratumPart(row.cells[column.index] ?? "", column);
      if (MISSING.has(value.toLowerCase())) this.#note("REV027", "warning", row, column, value);
      return value;
    });
    return parts.join("|");
  }

  #weight(row: Row): string | undefined {
    let product = rational(1);
    for (const { where, times: factor, of } of this.#weights)
      if (this.#holds(row, where)) {
        this.#used.add(of);
        product = times(product, factor);
      }
    const text = formatRational(product);
    return text === "1" ? undefined : text;
  }

  #field(row: Row): string | undefined {
    const column = this.#columns.field;
    if (!column) return undefined;
    const value = plain(row.cells[column.index] ?? "");
    if (value === "") this.#note("REV028", "warning", row, column, value);
    return value === "" ? undefined : value;
  }

  /** The frame's line of a row; undefined where the row has no institution. */
  read(row: Row, id: string): FrameUnit | undefined {
    const unit = this.#unit(row);
    if (unit === undefined) return undefined;
    const { prefecture: place, shown } = this.#columns;
    const here = place && stratumPart(row.cells[place.index] ?? "", place);
    const first = (entries: readonly Reasoned[]) => {
      const found = entries.find(({ where }) => this.#holds(row, where));
      if (found) this.#used.add(found.of);
      return found?.reason;
    };
    const excluded = first(this.#exclude);
    const certain = excluded ? undefined : first(this.#certain);
    const name = this.#columns.id.map(({ index }) => (row.cells[index] ?? "").trim()).join("|");
    return {
      id,
      name,
      stratum: this.#stratum(row),
      unit,
      prefecture: this.#institutions?.units.get(unit)?.prefecture ?? here,
      weight: this.#weight(row),
      field: this.#field(row),
      excluded,
      certain,
      columns:
        shown.length === 0
          ? undefined
          : Object.fromEntries(shown.map(({ header, index }) => [header, (row.cells[index] ?? "").trim()])),
    };
  }

  /** Where every document's reviewers come from elsewhere, every institution must be somewhere. */
  homeless(row: Row): void {
    this.#note(
      "REV029",
      "error",
      row,
      this.#columns.unit,
      (row.cells[this.#columns.unit.index] ?? "").trim(),
    );
  }

  get needsPrefecture(): boolean {
    return this.#rule.inspectors !== undefined && this.#rule.inspectors.from !== "province";
  }
}

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
    const reader = new Reader(table, rule, columns, known, used);
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
