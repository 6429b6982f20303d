/** The frame of inspectors, from their register, the rule and the recusals. */
import { compareBytes } from "../bytes.ts";
import type { Finding } from "../problem.ts";
import { checkPrefectures } from "../registry/check-prefectures.ts";
import { columnByName, columnByRole } from "../registry/columns.ts";
import { parseDate } from "../registry/dates.ts";
import { normaliseId } from "../registry/label.ts";
import type { Role, Table } from "../registry/table.ts";
import { toUnits, type Unit } from "../registry/units.ts";
import { matches, plain } from "./conditions.ts";
import { type FrameUnit, makeFrame } from "./frame.ts";
import type { BuiltFrame } from "./objects.ts";
import { stratumPart } from "./objects.ts";
import type { InspectorRule } from "./rule.ts";

const SHOWN: readonly Role[] = ["unit", "prefecture", "field", "post", "validUntil", "onDuty"];
const YES = new Set(["是", "在岗", "在职", "有", "y", "yes", "true", "1", "√", "✓", "on"]);
const NO = new Set(["否", "不在岗", "离岗", "离职", "退休", "无", "n", "no", "false", "0", "×", "off"]);

/** The objects' side of the recusals: ids by inspector, and each object's own name (nobody inspects their own unit). */
export interface Interests {
  readonly recused: ReadonlyMap<string, ReadonlySet<string>>;
  readonly objectsByName: ReadonlyMap<string, string>;
  /** Keep each person's specialties in the frame: a review matches them with what its cases want. */
  readonly fields?: boolean;
}

/** The entries of a cell that lists fields or specialties. */
const listed = (text: string): string[] =>
  plain(text)
    .split(/[、,，;；/\s]+/)
    .filter((one) => one !== "");

/** Why an inspector cannot be dealt; undefined for those who can. Reasons are data: they enter the digest. */
function unfit(
  unit: Unit,
  table: Table,
  rule: InspectorRule,
  note: (code: string, column: string, value: string) => void,
) {
  const cell = (role: Role) => {
    const column = columnByRole(table, role);
    return column && { header: column.header, text: plain(unit.values.get(column.header) ?? "") };
  };
  const duty = rule.onDuty ? cell("onDuty") : undefined;
  if (duty && duty.text !== "" && !YES.has(duty.text.toLowerCase()) && !NO.has(duty.text.toLowerCase()))
    note("FRM031", duty.header, duty.text);
  if (duty && NO.has(duty.text.toLowerCase())) return "不在岗";
  const until = cell("validUntil");
  if (until && rule.validThrough) {
    const day = parseDate(until.text);
    if (!day) {
      note(until.text === "" ? "FRM033" : "FRM032", until.header, until.text);
      return "执法证有效期不明";
    }
    if (day < rule.validThrough) return "执法证在检查期内到期或已过期";
  }
  const field = rule.field === undefined ? undefined : cell("field");
  if (field && !listed(field.text).includes(plain(rule.field!))) return "执法领域不符";
  return undefined;
}

/** A prefecture that nobody knows matches no object: who has it is neither near to one nor recused from it. */
function unknownHomes(table: Table): Finding[] {
  const byValue = new Map<string, Finding[]>();
  for (const finding of checkPrefectures(table).filter(({ code }) => code === "REG064")) {
    const value = String(finding.params?.value ?? "");
    byValue.set(value, [...(byValue.get(value) ?? []), finding]);
  }
  return [...byValue].map(([value, [first, ...more]]) => ({
    ...first!,
    code: "FRM034",
    severity: "warning",
    file: table.file,
    sheet: table.sheet,
    params: { value, count: more.length + 1 },
  }));
}

/**
 * Builds the frame of inspectors. The stratum is the home prefecture. Those who cannot serve stay in the
 * frame with the reason: off duty, certificate not valid through the last day, another field.
 */
export function buildInspectors(table: Table, rule: InspectorRule, interests: Interests): BuiltFrame {
  const list = toUnits(table, { id: rule.id, duplicates: "stop" });
  const findings: Finding[] = [...list.findings];
  const home = columnByRole(table, "prefecture");
  const workplace = columnByRole(table, "unit");
  if (!home && rule.from !== "province")
    findings.push({ code: "FRM030", severity: "error", file: table.file, sheet: table.sheet });
  if (home && rule.from !== "province") findings.push(...unknownHomes(table));
  const specialties = interests.fields ? columnByRole(table, "field") : undefined;
  if (interests.fields && !specialties)
    findings.push({ code: "REV031", severity: "error", file: table.file, sheet: table.sheet });
  const shown = SHOWN.map((role) => columnByRole(table, role)).filter((column) => column !== undefined);

  const units = list.units.map((unit): FrameUnit => {
    const note = (code: string, column: string, value: string) =>
      findings.push({
        code,
        severity: code === "FRM033" || code === "REV032" ? "warning" : "error",
        file: table.file,
        sheet: table.sheet,
        row: unit.row,
        column,
        params: { unit: unit.name, value: value.slice(0, 40) },
      });
    const prefecture = home ? stratumPart(unit.values.get(home.header) ?? "", home) : "";
    const own =
      workplace && interests.objectsByName.get(normaliseId(unit.values.get(workplace.header) ?? ""));
    const recused = new Set([...(interests.recused.get(unit.id) ?? []), ...(own === undefined ? [] : [own])]);
    const lead =
      rule.lead &&
      Object.entries(rule.lead).every(([header, wanted]) => {
        const cell = unit.values.get(columnByName(table, header).header) ?? "";
        return wanted.some((value) => matches(cell, value) === "yes");
      });
    const fields = specialties && listed(unit.values.get(specialties.header) ?? "");
    if (fields?.length === 0) note("REV032", specialties!.header, "");
    return {
      id: unit.id,
      name: unit.name,
      stratum: prefecture,
      prefecture,
      excluded: unfit(unit, table, rule, note),
      lead,
      fields: fields && [...new Set(fields)].sort(compareBytes),
      recused: recused.size === 0 ? undefined : [...recused].sort(compareBytes),
      columns: Object.fromEntries(
        shown.map(({ header }) => [header, (unit.values.get(header) ?? "").trim()]),
      ),
    };
  });
  return {
    frame: makeFrame(units),
    places: new Map(list.units.map(({ id, index, row }) => [id, { index, row }])),
    findings,
  };
}
