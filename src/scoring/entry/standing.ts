/** How a document that is being scored stands so far. */
import { add, type Rational, rational, times } from "../../sampling/rational.ts";
import { type Grade, gradeOf, type Measured } from "../aggregate/measure.ts";
import { readItem } from "../aggregate/read-item.ts";
import { pointsOf, type Ticks } from "../rubric/decimal.ts";
import { scoreOf } from "./entered.ts";
import { type Entry, enteredItems } from "./entry.ts";

export interface Standing {
  /** Points of the items scored so far, and the most that these could give; without bonuses. */
  readonly earned: Ticks;
  readonly possible: Ticks;
  readonly bonus: Ticks;
  /** How many items have a value or are absent, and how many there are. */
  readonly done: number;
  readonly all: number;
  /** earned × total / possible + bonus: what it would be if the rest went alike. undefined before the first points. */
  readonly points: Rational | undefined;
  /** The grade of these points; the lowest once a veto was found. */
  readonly grade: Grade | undefined;
  readonly vetoes: readonly string[];
}

/** Points and grade by what is scored so far; once everything is, they are those of `scoreReview`. */
export function standing(measured: Measured, entry: Pick<Entry, "start" | "steps">): Standing {
  const items = enteredItems(entry);
  let [earned, possible, bonus, done]: [Ticks, Ticks, Ticks, number] = [0, 0, 0, 0];
  const vetoes: string[] = [];
  for (const one of measured.items) {
    const read = readItem(one, scoreOf(one, items.get(one.item.id)));
    if (!read.ok || read.value.state === "missing") continue;
    done += 1;
    if (one.item.kind === "bonus") bonus += read.value.earned;
    else {
      earned += read.value.earned;
      possible += read.value.possible;
    }
    if (read.value.vetoed) vetoes.push(one.item.id);
  }
  bonus = Math.min(bonus, measured.bonus);
  const points =
    possible === 0
      ? undefined
      : add(times(pointsOf(earned), rational(measured.total, possible)), pointsOf(bonus));
  const grade = vetoes.length > 0 ? measured.grades[0] : points && gradeOf(measured, points);
  return { earned, possible, bonus, done, all: measured.items.length, points, grade, vetoes };
}
