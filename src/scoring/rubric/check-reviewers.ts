/** Rules about reviewers that could never come true, or that need more reviewers than there are. */
import { mostOf } from "./check-bands.ts";
import { formatTicks } from "./decimal.ts";
import { has, list, pointsIn, type Report, type Table, table } from "./raw.ts";

const whole = (value: unknown, otherwise: number): number =>
  typeof value === "number" && Number.isInteger(value) ? value : otherwise;

function checkThird(rubric: Table, count: number, report: Report): void {
  const third = table(table(rubric.reviewers).third);
  const path = ["reviewers", "third"];
  const on = (key: string) => third[key] === true;
  const difference = pointsIn(third.pointDifference);
  if (!has(third, "pointDifference") && !["differentGrade", "anyVeto", "firstFails"].some(on))
    report("RUB085", path);
  if (count === 1) {
    for (const key of ["pointDifference", "differentGrade"])
      if (has(third, key) && third[key] !== false) report("RUB081", [...path, key], { key }, { ofKey: true });
  }
  const most = mostOf(rubric);
  if (difference !== undefined && most !== undefined && difference >= most)
    report("RUB083", [...path, "pointDifference"], {
      found: formatTicks(difference),
      limit: formatTicks(most),
    });
  const items = list(rubric.sections).flatMap((section) => list(table(section).items).map(table));
  if (on("anyVeto") && !items.some((item) => item.kind === "veto")) report("RUB082", [...path, "anyVeto"]);
  if (list(rubric.bands).length === 1)
    for (const key of ["differentGrade", "firstFails"])
      if (on(key)) report("RUB084", [...path, key], { key });
}

/** Numbers of reviewers against what is done with them. */
export function checkReviewers(rubric: Table, report: Report): void {
  const reviewers = table(rubric.reviewers);
  const count = whole(reviewers.count, 0);
  if (count < 1) return;
  const trim = whole(reviewers.trim, 1);
  if (reviewers.aggregate === "trimmed" && count <= 2 * trim)
    report("RUB080", ["reviewers", "aggregate"], { count, limit: 2 * trim + 1 });
  if (has(reviewers, "trim") && reviewers.aggregate !== "trimmed")
    report("RUB088", ["reviewers", "trim"], {}, { ofKey: true });
  if (reviewers.aggregate === "majority" && count % 2 === 0)
    report("RUB095", ["reviewers", "count"], { count }, { severity: "warning" });
  const called = Object.hasOwn(reviewers, "third");
  if (called) checkThird(rubric, count, report);
  if (called !== has(reviewers, "thirdCounts"))
    report("RUB086", called ? ["reviewers", "third"] : ["reviewers", "thirdCounts"], {}, { ofKey: true });
  const extra = whole(table(reviewers.third).reviewers, 1);
  const rule = reviewers.thirdCounts;
  const three = rule === "replaces-farther" ? count === 2 && extra === 1 : count + extra === 3;
  if (called && (rule === "replaces-farther" || rule === "mean-of-three") && !three)
    report("RUB087", ["reviewers", "thirdCounts"], { rule, count, extra });
}
