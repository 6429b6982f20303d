/** Turns of phrase that several documents share; they follow the data. */
import type { Plan } from "../plan/schema.ts";
import type { DrawnObject, DrawView } from "../results/draw-view.ts";
import { documentNumber } from "./numerals.ts";
import { plain } from "./plain.ts";

const WE: readonly (readonly [RegExp, string])[] = [
  [/厅$/, "我厅"],
  [/局$/, "我局"],
  [/委(员会)?$/, "我委"],
  [/部$/, "我部"],
  [/(协|学|商)会$/, "我会"],
  [/中心$/, "我中心"],
];

/** How an office speaks of itself: 云南省司法厅 → 我厅; 我单位 where its name does not tell. */
export const we = (issuer: string) => WE.find(([ending]) => ending.test(issuer.trim()))?.[1] ?? "我单位";

/** A remark at the end of a title that its data is made up: （示例，合成数据）. */
const MADE_UP = /（[^（）]*(?:示例|合成|演示)[^（）]*）$/;

/** A title of a plan as running text has it: every page says by itself that data is made up. */
export const bare = ({ synthetic }: Pick<Plan, "synthetic">, title: string): string =>
  synthetic ? plain(title).replace(MADE_UP, "") : plain(title);

/** A document's title, with the remark at its end that the plan's title has. */
export const marked = ({ synthetic }: Pick<Plan, "synthetic">, from: string, title: string): string =>
  synthetic ? `${title}${MADE_UP.exec(plain(from))?.[0] ?? ""}` : title;

/** What the draw is called in text. */
export const titleOf = ({ draw, plan }: DrawView) => bare(plan, draw.title ?? plan.campaign);

/** The title of a document about a draw. */
export const markedTitle = ({ draw, plan }: DrawView, title: string) =>
  marked(plan, draw.title ?? plan.campaign, title);

/** The day on a document about objects: the draw's, or a later one on which one of them changed. */
export const dayOf = (view: DrawView, objects: readonly DrawnObject[]): string =>
  objects.reduce((day, { since = "" }) => (since > day ? since : day), view.date);

/** 关于开展…的通知 reads well only without a second 开展. */
export const holding = (title: string) => (/^(关于)?开展/.test(title) ? title : `开展${title}`);

const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/意见书|文书|案件|卷宗|案卷/, "件"],
  [/(人员|人|师|员|者)$/, "名"],
  [/(机构|单位|处|所|公司|企业|店|医院|中心|户|家|学校|协会)$/, "家"],
];

/** The measure word of what is drawn: 家 for institutions, 件 for documents, 名 for people, 个 otherwise. */
export const measure = (object: string) => MEASURES.find(([pattern]) => pattern.test(object))?.[1] ?? "个";

/** Items in a row: 甲、乙、丙. Nothing between titles in 《》, as punctuation rules have it (GB/T 15834). */
export function enumerate(items: readonly string[]): string {
  return items
    .map(plain)
    .filter((item) => item !== "")
    .reduce(
      (text, item) =>
        text === "" || (text.endsWith("》") && item.startsWith("《")) ? text + item : `${text}、${item}`,
      "",
    );
}

/** Documents with a number of their own; the others bear the campaign's. */
export type Numbered = keyof NonNullable<Plan["documents"]["numbers"]>;

/**
 * The issuer's mark and number of documents that go out under a red head.
 * @param kind a document of a later day: it never bears the notice's number
 */
export function redHead(plan: Plan, kind?: Numbered): { mark: string; number?: string } {
  const number = kind === undefined ? plan.documents.number : plan.documents.numbers?.[kind];
  return { mark: `${plain(plan.issuer)}文件`, ...(number ? { number: documentNumber(plain(number)) } : {}) };
}

/** The notice that opened the inspection, with its number; empty where the plan gives none or cites it itself. */
export function noticeCited({ plan, draw, ...view }: DrawView): string {
  const number = documentNumber(plain(plan.documents.number ?? ""));
  if (number === "" || draw.basis.some((one) => plain(one).includes(number))) return "";
  return `《${plain(plan.issuer)}关于${holding(titleOf({ plan, draw, ...view }))}的通知》（${number}）`;
}

/** "联系处室：…" and "联系电话：…", a line each; nothing where the plan names neither. */
export function contact(plan: Plan): string[] {
  const { office, phone } = plan.documents;
  const parts = [office ? `联系处室：${plain(office)}` : "", phone ? `联系电话：${plain(phone)}` : ""];
  return parts.filter((part) => part !== "");
}

/** A sentence's end on text that may have one already. */
export const ended = (text: string, mark: "；" | "。") =>
  `${plain(text).replace(/[；;。.，,、\s]+$/u, "")}${mark}`;
