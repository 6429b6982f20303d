/** A case register row by row: institution, category, weight, and why a case is left out or taken without a draw. */
import type { Where } from "../plan/schema.ts";
import type { Finding } from "../problem.ts";
import { columnByName } from "../registry/columns.ts";
import { normaliseId } from "../registry/label.ts";
import type { Column, Row, Table } from "../registry/table.ts";
import { parseFactor } from "../sampling/factor.ts";
import { formatRational, type Rational, rational, times } from "../sampling/rational.ts";
import type { CaseColumns } from "./case-columns.ts";
import { matches, plain } from "./conditions.ts";
import type { FrameUnit } from "./frame.ts";
import { stratumPart } from "./objects.ts";
import type { Rule } from "./rule.ts";

const MISSING = new Set(["", "na", "n/a", "#n/a", "null", "无", "-", "—", "/"]);

/** The institutions that cases may belong to; undefined where the case register itself names them. */
export type Institutions =
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

/** Reads the rows of one case register. */
export class CaseReader {
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
