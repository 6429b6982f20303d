/** What is still to be done before every document has a grade. */
import type { DocumentResult } from "../scoring/aggregate/document.ts";
import type { ThirdReason } from "../scoring/aggregate/third.ts";

export type OpenTask =
  | { readonly kind: "review"; readonly document: string; readonly unit: string; readonly count: number }
  | {
      readonly kind: "items";
      readonly document: string;
      readonly unit: string;
      readonly reviewer: string;
      readonly items: readonly string[];
    }
  | {
      readonly kind: "third";
      readonly document: string;
      readonly unit: string;
      readonly count: number;
      readonly reviewers: readonly string[];
      readonly reasons: readonly ThirdReason[];
    };

/** A document's open tasks: sheets to be completed, first reviews that nobody has begun, further reviews. */
function tasksOf(one: DocumentResult): OpenTask[] {
  const { id: document, unit, wanting } = one;
  const gaps = one.reviews.filter(({ points }) => points === undefined);
  const needed = one.state === "missing-reviews" || one.state === "third-needed";
  if (!needed) return [];
  const items = gaps.map(
    ({ reviewer, missing }): OpenTask => ({ kind: "items", document, unit, reviewer, items: missing }),
  );
  const begun = (third: boolean) => gaps.filter((gap) => gap.third === third).length;
  const review = wanting.first - begun(false);
  const third = wanting.third - begun(true);
  return [
    ...items,
    ...(review > 0 ? [{ kind: "review" as const, document, unit, count: review }] : []),
    ...(third > 0
      ? [
          {
            ...{ kind: "third" as const, document, unit, count: third, reasons: one.thirdReasons },
            reviewers: one.reviews.map(({ reviewer }) => reviewer),
          },
        ]
      : []),
  ];
}

/** Everything that is open, by document. */
export const openTasks = (documents: readonly DocumentResult[]): OpenTask[] => documents.flatMap(tasksOf);
