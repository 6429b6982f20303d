/** From what a reviewer entered to what the item gives. */
import type { Params } from "../../problem.ts";
import { formatTicks, parseTicks, type Ticks } from "../rubric/decimal.ts";
import type { ItemScore } from "./input.ts";
import type { MeasuredItem } from "./measure.ts";

export interface ItemValue {
  readonly id: string;
  readonly state: "scored" | "absent" | "missing";
  readonly earned: Ticks;
  /** Most that could be had; 0 where the item is absent, for vetoes and for bonuses. */
  readonly possible: Ticks;
  readonly vetoed: boolean;
  /** More was taken off than the cap allows: the cap counted. */
  readonly capped: boolean;
}

export type ReadItem =
  | { readonly ok: true; readonly value: ItemValue }
  | { readonly ok: false; readonly code: string; readonly params: Params };

const isEmpty = (text: string | undefined): boolean => text === undefined || text.trim() === "";

/**
 * What an item gives.
 * @returns the item's value, or the code (RUB101 to RUB109) of what is wrong with the entry
 */
export function readItem(measured: MeasuredItem, score: ItemScore | undefined): ReadItem {
  const { item, points } = measured;
  const give = (part: Partial<ItemValue>): ReadItem => ({
    ok: true,
    value: {
      id: item.id,
      state: "scored",
      earned: 0,
      possible: item.kind === "bonus" ? 0 : points,
      vetoed: false,
      capped: false,
      ...part,
    },
  });
  const given = score?.value;
  const wrong = (code: string, params: Params = {}): ReadItem => ({
    ok: false,
    code,
    params: { item: item.id, ...params },
  });
  if (score?.absent) {
    if (!isEmpty(given)) return wrong("RUB108");
    return item.absentAllowed ? give({ state: "absent", possible: 0 }) : wrong("RUB105");
  }
  if (given === undefined || isEmpty(given)) return give({ state: "missing" });
  const found = given.trim();
  if (item.kind === "check" || item.kind === "veto") {
    if (found !== "yes" && found !== "no") return wrong("RUB104", { found });
    return give(
      item.kind === "veto" ? { vetoed: found === "yes" } : { earned: found === "yes" ? points : 0 },
    );
  }
  const ticks = parseTicks(found);
  if (ticks === undefined) return wrong("RUB103", { found });
  if (ticks < 0) return wrong("RUB109", { found });
  return numeric(measured, ticks, give, wrong);
}

function numeric(
  { item, points, cap, step, levels }: MeasuredItem,
  ticks: Ticks,
  give: (part: Partial<ItemValue>) => ReadItem,
  wrong: (code: string, params: Params) => ReadItem,
): ReadItem {
  const found = formatTicks(ticks);
  if (item.kind === "deduct") return give({ earned: points - Math.min(ticks, cap), capped: ticks > cap });
  if (item.kind === "levels" && !levels.has(ticks))
    return wrong("RUB101", { found, choices: [...levels].map(formatTicks).join(", ") });
  if (ticks > points) return wrong("RUB102", { found, limit: formatTicks(points) });
  if (step !== undefined && ticks % step !== 0) return wrong("RUB107", { found, step: formatTicks(step) });
  return give({ earned: ticks });
}
