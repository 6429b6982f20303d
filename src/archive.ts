/** ZIP containers (.docx, .xlsx) with the same bytes for the same content. */
import { unzipSync, type Zippable, zipSync } from "fflate";

/** The earliest date a ZIP can hold, built from local parts because that is how the format stores it. */
const EPOCH = () => new Date(1980, 0, 1, 0, 0, 0);

/**
 * Packs parts into a ZIP whose bytes depend on names and contents alone.
 * @param parts content by name, in the order in which they shall stand
 */
export function pack(parts: Iterable<readonly [string, Uint8Array]>): Uint8Array {
  const mtime = EPOCH();
  const zippable: Zippable = {};
  for (const [name, content] of parts) zippable[name] = [content, { mtime, level: 6 }];
  return zipSync(zippable);
}

/** Packs a ZIP that a library wrote (with the clock in it) anew, letting `edit` change parts on the way. */
export function repack(
  zip: Uint8Array,
  edit: (name: string, content: Uint8Array) => Uint8Array = (_, content) => content,
): Uint8Array {
  const parts = Object.entries(unzipSync(zip)).filter(([name]) => !name.endsWith("/"));
  return pack(parts.map(([name, content]) => [name, edit(name, content)] as const));
}
