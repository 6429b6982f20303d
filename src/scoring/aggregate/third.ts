/** When the first reviews of a document ask for another one. */
import { compareRational, type Rational } from "../../sampling/rational.ts";
import { pointsOf, ticksOf } from "../rubric/decimal.ts";
import { range } from "./averages.ts";
import { type Complete, combineFirst } from "./combine.ts";
import { type Grade, gradeOf, type Measured } from "./measure.ts";

/** A rule of the rubric that came true, with what made it so. */
export type ThirdReason =
  | { readonly rule: "pointDifference"; readonly difference: Rational; readonly limit: Rational }
  | { readonly rule: "differentGrade"; readonly grades: readonly string[] }
  | { readonly rule: "anyVeto"; readonly items: readonly string[] }
  | { readonly rule: "firstFails"; readonly grade: string };

/** Does a veto stand among these reviews? Half of them are enough, or one, as the rubric says. */
export function vetoStands(measured: Measured, reviews: readonly Complete[]): boolean {
  const finders = reviews.filter((one) => one.vetoes.length > 0).length;
  if (finders === 0) return false;
  return measured.rubric.reviewers.vetoCounts === "any" || 2 * finders >= reviews.length;
}

/** The grade of the first reviews taken together. */
function firstGrade(measured: Measured, first: readonly Complete[]): Grade {
  const { grade, points } = combineFirst(measured, first);
  if (vetoStands(measured, first)) return measured.grades[0] as Grade;
  return grade ?? gradeOf(measured, points);
}

/** The rules that ask for another review, none where the first ones stand. Differences are before vetoes. */
export function reasonsForThird(measured: Measured, first: readonly Complete[]): ThirdReason[] {
  const rules = measured.rubric.reviewers.third;
  if (!rules || first.length === 0) return [];
  const reasons: ThirdReason[] = [];
  if (rules.pointDifference !== undefined) {
    const limit = pointsOf(ticksOf(rules.pointDifference));
    const difference = range(first.map((one) => one.points));
    if (compareRational(difference, limit) > 0) reasons.push({ rule: "pointDifference", difference, limit });
  }
  const given = new Set(first.map((one) => one.grade.index));
  if (rules.differentGrade && given.size > 1) {
    const grades = measured.grades.filter((grade) => given.has(grade.index)).map((grade) => grade.name);
    reasons.push({ rule: "differentGrade", grades });
  }
  const found = new Set(first.flatMap((one) => one.vetoes));
  if (rules.anyVeto && found.size > 0) {
    const items = measured.items.map(({ item }) => item.id).filter((id) => found.has(id));
    reasons.push({ rule: "anyVeto", items });
  }
  const grade = firstGrade(measured, first);
  if (rules.firstFails && grade.fails) reasons.push({ rule: "firstFails", grade: grade.name });
  return reasons;
}
