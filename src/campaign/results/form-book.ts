/** A prefecture's workbook of inspection forms: a cover that shows what is still to do, and a page an object. */
import { taskNumber } from "../../circular/notice.ts";
import { titleOf } from "../../circular/phrases.ts";
import { plain } from "../../circular/plain.ts";
import { sheetName } from "../../registry/write-workbook.ts";
import type { DrawnObject, DrawView } from "../../results/draw-view.ts";
import type { InspectionResult } from "../../results/types.ts";
import type { Cell, FormBook, Page, Row } from "../../sheets/layout.ts";
import { type FormPage, formPage } from "./form-page.ts";

const COVER = "目录";

const header = (text: string): Cell => ({ text, face: "header" });

function coverRow(view: DrawView, object: DrawnObject, { page, resultRow }: FormPage, result = ""): Row {
  return {
    cells: [
      { text: taskNumber(view, object), face: "centre" },
      { text: plain(object.name), link: page.name },
      { text: object.team.map(({ name }) => name).join("、"), face: "centre" },
      {
        formula: `IF('${page.name}'!C${resultRow}="","未填",'${page.name}'!C${resultRow})`,
        value: result || "未填",
        face: "centre",
      },
    ],
  };
}

/**
 * The workbook for some objects of a draw.
 * @param prefecture shown on the cover; empty where the register has none
 * @param record digest of the draw
 * @param recorded what was recorded before, by object
 */
export function formBook(
  view: DrawView,
  objects: readonly DrawnObject[],
  prefecture: string,
  record: string,
  recorded: ReadonlyMap<string, InspectionResult> = new Map(),
): FormBook {
  const taken = new Set([COVER]);
  const forms = objects.map((object) => {
    const serial = taskNumber(view, object).split("-").at(-1) ?? "";
    const name = sheetName(`${serial} ${plain(object.name)}`, taken);
    taken.add(name.toLowerCase());
    return formPage(view, object, name, record, recorded.get(object.id));
  });
  const cover: Page = {
    name: COVER,
    columns: [{ width: 22 }, { width: 38 }, { width: 20 }, { width: 24 }],
    frozen: 3,
    repeated: [3, 3],
    foot: plain(view.plan.issuer),
    rows: [
      { cells: [{ text: titleOf(view), face: "title", span: 4 }] },
      {
        cells: [
          {
            text: `${prefecture === "" ? "" : `${prefecture}：`}检查记录表${objects.length}份，每个对象一张工作表。点击对象名称可打开。${view.plan.synthetic ? "本表依据合成数据生成，仅供演示。" : ""}`,
            face: "plain",
            span: 4,
          },
        ],
      },
      { cells: ["任务编号", "检查对象", "检查人员", "检查结果"].map(header) },
      ...objects.map((object, at) => coverRow(view, object, forms[at]!, recorded.get(object.id)?.result)),
    ],
  };
  return { pages: [cover, ...forms.map(({ page }) => page)] };
}
