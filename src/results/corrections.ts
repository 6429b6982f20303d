/** Where the correction of an object's problems stands on a day. */
import { daysBetween } from "./days.ts";
import type { FollowUp } from "./types.ts";

export type Correction =
  /** Nothing is to be corrected, or it is in other hands (移送, 立案). */
  | { readonly state: "none" }
  | { readonly state: "on-the-spot" }
  /** `due` is absent where the form names no day. */
  | { readonly state: "open"; readonly due?: string; readonly daysLeft?: number }
  | { readonly state: "overdue"; readonly due: string; readonly days: number }
  /** `late`: days after the last day; 0 where it was in time or no day was named. */
  | { readonly state: "corrected"; readonly on: string; readonly due?: string; readonly late: number };

/**
 * The state of a correction at the end of a day. The last day itself is still in time. A correction accepted
 * after that day does not count yet.
 * @param asOf ISO day
 */
export function correctionOf({ kind, due, corrected }: FollowUp, asOf: string): Correction {
  if (corrected !== undefined && corrected <= asOf)
    return {
      state: "corrected",
      on: corrected,
      ...(due === undefined ? {} : { due }),
      late: due === undefined ? 0 : Math.max(0, daysBetween(due, corrected)),
    };
  if (due !== undefined) {
    return asOf > due
      ? { state: "overdue", due, days: daysBetween(due, asOf) }
      : { state: "open", due, daysLeft: daysBetween(asOf, due) };
  }
  if (kind === "限期改正") return { state: "open" };
  return { state: kind === "当场改正" ? "on-the-spot" : "none" };
}
