/** A table that people compute with: as a workbook and as CSV. */
import { toCsv } from "../../registry/write-csv.ts";
import { toWorkbook } from "../../registry/write-workbook.ts";
import type { Made } from "./types.ts";

export interface PlainTable {
  /** Of the sheet. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly synthetic: boolean;
}

/** `path`.xlsx and `path`.csv. */
export async function tableFiles(
  path: string,
  { name, title, columns, rows, synthetic }: PlainTable,
): Promise<Made[]> {
  const note = synthetic ? "本表依据合成数据生成，仅供演示" : undefined;
  const sheet = { name, title, columns: columns.map((header) => ({ header })), rows, note };
  return [
    { path: `${path}.xlsx`, content: await toWorkbook([sheet]) },
    { path: `${path}.csv`, content: toCsv(columns, rows, { bom: true, eol: "\r\n" }) },
  ];
}
