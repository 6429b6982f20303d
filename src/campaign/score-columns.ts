/** Which column of a score table is which: document, unit, reviewer, and one for each item of the rubric. */
import type { Finding } from "../problem.ts";
import { normaliseId } from "../registry/label.ts";
import type { Column, Table } from "../registry/table.ts";
import type { Measured } from "../scoring/aggregate/measure.ts";

export type Key = "document" | "unit" | "reviewer" | "third" | "notRated";

const HEADERS: Readonly<Record<Key, readonly string[]>> = {
  document: ["document", "文书", "文书编号", "文书号", "案号", "案件编号", "卷号", "case"],
  unit: ["unit", "机构", "机构名称", "单位", "单位名称", "institution", "office"],
  reviewer: ["reviewer", "评查人", "评查人员", "评查人代码", "评审人", "专家", "rater"],
  third: ["third", "第三人", "第三评查人", "第三次评查", "复评"],
  notRated: ["notRated", "not rated", "不予评定", "不予评定理由", "不予评定原因"],
};
/** Columns that hold no score; they are left out without a word, for they are meant for people. */
const IGNORED = ["备注", "说明", "评语", "序号", "remark", "remarks", "comment", "comments", "no.", "no"];

const names = new Map(
  (Object.keys(HEADERS) as Key[]).flatMap((key) =>
    HEADERS[key].map((header): [string, Key] => [normaliseId(header), key]),
  ),
);
const ignored = new Set(IGNORED.map(normaliseId));

export interface ScoreColumns {
  readonly keys: Readonly<Record<"document" | "unit" | "reviewer", Column>> &
    Readonly<Partial<Record<"third" | "notRated", Column>>>;
  /** Item id → column. */
  readonly items: ReadonlyMap<string, Column>;
}

/** Ids by what a header may say: the item's id, or its title where only one item has it. */
function itemNames({ items }: Measured): { known: Map<string, string>; shared: Set<string> } {
  const [known, shared] = [new Map<string, string>(), new Set<string>()];
  for (const { item } of items) {
    const title = normaliseId(item.title);
    if (known.has(title)) shared.add(title);
    known.set(title, item.id);
  }
  for (const title of shared) known.delete(title);
  for (const { item } of items) known.set(normaliseId(item.id), item.id);
  return { known, shared };
}

/**
 * Finds the columns.
 * @returns the columns, or nothing where one is missing; `findings` has every column that is missing, named twice
 * or unknown (GRD010 to GRD014)
 */
export function scoreColumns(
  table: Table,
  measured: Measured,
): { columns?: ScoreColumns; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const report = (code: string, params: Finding["params"], column?: string) =>
    findings.push({ code, severity: "error", row: table.headerRow, column, params });
  const keys: Partial<Record<Key, Column>> = {};
  const items = new Map<string, Column>();
  const { known, shared } = itemNames(measured);
  for (const column of table.columns) {
    const name = normaliseId(column.header);
    // An item of the rubric comes first: its author may call one "unit".
    const item = known.get(name);
    const key = item === undefined ? names.get(name) : undefined;
    const before = item === undefined ? key && keys[key] : items.get(item);
    const says = { header: column.header };
    if (before) report("GRD012", { ...says, before: before.header }, column.header);
    else if (item !== undefined) items.set(item, column);
    else if (key) keys[key] = column;
    else if (shared.has(name)) report("GRD014", says, column.header);
    else if (!ignored.has(name)) report("GRD011", says, column.header);
  }
  for (const key of ["document", "unit", "reviewer"] as const)
    if (!keys[key]) report("GRD010", { headers: HEADERS[key].join(", ") });
  for (const { item } of measured.items)
    if (!items.has(item.id)) report("GRD013", { item: item.id, title: item.title });
  const { document, unit, reviewer, ...more } = keys;
  if (findings.length > 0 || !document || !unit || !reviewer) return { findings };
  return { columns: { keys: { document, unit, reviewer, ...more }, items }, findings };
}
