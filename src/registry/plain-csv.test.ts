import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cutPlainCsv } from "./plain-csv.ts";

const piece = fc.constantFrom(
  ",",
  ";",
  "\t",
  "\r\n",
  "\n",
  "\r",
  "昆明市",
  "x",
  " ",
  "'",
  "\u2028",
  "𠮷",
  "",
);

it("cuts text without quotes as csv-parse does", () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom(",", ";", "\t", "𠮷"),
      (pieces, delimiter) => {
        const text = pieces.join("");
        const expected = parse(text, {
          delimiter,
          relax_column_count: true,
          relax_quotes: true,
          skip_empty_lines: false,
          record_delimiter: ["\r\n", "\n", "\r"],
          max_record_size: 0,
        });
        expect(cutPlainCsv(text, delimiter)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

it("keeps blank lines as rows and needs no last newline", () => {
  expect(cutPlainCsv("a,b\r\n\r\n1,2", ",")).toEqual([["a", "b"], [""], ["1", "2"]]);
  expect(cutPlainCsv("a\n", ",")).toEqual([["a"]]);
});
