// @ts-check
/** What exceljs needs to read every cell of a workbook: `node bench/exceljs-read.mjs FILE stream|whole`. */
import ExcelJS from "exceljs";

const [file = "", way] = process.argv.slice(2);
let cells = 0;

/** @param {ExcelJS.Row} row */
const count = (row) =>
  row.eachCell((cell) => {
    if (cell.value !== null) cells += 1;
  });

if (way === "stream") {
  const book = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache", // without it dates are numbers
    hyperlinks: "ignore",
    entries: "ignore",
  });
  for await (const sheet of book) for await (const row of sheet) count(row);
} else {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  for (const sheet of book.worksheets) sheet.eachRow(count);
}
process.stdout.write(`${cells}\n`);
