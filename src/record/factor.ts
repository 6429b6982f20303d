/** Factors of a weight: positive rationals as a plan writes them and a rule keeps them. */
import { type Rational, rational } from "../sampling/rational.ts";

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
