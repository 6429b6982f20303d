/** What documents about results are made from. */
import { mayNameParty } from "../../circular/results/problem-text.ts";
import { EXIT, fail } from "../../problem.ts";
import { isAfter, resultsOn } from "../../results/on-day.ts";
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import { resultsOf } from "../results/open-results.ts";
import type { DrawGiven } from "./types.ts";

/** Says which inspections are left out because they come after a day: it may be meant, and may be a slip on a form. */
export function warnOfLater(findings: DrawGiven["findings"], { view, entries }: ResultsView, day: string) {
  const later = entries.filter((entry) => isAfter(entry, day));
  if (later.length === 0) return;
  const objects = later.map(({ object, result }) => `${object.name} ${result?.inspectedOn}`).join("、");
  const params = { draw: view.draw.name, day, count: later.length, objects };
  findings.push({ code: "CIR013", severity: "warning", params });
}

/** The draw with its results as they stood on the day that the documents tell of. */
export async function withResults({ campaign, view, options, findings }: DrawGiven): Promise<ResultsView> {
  const results = await resultsOf(campaign, view, options.asOf, true);
  warnOfLater(findings, results, options.asOf);
  return resultsOn(results, options.asOf);
}

/**
 * The entries that a kind is about: those that `fits` chooses, or the one that the user names.
 * @param may which entry may be named; `fits` where it is not given
 * @throws Problem (usage) where no object of that id or name was drawn, or where there is nothing to say about it
 */
export function chosen(
  { entries }: ResultsView,
  object: string | undefined,
  fits: (entry: ResultEntry) => boolean,
  may = fits,
): ResultEntry[] {
  if (object === undefined) return entries.filter(fits);
  const named = entries.filter((entry) => entry.object.id === object || entry.object.name === object);
  const [first] = named;
  if (!first) return fail(EXIT.usage, "CIR002", { object });
  if (!named.some(may)) fail(EXIT.usage, "CIR003", { object: first.object.name });
  return named.filter(may);
}

/** Warns of texts that may name a party: documents leave them out, and the form should be looked at. */
export function warnOfParties(
  { findings }: Pick<DrawGiven, "findings">,
  entries: readonly ResultEntry[],
): void {
  for (const { object, result } of entries) {
    if (!result) continue;
    const { file, sheet, cells } = result.source;
    const texts = [
      ...result.items.map(({ item, problem }) => [item, problem] as const),
      ["note", result.note] as const,
    ];
    for (const [field, text] of texts) {
      if (text === undefined || !mayNameParty(text)) continue;
      const cell = cells && Object.hasOwn(cells, field) ? cells[field] : undefined;
      findings.push({
        code: "CIR010",
        severity: "warning",
        file,
        ...(sheet === undefined ? {} : { sheet }),
        ...(cell === undefined ? {} : { column: cell }),
        params: { object: object.name },
      });
    }
  }
}
