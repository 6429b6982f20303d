/** The public list of what was drawn as a plain table, for a workbook or a CSV file. */
import type { DrawnObject, DrawView } from "../results/draw-view.ts";
import {
  COUNTY,
  CREDIT_CODE,
  directionOf,
  isDirected,
  LICENCE,
  placeOf,
  type Shown,
  tableOf,
  textOf,
} from "./identify.ts";
import { plain } from "./plain.ts";

interface Entry {
  readonly object: DrawnObject;
  readonly kind: "随机抽取" | "定向检查" | "候补递补" | "候补";
}

/**
 * Objects in drawn order, then alternates. It shows nothing of inspectors; columns that no object has a value
 * for are left out. Text is raw: writers escape it.
 */
export function resultTable(view: DrawView): { columns: string[]; rows: string[][] } {
  const entries: Entry[] = [
    ...view.objects.map(
      (object) =>
        ({
          object,
          kind: isDirected(object) ? "定向检查" : object.instead === undefined ? "随机抽取" : "候补递补",
        }) as const,
    ),
    ...view.alternates.map((object) => ({ object, kind: "候补" }) as const),
  ];
  const column = (header: string, of: Shown<Entry>["of"], always = false): Shown<Entry> => ({
    column: { header, width: 1 },
    of,
    always,
  });
  const strata = entries.some(({ object }) => object.stratum !== object.prefecture);
  const ids = entries.some(({ object }) => plain(object.id) !== textOf(object, CREDIT_CODE));
  const shown = [
    column("序号", (_, index) => String(index + 1), true),
    column("州市", ({ object }) => placeOf(view, object)),
    column("县区", ({ object }) => textOf(object, COUNTY)),
    column("名称", ({ object }) => plain(object.name), true),
    column("统一社会信用代码", ({ object }) => textOf(object, CREDIT_CODE)),
    column("许可证号", ({ object }) => textOf(object, LICENCE)),
    column("产生方式", ({ kind }) => kind, true),
    column("类型", ({ object }) => directionOf(object), true),
    column("定向原因", ({ object }) => plain(object.certain ?? "")),
    column("递补前对象", ({ object }) => plain(object.instead ?? "")),
    column("层", ({ object }) => (strata ? plain(object.stratum) : "")),
    column("排序号", ({ object }) => (object.rank > 0 ? String(object.rank) : ""), true),
    column("名单标识", ({ object }) => (ids ? plain(object.id) : "")),
    column("排序值", ({ object }) => object.ticket),
  ];
  const { columns, rows } = tableOf(shown, entries);
  return { columns: columns.map((one) => one.header), rows };
}
