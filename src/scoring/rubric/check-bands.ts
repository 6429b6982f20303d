/** Do the grades cover everything that can be had, once? */
import { formatTicks, type Ticks } from "./decimal.ts";
import { has, list, pointsIn, type Report, reportTwice, type Table, table } from "./raw.ts";

/** The most that a document can have: the total and the bonus; undefined where it cannot be read. */
export function mostOf(rubric: Table): Ticks | undefined {
  const total = pointsIn(rubric.total);
  const bonuses = list(rubric.sections)
    .flatMap((section) => list(table(section).items).map(table))
    .filter((item) => item.kind === "bonus")
    .map((item) => pointsIn(item.points));
  if (total === undefined || bonuses.includes(undefined)) return undefined;
  const sum = (bonuses as Ticks[]).reduce((a, b) => a + b, 0);
  return total + (has(rubric, "bonus") ? (pointsIn(rubric.bonus) ?? sum) : sum);
}

interface Interval {
  readonly at: number;
  readonly from: Ticks;
  readonly to: Ticks | undefined;
  /** As written: left out, the lowest grade fails and the others do not. */
  readonly fails: boolean | undefined;
}

/** Grades as written, in any order: half-open intervals [from, to) must follow one another from 0 to the most. */
export function checkBands(rubric: Table, report: Report): void {
  const bands = list(rubric.bands).map(table);
  reportTwice(
    bands.map((band) => band.name),
    (index) => ["bands", index, "name"],
    "RUB074",
    report,
  );
  const intervals = bands.flatMap((band, at): Interval[] => {
    const from = pointsIn(band.from);
    if (from === undefined) return [];
    return [
      { at, from, to: pointsIn(band.to), fails: typeof band.fails === "boolean" ? band.fails : undefined },
    ];
  });
  if (intervals.length !== bands.length || intervals.length === 0) return;
  intervals.sort((a, b) => a.from - b.from || a.at - b.at);
  const show = formatTicks;
  const [lowest] = intervals as [Interval];
  if (lowest.from > 0) report("RUB070", ["bands", lowest.at, "from"], { found: show(lowest.from) });
  const most = mostOf(rubric);
  for (const [index, band] of intervals.entries()) {
    const next = intervals[index + 1];
    const end = next?.from ?? most;
    const above = most !== undefined && band.from >= most;
    if (above) report("RUB075", ["bands", band.at, "from"], { found: show(band.from), limit: show(most) });
    if (next && next.from === band.from)
      report("RUB072", ["bands", next.at, "from"], { found: show(next.from) });
    if (band.to === undefined || end === undefined || above) continue;
    const path = ["bands", band.at, "to"];
    if (band.to <= band.from) report("RUB076", path, { found: show(band.to), from: show(band.from) });
    else if (next && band.to > end) report("RUB072", path, { found: show(band.to) });
    else if (next && band.to < end) report("RUB071", path, { found: show(band.to), next: show(end) });
    else if (!next && band.to !== end) report("RUB073", path, { found: show(band.to), limit: show(end) });
  }
  const passing = intervals.findIndex((band, index) => !(band.fails ?? index === 0));
  for (const band of passing < 0 ? [] : intervals.slice(passing))
    if (band.fails) report("RUB077", ["bands", band.at, "fails"]);
}
