/** The frame of objects, from a register and a rule. */
import type { Finding } from "../problem.ts";
import { columnByName, columnByRole } from "../registry/columns.ts";
import { idColumns } from "../registry/id-columns.ts";
import { canonicalPrefecture } from "../registry/prefectures.ts";
import type { Column, Role, Table } from "../registry/table.ts";
import { toUnits, type Unit } from "../registry/units.ts";
import { columnsOf, dayBefore, matches, plain } from "./conditions.ts";
import { type Frame, type FrameUnit, makeFrame, type Place } from "./frame.ts";
import type { Rule } from "./rule.ts";

/** A frame with what is needed to speak of its rows. */
export interface BuiltFrame {
  readonly frame: Frame;
  readonly places: ReadonlyMap<string, Place>;
  readonly findings: readonly Finding[];
}

/** Columns that a frame shows where the plan does not say: what identifies an office, and its status. */
const PUBLIC: readonly Role[] = [
  "name",
  "creditCode",
  "licence",
  "prefecture",
  "county",
  "category",
  "status",
];
const MISSING = new Set(["", "na", "n/a", "#n/a", "null", "无", "-", "—", "/"]);

/** A column's value as it enters a stratum: prefectures by their full name. */
export function stratumPart(value: string, column: Column): string {
  return (column.role === "prefecture" ? canonicalPrefecture(value) : undefined) ?? plain(value);
}

/** Sealed columns that the frame cannot do without: what identifies a unit and places it in a stratum is public. */
function neededThoughSealed(table: Table, rule: Rule): Finding[] {
  const roles = ("name prefecture".split(" ") as Role[]).map((role) => columnByRole(table, role));
  const named = [...rule.stratify, ...(rule.rates ? [rule.rates.by] : []), ...(rule.publish ?? [])];
  const needed = [...idColumns(table, rule.id), ...roles, ...named.map((name) => columnByName(table, name))];
  const { file, sheet } = table;
  return (rule.sealed ?? [])
    .map((name) => columnByName(table, name))
    .filter(({ index }) => needed.some((column) => column?.index === index))
    .map(({ header }) => ({ code: "FRM005", severity: "error", file, sheet, column: header }));
}

/** The headers that enter the frame, in the table's order. */
function publishedColumns(table: Table, rule: Rule): Column[] {
  const shown = rule.publish
    ? rule.publish.map((name) => columnByName(table, name))
    : PUBLIC.map((role) => columnByRole(table, role)).filter((column) => column !== undefined);
  const deciding = [
    ...(rule.id ?? []),
    ...rule.stratify,
    ...(rule.rates ? [rule.rates.by] : []),
    ...columnsOf(rule.exclude.flatMap((entry) => ("where" in entry ? [entry] : []))),
    ...columnsOf(rule.certain),
  ].map((name) => columnByName(table, name));
  const wanted = new Set([...shown, ...deciding].map(({ index }) => index));
  for (const name of rule.sealed ?? []) wanted.delete(columnByName(table, name).index);
  return table.columns.filter(({ index }) => wanted.has(index));
}

/** Reads one unit against the rule; findings go to `note`. */
class Reader {
  readonly #table: Table;
  readonly #rule: Rule;
  readonly #strata: readonly Column[];
  readonly #group: Column | undefined;
  readonly #prefecture: Column | undefined;
  readonly #shown: readonly Column[];
  readonly #lastDrawn: ReadonlyMap<string, string>;
  /** The rule's own way of writing each value that has a rate, by the value as a stratum has it. */
  readonly #rates: ReadonlyMap<string, string>;
  readonly findings: Finding[] = [];

  constructor(table: Table, rule: Rule, lastDrawn: ReadonlyMap<string, string>) {
    this.#table = table;
    this.#rule = rule;
    this.#strata = rule.stratify.map((name) => columnByName(table, name));
    this.#group = rule.rates && columnByName(table, rule.rates.by);
    this.#prefecture = columnByRole(table, "prefecture");
    this.#shown = publishedColumns(table, rule);
    this.#lastDrawn = lastDrawn;
    const given = Object.keys(rule.rates?.values ?? {});
    this.#rates = new Map(
      given.map((value) => [this.#group ? stratumPart(value, this.#group) : value, value]),
    );
  }

  #note(
    code: string,
    severity: Finding["severity"],
    unit: Unit,
    column: string,
    params: Finding["params"] = {},
  ): void {
    const { file, sheet } = this.#table;
    this.findings.push({
      code,
      severity,
      file,
      sheet,
      row: unit.row,
      column,
      params: { unit: unit.name, ...params },
    });
  }

