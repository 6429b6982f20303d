/** An item's row on a document's page; a long item goes on in rows without a mark. */
import type { ItemScore } from "../../scoring/aggregate/input.ts";
import type { MeasuredItem } from "../../scoring/aggregate/measure.ts";
import type { ItemValue } from "../../scoring/aggregate/read-item.ts";
import { formatTicks, parseTicks } from "../../scoring/rubric/decimal.ts";
import { linesOf } from "../height.ts";
import type { Cell, Row } from "../layout.ts";
import { rowFormulas } from "./formulas.ts";
import { itemLines, type Line, possibleCell, scoreInput } from "./item-text.ts";
import { itemMark } from "./marks.ts";

export const CONTENT_WIDTH = 40;
/** A row can be 409 points high: 25 lines of this size. */
const MOST_LINES = 24;

/** Lines in portions that fit into one row each. */
function portions(lines: readonly Line[]): Line[][] {
  const made: Line[][] = [[]];
  let used = 0;
  for (const line of lines) {
    const takes = linesOf(line.text, 10.5, CONTENT_WIDTH);
    if (used + takes > MOST_LINES && used > 0) {
      made.push([]);
      used = 0;
    }
    made.at(-1)?.push(line);
    used += takes;
  }
  return made;
}

const runs = (lines: readonly Line[]): Cell => ({
  runs: lines.map(({ text, ...look }, at) => ({ text: at === 0 ? text : `\n${text}`, ...look })),
});

/** What was entered before, as the cell holds it. */
function entered(score: ItemScore | undefined): Pick<Cell, "number" | "text"> {
  const value = score?.value;
  if (value === undefined || value === "") return {};
  if (value === "yes" || value === "no") return { text: value === "yes" ? "是" : "否" };
  const ticks = parseTicks(value);
  return ticks === undefined ? { text: value } : { number: formatTicks(ticks) };
}

/** The hidden numbers and what they come to now. */
function hidden(measured: MeasuredItem, { state, earned, possible, vetoed }: ItemValue, row: number): Cell[] {
  const formulas = rowFormulas(measured, row);
  const points = Number(formatTicks(state === "scored" ? earned : 0));
  const isBonus = measured.item.kind === "bonus";
  const numbers = [
    [formulas.most, Number(formatTicks(possible))],
    [formulas.done, state === "missing" ? 0 : 1],
    [formulas.earned, isBonus ? 0 : points],
    [formulas.bonus, isBonus ? points : 0],
    [formulas.veto, vetoed ? 1 : 0],
    [formulas.gone, state === "absent" ? 1 : 0],
  ] as const;
  return numbers.map(([formula, value]) => ({ formula, value }));
}

function got({ item }: MeasuredItem, { state, earned, vetoed }: ItemValue): string | number {
  if (item.kind === "veto") return vetoed ? "否决" : "";
  if (state === "missing") return "";
  return state === "absent" ? "缺项" : Number(formatTicks(earned));
}

/**
 * The rows of one item.
 * @param row number of the first of them
 * @param lowest name of the grade that a veto gives
 */
export function itemRows(
  measured: MeasuredItem,
  score: ItemScore | undefined,
  value: ItemValue,
  place: { readonly row: number; readonly serial: number; readonly lowest: string },
): Row[] {
  const { row, serial, lowest } = place;
  const [first = [], ...more] = portions(itemLines(measured, lowest));
  const { item } = measured;
  const absent: Cell = item.absentAllowed
    ? {
        input: {
          kind: "list",
          values: ["是"],
          hint: "没有这一环节的选“是”，评分留空",
          refusal: "请选“是”，或者留空",
        },
        ...(score?.absent ? { text: "是" } : {}),
      }
    : { text: "—", face: "quiet" };
  const remark = (text: string | undefined, hint: string): Cell => ({
    face: "text",
    input: { kind: "text", hint },
    ...(text === undefined ? {} : { text }),
  });
  const cells: Cell[] = [
    { text: itemMark(item.id), face: "plain" },
    { number: String(serial), face: "centre" },
    runs(first),
    possibleCell(measured),
    { input: scoreInput(measured), ...entered(score), ...(item.kind === "veto" ? { redWhen: "是" } : {}) },
    absent,
    { formula: rowFormulas(measured, row).got, value: got(measured, value), face: "centre", redWhen: "否决" },
    remark(score?.comment, "评语：扣分或者判断的理由。不写当事人姓名"),
    remark(score?.evidence, "证据：卷宗页码、所见事实"),
    ...hidden(measured, value, row),
  ];
  const blank: Cell = { text: "" };
  const rest = more.map((lines) => ({
    cells: [undefined, blank, runs(lines), blank, blank, blank, blank, blank, blank],
  }));
  return [{ cells }, ...rest];
}
