/** One reviewer's sheet → points, grade, vetoes. */
import type { Finding } from "../../problem.ts";
import { add, type Rational, rational, times } from "../../sampling/rational.ts";
import { pointsOf, type Ticks } from "../rubric/decimal.ts";
import type { Review } from "./input.ts";
import { type Grade, gradeOf, type Measured } from "./measure.ts";
import { type ItemValue, readItem } from "./read-item.ts";

export interface ScoredReview {
  readonly review: Review;
  readonly reviewer: string;
  readonly third: boolean;
  /** In the order of the rubric. */
  readonly items: readonly ItemValue[];
  /** Items without a value; the review counts once there are none. */
  readonly missing: readonly string[];
  /** Points of the items that were scored, and the most that these could give; without bonuses. */
  readonly earned: Ticks;
  readonly possible: Ticks;
  /** Bonus points, at most the rubric's. */
  readonly bonus: Ticks;
  /** Items absent for good reason; `factor` is total / possible, 1 where none is absent. */
  readonly absent: readonly string[];
  readonly factor: Rational;
  /** Veto items that were found. */
  readonly vetoes: readonly string[];
  /** earned × factor + bonus, before vetoes; undefined while items are missing or all are absent. */
  readonly points: Rational | undefined;
  /** By this reviewer alone: the lowest where there is a veto. */
  readonly grade: Grade | undefined;
}

const sum = (values: readonly Ticks[]): Ticks => values.reduce((a, b) => a + b, 0);

/** What is wrong with a review's entries; `column` is the cell, `row` is not known here. */
export function checkReview(measured: Measured, review: Review): Finding[] {
  const wrong = (id: string, code: string, params: Finding["params"]): Finding => ({
    code,
    severity: "error",
    ...(review.source ? { file: review.source.file, sheet: review.source.sheet } : {}),
    ...(review.source?.cells?.[id] === undefined ? {} : { column: review.source.cells[id] }),
    params,
  });
  return Object.keys(review.items).flatMap((id) => {
    const item = measured.byId.get(id);
    if (!item) return [wrong(id, "RUB106", { item: id })];
    const read = readItem(item, review.items[id]);
    return read.ok ? [] : [wrong(id, read.code, read.params)];
  });
}

/**
 * Points of one review, exactly. Absent items are left out and the rest is rescaled to the total; bonuses come on
 * top of that. A veto leaves the points alone here: it is decided for the document.
 * @throws RangeError where an entry is wrong; `checkReview` says what
 */
export function scoreReview(measured: Measured, review: Review): ScoredReview {
  const items = measured.items.map((item): ItemValue => {
    const id = item.item.id;
    const read = readItem(item, Object.hasOwn(review.items, id) ? review.items[id] : undefined);
    if (!read.ok) throw new RangeError(`${review.document}, ${review.reviewer}: ${read.code} ${id}`);
    return read.value;
  });
  const isBonus = (index: number) => measured.items[index]?.item.kind === "bonus";
  const counted = items.filter((_, index) => !isBonus(index));
  const earned = sum(counted.map((item) => item.earned));
  const possible = sum(counted.map((item) => item.possible));
  const bonus = Math.min(
    measured.bonus,
    sum(items.filter((_, index) => isBonus(index)).map((item) => item.earned)),
  );
  const ids = (state: ItemValue["state"]) => items.filter((one) => one.state === state).map((one) => one.id);
  const missing = ids("missing");
  const factor = possible === 0 ? rational(1) : rational(measured.total, possible);
  const points =
    missing.length > 0 || possible === 0 ? undefined : add(times(pointsOf(earned), factor), pointsOf(bonus));
  const vetoes = items.filter((item) => item.vetoed).map((item) => item.id);
  const own = points && gradeOf(measured, points);
  return {
    review,
    reviewer: review.reviewer,
    third: review.third === true,
    items,
    missing,
    earned,
    possible,
    bonus,
    absent: ids("absent"),
    factor,
    vetoes,
    points,
    grade: own && vetoes.length > 0 ? measured.grades[0] : own,
  };
}
