/** The ledger on disk. */
import { basename, join } from "node:path";
import { EXIT, fail } from "../problem.ts";
import { type LedgerLine, type LedgerReading, lineText, nextLine, readLedger } from "../record/ledger.ts";
import { readIfThere, writeFileAtomic } from "../system/files.ts";

export const ledgerPath = (out: string): string => join(out, "ledger.jsonl");

/** The ledger as it stands; an absent one is empty. */
export async function readLedgerFile(out: string): Promise<LedgerReading> {
  const bytes = await readIfThere(ledgerPath(out));
  return bytes ? readLedger(bytes.toString("utf8")) : { lines: [] };
}

/** The lines of a sound ledger. @throws Problem (conflict) where its chain is broken: nothing may go on from there */
export async function soundLedger(out: string): Promise<readonly LedgerLine[]> {
  const { lines, fault } = await readLedgerFile(out);
  if (fault)
    fail(
      EXIT.conflict,
      fault.kind === "torn" ? "LED001" : "LED002",
      { kind: fault.kind },
      { file: basename(ledgerPath(out)), row: fault.line },
    );
  return lines;
}

/**
 * Adds a line. The file is replaced as a whole, so a killed process leaves either the old or the new ledger
 * and never half a line.
 */
export async function addLine(
  out: string,
  entry: { at: string; event: string; digest: string },
): Promise<LedgerLine> {
  const lines = await soundLedger(out);
  const line = nextLine(lines.at(-1), entry);
  await writeFileAtomic(ledgerPath(out), [...lines, line].map(lineText).join(""));
  return line;
}

/** The latest line of an event ("draw/forensic"). */
export const lastLine = (lines: readonly LedgerLine[], event: string): LedgerLine | undefined =>
  lines.findLast((line) => line.event === event);
