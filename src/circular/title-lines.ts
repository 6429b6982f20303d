/**
 * A long title in lines of about the same length, broken where a reader would pause (GB/T 9704-2012, 7.3.1:
 * 回行时，要做到词意完整，排列对称). Without a dictionary the pauses are known words and punctuation.
 */
const PAUSE_BEFORE = ["关于", "开展", "随机抽取", "监督抽查", "“", "《", "（"];
const PAUSE_AFTER = ["”", "》", "度", "、", "，", "厅", "局"];
const CLOSING = "”》）、，。；：的";
const OPENING = "“《（";

function costOfBreak(title: readonly string[], at: number): number {
  const before = title.slice(0, at).join("");
  const after = title.slice(at).join("");
  if (CLOSING.includes(title[at] ?? "") || OPENING.includes(title[at - 1] ?? "")) return 1000;
  if (/[\w〔〕]$/.test(before) && /^[\w年〔〕]/.test(after)) return 1000;
  if (PAUSE_BEFORE.some((word) => after.startsWith(word))) return 0;
  return PAUSE_AFTER.some((word) => before.endsWith(word)) ? 1 : 8;
}

/**
 * Splits a title into the fewest lines of at most `width` characters.
 * @param width characters that one line holds; 19 of 22 pt fit the text area
 */
export function titleLines(title: string, width = 19): string[] {
  const letters = [...title];
  const count = Math.ceil(letters.length / width);
  if (count <= 1) return [title];
  const ideal = letters.length / count;
  let best = { at: Math.min(width, Math.round(ideal)), cost: Number.POSITIVE_INFINITY };
  const least = Math.max(1, letters.length - width * (count - 1));
  for (let at = least; at <= Math.min(width, letters.length - 1); at += 1) {
    const cost = Math.abs(at - ideal) + costOfBreak(letters, at);
    if (cost < best.cost) best = { at, cost };
  }
  return [letters.slice(0, best.at).join(""), ...titleLines(letters.slice(best.at).join(""), width)];
}
