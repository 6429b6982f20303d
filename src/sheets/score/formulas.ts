/** The formulas of a document's page. Hidden columns hold numbers, so that what is shown can be simple. */
import type { Measured, MeasuredItem } from "../../scoring/aggregate/measure.ts";
import { formatTicks } from "../../scoring/rubric/decimal.ts";

/** Columns of a document's page. */
export const AT = {
  mark: "A",
  serial: "B",
  content: "C",
  possible: "D",
  score: "E",
  absent: "F",
  got: "G",
  comment: "H",
  evidence: "I",
  most: "J",
  done: "K",
  earned: "L",
  bonus: "M",
  veto: "N",
  gone: "O",
} as const;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** A number, also where it was pasted as text ("5分", full-width digits); 0 where it is none. */
const number = (at: string): string => `IFERROR(VALUE(SUBSTITUTE(ASC(${at}),"分","")),0)`;

/** The hidden numbers of an item's row. */
export function rowFormulas({ item, points, cap }: MeasuredItem, row: number) {
  const [score, absent] = [`${AT.score}${row}`, `${AT.absent}${row}`];
  const most = formatTicks(points);
  const isGone = `${AT.gone}${row}=1`;
  const earned = {
    levels: number(score),
    points: number(score),
    bonus: number(score),
    veto: "0",
    check: `IF(${score}="是",${most},0)`,
    deduct: `${most}-MIN(${formatTicks(cap)},${number(score)})`,
  }[item.kind];
  const given = `IF(OR(${isGone},TRIM(${score})=""),0,${earned})`;
  const isBonus = item.kind === "bonus";
  const got =
    item.kind === "veto"
      ? `IF(${AT.veto}${row}=1,"否决","")`
      : `IF(${AT.done}${row}=0,"",IF(${isGone},"缺项",${isBonus ? AT.bonus : AT.earned}${row}))`;
  return {
    got,
    most: isBonus || item.kind === "veto" ? "0" : `IF(${isGone},0,${most})`,
    done: `IF(OR(${isGone},TRIM(${score})<>""),1,0)`,
    earned: isBonus ? "0" : given,
    bonus: isBonus ? given : "0",
    veto: item.kind === "veto" ? `IF(${score}="是",1,0)` : "0",
    gone: item.absentAllowed ? `IF(${absent}="是",1,0)` : "0",
  };
}

const sum = (column: string, from: number, to: number): string => `SUM(${column}${from}:${column}${to})`;

/** Sums over the rows of items, and what follows from them. `total` is the address of the total. */
export function sumFormulas({ total, bonus, grades, items }: Measured, from: number, to: number, at: string) {
  const [earned, most] = [sum(AT.earned, from, to), sum(AT.most, from, to)];
  const [done, veto] = [sum(AT.done, from, to), sum(AT.veto, from, to)];
  const lowest = quoted(grades[0]?.name ?? "");
  const byPoints = grades.slice(1).reduce((rest, { name, from: { num, den } }) => {
    const line = den === 1n ? String(num) : `${num}/${den}`;
    return `IF(${at}>=${line},${quoted(name)},${rest})`;
  }, lowest);
  return {
    earned,
    most,
    rescaled: `IF(${most}=0,0,ROUND(${earned}*${formatTicks(total)}/${most},6))`,
    bonus: `MIN(${formatTicks(bonus)},${sum(AT.bonus, from, to)})`,
    done,
    veto,
    gone: sum(AT.gone, from, to),
    grade: `IF(${done}<${items.length},"未填完",IF(${veto}>0,${lowest},${byPoints}))`,
  };
}
