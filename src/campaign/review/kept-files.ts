/** Whether the files that the ledger's lines about scores, third reviewers and results hold are there, unchanged. */
import { join } from "node:path";
import type { Finding } from "../../problem.ts";
import { sha256 } from "../../record/jcs.ts";
import type { LedgerLine } from "../../record/ledger.ts";
import { eventParts } from "../../record/ledger-states.ts";
import { readIfThere } from "../../system/files.ts";

const FOLDERS: Readonly<Record<string, string>> = { score: "imports", third: "thirds", result: "results" };
/** What a plan allows as a name; anything else could lead out of the folder. */
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** A finding for each kept file that is gone or is not what its line says. @param out the campaign's output folder */
export async function keptFaults(out: string, lines: readonly LedgerLine[]): Promise<Finding[]> {
  const counts = new Map<string, number>();
  const findings: Finding[] = [];
  for (const { event, digest, seq } of lines) {
    const { step, draw } = eventParts(event);
    const folder = Object.hasOwn(FOLDERS, step) ? FOLDERS[step] : undefined;
    if (folder === undefined || !NAME.test(draw)) continue;
    const number = (counts.get(event) ?? 0) + 1;
    counts.set(event, number);
    const file = join(draw, folder, `${String(number).padStart(4, "0")}.json`);
    const bytes = await readIfThere(join(out, file));
    if (!bytes || sha256(bytes) !== digest)
      findings.push({ code: "TRC002", severity: "error", file, params: { line: seq } });
  }
  return findings;
}
