/** Canonical JSON (RFC 8785): one text for one value, so that a digest can stand for it. */
import { createHash } from "node:crypto";

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * The canonical text of a value. Keys come in the order of their UTF-16 units, as the RFC asks; keys with the
 * value undefined are left out. Numbers must be safe integers: nothing else is ever hashed here.
 * @throws RangeError for other numbers and for text that is no well-formed Unicode
 */
export function canonical(value: Json): string {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
    return String(value);
  }
  if (typeof value === "string") {
    if (!isWellFormed(value)) throw new RangeError("text with half a surrogate pair");
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value as Record<string, Json | undefined>).filter(
    ([, item]) => item !== undefined,
  );
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${canonical(key)}:${canonical(item as Json)}`).join(",")}}`;
}

/** String.prototype.isWellFormed, which TypeScript's ES2023 library does not know yet. */
const isWellFormed = (text: string): boolean =>
  !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);

/** SHA-256 of text (as UTF-8) or bytes, 64 hex digits. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** SHA-256 of a value's canonical text. */
export const digestOf = (value: Json): string => sha256(canonical(value));
