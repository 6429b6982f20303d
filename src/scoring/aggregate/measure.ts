/** A rubric with its points as numbers, made once and used for every review. */
import { compareRational, type Rational } from "../../sampling/rational.ts";
import { pointsOf, type Ticks, ticksOf } from "../rubric/decimal.ts";
import type { Item, Rubric } from "../rubric/schema.ts";

export interface MeasuredItem {
  readonly item: Item;
  readonly section: string;
  /** Most that the item gives; 0 for a veto. */
  readonly points: Ticks;
  /** deduct: most that is taken off. */
  readonly cap: Ticks;
  readonly step: Ticks | undefined;
  /** Points of each level. */
  readonly levels: ReadonlySet<Ticks>;
}

export interface Grade {
  /** 0 is the lowest grade. */
  readonly index: number;
  readonly name: string;
  readonly from: Rational;
  readonly fails: boolean;
}

export interface Measured {
  readonly rubric: Rubric;
  /** In the order of the rubric. */
  readonly items: readonly MeasuredItem[];
  readonly byId: ReadonlyMap<string, MeasuredItem>;
  readonly total: Ticks;
  /** Most that bonuses add. */
  readonly bonus: Ticks;
  /** From the lowest to the best. */
  readonly grades: readonly Grade[];
}

function measureItem(item: Item, section: string): MeasuredItem {
  const points = item.kind === "veto" ? 0 : ticksOf(item.points ?? "0");
  return {
    item,
    section,
    points,
    cap: item.cap === undefined ? points : ticksOf(item.cap),
    step: item.step === undefined ? undefined : ticksOf(item.step),
    levels: new Set((item.levels ?? []).map((level) => ticksOf(level.points))),
  };
}

/** Prepares a rubric that `parseRubric` has accepted. */
export function measure(rubric: Rubric): Measured {
  const items = rubric.sections.flatMap((section) =>
    section.items.map((item) => measureItem(item, section.id)),
  );
  const offered = items.reduce((sum, { item, points }) => sum + (item.kind === "bonus" ? points : 0), 0);
  const bands = rubric.bands.map((band) => ({ ...band, from: pointsOf(ticksOf(band.from)) }));
  bands.sort((a, b) => compareRational(a.from, b.from));
  return {
    rubric,
    items,
    byId: new Map(items.map((one) => [one.item.id, one])),
    total: ticksOf(rubric.total),
    bonus: rubric.bonus === undefined ? offered : ticksOf(rubric.bonus),
    grades: bands.map((band, index) => ({
      index,
      name: band.name,
      from: band.from,
      fails: band.fails ?? index === 0,
    })),
  };
}

/** The grade of a number of points: the best one whose lower end is not above them. */
export function gradeOf(measured: Measured, points: Rational): Grade {
  let found = measured.grades[0] as Grade;
  for (const grade of measured.grades) if (compareRational(grade.from, points) <= 0) found = grade;
  return found;
}
