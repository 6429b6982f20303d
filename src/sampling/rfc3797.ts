/** The `rfc3797` method: publicly verifiable selection as the IETF published it (RFC 3797). */
import { createHash } from "node:crypto";

/** The largest pool that the procedure's 16-bit counter can number. */
export const RFC3797_LARGEST_POOL = 65535;

/**
 * The key string of RFC 3797, section 4.1: each source's numbers in ascending order, each followed by a
 * point, and a slash behind each source: "9319./2.5.8.10.12./".
 */
export const rfc3797Key = (sources: readonly (readonly bigint[])[]): string =>
  sources
    .map(
      (numbers) =>
        `${[...numbers]
          .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
          .map((n) => `${n}.`)
          .join("")}/`,
    )
    .join("");

/** Reads "9, 18 26" as numbers; undefined where something else stands in the text. Full-width digits count. */
export function rfc3797Numbers(text: string): bigint[] | undefined {
  const parts = text
    .normalize("NFKC")
    .split(/[\s,、]+/)
    .filter((part) => part !== "");
  return parts.length > 0 && parts.every((part) => /^\d{1,30}$/.test(part)) ? parts.map(BigInt) : undefined;
}

/** One pick: which place (0-based) of the pool's own order, and the MD5 that chose it, in hex. */
export interface Pick {
  readonly place: number;
  readonly hash: string;
}

/**
 * Picks `count` of `size` places in drawing order: the i-th hash MD5(i ‖ key ‖ i), i from 0 as two bytes, read as a
 * 128-bit number modulo the places that remain, counts along the remaining places in their own order.
 * Runs in O(size × count) moves of one array; 65,535 of 65,535 take about a second.
 */
export function rfc3797(key: string, size: number, count: number): Pick[] {
  if (size > RFC3797_LARGEST_POOL) throw new RangeError("pool above 65535");
  const remaining = Array.from({ length: size }, (_, i) => i);
  return Array.from({ length: Math.min(count, size) }, (_, i) => {
    const number = Buffer.from([i >> 8, i & 0xff]);
    const hash = createHash("md5").update(number).update(key).update(number).digest("hex");
    const [place] = remaining.splice(Number(BigInt(`0x${hash}`) % BigInt(remaining.length)), 1);
    return { place: place as number, hash };
  });
}
