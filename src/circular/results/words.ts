/** Turns of phrase that the documents about results share; they follow the data. */
import { type FollowUp, STOPPED_RESULTS } from "../../results/types.ts";
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import type { Block } from "../document.ts";
import { isDirected, placeOf } from "../identify.ts";
import { measure } from "../phrases.ts";
import { plain } from "../plain.ts";

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const heading = (text: string, level: 1 | 2 | 3 = 1): Block => ({ kind: "heading", level, text });

/** 家 for institutions, 件 for documents. */
export const unitOf = ({ view }: ResultsView): string => measure(view.draw.object);
/** What was drawn, as a noun. */
export const nounOf = ({ view }: ResultsView): string => plain(view.draw.object);
export const nameOf = ({ object }: ResultEntry): string => plain(object.name);

/** "甲1家、乙2家": what nobody has is not spoken of. */
export const parts = (counts: readonly (readonly [label: string, count: number])[], unit: string): string =>
  counts
    .filter(([, count]) => count > 0)
    .map(([label, count]) => `${label}${count}${unit}`)
    .join("、");

/** The name with its prefecture in brackets, where the draw has prefectures. */
export function namePlace({ view }: ResultsView, entry: ResultEntry): string {
  const place = placeOf(view, entry.object);
  return place === "" ? nameOf(entry) : `${nameOf(entry)}（${place}）`;
}

/** What follows, as a column shows it; empty where nothing does. */
export function followUpText({ kind, body }: FollowUp): string {
  if (kind === "无") return "";
  return kind === "移送" && plain(body ?? "") !== "" ? `移送${plain(body ?? "")}` : kind;
}

/** Distinct texts with how often each occurs: the most frequent first, then in order of first appearance. */
export function counted(texts: readonly string[]): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}

/** Whether it was replaced after the draw, or stepped in for one that was. */
export const changeOf = ({ object, left }: ResultEntry): string =>
  left !== undefined ? "已更换" : object.instead === undefined ? "" : "候补递补";

export const kindOf = ({ object }: ResultEntry): string => (isDirected(object) ? "定向" : "不定向");

/** Why objects were replaced after the draw: 因迁出、注销; 因故 where nothing is known. */
export function whyReplaced(left: readonly ResultEntry[]): string {
  const all = left.map(({ result }) =>
    result && STOPPED_RESULTS.includes(result.result) ? result.result : "",
  );
  const known = [...new Set(all)].filter((one) => one !== "");
  const others = all.includes("");
  if (known.length === 0) return "因故";
  return `因${[...known, ...(others ? ["其他原因"] : [])].join("、")}`;
}

/** What the result column says where there is none. */
export const resultText = ({ result, left }: ResultEntry): string =>
  result?.result ?? (left === undefined ? "未报送" : "未检查");

/** 《…监督抽查结果》, not 抽查抽查结果. */
export const resultsTitle = (title: string): string =>
  /(抽查|检查)$/.test(title) ? `${title}结果` : `${title}抽查结果`;

/** The title as something that was carried out: without a leading 开展. */
export const carried = (title: string): string => title.replace(/^(关于)?开展/, "");
