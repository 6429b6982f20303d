// @ts-check
/** A filled workbook's bytes without a clock in them, so that everyone's example is the same. */
import { repacked } from "../fixtures/workbook.mjs";

/** @param {import("exceljs").Workbook} book */
export async function savedBytes(book) {
  book.modified = book.created;
  return repacked(new Uint8Array(await book.xlsx.writeBuffer()));
}
