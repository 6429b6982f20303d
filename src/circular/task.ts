/** The task sheet of one prefecture (检查任务书): objects, inspectors, forms, requirements, provenance. */
import type { DrawnObject, DrawView } from "../results/draw-view.ts";
import type { Block, OfficialDocument } from "./document.ts";
import { SYNTHETIC_NOTICE } from "./document.ts";
import {
  ADDRESS,
  COUNTY,
  CREDIT_CODE,
  isDirected,
  LICENCE,
  placeOf,
  type Shown,
  tableOf,
  textOf,
} from "./identify.ts";
import { inspectionForm } from "./inspection-form.ts";
import { chineseDate, chineseSpan } from "./numerals.ts";
import { loadsOf, loadsTable, seatsOf, teamText } from "./people.ts";
import { contact, dayOf, enumerate, markedTitle, measure, redHead, titleOf, we } from "./phrases.ts";
import { plain } from "./plain.ts";
import { provenance, verifyHint } from "./provenance.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });

/** 云南省司法厅 writes to 昆明市司法局; other offices to the prefecture by its name. */
function addresseeOf(view: DrawView, prefecture: string): string {
  return /司法厅$/.test(view.plan.issuer) && /[市州盟县区]$/.test(prefecture)
    ? `${prefecture}司法局`
    : prefecture;
}

/** "共4家，其中随机抽取3家、定向检查1家"; said in parts only where there are both. */
export function countText(objects: readonly DrawnObject[], unit: string): string {
  const directed = objects.filter(isDirected).length;
  const drawn = objects.length - directed;
  const all = objects.length === 1 ? "" : "均";
  if (directed === 0) return `${drawn}${unit}，${all}由随机抽取产生`;
  if (drawn === 0) return `${directed}${unit}，${all}为定向检查`;
  return `${objects.length}${unit}，其中随机抽取${drawn}${unit}、定向检查${directed}${unit}`;
}

function objectsTable(view: DrawView, objects: readonly DrawnObject[]): Block {
  const shown: Shown<DrawnObject>[] = [
    { column: { header: "序号", width: 12, align: "center" }, of: (_, index) => String(index + 1) },
    { column: { header: "名称", width: 33 }, of: (object) => plain(object.name) },
    {
      column: { header: "代码/许可证", width: 46 },
      of: (object) => textOf(object, CREDIT_CODE) || textOf(object, LICENCE),
    },
    { column: { header: "县区", width: 15, align: "center" }, of: (object) => textOf(object, COUNTY) },
    { column: { header: "住所", width: 24 }, of: (object) => textOf(object, ADDRESS) },
    {
      column: { header: "检查人员", width: 26 },
      of: (object) => (view.draw.inspectors ? teamText(view, object) : ""),
      always: view.draw.inspectors !== undefined || objects.some((object) => object.team.length > 0),
    },
  ];
  return { kind: "table", ...tableOf(shown, objects), dense: true };
}

function inspectorBlocks(view: DrawView, objects: readonly DrawnObject[]): Block[] {
  if (!view.draw.inspectors) {
    return [
      heading("检查人员"),
      paragraph("检查人员由你单位从检查人员名录库中随机抽取，每个检查对象不少于两名。"),
    ];
  }
  const loads = loadsOf(objects);
  const missing = objects.reduce((sum, object) => sum + Math.max(0, seatsOf(view) - object.team.length), 0);
  if (loads.length === 0) {
    const why = view.assigned ? "现有检查人员均不能派出，" : "";
    return [
      heading("检查人员"),
      paragraph(`${why}检查人员确定后另行通知，每个检查对象${seatsOf(view)}名，共${missing}人次。`),
    ];
  }
  const seats = loads.reduce((sum, load) => sum + load.objects, 0);
  const most = Math.max(...loads.map((load) => load.objects));
  const least = Math.min(...loads.map((load) => load.objects));
  const each = most === least ? `每人承担${most}个检查对象` : `每人承担${least}至${most}个检查对象`;
  const arranges = view.draw.dispatch ? "你单位" : we(view.plan.issuer);
  const lacking = missing === 0 ? "" : `尚缺${missing}人次，由${arranges}另行安排，补足前不得开展相应检查。`;
  return [
    heading("检查人员"),
    paragraph(
      `检查人员由随机抽取产生，共${loads.length}名、${seats}人次，${loads.length === 1 ? each.replace("每人", "") : each}。${lacking}`,
    ),
    loadsTable(view, loads),
  ];
}

