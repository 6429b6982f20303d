import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defuse, toCsv } from "./write-csv.ts";

describe("CSV", () => {
  it("opens in a Chinese Excel: mark, CRLF, quotes where needed", () => {
    expect(toCsv(["名称", "数"], [['甲,"乙"', "12"]])).toBe('\ufeff名称,数\r\n"甲,""乙""",12\r\n');
    expect(toCsv(["a"], [["b"]], { bom: false, eol: "\n" })).toBe("a\nb\n");
  });

  it("lets no field be a formula, and leaves plain numbers alone", () => {
    for (const formula of [
      "=1+1",
      "+cmd",
      "-2+3",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "＝1",
      "＋1+",
      "－A",
      "＠x",
      " =1",
      "\n=1",
    ]) {
      expect(defuse(formula)).toBe(`'${formula}`);
    }
    for (const harmless of ["-12", "+3.5", "-0.1%", "12", "甲-乙", "a=b", ""])
      expect(defuse(harmless)).toBe(harmless);
  });

  it("comes back as it was, but for the apostrophes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.string({ unit: "binary" })), { minLength: 1 }),
        (rows) => {
          const back = parse(toCsv(["a", "b"], rows), { bom: true, record_delimiter: "\r\n" }) as string[][];
          expect(back.slice(1)).toEqual(rows.map((row) => row.map(defuse)));
          for (const field of back.flat()) expect(field).not.toMatch(/^[=@＝＠]/);
        },
      ),
    );
  });
});
