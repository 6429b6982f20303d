import { Chalk } from "chalk";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { DrawRecord } from "../../record/record.ts";
import type { Source } from "../../record/sources.ts";
import { paged, revealPages } from "./reveal.ts";
import {
  type Look,
  openingScreen,
  type Pending,
  pinned,
  readBackLines,
  sourceLines,
  valuesLines,
} from "./screens.ts";

const C = "37a3c1296eacb0e5169ea500546dafd9bedafb5c12db9d17976034c7682f5123";
const pending = (i: number): Pending => ({
  title: `2025年度第${i}类机构“双随机、一公开”监督抽查（示例，合成数据，名称特别长的一次抽取）`,
  committed: { C, at: "2025-05-06T01:00:00Z" },
  units: 117,
  eligible: 99,
  people: { units: 260, eligible: 178 },
});
const sources: Source[] = [
  {
    name: "福彩双色球",
    rule: "2025年5月6日第2025050期，红球由小到大、蓝球，空格分隔",
    kind: "lottery",
    shape: "6/33+1/16",
  },
  { name: "信标", rule: "公告指定的一轮", kind: "beacon", round: 657413 },
  { name: "律师代表", rule: "当场开启", kind: "witness", commits: C },
];
const sizes = [
  [80, 24],
  [100, 30],
  [120, 40],
] as const;
const looks = sizes.flatMap(([width, height]) =>
  (["zh", "en"] as const).flatMap((lang) =>
    [0, 1].map((level): Look => ({ lang, width, height, paint: new Chalk({ level: level as 0 | 1 }) })),
  ),
);
/** Room for the question, its complaint on two lines, and the foot. */
const fits = (look: Look, lines: readonly string[], below: number) => {
  expect(lines.length).toBeLessThanOrEqual(look.height - below);
  for (const line of lines)
    expect([line, stringWidth(line)]).toEqual([line, expect.toSatisfy((n: number) => n <= look.width - 2)]);
};

describe("at 80×24, 100×30 and 120×40, in both languages, with and without colour", () => {
  it.each([1, 2, 3, 5])(
    "%i draws: every screen fits, and C stays in sight in two lines of eight groups",
    (count) => {
      const draws = Array.from({ length: count }, (_, i) => pending(i + 1));
      for (const look of looks) {
        const opening = openingScreen(look, draws[0]!, "公共法律服务监督抽查", "1 / 5", sources);
        fits(look, opening, 1);
        const top = pinned(look, draws, "公共法律服务监督抽查", "2 / 5");
        for (const source of sources) fits(look, [...top, ...sourceLines(look, source, "1 / 3")], 4);
        const value = `657413 ${"ab".repeat(48)}`;
        fits(
          look,
          [...top, ...sourceLines(look, sources[1]!, "2 / 3", true), ...readBackLines(look, value)],
          2,
        );
        const seed = [{ name: "信标", value }];
        const values = valuesLines(look, sources, seed, [{ name: "律师代表", why: "missing" }]);
        fits(look, [...top, ...values], 3);
        if (count > 2) continue;
        const plain = top.join("\n").replace(/\u001b\[\d+m/g, "");
        expect(plain).toMatch(/37a3 +c129 +6eac +b0e5 +169e +a500 +546d +afd9\n +beda +fb5c/);
      }
    },
  );

  it("columns stand below each other however wide their characters are", () => {
    for (const look of looks) {
      const rows = sourceLines(
        { ...look, paint: new Chalk({ level: 0 }) },
        { ...sources[0]!, rule: "规则内容" },
        "1 / 3",
      );
      const at = rows
        .filter((line) => /规则内容|6\/33|24\.1/.test(line))
        .map((line) => {
          const found = /^( +\S+ +)/.exec(line)!;
          return stringWidth(found[1]!);
        });
      expect(new Set(at).size).toBe(1);
    }
  });
});

describe("the names", () => {
  const unit = (stratum: string, rank: number) => ({
    id: `${stratum}${rank}`,
    row: 1,
    stratum,
    rank,
    ticket: "",
  });
  const record = {
    C,
    drawnAt: "2025-05-07T02:00:00Z",
    commitment: { campaign: "抽查" },
    strata: [
      { stratum: "丽江市", units: 9, drawn: 1, probability: "1/9" },
      { stratum: "昆明市", units: 300, drawn: 30, probability: "1/10" },
      { stratum: "西双版纳傣族自治州", units: 2, drawn: 0, probability: "0" },
    ],
    drawn: [unit("丽江市", 1), ...Array.from({ length: 30 }, (_, i) => unit("昆明市", i + 1))],
    alternates: [unit("丽江市", 2)],
    certain: [{ id: "曲靖市1", row: 1, stratum: "曲靖市", reason: "投诉集中" }],
  } as unknown as DrawRecord;
  const names = new Map([["丽江市2", "丽江候补机构"]]);

  it("prefectures in the order of their codes, everyone once, alternates and directed ones marked, pages that fit", () => {
    for (const look of looks) {
      const pages = revealPages(look, "标题", record, names);
      for (const { head, blocks } of pages) fits(look, [...head, ...blocks.flat()], 1);
      const text = pages
        .flatMap(({ blocks }) => blocks.flat())
        .join("\n")
        .replace(/\u001b\[\d+m/g, "");
      const order = ["昆明市 ", "丽江市 ", "西双版纳傣族自治州 ", "曲靖市 "].map((name) =>
        text.indexOf(name),
      );
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(text.match(/●/g)).toHaveLength(31);
      expect(text).toMatch(/○ 丽江候补机构 {2}(候补|alternate)/);
      expect(text).toMatch(/◆ 曲靖市1 {2}.*投诉集中/);
    }
  });

  it("a block moves to the next page as a whole; one higher than a page is cut", () => {
    const block = (n: number) => Array.from({ length: n }, (_, i) => `${n}.${i}`);
    expect(paged([block(2), block(3), block(7)], 4).map((page) => page.flat().length)).toEqual([2, 3, 4, 3]);
    expect(paged([block(2), block(2)], 4)).toHaveLength(1);
  });
});
