/** The `seedrandom` method: Fisher–Yates by a seeded generator (protocol, section 10). */
import seedrandom from "seedrandom";

/** A whole number in [0, bound), without bias: 32-bit draws at or above the last full multiple are thrown away. */
function below(bound: number, next: () => number): number {
  const limit = Math.floor(2 ** 32 / bound) * bound;
  for (;;) {
    const value = next();
    if (value < limit) return value % bound;
  }
}

/**
 * Shuffles by seedrandom(key).int32() read as unsigned, from the last place down to the second.
 * @param key SHA-256 hex only: seedrandom reads the low byte of each character, so other keys collide
 */
export function shuffle<T>(items: readonly T[], key: string): T[] {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new RangeError("seedrandom is fed with 64 hex digits only");
  const generator = seedrandom(key);
  const next = () => generator.int32() >>> 0;
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = below(i + 1, next);
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled;
}
