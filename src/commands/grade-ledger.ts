/** The ledger's line about results that are final. */
import { addLine, lastLine, soundLedger } from "../campaign/ledger-file.ts";
import { inOrder } from "../system/clock.ts";

/** @throws Problem (conflict) as `keepGrade`, before anything is written */
export async function mayKeepGrade(out: string, review: string, digest: string, at: string): Promise<void> {
  const lines = await soundLedger(out);
  if (lastLine(lines, `grade/${review}`)?.digest !== digest) inOrder(lines, at);
}

/**
 * Enters final results as `grade/<review>` with the digest of results.json. The same results twice make one line.
 * The caller holds the lock.
 * @throws Problem (conflict) where the ledger is broken, or the run's time lies before its last line
 */
export async function keepGrade(
  out: string,
  review: string,
  digest: string,
  at: string,
): Promise<{ event: string; digest: string }> {
  const event = `grade/${review}`;
  const lines = await soundLedger(out);
  if (lastLine(lines, event)?.digest !== digest) {
    inOrder(lines, at);
    await addLine(out, { at, event, digest });
  }
  return { event, digest };
}
