import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { wrapped } from "./wrapped.ts";

describe("wrapped", () => {
  it("keeps words whole and begins every line with the indent", () => {
    expect(wrapped("one two three four", 11, "  ")).toBe("  one two\n  three\n  four");
    expect(wrapped("run `choucha score sheet`, then print", 20)).toBe(
      "run\n`choucha score sheet`,\nthen print",
    );
    expect(wrapped("one two", Number.POSITIVE_INFINITY)).toBe("one two");
    expect(wrapped("", 10)).toBe("");
  });

  it("breaks Chinese between characters, never before a comma or after an opening bracket", () => {
    expect(wrapped("等次按平均确定，见（附录）。", 14)).toBe("等次按平均确\n定，见（附\n录）。");
    expect(wrapped("一二三四，五", 8)).toBe("一二三\n四，五");
    expect(wrapped("一二三（四）", 8)).toBe("一二三\n（四）");
  });

  it("loses nothing but the blanks at breaks, and is too wide only where a piece is", () => {
    const piece = fc.constantFrom("word", "等次", "，", "（", "）", " ", "12.50%", "x");
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 12, max: 40 }), (pieces, width) => {
        const text = pieces.join("").trim();
        const out = wrapped(text, width);
        expect(out.replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        for (const line of out.split("\n"))
          if (stringWidth(line) > width) expect(line.trim()).not.toMatch(/ /);
      }),
    );
  });
});
