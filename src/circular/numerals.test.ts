import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hexGroups } from "./hex.ts";
import { chineseDate, chineseOrdinal, chineseSpan, documentNumber } from "./numerals.ts";
import { outline } from "./outline.ts";
import { plain } from "./plain.ts";
import { titleLines } from "./title-lines.ts";

describe("numerals", () => {
  it("counts in Chinese", () => {
    expect([1, 9, 10, 11, 19, 20, 21, 90, 99].map(chineseOrdinal)).toEqual([
      "一",
      "九",
      "十",
      "十一",
      "十九",
      "二十",
      "二十一",
      "九十",
      "九十九",
    ]);
    expect(() => chineseOrdinal(0)).toThrow(RangeError);
  });

  it("writes dates without padding", () => {
    expect(chineseDate("2025-05-08")).toBe("2025年5月8日");
    expect(chineseSpan("2025-05-12", "2025-06-20")).toBe("2025年5月12日至6月20日");
    expect(chineseSpan("2025-05-12", "2025-05-20")).toBe("2025年5月12日至20日");
    expect(chineseSpan("2025-05-12", "2025-05-12")).toBe("2025年5月12日");
    expect(chineseSpan("2025-12-20", "2026-01-10")).toBe("2025年12月20日至2026年1月10日");
  });

  it("writes document numbers as the standard has them", () => {
    for (const given of [
      "云司通〔2025〕23号",
      "云司通[2025]第023号",
      "云司通（2025）23号",
      "云司通【2025】 第23号",
    ]) {
      expect(documentNumber(given)).toBe("云司通〔2025〕23号");
    }
    expect(documentNumber("第7期")).toBe("第7期");
  });

  it("numbers headings anew under each heading above", () => {
    const next = outline();
    expect(([1, 2, 2, 3, 4, 1, 2] as const).map(next)).toEqual([
      "一、",
      "（一）",
      "（二）",
      "1.",
      "（1）",
      "二、",
      "（一）",
    ]);
  });

  it("groups hex digits by four", () => {
    expect(hexGroups("0123456789ab", 2)).toEqual(["0123 4567", "89ab"]);
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (hex) => {
        expect(hexGroups(hex).join(" ").replaceAll(" ", "")).toBe(hex);
      }),
    );
  });
});

describe("title lines", () => {
  it("breaks where a reader pauses", () => {
    expect(titleLines("云南省司法厅关于2025年度司法鉴定“双随机、一公开”监督抽查抽取结果的公告")).toEqual([
      "云南省司法厅关于2025年度司法鉴定",
      "“双随机、一公开”监督抽查抽取结果的公告",
    ]);
    expect(titleLines("候补名单")).toEqual(["候补名单"]);
  });

  it("loses nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 120 }),
        (title) => titleLines(title).join("") === title,
      ),
    );
  });
});

it("plain text is one line that XML can hold", () => {
  expect(plain("a\ud800b\n\u202ec\u0007")).toBe("a\ufffdb c");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(plain(text)).not.toMatch(
        /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ufffe\uffff]|\p{Cs}/u,
      );
    }),
  );
});
