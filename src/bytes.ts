/** Order of strings that no locale can change. */

/** Moves a UTF-16 unit so that comparing units compares code points: surrogates above the rest. */
const lift = (unit: number): number => (unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000);

/**
 * Compares two strings by their UTF-8 bytes, which is the order of code points.
 * @returns below 0, 0 or above 0
 */
export function compareBytes(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return lift(x) - lift(y);
  }
  return a.length - b.length;
}
