import { constants, inflateRawSync } from "node:zlib";
import { EXIT, fail } from "../problem.ts";

const MOST_ENTRIES = 10_000;
const MOST_BYTES = 1 << 30;
/** A part must also fit into one string. */
const MOST_PART_BYTES = 500 << 20;
/** Deflate reaches about 1,030; a sheet of equal rows about 100. */
const MOST_RATIO = 300;
const RATIO_MATTERS_ABOVE = 20 << 20;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const bad = (code: "REG010" | "REG011" | "REG013"): never => fail(EXIT.badInput, code);

/** Finds the end of the central directory; a truncated file has none. */
function endRecord(view: DataView): number {
  const least = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= least; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return bad("REG010");
}

/** A size or offset of four bytes, or of eight where the archive is ZIP64. */
function wide(view: DataView, fixed: number, extra: { at: number; end: number }): number {
  if (fixed !== 0xffffffff) return fixed;
  if (extra.at + 8 > extra.end) return bad("REG010");
  const value = Number(view.getBigUint64(extra.at, true));
  extra.at += 8;
  return value;
}

function zip64Extra(view: DataView, from: number, to: number): { at: number; end: number } {
  for (let at = from; at + 4 <= to; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) return { at: at + 4, end: Math.min(to, at + 4 + size) };
    at += 4 + size;
  }
  return { at: to, end: to };
}

/** Reads the directory of a ZIP and refuses one that would inflate beyond reason, before anything is inflated. */
function directory(view: DataView): Entry[] {
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === 0xffffffff) return bad("REG010");
  if (count > MOST_ENTRIES) return bad("REG011");
  const entries: Entry[] = [];
  let total = 0;
  while (entries.length < count) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return bad("REG010");
    if (view.getUint16(at + 8, true) & 1) return bad("REG013");
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > view.byteLength) return bad("REG010");
    const extra = zip64Extra(view, nameEnd, extraEnd);
    const size = wide(view, view.getUint32(at + 24, true), extra);
    const packed = wide(view, view.getUint32(at + 20, true), extra);
    const offset = wide(view, view.getUint32(at + 42, true), extra);
    const name = Buffer.from(view.buffer, view.byteOffset + at + 46, nameEnd - at - 46).toString("utf8");
    entries.push({ name, method: view.getUint16(at + 10, true), packed, size, offset });
    total += size;
    if (total > MOST_BYTES || size > MOST_PART_BYTES) return bad("REG011");
    if (size > RATIO_MATTERS_ABOVE && size > packed * MOST_RATIO) return bad("REG011");
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

function inflate(zip: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { offset, packed, size, method } = entry;
  if (offset + 30 > zip.length || view.getUint32(offset, true) !== 0x04034b50) return bad("REG010");
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > zip.length) return bad("REG010");
  const content = zip.subarray(start, start + packed);
  if (method === 0) return content.length === size ? content : bad("REG010");
  if (method !== 8) return bad("REG010");
  if (size === 0) return new Uint8Array(0);
  try {
    // The declared size is the limit: an entry that lies about it stops here and not in memory.
    const inflated = inflateRawSync(content, { maxOutputLength: size, finishFlush: constants.Z_FINISH });
    return inflated.length === size ? inflated : bad("REG010");
  } catch (error) {
    return bad((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "REG011" : "REG010");
  }
}

/**
 * Unpacks the parts of a ZIP that `wanted` names. No more is inflated than the directory declares, and no
 * archive that declares more than 1 GiB, 10,000 entries or a ratio above 300 is inflated at all.
 * @throws Problem REG010 (damaged), REG011 (inflates beyond reason), REG013 (password)
 */
export function unzip(zip: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const parts = new Map<string, Uint8Array>();
  for (const entry of directory(view))
    if (wanted(entry.name)) parts.set(entry.name, inflate(zip, view, entry));
  return parts;
}
