/** The list of grades as a plain table, for print, a workbook or a CSV file. */
import { gradeName } from "./grade-words.ts";
import { plain } from "./plain.ts";
import { pointsText } from "./points.ts";
import { type ReviewView, unitsOf } from "./review-view.ts";

export interface GradedUnit {
  readonly name: string;
  readonly prefecture: string;
  readonly grade: string;
  readonly points: string;
}

/** Units with a grade, the best grade first, then by name's place in the ranking. */
export function gradedUnits(view: ReviewView): GradedUnit[] {
  const names = unitsOf(view);
  return view.results.units
    .filter(({ state, grade }) => state === "graded" && grade !== undefined)
    .sort((a, b) => (b.grade?.index ?? 0) - (a.grade?.index ?? 0) || (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ id, grade, points }) => ({
      name: plain(names.get(id)?.name ?? id),
      prefecture: plain(names.get(id)?.prefecture ?? ""),
      grade: gradeName(grade?.name ?? ""),
      points: points ? pointsText(points) : "",
    }));
}

/** Units that get no grade, and why. */
export function unratedUnits(view: ReviewView): { name: string; prefecture: string; reason: string }[] {
  const names = unitsOf(view);
  return view.results.units
    .filter(({ state }) => state === "not-rated")
    .map(({ id, notRated }) => ({
      name: plain(names.get(id)?.name ?? id),
      prefecture: plain(names.get(id)?.prefecture ?? ""),
      reason: plain(notRated ?? ""),
    }));
}

/** What a unit without a grade is called by the rubric. */
export const unratedName = ({ rubric }: ReviewView): string => plain(rubric.notRated?.name ?? "不予评定");

/** Graded units, then those without a grade; text is raw, writers escape it. */
export function creditTable(view: ReviewView): { columns: string[]; rows: string[][] } {
  const rows = [
    ...gradedUnits(view).map(({ name, prefecture, grade, points }) => [name, prefecture, grade, points, ""]),
    ...unratedUnits(view).map(({ name, prefecture, reason }) => [
      name,
      prefecture,
      unratedName(view),
      "",
      reason,
    ]),
  ];
  return {
    columns: ["序号", "机构名称", "州市", "等级", "得分", "说明"],
    rows: rows.map((row, at) => [String(at + 1), ...row]),
  };
}
