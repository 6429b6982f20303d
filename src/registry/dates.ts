/** How a day was written; used to tell a reader that one column mixes several ways. */
export type DateNotation =
  | "2025-03-01"
  | "2025/3/1"
  | "2025.3.1"
  | "2025年3月1日"
  | "20250301"
  | "2025-03-01T13:30";

export interface ReadDate {
  /** ISO day, 2025-03-01, as written: never moved by a time zone. */
  readonly day: string;
  readonly notation: DateNotation;
}

const CHINESE = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const SEPARATED = /^(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})$/;
const TIME = /[T ] ?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const BY_MARK: Readonly<Record<string, DateNotation>> = {
  "-": "2025-03-01",
  "/": "2025/3/1",
  ".": "2025.3.1",
};

const daysIn = (year: number, month: number) => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

function day(year: string, month: string, date: string): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  if (y < 1 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return undefined;
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

/** Reads a day and how it was written; `undefined` for what is no day of the (Gregorian) calendar. */
export function readDate(text: string): ReadDate | undefined {
  // Longer text is no date; this also keeps the patterns away from cells of megabytes.
  if (text.length > 64) return undefined;
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  const bare = plain.replace(TIME, "");
  const made = (iso: string | undefined, notation: DateNotation) =>
    iso === undefined
      ? undefined
      : { day: iso, notation: bare === plain ? notation : ("2025-03-01T13:30" as const) };
  const separated = SEPARATED.exec(bare);
  if (separated) return made(day(separated[1]!, separated[3]!, separated[4]!), BY_MARK[separated[2]!]!);
  const chinese = CHINESE.exec(bare);
  if (chinese) return made(day(chinese[1]!, chinese[2]!, chinese[3]!), "2025年3月1日");
  const compact = COMPACT.exec(bare);
  if (compact) return made(day(compact[1]!, compact[2]!, compact[3]!), "20250301");
  return undefined;
}

/**
 * ISO day of a date as registers write it: 2025-3-1, 2025/03/01, 2025.3.1, 2025年3月1日, 20250301, or any of
 * these with a time, which is left away without moving the day. `undefined` for anything else and for days
 * that are not in the calendar (2025-02-29).
 */
export function parseDate(text: string): string | undefined {
  return readDate(text)?.day;
}
