const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Ends of records: newlines outside quotes. Neither UTF-8 nor GB18030 uses these bytes inside a character. */
function* records(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && (byte === LF || (byte === CR && bytes[at + 1] !== LF))) {
      yield bytes.subarray(start, at);
      start = at + 1;
    }
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

/** Characters that a Chinese register consists of. Bytes of GB18030 that happen to be UTF-8 give other ones. */
const USUAL = /[\u3000-\u303F\u4E00-\u9FA5\uFF00-\uFFEF\u2010-\u2027\u00B7]/;

/**
 * How many usual characters a record has if read as UTF-8; 0 where it is not UTF-8 or has unusual ones, and
 * `undefined` where it is ASCII and says nothing.
 */
function charactersAsUtf8(record: Uint8Array): number | undefined {
  if (record.every((byte) => byte < 0x80)) return undefined;
  try {
    const beyond = new TextDecoder("utf-8", { fatal: true }).decode(record).match(/[^\0-\x7F]/gu) ?? [];
    return beyond.every((character) => USUAL.test(character)) ? beyond.length : 0;
  } catch {
    return 0;
  }
}

/**
 * Tells the records of a file that is not UTF-8 as a whole apart: those that surely are UTF-8, and the others.
 * A record of GB18030 is valid UTF-8 with usual characters by accident about once in 30,000 if it has only three
 * of them, and never in practice if it has more; so short ones count only where they are many.
 * @returns 1-based rows as a spreadsheet counts them
 */
export function sortRecordsByEncoding(bytes: Uint8Array): { utf8Rows: number[]; otherRows: number[] } {
  const sure: number[] = [];
  const likely: number[] = [];
  const otherRows: number[] = [];
  let row = 0;
  for (const record of records(bytes)) {
    row += 1;
    const characters = charactersAsUtf8(record);
    if (characters === undefined) continue;
    if (characters >= 4) sure.push(row);
    else if (characters >= 2) likely.push(row);
    else otherRows.push(row);
  }
  const many = likely.length * 100 > otherRows.length;
  if (many || sure.length > 0) return { utf8Rows: [...sure, ...likely].sort((a, b) => a - b), otherRows };
  return { utf8Rows: [], otherRows };
}
