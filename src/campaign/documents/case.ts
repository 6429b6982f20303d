/** Typical cases: those where a case was opened or nobody cooperated, or the one that is named. */
import { buildCase, hasCase, isPending, isTypical } from "../../circular/results/case.ts";
import { numberedName } from "./names.ts";
import type { DrawGiven, Made } from "./types.ts";
import { chosen, warnOfParties, withResults } from "./with-results.ts";

export async function make(given: DrawGiven): Promise<Made[]> {
  const results = await withResults(given);
  const cases = chosen(results, given.options.object, isTypical, hasCase);
  if (cases.length === 0)
    given.findings.push({ code: "CIR012", severity: "info", params: { draw: given.draw.name } });
  warnOfParties(
    given,
    cases.map(({ entry }) => entry),
  );
  const pending = cases.filter(({ entry }) => isPending(entry)).map(({ entry }) => entry.object.name);
  if (pending.length > 0)
    given.findings.push({
      code: "CIR017",
      severity: "info",
      params: { draw: given.draw.name, objects: pending.join("、") },
    });
  return cases.map(({ at, entry }) => ({
    path: `cases/${numberedName(at, results.entries.length, entry.object.name)}`,
    document: buildCase(results, entry),
  }));
}
