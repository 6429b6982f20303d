/**
 * Points are decimals with up to four places. They are counted in ten-thousandths, as whole numbers: sums of
 * them are exact, and no grade depends on how a float rounds.
 */
import { type Rational, rational } from "../../sampling/rational.ts";

/** Ten-thousandths of a point. */
export type Ticks = number;
export const TICKS_PER_POINT = 10_000;

const DECIMAL = /^([+-]?)(\d{1,6})(?:\.(\d{1,4}))?$/;

/**
 * The decimal that a text means, in ten-thousandths of a point: "2.5" → 25000. Full-width digits count as
 * their ASCII forms; a sign is kept.
 * @returns undefined where the text is no decimal, or has more than six digits before or four after the point
 */
export function parseTicks(text: string): Ticks | undefined {
  const match = DECIMAL.exec(text) ?? DECIMAL.exec(text.normalize("NFKC").trim());
  if (!match) return undefined;
  const [, sign, whole, decimals = ""] = match;
  const size = Number(whole) * TICKS_PER_POINT + Number(decimals.padEnd(4, "0"));
  return sign === "-" && size !== 0 ? -size : size;
}

/** The ticks of a decimal that the schema has already let through. */
export function ticksOf(decimal: string): Ticks {
  const ticks = parseTicks(decimal);
  if (ticks === undefined) throw new RangeError(`not a decimal: ${decimal}`);
  return ticks;
}

/** 25000 → "2.5", the one way to write that number. */
export function formatTicks(ticks: Ticks): string {
  const size = Math.abs(ticks);
  const decimals = String(size % TICKS_PER_POINT)
    .padStart(4, "0")
    .replace(/0+$/, "");
  const whole = Math.floor(size / TICKS_PER_POINT);
  return `${ticks < 0 ? "-" : ""}${whole}${decimals === "" ? "" : `.${decimals}`}`;
}

/** Ticks as points. */
export const pointsOf = (ticks: Ticks): Rational => rational(ticks, TICKS_PER_POINT);
