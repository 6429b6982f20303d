/** Numbers of headings: 一、 （一） 1. （1）, each level starting anew under the one above. */
import type { Block } from "./document.ts";
import { chineseOrdinal } from "./numerals.ts";

/** 二十 headings of one level are many; beyond 99 Arabic numerals are better than none. */
const ordinal = (n: number) => (n <= 99 ? chineseOrdinal(n) : String(n));
const LABEL = [
  (n: number) => `${ordinal(n)}、`,
  (n: number) => `（${ordinal(n)}）`,
  (n: number) => `${n}.`,
  (n: number) => `（${n}）`,
] as const;

/** A counter of headings: give it each heading's level in order, get its number as printed. */
export function outline(): (level: 1 | 2 | 3 | 4) => string {
  const counts = [0, 0, 0, 0];
  return (level) => {
    const count = (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = count;
    counts.fill(0, level);
    return (LABEL[level - 1] as (n: number) => string)(count);
  };
}

/** The blocks with the number in front of each heading's text. */
export function numbered(blocks: readonly Block[]): Block[] {
  const next = outline();
  return blocks.map((block) =>
    block.kind === "heading" ? { ...block, text: `${next(block.level)}${block.text}` } : block,
  );
}
