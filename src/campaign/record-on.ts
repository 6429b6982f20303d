/** A record as it stood on a day, for documents that tell of an earlier one. */
import type { DrawRecord } from "../record/record.ts";
import { officeDay } from "../results/days.ts";

/** The record without what was replaced after the day. @param day ISO day in China */
export function recordOn(record: DrawRecord, day: string): DrawRecord {
  const { replacements = [] } = record;
  const before = replacements.filter(({ at }) => officeDay(at) <= day);
  return before.length === replacements.length ? record : { ...record, replacements: before };
}
