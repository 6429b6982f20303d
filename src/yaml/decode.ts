import { EXIT, type Finding, fail } from "../problem.ts";

/** The text of a file that a person wrote: UTF-8, or GB18030 as older editors on Chinese Windows save it. */
export function decode(bytes: Uint8Array, file: string): { text: string; warnings: Finding[] } {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16 || bytes.includes(0)) fail(EXIT.badInput, "PLN018", {}, { file, row: 1, column: "1" });
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    try {
      const text = new TextDecoder("gb18030", { fatal: true }).decode(bytes);
      return { text, warnings: [{ code: "PLN060", severity: "warning", file, row: 1, column: "1" }] };
    } catch {
      return fail(EXIT.badInput, "PLN018", {}, { file, row: 1, column: "1" });
    }
  }
}
