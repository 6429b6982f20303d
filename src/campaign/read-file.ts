/** Registers named on the command line, with the flags that say how to read them. */
import { basename, resolve } from "node:path";
import { EXIT, fail } from "../problem.ts";
import { readTable } from "../registry/read.ts";
import type { ReadOptions, Table } from "../registry/table.ts";
import { type Io, readInput } from "../system/io.ts";

export interface ReadFlags {
  readonly encoding?: string;
  readonly sheet?: string;
  readonly headerRow?: string;
  readonly delimiter?: string;
}

const DELIMITERS: Readonly<Record<string, string>> = { tab: "\t", "\\t": "\t", comma: ",", semicolon: ";" };

/** A whole number of a flag. @throws Problem (usage) with the flag's name */
export function wholeNumber(text: string | undefined, flag: string, least: number): number | undefined {
  if (text === undefined) return undefined;
  const plain = text.normalize("NFKC").trim();
  if (!/^\d{1,9}$/.test(plain) || Number(plain) < least)
    fail(EXIT.usage, "USE003", { flag, value: text, least });
  return Number(plain);
}

/** What the flags say of reading; `before` holds where a flag is silent. */
export function readingOf(flags: ReadFlags, before: ReadOptions = {}): ReadOptions {
  const { delimiter } = flags;
  return {
    encoding: flags.encoding ?? before.encoding,
    sheet: flags.sheet ?? before.sheet,
    headerRow: wholeNumber(flags.headerRow, "--header-row", 1) ?? before.headerRow,
    delimiter:
      delimiter === undefined
        ? before.delimiter
        : Object.hasOwn(DELIMITERS, delimiter)
          ? DELIMITERS[delimiter]
          : delimiter,
  };
}

/** Reads a file given on the command line ("-" is standard input) as a table. */
export async function readGiven(
  io: Io,
  path: string,
  flags: ReadFlags,
  before?: ReadOptions,
): Promise<Table> {
  const bytes = await readInput(io, path === "-" ? path : resolve(io.cwd, path));
  return await readTable({ name: path === "-" ? "-" : basename(path), bytes }, readingOf(flags, before));
}
