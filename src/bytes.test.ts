import fc from "fast-check";
import { expect, it } from "vitest";
import { compareBytes } from "./bytes.ts";

it("orders as the bytes of UTF-8 do", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

it("puts characters beyond the basic plane after U+FF21, where UTF-16 puts them before", () => {
  expect(compareBytes("𠀀", "Ａ")).toBeGreaterThan(0);
  expect("𠀀" > "Ａ").toBe(false);
});
