/** The frame of reviewers: inspectors with specialties, recused from institutions instead of objects. */
import type { Finding } from "../problem.ts";
import { normaliseId } from "../registry/label.ts";
import { headerKey } from "../registry/roles.ts";
import type { Role, Table } from "../registry/table.ts";
import { toUnits } from "../registry/units.ts";
import type { Frame, FrameUnit } from "./frame.ts";
import { institutionLabels } from "./institutions.ts";
import { finderFor, recusals } from "./lists.ts";
import type { BuiltFrame } from "./objects.ts";
import { buildInspectors } from "./people.ts";
import type { Rule } from "./rule.ts";

/** Headers of reviewers' registers that say nothing elsewhere. */
const OWN: Readonly<Record<string, Role>> = Object.fromEntries(
  (
    [
      [
        "person",
        "评查人员 评查员 评查专家 评审专家 评审人员 专家 专家姓名 评查人 评审人 reviewer reviewername",
      ],
      ["certificate", "专家编号 评查人员编号 评审专家编号 reviewerid"],
      ["field", "专业类别 专业方向 专业特长 评查专业 鉴定专业 鉴定类别"],
    ] as const
  ).flatMap(([role, headers]) => headers.split(" ").map((header) => [header, role])),
);

/** A table whose columns are understood as a register or list of reviewers. */
function asReviewers(table: Table): Table {
  const taken = new Set(table.columns.map(({ role }) => role));
  const columns = table.columns.map((column) => {
    const role = column.role ? undefined : OWN[headerKey(column.header)];
    if (!role || taken.has(role)) return column;
    taken.add(role);
    return { ...column, role };
  });
  return { ...table, columns };
}

/** Specialties that cases want and no reviewer who can serve has. */
function missingFields(cases: Frame, people: Frame, table: Table): Finding[] {
  const there = new Set(people.units.flatMap(({ excluded, fields = [] }) => (excluded ? [] : fields)));
  const wanted = new Map<string, number>();
  for (const { field, excluded } of cases.units)
    if (field !== undefined && excluded === undefined && !there.has(field))
      wanted.set(field, (wanted.get(field) ?? 0) + 1);
  return [...wanted].map(([field, count]) => ({
    ...{ code: "REV033", severity: "warning", file: table.file, sheet: table.sheet },
    params: { field: field.length > 60 ? `${field.slice(0, 60)}…` : field, count },
  }));
}

/**
 * Builds the frame of reviewers.
 * @param cases the frame of cases: whose institutions they may have to do with, which specialties are wanted
 * @param institutions units of the first stage's frame; undefined where there is no first stage
 * @param list declared interests
 */
export function buildReviewers(
  given: Table,
  rule: Rule,
  cases: Frame,
  institutions: readonly FrameUnit[] | undefined,
  list?: Table,
): BuiltFrame {
  const table = asReviewers(given);
  const own = new Set(cases.units.map(({ unit = "" }) => unit));
  const units = institutions ?? [...own].map((id): FrameUnit => ({ id, name: id, stratum: "" }));
  const labels = institutionLabels(units);
  const find = (label: string) => labels.get(normaliseId(label)) ?? [];
  const by = rule.inspectors!;
  const findings: Finding[] = [];
  let recused: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  if (list) {
    const people = toUnits(table, { id: by.id, duplicates: "stop" }).units;
    const read = recusals(asReviewers(list), finderFor(table, people, ["certificate", "person"]), find);
    recused = read.byInspector;
    findings.push(...read.findings);
    for (const { row } of list.rows)
      if (!read.matched.has(row))
        findings.push({ code: "REV034", severity: "warning", file: list.file, sheet: list.sheet, row });
  }
  const clear = [...labels].flatMap(([label, ids]) => (ids.length === 1 ? [[label, ids[0]!] as const] : []));
  const fields = rule.specialty !== undefined;
  const built = buildInspectors(table, by, { recused, objectsByName: new Map(clear), fields });
  return {
    ...built,
    findings: [...built.findings, ...findings, ...(fields ? missingFields(cases, built.frame, table) : [])],
  };
}
