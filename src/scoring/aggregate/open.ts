/** What is still to be done before every document has a grade. */
import type { DocumentResult } from "./document.ts";
import type { ThirdReason } from "./third.ts";

interface Task {
  readonly document: string;
  readonly unit: string;
}

export type OpenTask =
  /** First reviews that nobody is known to make. */
  | (Task & { readonly kind: "review"; readonly count: number })
  /** An assigned reviewer's sheet that is not in; reasons where it is a third review. */
  | (Task & {
      readonly kind: "sheet";
      readonly reviewer: string;
      readonly third: boolean;
      readonly reasons: readonly ThirdReason[];
    })
  | (Task & { readonly kind: "items"; readonly reviewer: string; readonly items: readonly string[] })
  /** Further reviews that nobody has been called for. */
  | (Task & {
      readonly kind: "third";
      readonly count: number;
      readonly reviewers: readonly string[];
      readonly reasons: readonly ThirdReason[];
    });

/** Who is to review what, where that is known: ids of reviewers by document. */
export interface Asked {
  readonly first: ReadonlyMap<string, readonly string[]>;
  readonly third: ReadonlyMap<string, readonly string[]>;
}

/** A document's open tasks: sheets to be completed, sheets that are not in, reviews that nobody has begun. */
function tasksOf(one: DocumentResult, asked?: Asked): OpenTask[] {
  const { id: document, unit, wanting, thirdReasons: reasons } = one;
  if (one.state !== "missing-reviews" && one.state !== "third-needed") return [];
  const gaps = one.reviews.filter(({ points }) => points === undefined);
  const items = gaps.map(
    ({ reviewer, missing }): OpenTask => ({ kind: "items", document, unit, reviewer, items: missing }),
  );
  const begun = (third: boolean) => gaps.filter((gap) => gap.third === third).length;
  const seen = new Set(one.reviews.map(({ reviewer }) => reviewer));
  // A third who was called for reasons that are gone is not waited for.
  const waited = (kind: "first" | "third", wanted: number) =>
    wanted > 0 ? (asked?.[kind].get(document) ?? []).filter((reviewer) => !seen.has(reviewer)) : [];
  const [first, third] = [waited("first", wanting.first), waited("third", wanting.third)];
  const sheet = (reviewer: string, isThird: boolean): OpenTask => ({
    ...{ kind: "sheet", document, unit, reviewer, third: isThird },
    reasons: isThird ? reasons : [],
  });
  const nobody = wanting.first - begun(false) - first.length;
  const uncalled = wanting.third - begun(true) - third.length;
  return [
    ...items,
    ...first.map((reviewer) => sheet(reviewer, false)),
    ...third.map((reviewer) => sheet(reviewer, true)),
    ...(nobody > 0 ? [{ kind: "review" as const, document, unit, count: nobody }] : []),
    ...(uncalled > 0
      ? [
          {
            ...{ kind: "third" as const, document, unit, count: uncalled, reasons },
            reviewers: [...one.reviews.map(({ reviewer }) => reviewer), ...third],
          },
        ]
      : []),
  ];
}

/** Everything that is open, by document. */
export const openTasks = (documents: readonly DocumentResult[], asked?: Asked): OpenTask[] =>
  documents.flatMap((one) => tasksOf(one, asked));
