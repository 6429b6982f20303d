/** What stands at one item while it is being scored, and what of that enters a review. */
import type { ItemScore } from "../aggregate/input.ts";
import type { MeasuredItem } from "../aggregate/measure.ts";
import { formatTicks, parseTicks, ticksOf } from "../rubric/decimal.ts";

/** What stands at one item. `value` is that of `ItemScore`; deduct items have counts and another amount instead. */
export interface Entered {
  readonly value?: string;
  /** deduct: how often each listed deduction was found. */
  readonly counts?: readonly number[];
  /** deduct: points taken off for something that is not listed. */
  readonly other?: string;
  readonly absent?: true;
  readonly comment?: string;
  readonly evidence?: string;
}

/** Points that the counted deductions and the other amount take off together; an amount that is none stays as it is. */
function takenOff({ item }: MeasuredItem, { counts = [], other = "0" }: Entered): string {
  const more = parseTicks(other);
  if (more === undefined || more < 0) return other;
  const listed = (item.deductions ?? []).map(({ points }, at) => ticksOf(points) * (counts[at] ?? 0));
  return formatTicks(listed.reduce((sum, one) => sum + one, more));
}

/** An item as it enters a review; undefined where nothing stands there. */
export function scoreOf(measured: MeasuredItem, entered: Entered | undefined): ItemScore | undefined {
  if (!entered) return undefined;
  const { counts, other, comment, evidence, absent } = entered;
  const counted = measured.item.kind === "deduct" && (counts !== undefined || other !== undefined);
  const value = counted ? takenOff(measured, entered) : entered.value;
  const score: ItemScore = {
    ...(value === undefined ? {} : { value }),
    ...(absent ? { absent } : {}),
    ...(comment === undefined ? {} : { comment }),
    ...(evidence === undefined ? {} : { evidence }),
  };
  return Object.keys(score).length === 0 ? undefined : score;
}

/** What an earlier review's item stands for here: deductions are known by their sum only. */
export const enteredFrom = (
  { item }: MeasuredItem,
  { value, absent, comment, evidence }: ItemScore,
): Entered => ({
  ...(value === undefined || absent ? {} : item.kind === "deduct" ? { other: value } : { value }),
  ...(absent ? { absent: true } : {}),
  ...(comment === undefined ? {} : { comment }),
  ...(evidence === undefined ? {} : { evidence }),
});
