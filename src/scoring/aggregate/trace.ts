/** A document's result, down to the cells that its numbers came from. */
import type { Rational } from "../../sampling/rational.ts";
import { pointsOf } from "../rubric/decimal.ts";
import type { DocumentResult } from "./document.ts";
import type { ItemScore } from "./input.ts";
import type { Measured } from "./measure.ts";
import type { ScoredReview } from "./score-review.ts";

export interface TracedItem {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** What the reviewer entered, as it stood. */
  readonly entered: ItemScore | undefined;
  readonly state: "scored" | "absent" | "missing";
  readonly earned: Rational;
  readonly possible: Rational;
  readonly vetoed: boolean;
  readonly capped: boolean;
  readonly cell?: string;
}

export interface TracedSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly TracedItem[];
}

export interface TracedReview {
  readonly reviewer: string;
  readonly third: boolean;
  /** Whether its points entered the document's. */
  readonly counted: boolean;
  readonly file?: string;
  readonly sheet?: string;
  readonly digest?: string;
  readonly sections: readonly TracedSection[];
  /** points = earned × factor + bonus, where factor = total / possible. */
  readonly earned: Rational;
  readonly possible: Rational;
  readonly factor: Rational;
  readonly bonus: Rational;
  readonly points: Rational | undefined;
  readonly grade: string | undefined;
  readonly vetoes: readonly string[];
}

export interface Trace {
  readonly document: DocumentResult;
  readonly total: Rational;
  readonly reviews: readonly TracedReview[];
}

function traceReview(measured: Measured, scored: ScoredReview, counted: boolean): TracedReview {
  const { review } = scored;
  const traceItem = (index: number): TracedItem[] => {
    const [item, value] = [measured.items[index]?.item, scored.items[index]];
    if (!item || !value) return [];
    const cell = review.source?.cells?.[item.id];
    return [
      {
        id: item.id,
        title: item.title,
        kind: item.kind,
        entered: review.items[item.id],
        state: value.state,
        earned: pointsOf(value.earned),
        possible: pointsOf(value.possible),
        vetoed: value.vetoed,
        capped: value.capped,
        ...(cell === undefined ? {} : { cell }),
      },
    ];
  };
  return {
    reviewer: scored.reviewer,
    third: scored.third,
    counted,
    ...(review.source
      ? { file: review.source.file, sheet: review.source.sheet, digest: review.source.digest }
      : {}),
    sections: measured.rubric.sections.map(({ id, title }) => ({
      id,
      title,
      items: measured.items.flatMap((item, index) => (item.section === id ? traceItem(index) : [])),
    })),
    earned: pointsOf(scored.earned),
    possible: pointsOf(scored.possible),
    factor: scored.factor,
    bonus: pointsOf(scored.bonus),
    points: scored.points,
    grade: scored.grade?.name,
    vetoes: scored.vetoes,
  };
}

/** Everything that a document's points and grade rest on: its reviews, their sums, items and cells. */
export function trace(measured: Measured, document: DocumentResult): Trace {
  return {
    document,
    total: pointsOf(measured.total),
    reviews: document.reviews.map((one) =>
      traceReview(measured, one, document.counted.includes(one.reviewer)),
    ),
  };
}
