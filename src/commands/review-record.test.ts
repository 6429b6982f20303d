import { expect, it } from "vitest";
import type { DrawRecord } from "../record/record.ts";
import { withNames } from "./review-record.ts";

const record = (...strata: string[]) =>
  ({
    strata: strata.map((stratum) => ({ stratum })),
    drawn: strata.map((stratum) => ({ stratum, id: "x" })),
    alternates: [],
    certain: [],
  }) as unknown as DrawRecord;
const shown = (names: Record<string, string>, ...strata: string[]) =>
  withNames(record(...strata), new Map(Object.entries(names))).strata.map(({ stratum }) => stratum);

it("says institutions by name, whatever their ids hold", () => {
  expect(shown({ A: "甲所", "A|B": "乙所" }, "A", "A|临床", "A|B", "A|B|临床", "C|临床")).toEqual([
    "甲所",
    "甲所|临床",
    "乙所",
    "乙所|临床",
    "C|临床",
  ]);
});

it("keeps ids where two institutions bear one name: two cells must not look like one", () => {
  expect(shown({ A: "甲所", B: "甲所" }, "A|临床", "B|临床")).toEqual(["A|临床", "B|临床"]);
});

it("leaves the record of a draw as it is", () => {
  const one = record("昆明市");
  expect(withNames(one, new Map())).toBe(one);
});
