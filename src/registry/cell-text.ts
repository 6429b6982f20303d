import type { CellObject } from "@e965/xlsx";
import type { CellFlag } from "./grid.ts";

/** The parts of a serial number as SheetJS cuts it: year, month, day, hours, minutes, seconds. */
type DateParts = Readonly<Record<"y" | "m" | "d" | "H" | "M" | "S", number>>;

/** SheetJS's way of cutting a serial number into parts (SSF.parse_date_code). */
export type CutDate = (value: number, options: { date1904: boolean }) => DateParts | null | undefined;

export interface ReadCell {
  readonly text: string;
  readonly flag?: CellFlag["kind"];
  /** What stood there, for the finding. */
  readonly detail?: string;
}

const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

/** Built-in formats that mean dates and times in a Chinese spreadsheet and are missing from SheetJS's table. */
export const CHINESE_DATE_FORMATS: Readonly<Record<number, number>> = Object.fromEntries([
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 14]),
  ...[32, 34, 35, 55, 56].map((id) => [id, 20]),
  [33, 21],
]);

const pad = (value: number, digits = 2) => String(value).padStart(digits, "0");

/** What of a number format draws the number: no quoted text, no escapes, no [colours], [$locales]; [h] stays. */
const skeleton = (format: string) =>
  format.replace(/"[^"]*"?|\\.|_.|\*./g, "").replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");

type DateKind = "date" | "time" | undefined;
const KINDS = new Map<string, DateKind>();

/** Whether a number format shows a date, a time of day, or neither. */
export function dateKind(format: string | number | undefined): DateKind {
  const key = String(format ?? "General");
  if (!KINDS.has(key)) {
    const shape = /^general$/i.test(key)
      ? ""
      : skeleton(key)
          .split(";")[0]!
          .replace(/general/gi, "");
    const number = /[0#?]/.test(shape.replace(/s\.0+/g, ""));
    KINDS.set(
      key,
      number || /\[[hms]+\]/i.test(shape)
        ? undefined
        : /[yde]/i.test(shape) || (/m/i.test(shape) && !/[hs]/i.test(shape))
          ? "date"
          : /[hs]/i.test(shape)
            ? "time"
            : undefined,
    );
  }
  return KINDS.get(key);
}

/** A number without exponent, in the fewest digits up to 15: what a spreadsheet holds of it. */
export function numberText(value: number): string {
  const short = String(Number(value.toPrecision(15)));
  const cut = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(short);
  if (!cut) return short;
  const [, sign, first, rest = "", exponent] = cut;
  const power = Number(exponent);
  // Exponents come only with numbers of 1e21 and more, and below 1e-6.
  return power > 0
    ? sign + (first! + rest).padEnd(power + 1, "0")
    : `${sign}0.${"0".repeat(-power - 1)}${first}${rest}`;
}

function dateText(value: number, kind: "date" | "time", date1904: boolean, cut: CutDate): string {
  const parts = cut(value, { date1904 });
  if (!parts) return numberText(value);
  const seconds = parts.S > 0 ? `:${pad(parts.S)}` : "";
  const time = `${pad(parts.H)}:${pad(parts.M)}${seconds}`;
  if (kind === "time" && value < 1) return time;
  const day = `${pad(parts.y, 4)}-${pad(parts.m)}-${pad(parts.d)}`;
  return parts.H + parts.M + parts.S > 0 ? `${day} ${time}` : day;
}

function numberCell(
  value: number,
  format: string | number | undefined,
  date1904: boolean,
  cut: CutDate,
): ReadCell {
  const kind = dateKind(format);
  // Serial numbers end with the year 9999; before 1900 there are none.
  if (kind && value >= 0 && value < 2_958_466) return { text: dateText(value, kind, date1904, cut) };
  if (!Number.isInteger(value)) return { text: numberText(value) };
  const text = numberText(value);
  if (Math.abs(value) >= 1e15) return { text, flag: "long-number", detail: text };
  // "000000" is how codes with leading zeros are shown.
  return {
    text:
      typeof format === "string" && /^0{2,}$/.test(format) && value >= 0
        ? text.padStart(format.length, "0")
        : text,
  };
}

/** The text of a workbook's cell as a person reads it: dates as ISO, numbers plain, a formula by its value. */
export function cellText(cell: CellObject, date1904: boolean, cut: CutDate): ReadCell {
  switch (cell.t) {
    case "n":
      return typeof cell.v === "number" ? numberCell(cell.v, cell.z, date1904, cut) : { text: "" };
    case "b":
      return { text: cell.v ? "TRUE" : "FALSE" };
    case "e":
      if (cell.v === undefined) return { text: "", flag: "no-value", detail: cell.f ? `=${cell.f}` : "" };
      return { text: "", flag: "error", detail: ERRORS[cell.v as number] ?? String(cell.v) };
    case "s":
      return { text: String(cell.v ?? "") };
    default:
      return { text: "" };
  }
}
