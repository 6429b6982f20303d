/** Case numbers in documents that others see. */
import { plain } from "./plain.ts";

/**
 * 示鉴〔2025〕临鉴字第12号: office, year in brackets, kind, serial. Anything else might hold a party's name, as
 * registers that put it into the number do.
 */
const NUMBER =
  /^[\p{Script=Han}A-Z]{0,8}[〔[［(（【]\d{4}[〕\]］)）】][\p{Script=Han}A-Z]{0,8}第?[\d-]{1,12}号$/iu;
const OFFICE = /[鉴证援司公法]/;
/** AL-2025-0012: letters or hyphens and digits; too short for the number of an identity card. */
const SERIAL = /^(?=.*\d)(?=.*[A-Z-])[A-Z0-9][A-Z0-9-]{2,15}$/i;

/** The case number where it has an official form and so names no party; otherwise the document's code. */
export function publicNumber({ name, code }: { readonly name: string; readonly code: string }): string {
  const number = plain(name);
  return (NUMBER.test(number) && OFFICE.test(number)) || SERIAL.test(number) ? number : code;
}