function requirements(view: DrawView): Block[] {
  const { draw, plan } = view;
  const within = plain(plan.documents.publishWithin);
  const areas = draw.checklist.map(plain).filter((item) => item !== "");
  const items = [
    seatsOf(view) === 1 ? "" : "每个检查对象的检查人员不少于两名。",
    "检查人员应当主动出示执法证件；与检查对象有利害关系的，应当回避。",
    areas.length === 0
      ? "逐项检查，如实填写检查记录表。"
      : `按照${enumerate(areas)}${areas.length === 1 ? "" : `等${areas.length}项内容`}逐项检查，如实填写检查记录表。`,
    draw.window ? `检查应当在${chineseSpan(draw.window.from, draw.window.to)}期间完成。` : "",
    "不得自行更换检查对象或者检查人员。检查对象注销、迁出或者无法联系的，如实填写检查结果，并书面说明理由，按候补顺序办理。",
    within === "" ? "检查结果依法向社会公开。" : `检查结果自检查结束之日起${within}内向社会公开。`,
  ];
  return [heading("工作要求"), { kind: "list", items: items.filter((item) => item !== "") }];
}

function forms(view: DrawView, objects: readonly DrawnObject[]): Block[] {
  return objects.flatMap((object, at) => [
    ...(at === 0 ? [] : [{ kind: "pageBreak" } as const]),
    ...inspectionForm(view, object),
  ]);
}

/**
 * What one prefecture has to inspect.
 * @param prefecture as in `DrawnObject.prefecture`; one without objects gets a sheet that says so
 */
export function buildTask(view: DrawView, prefecture: string): OfficialDocument {
  const { plan, draw } = view;
  const objects = view.objects.filter((object) => object.prefecture === prefecture);
  const place = objects[0] ? placeOf(view, objects[0]) : plain(prefecture);
  const unit = measure(draw.object);
  const basis = enumerate(draw.basis);
  const intro = `${basis === "" ? "" : `根据${basis}，`}${we(plan.issuer)}组织实施${titleOf(view)}。`;
  const where = place === "" ? "本次抽查" : `本次抽查中，${place}`;
  const reach = contact(plan);
  const work: Block[] =
    objects.length === 0
      ? [paragraph(`${intro}${where}没有检查对象，无须开展现场检查。`)]
      : [
          paragraph(`${intro}现将检查任务下达你单位，请按要求组织实施。`),
          heading("检查对象"),
          paragraph(`${where}的检查对象为${plain(draw.object)}${countText(objects, unit)}。名单如下：`),
          objectsTable(view, objects),
          ...inspectorBlocks(view, objects),
          ...requirements(view),
        ];
  return {
    ...redHead(plan),
    title: markedTitle(
      view,
      `${titleOf(view)}${/(抽查|检查)$/.test(titleOf(view)) ? "" : "检查"}任务书${place === "" ? "" : `（${place}）`}`,
    ),
    ...(place === "" ? {} : { addressee: addresseeOf(view, place) }),
    blocks: [
      ...work,
      heading("抽取过程和复核方法"),
      ...provenance(view),
      paragraph(verifyHint(view)),
      ...(reach.length === 0 ? [] : [heading("联系方式"), ...reach.map(paragraph)]),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(dayOf(view, objects)) },
    annexes:
      objects.length === 0 ? [] : [{ title: "“双随机、一公开”检查记录表", blocks: forms(view, objects) }],
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
