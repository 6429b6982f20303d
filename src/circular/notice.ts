/** The inspection notice to one object (检查通知书). */
import type { DrawnObject, DrawView } from "../results/draw-view.ts";
import type { Block, OfficialDocument } from "./document.ts";
import { SYNTHETIC_NOTICE } from "./document.ts";
import { ADDRESS, codeOf, directionOf, isDirected, textOf } from "./identify.ts";
import { chineseDate, chineseSpan } from "./numerals.ts";
import { seatsOf, teamTable } from "./people.ts";
import { contact, dayOf, ended, enumerate, holding, markedTitle, redHead, titleOf, we } from "./phrases.ts";
import { plain } from "./plain.ts";

/** 007: a serial as numbers of tasks and names of files have it. */
export const serialText = (serial: number): string => String(serial).padStart(3, "0");

/** Number of an object's task within the draw, 2025-forensic-007: its serial, which no later step changes. */
export function taskNumber(view: DrawView, object: DrawnObject): string {
  const serial = object.serial === undefined ? `候补${object.rank}` : serialText(object.serial);
  return `${view.plan.year}-${view.draw.name}-${serial}`;
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });

function opening(view: DrawView, object: DrawnObject): Block {
  const basis = enumerate(view.draw.basis);
  const start = basis === "" ? "" : `根据${basis}，`;
  const how = isDirected(object)
    ? `你单位因“${plain(object.certain ?? "")}”列为定向检查对象`
    : "经随机抽取，你单位列为本次检查对象";
  return paragraph(
    `${start}${we(view.plan.issuer)}决定${holding(titleOf(view))}。${how}。现将有关事项通知如下：`,
  );
}

function facts(view: DrawView, object: DrawnObject): Block {
  const code = codeOf(object);
  const address = textOf(object, ADDRESS);
  const rows: [string, string][] = [
    ["任务名称", titleOf(view)],
    ["任务编号", taskNumber(view, object)],
    ["检查对象", plain(object.name)],
    ...(code ? [[code.label, code.code] as [string, string]] : []),
    ...(address ? [["住所", address] as [string, string]] : []),
    ["抽查类型", directionOf(object)],
  ];
  return { kind: "facts", rows, labelWidth: 44 };
}

function areas(view: DrawView): Block[] {
  const items = view.draw.checklist.map(plain).filter((item) => item !== "");
  if (items.length === 0) return [];
  const text =
    items.length === 1 ? `本次检查${items[0]}。` : `本次检查${enumerate(items)}，共${items.length}项内容。`;
  return [heading("检查事项"), paragraph(text)];
}

function timeAndMethod(view: DrawView, object: DrawnObject): Block[] {
  const { window, inspectors } = view.draw;
  const random = [isDirected(object) ? "" : "检查对象", inspectors ? "检查人员" : ""].filter(
    (part) => part !== "",
  );
  const when = window ? `检查时间为${chineseSpan(window.from, window.to)}。` : "";
  const how =
    random.length === 0 ? "" : `${random.join("、")}${random.length === 2 ? "均" : ""}由随机抽取产生，`;
  const within = plain(view.plan.documents.publishWithin);
  const publish =
    within === "" ? "检查结果依法向社会公开。" : `检查结果自检查结束之日起${within}内向社会公开。`;
  return [
    heading(window ? "检查时间和方式" : "检查方式"),
    paragraph(`${when}检查以“双随机、一公开”方式进行，${how}${publish}`),
  ];
}

function people(view: DrawView, object: DrawnObject): Block[] {
  const missing = Math.max(0, seatsOf(view) - object.team.length);
  const two = seatsOf(view) === 1 ? "" : "检查时检查人员不少于两名，";
  const show = `${two}检查人员应当主动出示执法证件；未出示的，你单位有权拒绝检查。`;
  if (object.team.length === 0) return [heading("检查人员"), paragraph(`检查人员确定后另行告知。${show}`)];
  const rest = missing > 0 ? `，其余${missing}名确定后另行告知` : "";
  return [
    heading("检查人员"),
    paragraph(`本次检查已确定检查人员${object.team.length}名（见下表）${rest}。${show}`),
    teamTable(view, object.team),
  ];
}

function prepare(view: DrawView): Block[] {
  const items = view.plan.documents.prepare.map(plain).filter((item) => item !== "");
  const honest = "请积极配合检查，如实提供有关情况和材料。";
  if (items.length === 0)
    return [heading("配合检查"), paragraph(`请你单位安排熟悉情况的人员在场。${honest}`)];
  if (items.length === 1)
    return [heading("需要准备的材料"), paragraph(`请你单位提前准备${ended(items[0] ?? "", "。")}${honest}`)];
  const last = items.length - 1;
  return [
    heading("需要准备的材料"),
    paragraph("请你单位提前准备下列材料："),
    { kind: "list", items: items.map((item, at) => ended(item, at === last ? "。" : "；")) },
    paragraph(honest),
  ];
}

function rights(view: DrawView): Block[] {
  const text = `你单位认为检查人员与你单位有直接利害关系或者有其他关系可能影响公正检查的，有权申请回避，可在检查开始前向${we(view.plan.issuer)}提出，并说明理由。`;
  const reach = contact(view.plan);
  return [
    heading("申请回避"),
    paragraph(text),
    ...(reach.length === 0 ? [] : [heading("联系方式"), ...reach.map(paragraph)]),
  ];
}

/**
 * The notice that tells one drawn object what is inspected, when, by whom, and what its rights are.
 * @param object one of `view.objects`, or an alternate that stepped in
 */
export function buildNotice(view: DrawView, object: DrawnObject): OfficialDocument {
  const { plan } = view;
  return {
    ...redHead(plan),
    title: markedTitle(view, `${plain(plan.issuer)}关于${holding(titleOf(view))}的通知`),
    addressee: plain(object.name),
    blocks: [
      opening(view, object),
      heading("检查任务"),
      facts(view, object),
      ...areas(view),
      ...timeAndMethod(view, object),
      ...people(view, object),
      ...prepare(view),
      ...rights(view),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(dayOf(view, [object])) },
    annexes: [],
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
