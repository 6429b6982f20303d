/** Small files that something is wrong with, as bytes. Everything is made up. */
import { CFB, utils, type WorkBook, write } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";

export type Rows = readonly (readonly unknown[])[];

const quoted = (cell: unknown): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as a CSV in UTF-8, one line each. */
export const csv = (rows: Rows): string => rows.map((row) => `${row.map(quoted).join(",")}\n`).join("");

export const HEADER = ["名称", "编号", "州市", "状态"] as const;
const HOMES = ["昆明市", "大理州", "红河州"] as const;

/** A sound register of `count` objects over three prefectures, header first. */
export const rows = (count: number): string[][] => [
  [...HEADER],
  ...Array.from({ length: count }, (_, at) => [
    `示例机构${at + 1}`,
    `SL-${String(at + 1).padStart(3, "0")}`,
    HOMES[at % HOMES.length]!,
    "正常",
  ]),
];

/** The sound register with single cells changed: data row (1-based), column, value. */
export function changed(count: number, ...edits: (readonly [row: number, column: number, value: string])[]) {
  const table = rows(count);
  for (const [row, column, value] of edits) table[row]![column] = value;
  return csv(table);
}

export type BookType = "xlsx" | "biff8";

/** A workbook with one sheet. */
export function book(
  table: Rows,
  bookType: BookType = "xlsx",
  edit: (made: WorkBook) => void = () => {},
): Uint8Array {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet(table.map((row) => [...row])), "名录");
  edit(made);
  return new Uint8Array(write(made, { type: "buffer", bookType }) as Buffer);
}

/** An OLE container with one stream: what a password makes of a workbook, or a document of another program. */
export function ole(stream: string): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, stream, Buffer.alloc(5000));
  return new Uint8Array(CFB.write(file, { type: "buffer" }) as Buffer);
}

/** A workbook whose sheet inflates to `size` bytes of nothing; with `declares`, its directory says another size. */
export function bomb(size: number, declares?: number): Uint8Array {
  const parts = { "xl/workbook.xml": strToU8("<a/>"), "xl/worksheets/sheet1.xml": new Uint8Array(size) };
  const zip = zipSync(parts, { level: 9 });
  if (declares !== undefined) {
    const entry = Buffer.from(zip).toString("latin1").lastIndexOf("PK\x01\x02");
    new DataView(zip.buffer, zip.byteOffset).setUint32(entry + 24, declares, true);
  }
  return zip;
}

/** Text as UTF-16 little-endian. */
export const utf16 = (text: string, mark: boolean): Buffer =>
  Buffer.from(`${mark ? "\uFEFF" : ""}${text}`, "utf16le");

/** A register whose second data row holds a cell of `size` characters. */
export const hugeCell = (size: number): Buffer =>
  Buffer.concat([
    Buffer.from(changed(1)),
    Buffer.from('"'),
    Buffer.alloc(size, "x"),
    Buffer.from('",SL-002,大理州,正常\n'),
  ]);
