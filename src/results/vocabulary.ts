/** What people write for results, answers, follow-ups, days and names, read as they mean it and never guessed. */
import { parseDate } from "../registry/dates.ts";
import {
  ANSWERS,
  type Answer,
  FOLLOW_UPS,
  type FollowUpKind,
  RESULT_VALUES,
  type ResultValue,
} from "./types.ts";

/** Without width, spaces, punctuation and what stands in brackets: 不配合检查，情节严重 is 不配合检查情节严重. */
const bare = (text: string): string =>
  text.length > 200
    ? text
    : text
        .normalize("NFKC")
        .replace(/\([^)]*\)/g, "")
        .replace(/[\s\p{P}\p{S}\u200B-\u200D\uFEFF]+/gu, "");

const reader =
  <T extends string>(values: readonly T[], others: Readonly<Record<string, T>> = {}) =>
  (text: string): T | undefined => {
    const plain = bare(text);
    return (
      values.find((value) => value === plain) ?? (Object.hasOwn(others, plain) ? others[plain] : undefined)
    );
  };

/** A result value; undefined for anything else. */
export const readResult: (text: string) => ResultValue | undefined = reader(RESULT_VALUES, {
  不配合检查情节严重的: "不配合检查情节严重",
  通过登记的住所经营场所无法联系: "通过登记的住所无法联系",
  通过登记的住所或者经营场所无法联系: "通过登记的住所无法联系",
  未发现开展本次抽查涉及的业务: "未开展本次抽查涉及的业务",
  吊销: "被撤销",
  撤销: "被撤销",
});

/** An item's answer; undefined for anything else. */
export const readAnswer: (text: string) => Answer | undefined = reader(ANSWERS);

/** A follow-up; undefined for anything else. */
export const readFollowUp: (text: string) => FollowUpKind | undefined = reader(FOLLOW_UPS, {
  立案查处: "立案",
  立案处理: "立案",
  限期整改: "限期改正",
  责令限期改正: "限期改正",
  当场整改: "当场改正",
  移送处理: "移送",
});

/** Days since the spreadsheet's day 0, from 2000-01-01 to 2099-12-31: a date whose cell lost its format. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_050];

/** The day, or why there is none: it is no date, or its order of day and month cannot be told. */
export type ReadDay = { readonly day: string } | { readonly problem: "none" | "ambiguous" };

/** Reads a day: 2025-5-20, 2025/5/20, 2025年5月20日, 20250520, a spreadsheet's serial number. */
export function readDay(text: string): ReadDay {
  const plain = text.slice(0, 65).normalize("NFKC").trim();
  if (/^\d{5}(?:\.0+)?$/.test(plain)) {
    const serial = Number(plain);
    if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL)
      return { day: new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10) };
  }
  // 5/20/2025, 20.5.25, 25-05-20: which is the day and which the year depends on where it was typed.
  if (/^\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{2}|\d{4})(?: .*)?$/.test(plain))
    return { problem: "ambiguous" };
  const day = parseDate(plain);
  return day !== undefined && day >= "2000" && day < "2200" ? { day } : { problem: "none" };
}

/** Names in one cell: 甲、乙; 甲,乙; one a line; 甲 乙. A space inside a name of two characters (李　明) parts nobody. */
export function readPeople(text: string): string[] {
  return text
    .slice(0, 2000)
    .split(/[、,，;；/\n\r|]+/)
    .flatMap((part) => {
      const pieces = part.trim().split(/[\s\u3000]+/);
      return pieces.every((piece) => [...piece].length >= 2) ? pieces : [pieces.join("")];
    })
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
