/** A typical case (典型案例) for training and warning: facts, problem, handling, meaning. Institutions yes, parties never. */
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import { type Block, type OfficialDocument, SYNTHETIC_NOTICE } from "../document.ts";
import { directionOf, placeOf } from "../identify.ts";
import { chineseDate } from "../numerals.ts";
import { ended, titleOf } from "../phrases.ts";
import { plain } from "../plain.ts";
import { correctionText } from "./correction-text.ts";
import { handling } from "./negative.ts";
import { told } from "./problem-text.ts";
import { badItemNames, badItems } from "./problems.ts";
import { carried, heading, nameOf, nounOf, paragraph } from "./words.ts";

const isUncooperative = ({ result }: ResultEntry) => result?.result === "不配合检查情节严重";

/** Cases that are told unless an object is named: a case was opened, or the object did not cooperate. */
export const isTypical = (entry: ResultEntry): boolean =>
  entry.result?.followUp.kind === "立案" || isUncooperative(entry);

/** Whether there is something to tell: a problem, or an object that did not cooperate. */
export const hasCase = (entry: ResultEntry): boolean =>
  isTypical(entry) || badItems(entry).length > 0 || entry.result?.followUp.kind === "移送";

/** Whether what becomes of it is still open: its case (立案, 移送), or its correction. */
export const isPending = ({ result, correction }: ResultEntry): boolean =>
  ["立案", "移送"].includes(result?.followUp.kind ?? "") || ["open", "overdue"].includes(correction.state);

function problem(entry: ResultEntry): Block[] {
  const note = told(entry.result?.note);
  const more = note === "" ? [] : [paragraph(`另查明：${ended(note, "。")}`)];
  const items = badItems(entry).map(({ item, problem }) => {
    const text = told(problem);
    return text === "" ? `${plain(item)}不符合要求` : `在${plain(item)}方面，${text}`;
  });
  const [only] = items;
  if (isUncooperative(entry) && items.length === 0)
    return [
      paragraph(`该单位不配合检查，情节严重${note === "" ? "" : `：${ended(note, "。").slice(0, -1)}`}。`),
    ];
  const rude = isUncooperative(entry) ? [paragraph("该单位不配合检查，情节严重。")] : [];
  if (!only) return [paragraph("经查，该单位存在需要依法处理的问题。"), ...more];
  if (items.length === 1)
    return [...rude, paragraph(`经查，该单位存在下列问题。${ended(only, "。")}`), ...more];
  return [
    ...rude,
    paragraph(`经查，该单位存在下列${items.length}个方面的问题：`),
    { kind: "list", items: items.map((text, at) => ended(text, at === items.length - 1 ? "。" : "；")) },
    ...more,
  ];
}

function handled(results: ResultsView, entry: ResultEntry): string {
  const done = handling(entry, "该单位");
  const state = entry.correction.state === "on-the-spot" ? "" : correctionText(entry);
  const first = done === "" ? "该问题正在依法处理" : done;
  return `${first}。${state === "" ? "" : `截至${chineseDate(results.asOf)}，${state}。`}`;
}

function meaning(results: ResultsView, entry: ResultEntry): string {
  const noun = nounOf(results);
  const items = badItemNames(entry);
  if (isUncooperative(entry))
    return `接受监督检查是${noun}应当履行的义务。各${noun}应当引以为戒，主动接受、积极配合监督检查，如实提供有关情况和材料。`;
  const which = items === "" ? "依法规范执业" : items;
  return `该案例反映出个别${noun}在${which}方面管理不严、落实不力。各${noun}应当引以为戒、举一反三，对照自查，严格执行有关规定，防止同类问题发生。`;
}

/** Title of a case: who and what about. */
function titleOfCase(entry: ResultEntry): string {
  if (isUncooperative(entry)) return `${nameOf(entry)}不配合监督检查典型案例`;
  const items = badItems(entry).map(({ item }) => plain(item));
  const what = items.length === 0 ? "" : items.length <= 2 ? `${items.join("和")}问题` : `${items[0]}等问题`;
  return `${nameOf(entry)}${what}典型案例`;
}

/** One object's case. @param entry one for which `hasCase` holds */
export function buildCase(results: ResultsView, entry: ResultEntry): OfficialDocument {
  const { view } = results;
  const { plan } = view;
  const place = placeOf(view, entry.object);
  const day = entry.result?.inspectedOn;
  const how = plain(entry.result?.method ?? "").trim();
  const chosen =
    directionOf(entry.object) === "定向"
      ? `因“${plain(entry.object.certain ?? "")}”列为定向检查对象`
      : entry.object.instead === undefined
        ? "经随机抽取列为检查对象"
        : "作为候补对象递补列为检查对象";
  return {
    title: titleOfCase(entry),
    blocks: [
      heading("基本情况"),
      paragraph(
        `${nameOf(entry)}${place === "" ? "" : `（${place}）`}在${carried(titleOf(view))}中${chosen}。${day === undefined ? "" : `${chineseDate(day)}，检查人员${how === "" ? "" : `以${how}方式`}对该单位${isUncooperative(entry) ? "开展" : "进行了"}检查。`}`,
      ),
      heading("主要问题"),
      ...problem(entry),
      heading("处理情况"),
      paragraph(handled(results, entry)),
      heading("典型意义"),
      paragraph(meaning(results, entry)),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(results.asOf) },
    // Of the three marks that offices print (公开发布, 依申请公开, 不予公开): nobody is shown in public before the end.
    note: isPending(entry) ? "此件不予公开" : "此件公开发布",
    annexes: [],
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
