/** Files that people name for an import: a folder stands for the workbooks in it. */
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { compareBytes } from "../bytes.ts";
import { EXIT, fail } from "../problem.ts";
import { fileProblem, type Io } from "../system/io.ts";

const WORKBOOK = /\.(?:xlsx|xlsm|xls|et|ods)$/i;
/** What Excel, WPS and LibreOffice leave beside an open file. */
const LOCK = /^(?:~\$|\.~|\.)/;

async function expand(io: Io, given: string): Promise<string[]> {
  if (given === "-") return [given];
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
 * The named files, and those of named folders in the order of their bytes; each once. "-" is standard input.
 * @throws Problem where one is not there, and (bad input, SCO023) where a folder holds no workbook
 */
export const filesGiven = async (io: Io, given: readonly string[]): Promise<string[]> => [
  ...new Set((await Promise.all(given.map((one) => expand(io, one)))).flat()),
];
