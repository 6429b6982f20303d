// @ts-check
/**
 * Writes the large register as CSV and as .xlsx: `node bench/files.mjs FOLDER ROWS`. A process of its own,
 * because on Linux a child's peak memory starts at what its parent holds.
 */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import ExcelJS from "exceljs";
import { csv } from "../scripts/fixtures/csv.mjs";
import { HEADERS, rows } from "./register.mjs";

const [folder = ".", size = "200000"] = process.argv.slice(2);
const count = Number(size);

/** Lines of the CSV, as a Chinese Excel saves it: with a mark and CRLF. */
function* lines() {
  yield `\uFEFF${csv(HEADERS, [], "\r\n")}`;
  for (const row of rows(count)) yield csv(row.map(String), [], "\r\n");
}

await pipeline(Readable.from(lines()), createWriteStream(join(folder, "register.csv")));

const book = new ExcelJS.stream.xlsx.WorkbookWriter({
  filename: join(folder, "register.xlsx"),
  useSharedStrings: true, // as spreadsheets write them
  useStyles: true,
});
const sheet = book.addWorksheet("登记表");
sheet.addRow(HEADERS).commit();
for (const row of rows(count)) {
  const cells = /** @type {(string | number | Date | null)[]} */ ([...row]);
  cells[9] = Number(row[9]);
  cells[10] = new Date(`${row[10]}T00:00:00Z`);
  cells[11] ||= null;
  const line = sheet.addRow(cells);
  line.getCell(11).numFmt = "yyyy-mm-dd";
  line.commit();
}
sheet.commit();
await book.commit();
