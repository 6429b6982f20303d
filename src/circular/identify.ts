/** What identifies a drawn object in print, found among the columns that the plan publishes. */
import type { DrawnObject, DrawView } from "../results/draw-view.ts";
import type { TableColumn } from "./document.ts";
import { plain } from "./plain.ts";

export interface Field {
  readonly header: string;
  /** Headers under which registers keep it. */
  readonly names: readonly string[];
}

export const CREDIT_CODE: Field = {
  header: "统一社会信用代码",
  names: ["统一社会信用代码", "社会信用代码", "信用代码"],
};
export const LICENCE: Field = { header: "许可证号", names: ["许可证号", "执业许可证号", "机构许可证号"] };
export const COUNTY: Field = {
  header: "县区",
  names: ["县区", "县（市、区）", "县(市、区)", "区县", "县市区", "县"],
};
export const ADDRESS: Field = { header: "住所", names: ["住所", "地址", "机构住所", "执业场所"] };
export const HEAD: Field = { header: "负责人", names: ["负责人", "机构负责人", "法定代表人"] };

/** The field's text; empty where the object has none. */
export function textOf(object: DrawnObject, field: Field): string {
  for (const name of field.names) {
    const value = Object.hasOwn(object.values, name) ? plain(object.values[name] ?? "") : "";
    if (value !== "") return value;
  }
  return "";
}

/** The code that names the object officially, with its label: credit code, else licence. */
export function codeOf(object: DrawnObject): { label: string; code: string } | undefined {
  for (const field of [CREDIT_CODE, LICENCE]) {
    const code = textOf(object, field);
    if (code !== "") return { label: field.header, code };
  }
  return undefined;
}

/** Directed objects were taken for a reason, undirected ones were drawn. */
export const isDirected = (object: DrawnObject) => object.certain !== undefined;
export const directionOf = (object: DrawnObject) => (isDirected(object) ? "定向" : "不定向");

/** The object's prefecture; empty where the register has none and the one stratum's name stands in for it. */
export const placeOf = (view: DrawView, object: Pick<DrawnObject, "prefecture" | "stratum">) =>
  (view.draw.stratify ?? []).length === 0 && object.prefecture === object.stratum
    ? ""
    : plain(object.prefecture);

export interface Shown<T> {
  readonly column: TableColumn;
  readonly of: (item: T, index: number) => string;
  /** Printed even where every row is empty, because people write into it. */
  readonly always?: boolean;
}

/** A table of the columns that have something to show. */
export function tableOf<T>(
  shown: readonly Shown<T>[],
  items: readonly T[],
): { columns: TableColumn[]; rows: string[][] } {
  const kept = shown.filter((one) => one.always || items.some((item, index) => one.of(item, index) !== ""));
  return {
    columns: kept.map((one) => one.column),
    rows: items.map((item, index) => kept.map((one) => one.of(item, index))),
  };
}
