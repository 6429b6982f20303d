/** The filled workbooks that were named: files as they are, folders by what they hold. */
import { resolve } from "node:path";
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { readSheets } from "../../registry/read-sheets.ts";
import { type ReadWorkbook, readScoreWorkbook } from "../../sheets/score/read.ts";
import { here } from "../../system/here.ts";
import { type Io, readInput } from "../../system/io.ts";
import { filesGiven } from "../given-files.ts";

/**
 * Reads the workbooks named; a folder stands for those in it.
 * @throws Problem where a file is not there, and (bad input) with every file that cannot be read
 */
export async function readSheetFiles(io: Io, given: readonly string[]): Promise<ReadWorkbook[]> {
  const paths = await filesGiven(io, given);
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
