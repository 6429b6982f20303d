/** The form that inspectors fill in on the spot (检查记录表), one for each object. */
import type { Block } from "./document.ts";
import { ADDRESS, codeOf, HEAD, textOf } from "./identify.ts";
import { taskNumber } from "./notice.ts";
import { titleOf } from "./phrases.ts";
import { plain } from "./plain.ts";
import type { DrawnObject, DrawView } from "./view.ts";

/** Result values of double-random practice; exactly one is ticked. */
const RESULTS = [
  "未发现问题",
  "发现问题已责令改正",
  "发现问题待后续处理",
  "不配合检查情节严重",
  "通过登记的住所无法联系",
  "未开展本次抽查涉及的业务",
  "注销",
  "被撤销",
  "停业整顿",
  "迁出",
];
/** Lines to write on where the plan lists no areas. */
const BLANK_LINES = 6;

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
        { header: "检查事项", width: 36 },
        { header: "是否检查", width: 46, align: "center" },
        { header: "发现问题", width: 42 },
        { header: "处置", width: 32 },
      ],
      rows: lines.map((area) => [area, "□是 □否 □合理缺项", "", ""]),
      dense: true,
      rowHeight: 7,
    },
    {
      kind: "facts",
      labelWidth: 30,
      rowHeight: 8,
      rows: [
        ["核查方式", ""],
        ["检查结果", RESULTS.map((result) => `□${result}`).join(" ")],
        ["后续处置", ""],
        ["检查人员签名", ""],
        ["对象签章", ""],
        ["检查日期", "　　　　年　　月　　日"],
      ],
    },
  ];
}
