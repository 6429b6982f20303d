/** Results as they stood on a day: an inspection after it has not happened yet. */
import { correctionOf } from "./corrections.ts";
import type { ResultEntry, ResultsView } from "./view.ts";

/** Whether a result is of an inspection after the day. One without a day (注销, 迁出, …) never is. */
export const isAfter = ({ result }: ResultEntry, day: string): boolean =>
  result?.inspectedOn !== undefined && result.inspectedOn > day;

function entryOn(entry: ResultEntry, day: string): ResultEntry {
  const { result, overdue: _, ...rest } = entry;
  const known = isAfter(entry, day) ? undefined : result;
  const correction = known ? correctionOf(known.followUp, day) : ({ state: "none" } as const);
  return {
    ...rest,
    ...(known ? { result: known } : {}),
    correction,
    overdue: correction.state === "overdue",
  };
}

/**
 * The results at the end of a day, without what is known of later inspections, and with corrections as they stood.
 * @param day ISO day
 */
export function resultsOn(view: ResultsView, day: string): ResultsView {
  const later = new Set(view.entries.filter((entry) => isAfter(entry, day)).map(({ object: { id } }) => id));
  return {
    ...view,
    asOf: day,
    entries: view.entries.map((entry) => entryOn(entry, day)),
    anomalies: view.anomalies.filter(({ object }) => !later.has(object)),
  };
}
