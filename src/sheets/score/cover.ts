/** The first page: who reviews what, how to fill it in, and how far each document is. */
import { formatTicks } from "../../scoring/rubric/decimal.ts";
import type { Cell, Page, Row } from "../layout.ts";
import type { SheetBook } from "./book.ts";
import { markText } from "./marks.ts";
import { DONE, markOf, type PageCells } from "./page.ts";
import { cut, cutFormula, pageState } from "./state.ts";

export const COVER = "封面";

/** How to fill it in; what does not apply to this rubric is left out. */
function instructions({ measured, blind }: SheetBook): string[] {
  const kinds = new Set(measured.items.map(({ item }) => item.kind));
  const has = (kind: string) => kinds.has(kind as never);
  const anyAbsent = measured.items.some(({ item }) => item.absentAllowed);
  return [
    "一份文书一个工作表，点下表中的代码就到那一页。",
    "只在浅黄色的单元格里填写；其余单元格已经锁定，得分、等次自动计算。",
    ...(has("levels") ? ["分档的评分项：从下拉列表选分值，选中单元格时显示各档的含义。"] : []),
    ...(has("deduct") ? ["扣分的评分项：填所扣的分数，不是得分；没有扣分的填0。"] : []),
    ...(has("check") ? ["“是、否”的评分项：从下拉列表选。"] : []),
    ...(anyAbsent ? ["允许合理缺项的：评分留空，在“合理缺项”栏选“是”，其余各项按比例折算。"] : []),
    ...(has("veto") ? ["否决情形每一项都要选“是”或“否”；选“是”的，在评语、证据栏写明依据。"] : []),
    "每一项都填完，状态才是“已填完”。评语中不写当事人姓名。",
    ...(blind ? ["本项评查不公开被评查机构和评查人：评语中也不写机构名称和自己的姓名。"] : []),
    "填完后保存，把整个文件交回。不要另建表格；行、列、工作表的次序不影响读取。",
  ].map((text, at) => `${at + 1}. ${text}`);
}

const wide = (text: string, face: Cell["face"], more: Partial<Row> = {}): Row => ({
  cells: [undefined, { text, face, span: 6 }],
  ...more,
});

/** A label and what it says, over the page's width. */
const fact = (label: string, text: string): Row => ({
  cells: [undefined, { text: label, face: "header" }, { text, face: "text", span: 5 }],
});

/** "'D001'!G45" */
const of = (page: string, at: string): string => `'${page}'!${at}`;

function documentRow(book: SheetBook, at: number, { page, points, grade }: PageCells): Cell[] {
  const document = book.documents[at]!;
  const state = pageState(book.measured, document.scores);
  const count = book.measured.items.length;
  const done = of(page.name, DONE);
  const says = state.done === 0 ? "未填" : state.done < count ? "未填完" : "已填完";
  return [
    { text: document.code, face: "centre", link: page.name },
    { text: [document.stratum, document.name].filter((part) => part).join("　") },
    { formula: `${done}&"/${count}"`, value: `${state.done}/${count}`, face: "centre" },
    { formula: cutFormula(of(page.name, points)), value: cut(state.points), face: "centre" },
    { formula: of(page.name, grade), value: state.grade, face: "centre" },
    {
      formula: `IF(${done}=0,"未填",IF(${done}<${count},"未填完","已填完"))`,
      value: says,
      face: "centre",
    },
  ];
}

/** The cover. */
export function coverPage(book: SheetBook, pages: readonly PageCells[]): Page {
  const { measured, reviewer } = book;
  const { rubric } = measured;
  const bands = measured.grades
    .map(({ name, from }) => `${name} ${formatTicks(Number((from.num * 10_000n) / from.den))}分起`)
    .reverse();
  const rows: Row[] = [
    { cells: [{ text: markText(markOf(book, "")), face: "plain" }], hidden: true, height: 15 },
    wide(book.title, "title"),
    wide("评分表", "title", { height: 28 }),
    ...(book.synthetic ? [wide("合成数据，仅供演示", "loud")] : []),
    fact("评查人", reviewer.name ?? `${reviewer.code}（代码）`),
    fact("组织单位", book.issuer),
    fact("评查标准", `${rubric.title.zh}（版本${rubric.version}），满分${formatTicks(measured.total)}分`),
    fact("等次", bands.join("；")),
    ...(rubric.weights === "model" ? [fact("说明", "未公布官方分值，本标准为示范。")] : []),
    wide("填写说明", "section"),
    ...instructions(book).map((text) => wide(text, "plain")),
    wide(`文书（${book.documents.length}份）`, "section"),
  ];
  const header = ["代码", "类别", "已填项", "总分", "等次", "状态"];
  rows.push({ cells: [undefined, ...header.map((text): Cell => ({ text, face: "header" }))] });
  const repeated = rows.length;
  for (const [at, cells] of pages.entries())
    rows.push({ cells: [undefined, ...documentRow(book, at, cells)] });
  return {
    name: COVER,
    columns: [
      { width: 6, hidden: true },
      { width: 11 },
      { width: 44 },
      { width: 10 },
      { width: 10 },
      { width: 10 },
      { width: 10 },
    ],
    rows,
    repeated: [repeated, repeated],
    head: [book.title, `评查人 ${reviewer.name ?? reviewer.code}`],
    foot: reviewer.code,
  };
}
