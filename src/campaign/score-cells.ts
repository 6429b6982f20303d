/** What a cell of a score table says, in the words that aggregation takes. */
import { normaliseId } from "../registry/label.ts";
import type { ItemScore } from "../scoring/aggregate/input.ts";
import type { Item } from "../scoring/rubric/schema.ts";

const words = (...list: string[]) => new Set(list.map(normaliseId));
const YES = words("yes", "y", "true", "是", "有", "√", "✓", "✔", "对");
const NO = words("no", "n", "false", "否", "无", "没有", "×", "✗", "✘", "x", "错");
const ABSENT = words("合理缺项", "缺项", "不适用", "n/a", "na", "absent");

/** "yes" or "no" where the cell says so in one of the usual ways. */
export function yesOrNo(cell: string): "yes" | "no" | undefined {
  const word = normaliseId(cell);
  return YES.has(word) ? "yes" : NO.has(word) ? "no" : undefined;
}

/** A cell as an entry for an item; undefined where it is empty. What cannot be right is left as it stands. */
export function entryOf(item: Item, cell: string): ItemScore | undefined {
  const word = normaliseId(cell);
  if (word === "") return undefined;
  if (ABSENT.has(word)) return { absent: true };
  if (item.kind === "check" || item.kind === "veto") return { value: yesOrNo(cell) ?? cell.trim() };
  // A level may be named by its words as well as by its points.
  const level = item.levels?.filter(({ says }) => normaliseId(says) === word) ?? [];
  return { value: level.length === 1 ? (level[0]?.points ?? cell) : cell.normalize("NFKC").trim() };
}
