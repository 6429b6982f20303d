/** What was found, by item of the checklist and by object. */
import { INSPECTED_RESULTS, type ItemResult } from "../../results/types.ts";
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import { plain } from "../plain.ts";
import { told } from "./problem-text.ts";

/** The items that are not as they should be. */
export const badItems = ({ result }: ResultEntry): readonly ItemResult[] =>
  (result?.items ?? []).filter(({ answer }) => answer === "否");

export interface ProblemGroup {
  readonly item: string;
  /** Objects at which the item was not as it should be. */
  readonly bad: number;
  /** Objects at which it was looked at: bad and good ones. */
  readonly looked: number;
  /** What was found, as far as it may be told, one text an object at most. */
  readonly texts: readonly string[];
}

/** Whether it was looked at, with or without a finding. */
export const isInspected = ({ result }: ResultEntry): boolean =>
  result !== undefined && INSPECTED_RESULTS.includes(result.result);

/** Items with problems at inspected objects: most objects first, then in the checklist's order. */
export function problemGroups({ view, entries }: ResultsView): ProblemGroup[] {
  const groups = new Map<string, { bad: number; looked: number; texts: string[] }>(
    view.draw.checklist.map((item) => [item, { bad: 0, looked: 0, texts: [] }]),
  );
  for (const entry of entries.filter(isInspected))
    for (const { item, answer, problem } of entry.result?.items ?? []) {
      const group = groups.get(item) ?? { bad: 0, looked: 0, texts: [] };
      groups.set(item, group);
      if (answer === "是" || answer === "否") group.looked += 1;
      if (answer !== "否") continue;
      group.bad += 1;
      const text = told(problem);
      if (text !== "") group.texts.push(text);
    }
  return [...groups]
    .map(([item, group]) => ({ item: plain(item), ...group }))
    .filter(({ bad }) => bad > 0)
    .sort((a, b) => b.bad - a.bad);
}

/** "文书管理、质量建设": the items of one object; empty where none is named. */
export const badItemNames = (entry: ResultEntry): string =>
  badItems(entry)
    .map(({ item }) => plain(item))
    .filter((item) => item !== "")
    .join("、");

/** What was found at one object, as far as it may be told, joined by semicolons. */
export const toldProblems = (entry: ResultEntry): string =>
  badItems(entry)
    .map(({ problem }) => told(problem))
    .filter((text) => text !== "")
    .join("；");

/** Objects whose circular names them: uncooperative, handed on, or with a case opened. */
export const isNegative = ({ result }: ResultEntry): boolean =>
  result !== undefined &&
  (result.result === "不配合检查情节严重" || ["移送", "立案"].includes(result.followUp.kind));
