/** From an exact number to the nearest that a statistic can compute with. */
import type { Rational } from "../../sampling/rational.ts";

const BITS = 80;
const bitsOf = (value: bigint): number => (value < 0n ? -value : value).toString(2).length;

/**
 * The double nearest to an exact number, to within 2⁻⁵² of it. Never for what decides a grade or a count.
 * Numbers whose parts no double holds (an inclusion probability after many roundings) are scaled first.
 */
export function nearest({ num, den }: Rational): number {
  const [above, below] = [Number(num), Number(den)];
  if (Math.abs(above) <= Number.MAX_SAFE_INTEGER && below <= Number.MAX_SAFE_INTEGER) return above / below;
  const shift = Math.max(0, BITS - (bitsOf(num) - bitsOf(den)));
  return Number((num << BigInt(shift)) / den) / 2 ** shift;
}
