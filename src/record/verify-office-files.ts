/** What the ledger says of files that no bundle holds: scores, results, grades, documents. Told, never judged. */
import type { Check } from "./check.ts";
import type { LedgerReading } from "./ledger.ts";
import { eventParts } from "./ledger-states.ts";
import type { DrawRecord } from "./record.ts";

const KINDS: Readonly<Record<string, string>> = {
  score: "scores",
  third: "thirds",
  grade: "grades",
  result: "results",
  form: "documents",
};

/**
 * Never fails: says how many lines of this draw stand for files that stay in the office.
 * @param dealt whether the requests for third reviewers are at hand: they have a check of their own then
 */
export function checkOfficeFiles(
  { commitment }: DrawRecord,
  ledger: LedgerReading | undefined,
  dealt: boolean,
): Check[] {
  if (!ledger || ledger.fault) return [];
  const counts = { scores: 0, thirds: 0, grades: 0, results: 0, documents: 0 };
  for (const { event } of ledger.lines) {
    const { step, draw } = eventParts(event);
    const kind = step.startsWith("circular:")
      ? "documents"
      : Object.hasOwn(KINDS, step)
        ? KINDS[step]!
        : undefined;
    if (kind === "thirds" && dealt) continue;
    if (kind !== undefined && draw === commitment.draw) counts[kind as keyof typeof counts] += 1;
  }
  const { scores, thirds, grades, results, documents } = counts;
  const lines = scores + thirds + grades + results + documents;
  if (lines === 0) return [];
  const review = scores + thirds + grades > 0;
  const code = !review ? "VER054" : thirds > 0 ? "VER053" : "VER055";
  const params: Check["params"] = !review
    ? { results, documents }
    : { scores, ...(thirds > 0 ? { thirds } : {}), grades, documents };
  return [{ name: "office-files", ok: true, code, params }];
}
