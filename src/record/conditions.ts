/** Conditions of a plan (`where`, `drawnWithin`) on the cells of a register. */
import type { Where } from "../plan/schema.ts";

/** Text as it is compared: NFKC, trimmed, inner white space as one space. */
export const plain = (text: string): string => text.normalize("NFKC").trim().replace(/\s+/g, " ");

const COMPARISON = /^(>=|<=|>|<|=|≥|≤)\s*(.+)$/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** Compares two decimals given as text, exactly. */
function compareDecimals(a: string, b: string): number {
  const [places, scale] = [a, b].map((text) => text.split(".")[1]?.length ?? 0) as [number, number];
  const width = Math.max(places, scale);
  const whole = (text: string, decimals: number) =>
    BigInt(text.replace(/^\+/, "").replace(".", "") + "0".repeat(width - decimals));
  const [x, y] = [whole(a, places), whole(b, scale)];
  return x < y ? -1 : x > y ? 1 : 0;
}

export type Matched = "yes" | "no" | "not-a-number";

/** Whether a cell fits one wanted value: the same text, a comparison of numbers such as ">=5", or "!=" text. */
export function matches(cell: string, wanted: string): Matched {
  const negated = /^(?:!=|≠)\s*(.*)$/s.exec(plain(wanted));
  if (negated) return plain(cell) === plain(negated[1]!) ? "no" : "yes";
  const comparison = COMPARISON.exec(plain(wanted));
  const bound = comparison?.[2]?.replace(/[,\s]/g, "");
  if (!comparison || !bound || !NUMBER.test(bound)) return plain(cell) === plain(wanted) ? "yes" : "no";
  const value = plain(cell).replace(/[,\s]/g, "");
  if (value === "") return "no";
  if (!NUMBER.test(value)) return "not-a-number";
  const order = compareDecimals(value, bound);
  const operator = comparison[1]!.replace("≥", ">=").replace("≤", "<=");
  const holds = { ">=": order >= 0, "<=": order <= 0, ">": order > 0, "<": order < 0, "=": order === 0 }[
    operator
  ];
  return holds ? "yes" : "no";
}

/** The columns that a list of conditions reads. */
export const columnsOf = (conditions: readonly { readonly where?: Where }[]): string[] =>
  conditions.flatMap(({ where }) => Object.keys(where ?? {}));

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/**
 * The day that lies a span before a day: "1 year", "6 months", "30 days", "1年", "6个月", "30天".
 * A day that the month does not have becomes its last (31 May less 3 months is 28 or 29 February).
 * @param day ISO day
 */
export function dayBefore(day: string, span: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const [, number, unit] = /^(\d+) ?(.+)$/.exec(span)!;
  const count = Number(number);
  if (/^(day|天)/.test(unit!))
    return new Date(Date.UTC(year, month - 1, date - count)).toISOString().slice(0, 10);
  const months = year * 12 + month - 1 - count * (/^(year|年)/.test(unit!) ? 12 : 1);
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  return [
    String(y).padStart(4, "0"),
    String(m).padStart(2, "0"),
    String(Math.min(date, daysIn(y, m))).padStart(2, "0"),
  ].join("-");
}
