/** A reviewer's workbook: the cover and a page for each document. */
import { toForms } from "../write.ts";
import type { SheetBook } from "./book.ts";
import { coverPage } from "./cover.ts";
import { documentPage } from "./page.ts";

/** @returns the bytes of the .xlsx; the same book gives the same bytes */
export async function scoreWorkbook(book: SheetBook): Promise<Uint8Array> {
  const pages = book.documents.map((document) => documentPage(book, document));
  return await toForms({ pages: [coverPage(book, pages), ...pages.map(({ page }) => page)] });
}
