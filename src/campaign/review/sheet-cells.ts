/** What a reviewer wrote into an item's row, in the words that aggregation takes. */
import { isBlank } from "../../registry/grid.ts";
import { normaliseId } from "../../registry/label.ts";
import type { ItemScore } from "../../scoring/aggregate/input.ts";
import type { Item } from "../../scoring/rubric/schema.ts";
import type { ReadRow } from "../../sheets/score/read.ts";
import { entryOf, yesOrNo } from "../score-cells.ts";

/** What the sheet itself prints where an item cannot be absent. */
const DASH = /^[-–—－]*$/u;
/** "5分", "5 分：逐件登记…", "扣3分": the number that is meant. */
const WITH_UNIT = /^(?:扣)?([+-]?\d+(?:\.\d+)?)分(?:[:：].*)?$/u;

const isNumeric = ({ kind }: Item): boolean => kind !== "check" && kind !== "veto";

/** The score cell's text without what people write around a number. */
function plain(item: Item, text: string): string {
  if (!isNumeric(item)) return text;
  const tight = text.normalize("NFKC").replace(/[\s\u200B-\u200D\u2060\uFEFF]+/gu, "");
  const number = WITH_UNIT.exec(tight)?.[1] ?? (item.kind === "deduct" ? tight.replace(/^扣/u, "") : tight);
  return /^[+-]?\d/.test(number) ? number.replace(/^\+/, "") : text;
}

export interface RowEntry {
  /** undefined where nothing was entered. */
  readonly score?: ItemScore;
  /** The mark for "absent" says neither yes nor no. */
  readonly badAbsent?: string;
}

/** Reads an item's row. Values are not checked here. */
export function entryOfRow(item: Item, { cells }: ReadRow): RowEntry {
  const mark = normaliseId(cells.absent.text);
  const marked = DASH.test(mark) ? "no" : /^(?:合理)?缺项$/u.test(mark) ? "yes" : yesOrNo(cells.absent.text);
  const entry = entryOf(item, plain(item, cells.score.text));
  const absent = entry?.absent === true || marked === "yes";
  const said = (text: string) => (isBlank(text) ? undefined : text.trim());
  const [comment, evidence] = [said(cells.comment.text), said(cells.evidence.text)];
  const score: ItemScore = {
    ...(entry?.value === undefined ? {} : { value: entry.value }),
    ...(absent ? { absent: true } : {}),
    ...(comment === undefined ? {} : { comment }),
    ...(evidence === undefined ? {} : { evidence }),
  };
  return {
    ...(Object.keys(score).length === 0 ? {} : { score }),
    ...(marked === undefined ? { badAbsent: cells.absent.text } : {}),
  };
}
