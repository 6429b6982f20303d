/** The form that inspectors fill in on the spot (检查记录表), one for each object. */
import type { DrawnObject, DrawView } from "../results/draw-view.ts";
import { ANSWERS, FOLLOW_UPS, type FollowUpKind, RESULT_VALUES } from "../results/types.ts";
import type { Block } from "./document.ts";
import { ADDRESS, codeOf, HEAD, textOf } from "./identify.ts";
import { taskNumber } from "./notice.ts";
import { titleOf } from "./phrases.ts";
import { plain } from "./plain.ts";

/** Lines to write on where the plan lists no areas. */
const BLANK_LINES = 6;

/** What is written beside a follow-up; all of them keep to one line, so that the form keeps to one page. */
const ROOM: Partial<Record<FollowUpKind, string>> = { 限期改正: "至　　年　月　日" };
const boxes = (labels: readonly string[]) => labels.map((label) => `□${label}`).join(" ");

/** One object's form: who it is, each area to tick, result and signatures. */
export function inspectionForm(view: DrawView, object: DrawnObject): Block[] {
  const code = codeOf(object);
  const about: [string, string][] = [
    ["任务编号", taskNumber(view, object)],
    ["任务名称", titleOf(view)],
    ["检查对象", plain(object.name)],
    ...(code ? [[code.label, code.code] as [string, string]] : []),
    ["住所", textOf(object, ADDRESS)],
    ["负责人", textOf(object, HEAD)],
  ];
  const areas = view.draw.checklist.map(plain).filter((item) => item !== "");
  const lines = areas.length > 0 ? areas : Array.from({ length: BLANK_LINES }, () => "");
  return [
    { kind: "facts", rows: about, labelWidth: 44 },
    {
      kind: "table",
      columns: [
        { header: "检查事项", width: 34 },
        { header: "是否符合要求", width: 62, align: "center" },
        { header: "发现问题", width: 36 },
        { header: "处置", width: 24 },
      ],
      rows: lines.map((area) => [area, boxes(ANSWERS), "", ""]),
      dense: true,
      rowHeight: 7,
    },
    {
      kind: "facts",
      labelWidth: 30,
      rowHeight: 8,
      rows: [
        ["核查方式", ""],
        ["检查结果", boxes(RESULT_VALUES)],
        ["后续处置", boxes(FOLLOW_UPS.map((kind) => `${kind}${ROOM[kind] ?? ""}`))],
        ["检查人员签名", ""],
        ["对象签章", ""],
        ["检查日期", "　　　　年　　月　　日"],
      ],
    },
  ];
}
