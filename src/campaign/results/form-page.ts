/** One object's page of a workbook to fill in at the desk (检查记录表). */
import { ADDRESS, codeOf, HEAD, textOf } from "../../circular/identify.ts";
import { taskNumber } from "../../circular/notice.ts";
import { titleOf } from "../../circular/phrases.ts";
import { plain } from "../../circular/plain.ts";
import type { DrawnObject, DrawView } from "../../results/draw-view.ts";
import type { Field } from "../../results/interpret.ts";
import { ANSWERS, FOLLOW_UPS, type InspectionResult, RESULT_VALUES } from "../../results/types.ts";
import type { Cell, Input, Page, Row } from "../../sheets/layout.ts";
import { FORM_MARK, mark } from "./marks.ts";

/** Hidden marks, label, answer, problem, disposal. */
const COLUMNS = [{ width: 4, hidden: true }, { width: 20 }, { width: 13 }, { width: 36 }, { width: 26 }];
const VALUE_SPAN = 3;

const METHODS = ["现场检查", "书面检查", "网络核查", "其他"];
const DAY_HINT = "请填日期，如 2025-05-20 或 2025年5月20日。";

interface FieldRow {
  readonly field: Field;
  readonly label: string;
  readonly input: Input;
  readonly lines?: number;
}

const list = (values: readonly string[], hint: string): Input => ({
  kind: "list",
  values,
  hint,
  refusal: `请从下拉列表中选择：${values.join("、")}。`,
});
const day = (hint: string): Input => ({ kind: "date", hint, refusal: DAY_HINT });
const text = (hint: string): Input => ({ kind: "text", hint });

const PEOPLE: FieldRow = {
  field: "inspectors",
  label: "检查人员",
  input: text("实际参加检查的人员。与分配结果不同的，请改为实际人员，用顿号分开。"),
};

const FIELD_ROWS: readonly FieldRow[] = [
  {
    field: "method",
    label: "核查方式",
    input: list(METHODS, "请选择。"),
  },
  { field: "date", label: "检查日期", input: day(DAY_HINT) },
  {
    field: "result",
    label: "检查结果",
    input: list(RESULT_VALUES, "每个对象只选一项。"),
  },
  {
    field: "followUp",
    label: "后续处置",
    input: list(FOLLOW_UPS, "没有后续处置的选“无”；选“限期改正”的请填改正期限，选“移送”的请填移送单位。"),
  },
  { field: "due", label: "改正期限", input: day("限期改正的最后一日。") },
  { field: "corrected", label: "改正验收日期", input: day("已经改正并验收的，请填验收日期。") },
  { field: "body", label: "移送单位", input: text("移送给哪个单位。") },
  { field: "note", label: "备注", input: text("其他需要说明的情况。"), lines: 2 },
];

const filled = (value: string | undefined): { text?: string } => (value ? { text: value } : {});

const label = (value: string): Cell => ({ text: value, face: "header" });

function fieldRow({ field, label: name, input, lines }: FieldRow, value?: string): Row {
  const cell: Cell = { input, span: VALUE_SPAN, face: "text", ...filled(value) };
  return { cells: [{ text: mark("field", field) }, label(name), cell], ...(lines ? { lines } : {}) };
}

function factRows(view: DrawView, object: DrawnObject, record: string): Row[] {
  const code = codeOf(object);
  const facts: [string, string][] = [
    ["任务编号", taskNumber(view, object)],
    ["检查对象", plain(object.name)],
    ...(code ? [[code.label, code.code] as [string, string]] : []),
    ["住所", textOf(object, ADDRESS)],
    ["负责人", textOf(object, HEAD)],
  ];
  const marks = [mark("draw", view.draw.name), mark("record", record), mark("object", object.id)];
  return facts
    .filter(([, value], at) => value !== "" || at < marks.length)
    .map(([name, value], at) => ({
      cells: [
        marks[at] === undefined ? undefined : { text: marks[at] },
        label(name),
        { text: value, span: VALUE_SPAN },
      ],
    }));
}

/** What stands in a field already: the inspectors from the deal, or everything that was recorded before. */
function standing(object: DrawnObject, said: InspectionResult | undefined): (field: Field) => string {
  const people = said?.inspectors ?? object.team.map(({ name }) => name);
  const values: Readonly<Record<Field, string | undefined>> = {
    inspectors: people.join("、"),
    method: said?.method,
    date: said?.inspectedOn,
    result: said?.result,
    followUp: said?.followUp.kind,
    due: said?.followUp.due,
    corrected: said?.followUp.corrected,
    body: said?.followUp.body,
    note: said?.note,
  };
  return (field) => values[field] ?? "";
}

function itemRows(checklist: readonly string[], said: InspectionResult | undefined): Row[] {
  if (checklist.length === 0) return [];
  const header: Row = {
    cells: [undefined, ...["检查事项", "是否符合", "发现问题", "处置"].map(label)],
  };
  const answer = list(
    ANSWERS,
    "是：符合要求。否：不符合要求，请写明发现的问题。未检查：没有检查。合理缺项：有正当理由不涉及。",
  );
  return [
    header,
    ...checklist.map((item): Row => {
      const before = said?.items.find((one) => one.item === item);
      return {
        cells: [
          { text: mark("item", item) },
          { text: plain(item) },
          { input: answer, redWhen: "否", ...filled(before?.answer) },
          { input: text("发现的问题，写具体。"), face: "text", ...filled(before?.problem) },
          { input: text("当场采取的措施。"), face: "text", ...filled(before?.disposal) },
        ],
        lines: 2,
      };
    }),
  ];
}

/** Row of the result on an object's page, for the cover's formula. */
export interface FormPage {
  readonly page: Page;
  readonly resultRow: number;
}

/**
 * One object's page.
 * @param name the sheet's name
 * @param record digest of the draw, which ties the form to it
 * @param said what was recorded before, to be corrected; empty cells otherwise
 */
export function formPage(
  view: DrawView,
  object: DrawnObject,
  name: string,
  record: string,
  said?: InspectionResult,
): FormPage {
  const before = standing(object, said);
  const rows: Row[] = [
    { cells: [{ text: mark("form", FORM_MARK) }, { text: "检查记录表", face: "title", span: 4 }] },
    {
      cells: [
        undefined,
        {
          text: "请在浅黄色单元格中填写，其他内容请勿改动。填好后报回本文件，文件名可以改。",
          face: "plain",
          span: 4,
        },
      ],
    },
    ...factRows(view, object, record),
    fieldRow(PEOPLE, before("inspectors")),
    ...itemRows(view.draw.checklist, said),
    ...FIELD_ROWS.map((row) => fieldRow(row, before(row.field))),
  ];
  const resultRow = rows.findIndex(({ cells }) => cells[0]?.text === mark("field", "result")) + 1;
  return {
    page: {
      name,
      columns: COLUMNS,
      rows,
      head: [titleOf(view), taskNumber(view, object)],
      foot: plain(view.plan.issuer),
    },
    resultRow,
  };
}
