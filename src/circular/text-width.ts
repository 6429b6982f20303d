/**
 * About how wide text is and how it breaks, in ems of its type: enough to deal out room in tables without a font.
 * Chinese breaks between any two characters, but not before closing marks; words, numbers and dates do not break.
 */

const CLOSING = /[，。、；：！？”’）》〉〕】%]/u;
const OPENING = /[“‘（《〈〔【]/u;

/** An em for Chinese, about half of one for the digits and letters of Times. */
function widthOfLetter(letter: string): number {
  if (letter > "\u00ff") return 1;
  if (/[A-Z@%]/.test(letter)) return 0.72;
  return /[\s.,:;'|il/-]/.test(letter) ? 0.34 : 0.5;
}

/** A date may break after its year and nowhere else: 2025年 6月30日前. */
const inDate = (before: string, letter: string) =>
  /\d/.test(before)
    ? /[年月日]/.test(letter)
    : before === "月"
      ? /\d/.test(letter)
      : before + letter === "日前";

/** 01 02 03: groups of digits that are compared stay on one line. */
const inDigits = (before: string, letter: string) =>
  (/\d/.test(before) && letter === " ") || (before === " " && /\d/.test(letter));

const isLatin = (letter: string) => letter <= "\u00ff" && letter !== " ";

/** Width of text on one line, with the quarter em that stands between the two scripts. */
export function widthOf(text: string): number {
  let sum = 0;
  let before: string | undefined;
  for (const letter of text) {
    sum += widthOfLetter(letter);
    if (before !== undefined && isLatin(before) !== isLatin(letter) && before !== " " && letter !== " ")
      sum += 0.25;
    before = letter;
  }
  return sum;
}

/** What no line end may part: words, numbers, a character with the mark that closes or opens it. */
export function pieces(text: string): string[] {
  const all: string[] = [];
  for (const letter of text) {
    const last = all.at(-1);
    const end = last?.at(-1) ?? "";
    const joins =
      last !== undefined &&
      (CLOSING.test(letter) ||
        OPENING.test(end) ||
        (isLatin(end) && isLatin(letter)) ||
        inDate(end, letter) ||
        inDigits(end, letter));
    if (joins) all[all.length - 1] = last + letter;
    else all.push(letter);
  }
  return all;
}

/** Widths of the pieces of a text, each with the room that it may need beside the other script. */
export function pieceWidths(text: string): number[] {
  const mixed = [...text].some(isLatin) && [...text].some((letter) => !isLatin(letter) && letter !== " ");
  return pieces(text).map((piece) => widthOf(piece) + (mixed && isLatin(piece.at(0) ?? "") ? 0.5 : 0));
}

/** The widest piece of a text: a column that is narrower parts it. */
export const widestPiece = (text: string): number =>
  pieceWidths(text).reduce((widest, width) => Math.max(widest, width), 0);

/** Lines that a text takes in a column of this width; an empty one takes one. */
export function linesAt(widths: readonly number[], room: number): number {
  let lines = 1;
  let used = 0;
  for (const width of widths) {
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    used += width;
    // A piece wider than the column is parted.
    if (used > room) {
      lines += Math.ceil(used / room) - 1;
      used %= room;
    }
  }
  return lines;
}
