/** Time for `At` fields: UTC to the second. */
import { EXIT, fail } from "../problem.ts";
import type { LedgerLine } from "../record/ledger.ts";
import type { Io } from "./io.ts";

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Milliseconds of an ISO 8601 time, UTC where it names no zone; NaN for what no calendar or clock shows. */
function parseTime(text: string): number {
  const found = ISO.exec(text.trim());
  if (!found) return Number.NaN;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  // Date.parse would make 2 March of 30 February.
  const time = new Date(Date.UTC(year!, month! - 1, day!, hour!, minute!, second!));
  const same = time.getUTCDate() === day && time.getUTCHours() === hour && time.getUTCMinutes() === minute;
  const zone = /^([+-])(\d\d):?(\d\d)$/.exec(found[7] ?? "");
  const offset = zone ? (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  return same && second! < 60 && time.getUTCMonth() === month! - 1
    ? time.getTime() - offset * 60_000
    : Number.NaN;
}

/**
 * The time of this run: `--at`, else SOURCE_DATE_EPOCH, else the clock. ISO 8601 in UTC without fractions.
 * @throws Problem (usage) for a time that is none or lies outside 2000 to 2200
 */
export function timeOf(io: Io, at?: string): string {
  const epoch = io.env.SOURCE_DATE_EPOCH;
  const given = at ?? (epoch === "" ? undefined : epoch);
  const time =
    at !== undefined
      ? parseTime(at)
      : given !== undefined
        ? Number(/^\d{1,12}$/.test(given) ? given : Number.NaN) * 1000
        : io.now();
  if (!(time >= Date.UTC(2000, 0, 1) && time < Date.UTC(2200, 0, 1)))
    fail(EXIT.usage, "CMD003", { at: given ?? String(time) });
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/**
 * Holds a ledger's times in order: what happens now did not happen before what it follows.
 * @throws Problem (conflict) where the run's time lies before the last line's
 */
export function inOrder(lines: readonly LedgerLine[], at: string): void {
  const last = lines.at(-1)?.at;
  if (last !== undefined && at < last) fail(EXIT.conflict, "CMD023", { at, last });
}
