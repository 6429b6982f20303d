import { expect, it } from "vitest";
import { timeOf } from "./clock.ts";
import type { Io } from "./io.ts";

const io = (env: Io["env"] = {}) => ({ env, now: () => Date.UTC(2025, 4, 7, 2, 3, 4, 567) }) as unknown as Io;

it("takes --at before SOURCE_DATE_EPOCH before the clock, to the second", () => {
  expect(timeOf(io())).toBe("2025-05-07T02:03:04Z");
  expect(timeOf(io({ SOURCE_DATE_EPOCH: "" }))).toBe("2025-05-07T02:03:04Z");
  expect(timeOf(io({ SOURCE_DATE_EPOCH: "1746583200" }))).toBe("2025-05-07T02:00:00Z");
  expect(timeOf(io({ SOURCE_DATE_EPOCH: "0" }), "2025-05-06T10:00:00Z")).toBe("2025-05-06T10:00:00Z");
});

it.each([
  ["2025-05-07", "2025-05-07T00:00:00Z"],
  ["2025-05-07T10:00", "2025-05-07T10:00:00Z"],
  ["2025-05-07 10:00:59.9Z", "2025-05-07T10:00:59Z"],
  ["2025-05-07T10:00:00+08:00", "2025-05-07T02:00:00Z"],
  ["2025-05-07T20:00:00-0530", "2025-05-08T01:30:00Z"],
  ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"],
])("reads %s", (text, wanted) => expect(timeOf(io(), text)).toBe(wanted));

it.each([
  "",
  "yesterday",
  "2025",
  "2025-02-30T10:00:00Z",
  "2025-02-29",
  "2025-13-01",
  "2025-05-07T24:00:00Z",
  "2025-05-07T10:60:00Z",
  "2025-05-07T10:00:60Z",
  "1999-12-31T23:59:59Z",
  "2200-01-01",
  "7 May 2025",
])("refuses %s", (text) => expect(() => timeOf(io(), text)).toThrow("CMD003"));

it.each(["noon", "-1", "1e9", "0x10", " "])("refuses SOURCE_DATE_EPOCH=%s", (epoch) =>
  expect(() => timeOf(io({ SOURCE_DATE_EPOCH: epoch }))).toThrow("CMD003"),
);
