/**
 * A long title in lines of about the same length, broken where a reader would pause (GB/T 9704-2012, 7.3.1:
 * 回行时，要做到词意完整，排列对称). Without a dictionary the pauses are known words and punctuation.
 */
const PAUSE_BEFORE = [
  "关于",
  "开展",
  "随机抽取",
  "监督抽查",
  "检查任务书",
  "质量评查",
  "情况的",
  "进展情况",
  "任务书",
  "抽取结果",
  "典型案例",
  "“",
  "《",
  "（",
];
const PAUSE_AFTER = ["”", "》", "度", "、", "，", "厅", "局", "中心", "公证处", "意见书"];
const CLOSING = "”》）、，。；：的";
const OPENING = "“《（";

function costOfBreak(title: readonly string[], at: number): number {
  const before = title.slice(0, at).join("");
  const after = title.slice(at).join("");
  if (CLOSING.includes(title[at] ?? "") || OPENING.includes(title[at - 1] ?? "")) return 1000;
  if (/[\w〔〕]$/.test(before) && /^[\w年〔〕]/.test(after)) return 1000;
  // Inside quotation marks or brackets nobody pauses.
  const inside = before.replace(/[^“《（]/g, "").length > before.replace(/[^”》）]/g, "").length;
  if (inside) return 20;
  if (PAUSE_BEFORE.some((word) => after.startsWith(word))) return 0;
  return PAUSE_AFTER.some((word) => before.endsWith(word)) ? 1 : 8;
}

/** Width in characters of the title's type: ASCII takes a little more than half of one. */
const width = (letters: readonly string[]) =>
  letters.reduce((sum, letter) => sum + (letter.charCodeAt(0) < 128 ? 0.6 : 1), 0);

/** The best place for the first of `count` lines; undefined where every place would split what belongs together. */
function firstBreak(
  letters: readonly string[],
  count: number,
  most: number,
): { at: number; cost: number } | undefined {
  const ideal = width(letters) / count;
  let best: { at: number; cost: number } | undefined;
  for (let at = 1; at < letters.length; at += 1) {
    const head = width(letters.slice(0, at));
    if (head > most || width(letters.slice(at)) > most * (count - 1)) continue;
    const cost = Math.abs(head - ideal) + costOfBreak(letters, at);
    if (cost < 1000 && (best === undefined || cost < best.cost)) best = { at, cost };
  }
  return best;
}

/**
 * Splits a title into few lines of at most `most` characters each.
 * @param most characters that one line holds; 20 of 22 pt fit the text area
 */
export function titleLines(title: string, most = 20): string[] {
  const lines = broken(title, most);
  // A remark in brackets at the end has a line of its own where that makes the title no longer.
  const remark = /（[^（）]+）$/.exec(title)?.[0] ?? "";
  const apart =
    remark === "" || remark === title ? [] : [...broken(title.slice(0, -remark.length), most), remark];
  return lines.length > 1 && apart.length > 0 && apart.length <= lines.length ? apart : lines;
}

function broken(title: string, most: number): string[] {
  const letters = [...title];
  const least = Math.ceil(width(letters) / most);
  if (least <= 1) return [title];
  // One line more is better than a word cut in two.
  const [tight, loose] = [firstBreak(letters, least, most), firstBreak(letters, least + 1, most)];
  const best = tight && (!loose || tight.cost <= loose.cost + 4) ? tight : loose;
  if (best) return [letters.slice(0, best.at).join(""), ...broken(letters.slice(best.at).join(""), most)];
  return [title];
}
