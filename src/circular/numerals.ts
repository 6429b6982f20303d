/** Numbers as official documents write them. */
const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/**
 * A Chinese ordinal: 1 → 一, 10 → 十, 12 → 十二, 20 → 二十, 99 → 九十九.
 * @param n a whole number from 1 to 99; anything else is a bug
 */
export function chineseOrdinal(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`no ordinal for ${n}`);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${DIGITS[n % 10]}`;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function parts(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined;
}

/**
 * 2025-05-08 → 2025年5月8日: Arabic numerals without padding (GB/T 9704-2012, 7.3.5.4). Text that is no ISO date
 * comes back as it is.
 */
export function chineseDate(iso: string): string {
  const at = parts(iso);
  return at ? `${at.year}年${at.month}月${at.day}日` : iso;
}

/** A span of days; what both ends share is said once: 2025年5月12日至6月20日. One day is one date. */
export function chineseSpan(from: string, to: string): string {
  const start = parts(from);
  const end = parts(to);
  if (!start || !end || start.year !== end.year) return `${chineseDate(from)}至${chineseDate(to)}`;
  if (start.month !== end.month) return `${chineseDate(from)}至${end.month}月${end.day}日`;
  return start.day === end.day ? chineseDate(from) : `${chineseDate(from)}至${end.day}日`;
}

/**
 * A document number in the standard's form: year in 〔〕, no 第, no zero padding. `云司通[2025]第023号` →
 * `云司通〔2025〕23号`. Text of another shape comes back as it is.
 */
export function documentNumber(text: string): string {
  const match = /^(.*?)\s*[[(（【〔［]\s*(\d{4})\s*[\])）】〕］]\s*第?\s*0*(\d+)\s*号$/u.exec(text.trim());
  return match ? `${match[1]}〔${match[2]}〕${match[3]}号` : text.trim();
}
