import fc from "fast-check";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { clip, ends, groupLines, labelled, together, wrap } from "./layout.ts";

const prose = fc.string({
  unit: fc.constantFrom(..."红球由小到大、蓝球，空格分隔（第）“期”2025 abc -"),
  maxLength: 80,
});

it("no line is wider than it may be, but for a sign that no line starts with", () => {
  fc.assert(
    fc.property(prose, fc.integer({ min: 10, max: 60 }), (text, width) => {
      for (const line of wrap(text, width))
        expect(stringWidth(line.replace(/[，、（）“”]+$/u, ""))).toBeLessThanOrEqual(width);
      expect(wrap(text, width).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      expect(stringWidth(clip(text, width))).toBeLessThanOrEqual(width);
    }),
  );
});

it("Chinese breaks anywhere, English at spaces, and what belongs together stays so", () => {
  expect(wrap("公证员当众投掷五次", 10)).toEqual(["公证员当众", "投掷五次"]);
  expect(wrap("six red then blue", 10)).toEqual(["six red", "then blue"]);
  expect(wrap(`such as ${together("04 09 14")}`, 12)).toEqual(["such as", "04 09 14"]);
  expect(labelled("规则", "公证员当众投掷", 6, 14)).toEqual(["规则  公证员当", "      众投掷"]);
});

it("both ends of a line meet its width; the left one gives way", () => {
  expect(ends("标题", "3 / 4", 20)).toBe("标题           3 / 4");
  expect(stringWidth(ends("很长很长很长很长很长的标题", "3 / 4", 20))).toBe(20);
});

it("a digest is two lines of eight groups at any width from 60", () => {
  const hex = "0123456789abcdef".repeat(4);
  for (let width = 53; width <= 200; width++) {
    const lines = groupLines(hex, 8, width);
    expect(lines).toHaveLength(2);
    expect(lines.map((line) => line.split(/ +/).length)).toEqual([8, 8]);
    expect(lines.join("").replace(/ /g, "")).toBe(hex);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
  }
});
