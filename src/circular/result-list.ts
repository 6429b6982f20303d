/** The public list of what was drawn (抽取结果公告): how, whom, alternates, how to re-check. Names no inspectors. */
import type { DrawnObject, DrawView } from "../results/draw-view.ts";
import type { Block, OfficialDocument } from "./document.ts";
import { SYNTHETIC_NOTICE } from "./document.ts";
import {
  CREDIT_CODE,
  directionOf,
  isDirected,
  LICENCE,
  placeOf,
  type Shown,
  tableOf,
  textOf,
} from "./identify.ts";
import { chineseDate } from "./numerals.ts";
import { contact, dayOf, enumerate, markedTitle, measure, titleOf } from "./phrases.ts";
import { plain } from "./plain.ts";
import { provenance, verifyHint } from "./provenance.ts";
import { eachStratum, frameText, ruleText, sameStratum, strataTable } from "./rule-text.ts";
import { countText } from "./task.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });

/** What the column of codes is called: it holds licences where an object has no credit code. */
function codeHeader(objects: readonly DrawnObject[]): string {
  const coded = objects.filter((object) => textOf(object, CREDIT_CODE) !== "").length;
  return coded === objects.length ? CREDIT_CODE.header : coded === 0 ? LICENCE.header : "代码/许可证号";
}

function listTable(view: DrawView, objects: readonly DrawnObject[], alternates: boolean): Block {
  const reasons = objects.some(
    (object) => plain(object.certain ?? "") !== "" || object.instead !== undefined,
  );
  const shown: Shown<DrawnObject>[] = [
    { column: { header: "序号", width: 12, align: "center" }, of: (_, index) => String(index + 1) },
    {
      column: { header: "州市", width: alternates ? 30 : 20, align: "center" },
      of: (object) => placeOf(view, object),
    },
    {
      column: { header: "名称", width: alternates ? 46 : 32 },
      of: (object) => plain(object.name),
      always: true,
    },
    {
      column: { header: codeHeader(objects), width: 46, align: "center" },
      of: (object) => textOf(object, CREDIT_CODE) || textOf(object, LICENCE),
    },
    ...(alternates
      ? []
      : [
          {
            column: { header: "类型", width: 14, align: "center" as const },
            of: (object: DrawnObject) => directionOf(object),
          },
        ]),
    {
      column: { header: "产生方式", width: 18, align: "center" },
      of: (object) =>
        reasons ? plain(object.certain ?? (object.instead === undefined ? "随机抽取" : "候补递补")) : "",
    },
    {
      column: { header: alternates ? "候补顺序" : "排序号", width: alternates ? 22 : 14, align: "center" },
      of: (object) => (object.rank > 0 ? String(object.rank) : ""),
    },
  ];
  return { kind: "table", ...tableOf(shown, objects), dense: true };
}

/** Objects that came into the list after the draw. */
const steppedIn = (view: DrawView) => view.objects.filter(({ instead }) => instead !== undefined);

/** Where there is one stratum, nobody needs to read of strata. */
const layered = (view: DrawView) => view.strata.length > 1;

function howDrawn(view: DrawView): Block[] {
  const strata = strataTable(view);
  return [
    heading("抽取情况"),
    paragraph(`${frameText(view)}${ruleText(view)}`),
    ...(strata
      ? [paragraph(`${layered(view) ? eachStratum(view) : ""}抽取数量和被抽中的概率如下：`), strata]
      : []),
    heading("随机数来源和承诺值"),
    ...provenance(view),
  ];
}

function whatWasDrawn(view: DrawView): Block[] {
  const unit = measure(view.draw.object);
  if (view.objects.length === 0) return [heading("抽取结果"), paragraph("本次抽取没有产生检查对象。")];
  const drawn = view.objects.some((object) => !isDirected(object));
  const order = drawn ? `排序号为${layered(view) ? `${sameStratum(view)}的` : ""}抽取次序。` : "";
  return [
    heading("抽取结果"),
    paragraph(
      `本次抽查的检查对象为${plain(view.draw.object)}${countText(view.objects, unit)}。${order}名单如下：`,
    ),
    listTable(view, view.objects, false),
  ];
}

function whatFollows(view: DrawView): Block[] {
  const within = plain(view.plan.documents.publishWithin);
  const publish = within === "" ? "" : `检查结果自检查结束之日起${within}内另行公布。`;
  const reach = contact(view.plan);
  const next =
    view.alternates.length === 0 || view.objects.length === 0
      ? ""
      : `检查对象注销、迁出或者无法联系的，如实公布检查结果，并${layered(view) ? `在${sameStratum(view)}` : ""}按候补顺序递补，递补情况另行公布。`;
  return [
    ...(next + publish === "" || view.objects.length === 0
      ? []
      : [heading("后续安排"), paragraph(next + publish)]),
    heading("复核方法"),
    paragraph(verifyHint(view)),
    ...(reach.length === 0 ? [] : reach.map(paragraph)),
  ];
}

/** The list of drawn objects for the public, with everything that a stranger needs to re-check it. */
export function buildResultList(view: DrawView): OfficialDocument {
  const { plan, draw } = view;
  const basis = enumerate(draw.basis);
  const start = basis === "" ? "" : `根据${basis}，`;
  return {
    title: markedTitle(view, `${plain(plan.issuer)}关于${titleOf(view)}抽取结果的公告`),
    blocks: [
      paragraph(`${start}${plain(plan.issuer)}组织了${titleOf(view)}的抽取，现将抽取结果公告如下：`),
      ...howDrawn(view),
      ...whatWasDrawn(view),
      ...whatFollows(view),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(dayOf(view, steppedIn(view))) },
    note: "此件公开发布",
    annexes:
      view.alternates.length === 0
        ? []
        : [{ title: "候补名单", blocks: [listTable(view, view.alternates, true)] }],
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
