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
  warnOfParties(given, cases);
  const pending = cases.filter(isPending).map(({ object }) => object.name);
  if (pending.length > 0)
    given.findings.push({
      code: "CIR017",
      severity: "info",
      params: { draw: given.draw.name, objects: pending.join("、") },
    });
  return cases.map((entry) => ({
    path: `cases/${numberedName(entry.object)}`,
    document: buildCase(results, entry),
  }));
}
