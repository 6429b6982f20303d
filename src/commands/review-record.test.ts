import { expect, it } from "vitest";
import type { DrawRecord } from "../record/record.ts";
import { formatRational, rational } from "../sampling/rational.ts";
import { tableRecord, withNames } from "./review-record.ts";

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

it("adds cells up where they are too many: nothing is lost, and a probability is what a document has on average", () => {
  const cell = (at: number) => ({
    stratum: `A|${at % 2}|类别${at}`,
    units: at,
    drawn: at % 3,
    probability: `${at}/100`,
  });
  const of = (count: number, method: string) =>
    ({
      ...record(),
      rule: { method },
      strata: Array.from({ length: count }, (_, at) => cell(at)),
      drawn: [{ stratum: "A|1|类别3", id: "x" }],
    }) as unknown as DrawRecord;
  const names = new Map([
    ["A|0", "甲所"],
    ["A|1", "乙所"],
    ["A", "总所"],
  ]);
  const { record: shown, summed } = tableRecord(of(31, "poisson"), names);
  expect(summed).toBe(true);
  // Units 0, 2, …, 30 and 1, 3, …, 29; expected documents are the sums of their squares, in hundredths.
  expect(shown.strata).toEqual([
    { stratum: "甲所", units: 240, drawn: 15, probability: formatRational(rational(4960, 240 * 100)) },
    { stratum: "乙所", units: 225, drawn: 15, probability: formatRational(rational(4495, 225 * 100)) },
  ]);
  expect(shown.drawn).toEqual([{ stratum: "乙所", id: "x" }]);
  expect(tableRecord(of(30, "poisson"), names).summed).toBe(false);
  expect(tableRecord(of(31, "hash"), names).summed).toBe(false);
  // Without names the part before the category is what people know.
  expect(tableRecord(of(31, "poisson"), new Map()).record.strata.map(({ stratum }) => stratum)).toEqual([
    "A|0",
    "A|1",
  ]);
});
