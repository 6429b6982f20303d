import fc from "fast-check";
import { expect, it } from "vitest";
import { parseDate } from "./dates.ts";

it.each([
  "2025-3-1",
  "2025-03-01",
  "2025/03/01",
  "2025/3/1",
  "2025.3.1",
  "2025年3月1日",
  "2025 年 3 月 1 日",
  "２０２５年３月１日",
  "20250301",
  " 2025-03-01 ",
  "2025-03-01 13:30",
  "2025-03-01T23:59:59Z",
  "2025-03-01T00:00:00.000+08:00",
  "2025年3月1日 9:05",
])("%s is 2025-03-01", (text) => {
  expect(parseDate(text)).toBe("2025-03-01");
});

it.each([
  "",
  "2025",
  "2025-13-01",
  "2025-02-29",
  "2025-04-31",
  "1/3/2025",
  "2025-3/1",
  "长期",
  "20251301",
  "0000-01-01",
  "9".repeat(99),
])("%j is no day", (text) => {
  expect(parseDate(text)).toBeUndefined();
});

it("knows leap years", () => {
  expect(parseDate("2024-02-29")).toBe("2024-02-29");
  expect(parseDate("2000-02-29")).toBe("2000-02-29");
  expect(parseDate("1900-02-29")).toBeUndefined();
});

it("agrees with the calendar on every day", () => {
  const day = fc.date({
    min: new Date("1000-01-01T00:00:00Z"),
    max: new Date("9999-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [y, m, d] = iso.split("-").map(Number);
      expect(parseDate(`${y}年${m}月${d}日`)).toBe(iso);
    }),
  );
});
