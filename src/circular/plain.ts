/**
 * Text from registers as one harmless line: what neither XML nor a reader's eye can hold is taken out.
 * Control characters, half surrogates and non-characters are not XML; marks that turn the direction of
 * writing could make a name look like another one.
 */
const NOT_TEXT =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const HALF_SURROGATE = /\p{Cs}/gu;
const WHITE = /[\t\n\v\f\r\u2028\u2029]+/gu;

/**
 * One line of plain text: line ends and tabs become a space, invalid and invisible characters vanish.
 * @param text anything that stood in a file
 */
export function plain(text: string): string {
  return text
    .replace(WHITE, " ")
    .replace(NOT_TEXT, "")
    .replace(HALF_SURROGATE, "\ufffd")
    .replace(/^ +| +$/g, "");
}
