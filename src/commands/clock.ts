/** Time for `At` fields: UTC to the second. */
import { EXIT, fail } from "../problem.ts";
import type { Io } from "./io.ts";

/**
 * The time of this run: `--at`, else SOURCE_DATE_EPOCH, else the clock. ISO 8601 in UTC without fractions.
 * @throws Problem (usage) for a time that is none or lies outside 2000 to 2200
 */
export function timeOf(io: Io, at?: string): string {
  const epoch = io.env.SOURCE_DATE_EPOCH;
  const zoned = at === undefined || /(Z|[+-]\d\d:?\d\d)$/.test(at) ? at : `${at}Z`;
  const time =
    zoned !== undefined
      ? Date.parse(zoned)
      : epoch !== undefined && epoch !== ""
        ? Number(epoch) * 1000
        : io.now();
  if (!(time >= Date.UTC(2000, 0, 1) && time < Date.UTC(2200, 0, 1)))
    fail(EXIT.usage, "CMD003", { at: at ?? epoch ?? String(time) });
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
