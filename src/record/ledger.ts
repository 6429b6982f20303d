/** The ledger (protocol, section 9): what happened, in order, each line holding the digest of the one before. */
import { GENESIS } from "./commitment.ts";
import { canonical, digestOf, type Json } from "./jcs.ts";

export interface LedgerLine {
  readonly seq: number;
  readonly at: string;
  /** commit, seed, draw, assign, circular; with the draw's name behind a slash. */
  readonly event: string;
  /** Digest of what happened: C, the seed text, the record's draw, its assignment. */
  readonly digest: string;
  readonly prev: string;
  readonly hash: string;
}

/** The line that follows `last` (or opens the ledger). */
export function nextLine(
  last: LedgerLine | undefined,
  entry: { readonly at: string; readonly event: string; readonly digest: string },
): LedgerLine {
  const line = { seq: (last?.seq ?? 0) + 1, ...entry, prev: last?.hash ?? GENESIS };
  return { ...line, hash: digestOf(line) };
}

/** A line as it stands in the file. */
export const lineText = (line: LedgerLine): string => `${canonical(line as unknown as Json)}\n`;

export type LedgerFault = "torn" | "not-canonical" | "hash" | "sequence";

export interface LedgerReading {
  readonly lines: readonly LedgerLine[];
  /** The first fault and its line number (1-based); lines from there on are not in `lines`. */
  readonly fault?: { readonly kind: LedgerFault; readonly line: number };
}

function parseLine(text: string): LedgerLine | undefined {
  try {
    const line = JSON.parse(text) as LedgerLine;
    const keys = Object.keys(line).join(" ");
    return keys === "at digest event hash prev seq" && canonical(line as unknown as Json) === text
      ? line
      : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a ledger and checks its chain: canonical lines, counted from 1, each hash right and linked. */
export function readLedger(text: string): LedgerReading {
  const rows = text.split("\n");
  const tail = rows.pop() ?? "";
  const lines: LedgerLine[] = [];
  for (const [i, row] of rows.entries()) {
    const line = parseLine(row);
    if (!line) return { lines, fault: { kind: "not-canonical", line: i + 1 } };
    const { hash, ...rest } = line;
    if (digestOf(rest as unknown as Json) !== hash) return { lines, fault: { kind: "hash", line: i + 1 } };
    if (line.seq !== i + 1 || line.prev !== (lines.at(-1)?.hash ?? GENESIS))
      return { lines, fault: { kind: "sequence", line: i + 1 } };
    lines.push(line);
  }
  return tail === "" ? { lines } : { lines, fault: { kind: "torn", line: rows.length + 1 } };
}
