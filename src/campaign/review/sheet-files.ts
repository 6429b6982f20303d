/** The filled workbooks that were named: files as they are, folders by what they hold. */
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { compareBytes } from "../../bytes.ts";
import { EXIT, type Finding, fail, Problem } from "../../problem.ts";
import { readSheets } from "../../registry/read-sheets.ts";
import { type ReadWorkbook, readScoreWorkbook } from "../../sheets/score/read.ts";
import { here } from "../../system/here.ts";
import { fileProblem, type Io, readInput } from "../../system/io.ts";

const WORKBOOK = /\.(?:xlsx|xlsm|xls|et|ods)$/i;
/** What Excel, WPS and LibreOffice leave beside an open file. */
const LOCK = /^(?:~\$|\.~|\.)/;

async function expand(io: Io, given: string): Promise<string[]> {
  const path = resolve(io.cwd, given);
  const entry = await stat(path).catch((error) => {
    throw fileProblem(error, given);
  });
  if (!entry.isDirectory()) return [given];
  const inside = await readdir(path, { recursive: true, withFileTypes: true }).catch((error) => {
    throw fileProblem(error, given);
  });
  const found = inside
    .filter((one) => one.isFile() && WORKBOOK.test(one.name) && !LOCK.test(one.name))
    .map((one) => join(given, one.parentPath.slice(path.length), one.name))
    .sort(compareBytes);
  return found.length > 0 ? found : fail(EXIT.badInput, "SCO023", {}, { file: given });
}

/**
 * Reads the workbooks named; a folder stands for those in it.
 * @throws Problem where a file is not there, and (bad input) with every file that cannot be read
 */
export async function readSheetFiles(io: Io, given: readonly string[]): Promise<ReadWorkbook[]> {
  const paths = [...new Set((await Promise.all(given.map((one) => expand(io, one)))).flat())];
  const books: ReadWorkbook[] = [];
  const findings: Finding[] = [];
  for (const path of paths) {
    try {
      const bytes = await readInput(io, resolve(io.cwd, path));
      books.push(readScoreWorkbook(await readSheets({ name: here(io, path), bytes })));
    } catch (error) {
      if (!(error instanceof Problem) || error.exit !== EXIT.badInput) throw error;
      findings.push(...error.findings);
    }
  }
  if (findings.length > 0) throw new Problem(EXIT.badInput, findings);
  return books;
}
