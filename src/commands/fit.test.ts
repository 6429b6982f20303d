import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { cut, fitted } from "./fit.ts";

const columns = [
  { header: "no", spare: 2 },
  { header: "name", least: 6 },
  { header: "place", spare: 1 },
  { header: "points", right: true },
];
const rows = [
  ["1", "昆明示例司法鉴定所", "昆明市", "97.25"],
  ["2", "云南示例司法鉴定中心", "大理白族自治州", "100.00"],
];
// Two spaces before each column, as on the screen: 2 + 2, 2 + 20, 2 + 14, 2 + 6.
const WHOLE = 50;

describe("a table that is too wide", () => {
  it("stays as it is where it fits", () => {
    for (const width of [WHOLE, 200, Number.POSITIVE_INFINITY])
      expect(fitted(columns, rows, width)).toEqual({ columns, rows, left: [] });
  });

  it("has its names cut where that is enough", () => {
    const { rows: shown, left } = fitted(columns, rows, WHOLE - 5);
    expect([left, shown.map((row) => row[1])]).toEqual([[], ["昆明示例司法鉴…", "云南示例司法鉴…"]]);
  });

  it("loses the column that is most easily spared first, and says which", () => {
    expect(fitted(columns, rows, WHOLE - 16)).toMatchObject({ left: ["place"], rows: [{ length: 3 }, {}] });
    expect(fitted(columns, rows, 14).left).toEqual(["no", "place"]);
  });

  it("is never wider than asked while it can be narrower, and never cuts a number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (width) => {
        const { columns: heads, rows: shown } = fitted(columns, rows, width);
        const all = [heads.map(({ header }) => header), ...shown];
        const wide = heads.reduce(
          (sum, _, at) => sum + 2 + Math.max(...all.map((row) => stringWidth(row[at]!))),
          0,
        );
        expect(wide).toBeLessThanOrEqual(Math.max(width, 2 + 6 + 2 + 6));
        expect(shown.map((row) => row.at(-1))).toEqual(["97.25", "100.00"]);
      }),
    );
  });
});

it("cut keeps whole characters", () => {
  expect([cut("昆明市", 6), cut("昆明市", 5), cut("昆明市", 4), cut("a𠮷b", 3)]).toEqual([
    ...["昆明市", "昆明…", "昆…", "a…"],
  ]);
});
