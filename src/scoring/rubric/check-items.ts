/** Does every item hang together, and do they add up? */
import type { Path } from "../../yaml/source.ts";
import { formatTicks, type Ticks } from "./decimal.ts";
import { has, list, pointsIn, type Report, reportTwice, type Table, table } from "./raw.ts";

/** Keys that belong to some kinds only. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  points: ["levels", "deduct", "points", "check", "bonus"],
  levels: ["levels"],
  deductions: ["deduct"],
  cap: ["deduct"],
  step: ["points", "bonus"],
  reason: ["veto"],
};
const known = (kind: unknown): kind is string =>
  typeof kind === "string" && ["veto", ...(KINDS.points ?? [])].includes(kind);

function checkKeys(item: Table, path: Path, report: Report): void {
  const kind = item.kind;
  if (!known(kind)) return;
  for (const [key, kinds] of Object.entries(KINDS)) {
    if (Object.hasOwn(item, key) && !kinds.includes(kind))
      report("RUB050", [...path, key], { key, kind, kinds: kinds.join(", ") }, { ofKey: true });
    if (Object.hasOwn(item, key) || !kinds.includes(kind) || key === "step") continue;
    if (key === "reason") report("RUB052", path);
    else if (key === "cap") report("RUB053", path);
    else report("RUB051", path, { key, kind });
  }
}

function checkLevels(item: Table, most: Ticks | undefined, path: Path, report: Report): void {
  const levels = list(item.levels);
  const given = levels.map((level) => pointsIn(table(level).points));
  const seen = new Set<Ticks>();
  for (const [index, ticks] of given.entries()) {
    if (ticks === undefined) continue;
    const at = [...path, "levels", index, "points"];
    if (most !== undefined && ticks > most)
      report("RUB054", at, { found: formatTicks(ticks), limit: formatTicks(most) });
    if (seen.has(ticks)) report("RUB056", at, { found: formatTicks(ticks) });
    seen.add(ticks);
  }
  if (most === undefined || given.length === 0 || given.includes(undefined)) return;
  const best = Math.max(...(given as Ticks[]));
  if (best < most)
    report("RUB055", [...path, "levels"], { found: formatTicks(best), limit: formatTicks(most) });
}

function checkItem(item: Table, path: Path, report: Report): void {
  checkKeys(item, path, report);
  const most = pointsIn(item.points);
  if (most === 0) report("RUB062", [...path, "points"]);
  if (item.kind === "levels") checkLevels(item, most, path, report);
  const cap = pointsIn(item.cap);
  if (cap !== undefined && most !== undefined && cap > most)
    report("RUB059", [...path, "cap"], { found: formatTicks(cap), limit: formatTicks(most) });
  if (cap === 0) report("RUB061", [...path, "cap"]);
  for (const [index, one] of list(item.deductions).entries())
    if (pointsIn(table(one).points) === 0) report("RUB061", [...path, "deductions", index, "points"]);
  const step = pointsIn(item.step);
  if (step !== undefined && most !== undefined && (step === 0 || most % step !== 0))
    report("RUB065", [...path, "step"], { found: formatTicks(step), limit: formatTicks(most) });
}

/** Points of the items that make the total, or undefined where one of them cannot be read. */
function sum(items: readonly Table[]): Ticks | undefined {
  const counted = items.filter((item) => item.kind !== "bonus" && item.kind !== "veto");
  const ticks = counted.map((item) => pointsIn(item.points));
  return ticks.includes(undefined) ? undefined : (ticks as Ticks[]).reduce((a, b) => a + b, 0);
}

/** Sections and items: ids, keys that fit the kind, levels and deductions within the points, sums. */
export function checkItems(rubric: Table, report: Report): void {
  const sections = list(rubric.sections).map(table);
  reportTwice(
    sections.map((one) => one.id),
    (index) => ["sections", index, "id"],
    "RUB057",
    report,
  );
  const placed = sections.flatMap((section, at) =>
    list(section.items).map((item, index) => ({
      item: table(item),
      path: ["sections", at, "items", index] as Path,
    })),
  );
  for (const { item, path } of placed) checkItem(item, path, report);
  reportTwice(
    placed.map(({ item }) => item.id),
    (index) => [...(placed[index]?.path ?? []), "id"],
    "RUB057",
    report,
  );
  const compare = (stated: unknown, items: readonly Table[], path: Path) => {
    const [want, have] = [pointsIn(stated), sum(items)];
    if (want !== undefined && have !== undefined && want !== have)
      report("RUB058", path, { found: formatTicks(have), limit: formatTicks(want) });
  };
  for (const [at, section] of sections.entries())
    compare(section.points, list(section.items).map(table), ["sections", at, "points"]);
  const items = placed.map(({ item }) => item);
  compare(rubric.total, items, ["total"]);
  if (pointsIn(rubric.total) === 0) report("RUB062", ["total"]);
  checkBonus(rubric, items, report);
  if (has(rubric, "veto") && !items.some((item) => item.kind === "veto"))
    report("RUB094", ["veto"], {}, { severity: "warning" });
}

function checkBonus(rubric: Table, items: readonly Table[], report: Report): void {
  const stated = pointsIn(rubric.bonus);
  if (stated === undefined) return;
  const given = items.filter((item) => item.kind === "bonus").map((item) => pointsIn(item.points));
  if (given.includes(undefined)) return;
  const most = (given as Ticks[]).reduce((a, b) => a + b, 0);
  if (stated > most) report("RUB064", ["bonus"], { found: formatTicks(stated), limit: formatTicks(most) });
}
