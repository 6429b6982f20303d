/** The circular of results; one version goes to the offices concerned, one to the public. */
import { buildCircular } from "../../circular/results/circular.ts";
import type { DrawGiven, Made } from "./types.ts";
import { warnOfParties, withResults } from "./with-results.ts";

export async function make(given: DrawGiven): Promise<Made[]> {
  const { options } = given;
  const results = await withResults(given);
  warnOfParties(given, results.entries);
  const isPublic = options.public === true;
  return [
    {
      path: isPublic ? "circular-public" : "circular",
      document: buildCircular(results, { isPublic, reconcile: options.reconcile === true }),
    },
  ];
}
