import fc from "fast-check";
import { expect, it } from "vitest";
import { columnsOf, dayBefore, matches, plain } from "./conditions.ts";

it.each([
  ["注销", "注销", "yes"],
  [" 注 销", "注销", "no"],
  [" 停业　整顿 ", "停业 整顿", "yes"],
  ["Ａ级", "A级", "yes"],
  ["", "", "yes"],
  ["5", ">=5", "yes"],
  ["4", ">=5", "no"],
  ["1,234", "≥1 000", "yes"],
  ["１２", "＞＝ 12", "yes"],
  ["10", ">9", "yes"],
  ["9.99", "<10", "yes"],
  ["10.0", "<=10", "yes"],
  ["10.10", "=10.1", "yes"],
  ["-0.5", "<0", "yes"],
  ["-10", ">-9", "no"],
  ["0.1000000000000000055", ">0.1", "yes"],
  ["99999999999999999999", ">99999999999999999998", "yes"],
  ["", ">=0", "no"],
  ["五", ">=5", "not-a-number"],
  ["5起", ">=5", "not-a-number"],
  // A comparison with something else than a number is plain text.
  [">=A", ">=A", "yes"],
  ["B", ">=A", "no"],
])("cell %j against %j: %s", (cell, wanted, expected) => {
  expect(matches(cell, wanted)).toBe(expected);
});

it("compares decimals exactly, as integers of their last digit do", () => {
  const digits = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 3 }));
  const written = ([n, places]: [number, number]) => {
    const text = String(Math.abs(n)).padStart(places + 1, "0");
    const body = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
    return `${n < 0 ? "-" : ""}${body}`;
  };
  const scaled = ([n, places]: [number, number]) => n * 10 ** (3 - places);
  fc.assert(
    fc.property(digits, digits, (a, b) => {
      expect(matches(written(a), `>${written(b)}`)).toBe(scaled(a) > scaled(b) ? "yes" : "no");
      expect(matches(written(a), `<=${written(b)}`)).toBe(scaled(a) <= scaled(b) ? "yes" : "no");
    }),
  );
});

it("columnsOf lists the headers that conditions read", () => {
  expect(columnsOf([{ where: { 状态: ["注销"], 投诉: [">=5"] } }, {}])).toEqual(["状态", "投诉"]);
});

it.each([
  ["2025-05-12", "1 year", "2024-05-12"],
  ["2025-05-12", "12 months", "2024-05-12"],
  ["2024-02-29", "1 year", "2023-02-28"],
  ["2024-02-29", "4年", "2020-02-29"],
  ["2000-03-31", "1 month", "2000-02-29"],
  ["1900-03-31", "1个月", "1900-02-28"],
  ["2025-05-31", "3 months", "2025-02-28"],
  ["2025-01-15", "1 month", "2024-12-15"],
  ["2025-01-31", "2 months", "2024-11-30"],
  ["2025-03-01", "1 day", "2025-02-28"],
  ["2024-03-01", "1天", "2024-02-29"],
  ["2025-01-01", "365 days", "2024-01-02"],
])("%s less %s is %s", (day, span, expected) => {
  expect(dayBefore(day, span)).toBe(expected);
});

const date = fc.date({ min: new Date("1990-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
const iso = (value: Date) => value.toISOString().slice(0, 10);

it("is always a real day before, and days count exactly", () => {
  fc.assert(
    fc.property(
      date,
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom("year", "month", "day"),
      (at, count, unit) => {
        const before = dayBefore(iso(at), `${count} ${unit}s`);
        expect(iso(new Date(`${before}T00:00:00Z`))).toBe(before);
        expect(before < iso(at)).toBe(true);
        if (unit === "day") expect(Date.parse(iso(at)) - Date.parse(before)).toBe(count * 86_400_000);
      },
    ),
  );
});

it("months go back by the calendar: the same day, or the month's last where it lacks the day", () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 240 }), (at, count) => {
      const [year, month, day] = dayBefore(iso(at), `${count}个月`).split("-").map(Number) as [
        number,
        number,
        number,
      ];
      const here = at.getUTCFullYear() * 12 + at.getUTCMonth();
      expect(here - (year * 12 + month - 1)).toBe(count);
      const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
      expect(day).toBe(Math.min(at.getUTCDate(), last));
    }),
  );
});

it("a later day never goes back to an earlier one", () => {
  fc.assert(
    fc.property(date, date, fc.constantFrom("1 year", "7 months", "30 days"), (a, b, span) => {
      const [first, second] = [iso(a), iso(b)].sort() as [string, string];
      expect(dayBefore(first, span) <= dayBefore(second, span)).toBe(true);
    }),
  );
});

it("plain text: NFKC, trimmed, white space as one space", () => {
  expect(plain("　昆明　\n 市 ")).toBe("昆明 市");
});
