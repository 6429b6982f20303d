import type { parse } from "csv-parse/sync";
import { EXIT, fail } from "../problem.ts";

const CANDIDATES = [",", "\t", ";"] as const;
const HEAD_CHARACTERS = 65_536;
const HEAD_RECORDS = 50;

/** How many cells the records have most often, times the share of records that have as many. */
function consistency(records: readonly string[][]): number {
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ""));
  const counts = new Map<number, number>();
  for (const record of filled) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let best = 0;
  for (const [cells, times] of counts) if (cells > 1) best = Math.max(best, (cells * times) / filled.length);
  return best;
}

/**
 * The delimiter of a CSV: of comma, tab and semicolon the one that cuts the first records most evenly into most
 * cells; a comma where none does.
 * @param asked what a person said: one character, or "tab"
 */
export function findDelimiter(text: string, parseCsv: typeof parse, asked?: string): string {
  if (asked !== undefined) {
    const delimiter = asked === "tab" || asked === "\\t" ? "\t" : asked;
    if (!/^[^\n\r"]$/u.test(delimiter)) fail(EXIT.usage, "REG009", { delimiter: asked });
    return delimiter;
  }
  const head = text.slice(0, HEAD_CHARACTERS);
  let found: string = ",";
  let most = 0;
  for (const delimiter of CANDIDATES) {
    let records: string[][] = [];
    try {
      records = parseCsv(head, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        to: HEAD_RECORDS,
        record_delimiter: ["\r\n", "\n", "\r"],
      }) as string[][];
    } catch {
      // The head may end inside a quoted cell: lines are good enough for counting.
      records = head
        .split(/\r\n|\n|\r/)
        .slice(0, HEAD_RECORDS)
        .map((line) => line.split(delimiter));
    }
    const score = consistency(records);
    if (score > most) [found, most] = [delimiter, score];
  }
  return found;
}