  #cell = (unit: Unit, header: string): string =>
    unit.values.get(columnByName(this.#table, header).header) ?? "";

  #holds(unit: Unit, where: Readonly<Record<string, readonly string[]>>): boolean {
    return Object.entries(where).every(([header, wanted]) => {
      const cell = this.#cell(unit, header);
      const results = wanted.map((value) => matches(cell, value));
      if (results.includes("not-a-number"))
        this.#note("FRM004", "error", unit, header, { value: cell.slice(0, 40) });
      return results.includes("yes");
    });
  }

  #excluded(unit: Unit): string | undefined {
    for (const entry of this.#rule.exclude) {
      if ("where" in entry) {
        if (this.#holds(unit, entry.where)) return entry.reason;
        continue;
      }
      const last = this.#lastDrawn.get(unit.id);
      if (last !== undefined && last > dayBefore(this.#rule.from!, entry.drawnWithin))
        return entry.reason ?? "上次抽查未满期限";
    }
    return undefined;
  }

  #part(unit: Unit, column: Column): string {
    const value = stratumPart(unit.values.get(column.header) ?? "", column);
    if (MISSING.has(value.toLowerCase())) this.#note("FRM001", "warning", unit, column.header, { value });
    return value;
  }

  read(unit: Unit): FrameUnit {
    const group = this.#group && this.#part(unit, this.#group);
    if (group !== undefined && !this.#rates.has(group))
      this.#note("FRM002", "error", unit, this.#group!.header, {
        value: group,
        known: [...this.#rates.values()].join(", "),
      });
    const excluded = this.#excluded(unit);
    const certain = excluded
      ? undefined
      : this.#rule.certain.find(({ where }) => this.#holds(unit, where))?.reason;
    const parts = [
      ...this.#strata.map((column) => this.#part(unit, column)),
      ...(group === undefined ? [] : [group]),
    ];
    const prefecture =
      this.#prefecture && stratumPart(unit.values.get(this.#prefecture.header) ?? "", this.#prefecture);
    return {
      id: unit.id,
      name: unit.name,
      stratum: parts.join("|"),
      group: group === undefined ? undefined : (this.#rates.get(group) ?? group),
      prefecture,
      order: this.#rule.method === "rfc3797" ? unit.index : undefined,
      excluded,
      certain,
      columns: Object.fromEntries(
        this.#shown.map(({ header }) => [header, (unit.values.get(header) ?? "").trim()]),
      ),
    };
  }
}

/** Two different combinations of values that make one label: "a|b" + "c" and "a" + "b|c". */
function ambiguousStrata(units: readonly FrameUnit[], parts: number, table: Table): Finding[] {
  if (parts < 2) return [];
  const odd = units.find(({ stratum }) => stratum.split("|").length !== parts);
  return odd
    ? [
        {
          code: "FRM003",
          severity: "error",
          file: table.file,
          sheet: table.sheet,
          params: { stratum: odd.stratum },
        },
      ]
    : [];
}

/**
 * Builds the frame of objects.
 * @param lastDrawn the day of the latest earlier draw by id (ISO), for `drawnWithin`
 * @throws Problem where a column that the rule names is not in the register
 */
export function buildObjects(
  table: Table,
  rule: Rule,
  lastDrawn: ReadonlyMap<string, string> = new Map(),
): BuiltFrame {
  const list = toUnits(table, { id: rule.id, duplicates: rule.duplicates });
  const reader = new Reader(table, rule, lastDrawn);
  const units = list.units.map((unit) => reader.read(unit));
  const parts = rule.stratify.length + (rule.rates ? 1 : 0);
  return {
    frame: makeFrame(units),
    places: new Map(list.units.map(({ id, index, row }) => [id, { index, row }])),
    findings: [
      ...list.findings,
      ...neededThoughSealed(table, rule),
      ...reader.findings,
      ...ambiguousStrata(units, parts, table),
    ],
  };
}
