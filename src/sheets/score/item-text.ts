/** An item as the reviewer reads it, and what may be entered for it. */
import type { MeasuredItem } from "../../scoring/aggregate/measure.ts";
import { formatTicks } from "../../scoring/rubric/decimal.ts";
import type { Cell, Input } from "../layout.ts";

export interface Line {
  readonly text: string;
  readonly bold?: boolean;
  readonly small?: boolean;
}

/** Title, hint, then what gives or costs how much: one line each. */
export function itemLines({ item, points, cap, step }: MeasuredItem, lowest: string): Line[] {
  const most = formatTicks(points);
  const by = step === undefined ? "" : `，以${formatTicks(step)}分为一档`;
  const lines: Line[] = [{ text: item.title, bold: true }];
  if (item.kind === "levels")
    for (const level of item.levels ?? []) lines.push({ text: `${level.points}分：${level.says}` });
  if (item.kind === "deduct") {
    for (const one of item.deductions ?? [])
      lines.push({ text: `扣${one.points}分${one.each ? "（每处）" : ""}：${one.says}` });
    lines.push({ text: `填所扣的分数，最多扣${formatTicks(cap)}分`, small: true });
  }
  if (item.kind === "points") lines.push({ text: `填得分，0至${most}分${by}`, small: true });
  if (item.kind === "bonus") lines.push({ text: `加分，0至${most}分${by}；没有的填0`, small: true });
  if (item.kind === "check") lines.push({ text: `是：得${most}分；否：不得分`, small: true });
  if (item.kind === "veto") lines.push({ text: `是：等次为${lowest}。${item.reason ?? ""}`, small: true });
  if (item.note !== undefined) lines.push({ text: `提示：${item.note}`, small: true });
  if (item.absentAllowed) lines.push({ text: "可作合理缺项：评分留空，在“合理缺项”栏选“是”", small: true });
  return lines;
}

/** The rule for an item's score cell. */
export function scoreInput({ item, points, cap, step }: MeasuredItem): Input {
  const most = formatTicks(item.kind === "deduct" ? cap : points);
  if (item.kind === "levels") {
    const values = (item.levels ?? []).map((level) => level.points);
    const hint = (item.levels ?? []).map((level) => `${level.points}分：${level.says}`).join("\n");
    return { kind: "list", values, hint, refusal: `请从下拉列表中选一个分值：${values.join("、")}` };
  }
  if (item.kind === "check" || item.kind === "veto") {
    const hint = item.kind === "check" ? `是：得${most}分；否：不得分` : "有这一情形选“是”，没有选“否”";
    return { kind: "list", values: ["是", "否"], hint, refusal: "请选“是”或“否”" };
  }
  const range = { kind: "number", least: "0", most } as const;
  if (item.kind === "deduct") {
    const hint = `填所扣的分数（不是得分），0至${most}；没有扣分的填0`;
    return { ...range, hint, refusal: hint };
  }
  const hint = `填0至${most}之间的数${step === undefined ? "" : `，以${formatTicks(step)}为一档`}`;
  return { ...range, ...(step === undefined ? {} : { step: formatTicks(step) }), hint, refusal: hint };
}

/** What stands under "points possible". */
export function possibleCell({ item, points }: MeasuredItem): Cell {
  if (item.kind === "veto") return { text: "否决", face: "centre" };
  if (item.kind === "bonus") return { text: `加${formatTicks(points)}`, face: "centre" };
  return { number: formatTicks(points), face: "centre" };
}
