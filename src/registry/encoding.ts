import { EXIT, type Finding, fail, Problem } from "../problem.ts";
import { limitFindings } from "./limit.ts";
import { sortRecordsByEncoding } from "./mixed-encoding.ts";

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

const starts = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  } catch {
    return undefined;
  }
}

/** Whether every other byte is NUL at the start: UTF-16 that lost its mark. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const nuls = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) nuls[at % 2]! += 1;
  });
  const [even, odd] = nuls as [number, number];
  return Math.max(even, odd) > 0 && Math.min(even, odd) * 8 < Math.max(even, odd);
}

/** Decodes in the encoding that a person named. */
function decodeAs(bytes: Uint8Array, asked: string): Decoded {
  let encoding: string;
  try {
    // Chinese Windows says GBK, GB2312 or 936 and means all of GB18030 (the Encoding Standard decodes them alike;
    // Node's own gbk refuses characters of four bytes).
    const name = asked.trim();
    encoding = /^(cp|ms)?936$/i.test(name) ? "gb18030" : new TextDecoder(name).encoding;
    if (encoding === "gbk") encoding = "gb18030";
  } catch {
    fail(EXIT.badInput, "REG005", { encoding: asked });
  }
  const text = decode(bytes, encoding);
  if (text === undefined) fail(EXIT.badInput, "REG006", { encoding });
  return { text, encoding };
}

/**
 * Decodes the bytes of a CSV. Marks (BOM) decide first; then UTF-8; then GB18030, which accepts almost anything,
 * so that records in UTF-8 among others are looked for first.
 * @throws Problem where the bytes are no text or mix encodings (naming the rows)
 */
export function decodeText(bytes: Uint8Array, asked?: string): Decoded {
  if (asked !== undefined) return decodeAs(bytes, asked);
  if (starts(bytes, 0xff, 0xfe)) return decodeAs(bytes, "utf-16le");
  if (starts(bytes, 0xfe, 0xff)) return decodeAs(bytes, "utf-16be");
  if (bytes.includes(0)) {
    if (looksLikeUtf16(bytes)) fail(EXIT.badInput, "REG003");
    fail(EXIT.badInput, "REG015", { format: "binary" });
  }
  const utf8 = decode(bytes, "utf-8");
  if (utf8 !== undefined)
    return { text: utf8, encoding: starts(bytes, 0xef, 0xbb, 0xbf) ? "utf-8-bom" : "utf-8" };
  const { utf8Rows, otherRows } = sortRecordsByEncoding(bytes);
  if (utf8Rows.length > 0 || starts(bytes, 0xef, 0xbb, 0xbf)) {
    const mostlyUtf8 = utf8Rows.length >= otherRows.length;
    const params = { rest: mostlyUtf8 ? "UTF-8" : "GB18030" };
    const rows = mostlyUtf8 ? otherRows : utf8Rows;
    const findings = rows.map((row): Finding => ({ code: "REG004", severity: "error", row, params }));
    throw new Problem(EXIT.badInput, limitFindings(findings));
  }
  const gb18030 = decode(bytes, "gb18030");
  if (gb18030 !== undefined) return { text: gb18030, encoding: "gb18030" };
  fail(EXIT.badInput, "REG002", {}, { row: otherRows[0] ?? 1 });
}
