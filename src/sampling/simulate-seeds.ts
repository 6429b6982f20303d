/** Fresh seeds for a simulation, as many as are asked for, from one text. */
import { createHash } from "node:crypto";
import seedrandom from "seedrandom";

/**
 * A stream of seeds: seedrandom, fed with SHA-256 of a label, the draw's name and the text (see the decision on
 * seedrandom), eight 32-bit words to a seed. Equal texts give equal streams; draws of one campaign differ.
 * @returns the next seed, 64 hex digits
 */
export function freshSeeds(text: string, draw: string): () => string {
  const key = createHash("sha256").update(`choucha/1 simulation\n${draw}\n${text}\n`).digest("hex");
  const generator = seedrandom(key);
  const word = () => (generator.int32() >>> 0).toString(16).padStart(8, "0");
  return () => Array.from({ length: 8 }, word).join("");
}
