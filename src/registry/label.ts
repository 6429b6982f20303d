/** White space as Unicode has it, and the characters of no width that come along when text is copied. */
const SPACE = /[\p{White_Space}\u180E\u200B-\u200D\u2060\uFEFF]+/gu;
/** Control characters, and marks of writing direction: nobody sees them, and two equal-looking ids would differ. */
const CONTROL = /[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u;
const ALREADY = /^[!-`{-~]*$/;
const MOST_BYTES = 128;

/**
 * The id of a label: NFKC, all white space removed, ASCII letters upper-cased (protocol, section 2), then NFKC
 * once more, because a removed space or a changed case may let two characters compose. Idempotent.
 */
export function normaliseId(label: string): string {
  if (ALREADY.test(label)) return label;
  return label
    .normalize("NFKC")
    .replace(SPACE, "")
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase())
    .normalize("NFKC");
}

/** What is wrong with a normalised id; `undefined` where it may be used (1 to 128 bytes, no control characters). */
export function idProblem(id: string): "empty" | "long" | "control" | undefined {
  if (id === "") return "empty";
  if (CONTROL.test(id)) return "control";
  // A UTF-16 unit is at most three bytes: most ids need no counting.
  if (id.length * 3 > MOST_BYTES && Buffer.byteLength(id) > MOST_BYTES) return "long";
  return undefined;
}
