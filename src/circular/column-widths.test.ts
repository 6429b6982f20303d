import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnShares, tableLines } from "./column-widths.ts";
import { linesAt, pieces, widestPiece, widthOf } from "./text-width.ts";

const column = (header: string, width: number) => ({ header, width });
/** Room for text in each column of a dense table, in ems of 10.25 pt: 5.5 pt go to margins and line. */
const ems = (shares: readonly number[], width: number) => {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (((share / total) * width * 72) / 25.4 - 5.5) / 10.25);
};

describe("text", () => {
  it("is as wide as its letters, with a quarter em between the scripts", () => {
    expect(widthOf("昆明市")).toBe(3);
    expect(widthOf("12家")).toBeCloseTo(0.5 * 2 + 0.25 + 1);
  });
  it("breaks between Chinese characters, not inside numbers, dates and before closing marks", () => {
    expect(pieces("逾期132日，未改正")).toEqual(["逾", "期", "132日，", "未", "改", "正"]);
    expect(pieces("2025-06-09")).toEqual(["2025-06-09"]);
    expect(pieces("01 02 03")).toEqual(["01 02 03"]);
    expect(pieces("（否决）")).toEqual(["（否", "决）"]);
  });
  it("takes as many lines as its pieces need", () => {
    expect(linesAt([1, 1, 1, 1], 2)).toBe(2);
    expect(linesAt([5], 2)).toBe(3);
    expect(linesAt([], 2)).toBe(1);
  });
});

describe("columns", () => {
  const columns = [column("序号", 12), column("名称", 40), column("代码", 30), column("结果", 74)];
  it("stay as their builder gave them while every cell keeps to one line", () => {
    expect(columnShares({ columns, rows: [["1", "甲", "乙", "丙"]], dense: true }, 156)).toEqual([
      12, 40, 30, 74,
    ]);
  });
  it("of forms stay, whatever stands in them", () => {
    const rows = [["1", "很长的名称".repeat(20), "", ""]];
    expect(columnShares({ columns, rows, rowHeight: 7 }, 156)).toEqual([12, 40, 30, 74]);
  });
  it("give room to what would wrap, from columns that do not need it", () => {
    const rows = [["1", "云南省贡山独龙族怒族自治县样昌公证处", "32533300FAKE11361B", "未发现问题"]];
    const table = { columns, rows, dense: true };
    const shares = columnShares(table, 156);
    ems(shares, 156).forEach((room, at) => {
      expect(room).toBeGreaterThanOrEqual(widthOf(rows[0]?.[at] ?? "") - 0.01);
    });
    expect(tableLines(table, 156)).toBe(2);
  });
  it("never part a number or a date while there is room, and never vanish", () => {
    const cell = fc.constantFrom(
      "",
      "昆明市",
      "红河哈尼族彝族自治州",
      "2025-06-09",
      "34530100FAKE00080L",
      "发现问题已责令改正",
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 20 }),
        (rows) => {
          const five = ["序号", "州市", "代码", "日期", "结果"].map((header) => column(header, 20));
          const shares = columnShares({ columns: five, rows, dense: true }, 225);
          ems(shares, 225).forEach((room, at) => {
            expect(room).toBeGreaterThan(1.9);
            for (const row of rows) expect(room).toBeGreaterThanOrEqual(widestPiece(row[at] ?? "") - 0.01);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
