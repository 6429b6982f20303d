/** Weights and their factors: positive rationals as a plan writes them and a rule and a frame keep them. */
import { type Rational, rational } from "./rational.ts";

/** "2", "1.5" or "3/2" as an exact rational above 0; undefined where the text is none. */
export function parseFactor(given: string): Rational | undefined {
  const text = given.normalize("NFKC").trim();
  const match = /^(?:(\d{1,9})(?:\.(\d{1,9}))?|(\d{1,9})\/(\d{1,9}))$/.exec(text);
  if (!match) return undefined;
  const [, whole, decimals = "", top, bottom] = match;
  if (top !== undefined && Number(bottom) === 0) return undefined;
  const factor =
    top !== undefined
      ? rational(BigInt(top), BigInt(bottom!))
      : rational(BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length));
  return factor.num > 0n ? factor : undefined;
}

/**
 * A frame's weight, "6" or "9/2": a product of factors in lowest terms, which may have more digits than a plan's own
 * numbers. undefined where the text is none, or not above 0.
 */
export function parseWeight(text: string): Rational | undefined {
  const match = /^(\d{1,60})(?:\/(\d{1,60}))?$/.exec(text);
  if (!match) return undefined;
  const [num, den] = [BigInt(match[1]!), BigInt(match[2] ?? "1")];
  return num > 0n && den > 0n ? rational(num, den) : undefined;
}
