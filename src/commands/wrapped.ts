/** Sentences on a narrow terminal: words stay whole, Chinese breaks between characters but not around punctuation. */
import stringWidth from "string-width";

/** A space, a word of a script with spaces (a command in backquotes is one, to be copied whole), or one character of another. */
const PIECE = /\s+|(?:`[^`\n]*`|[\u0021-\u024f])+|./gu;
/** A line does not begin with these, and does not end with those. */
const CLOSING = /^[，。；、：！？）》”’…·]/u;
const OPENING = /[（《“‘]$/u;

/** What must stay on one line, in order. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const [piece] of text.matchAll(PIECE)) {
    const before = pieces.at(-1);
    if (before !== undefined && before.trim() !== "" && (CLOSING.test(piece) || OPENING.test(before)))
      pieces[pieces.length - 1] = before + piece;
    else pieces.push(piece);
  }
  return pieces;
}

/** @param width columns of the screen @param indent what each line begins with, the first one included */
export function wrapped(text: string, width: number, indent = ""): string {
  if (width === Number.POSITIVE_INFINITY) return indent + text;
  const lines: string[] = [];
  let line = indent;
  for (const piece of piecesOf(text)) {
    const isBlank = piece.trim() === "";
    if (line !== indent && stringWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = indent;
      if (isBlank) continue;
    }
    line += piece;
  }
  return [...lines, line].join("\n");
}
