/** A register read again, compared with the frame that was committed. */
import { type Check, passed } from "./check.ts";
import { firstDifference } from "./difference.ts";
import type { Frame, FrameUnit } from "./frame.ts";
import { canonical, type Json } from "./jcs.ts";
import type { Reread } from "./verify-material.ts";

/** What first differs between the committed frame and a register read again. */
function frameDifference(
  committed: readonly FrameUnit[],
  reread: Reread,
): Omit<Check, "name" | "ok"> | undefined {
  const now = new Map(reread.frame.units.map((unit) => [unit.id, unit]));
  const then = new Map(committed.map((unit) => [unit.id, unit]));
  const row = (id: string) => reread.places.get(id)?.row ?? 0;
  const inFileOrder = [...reread.frame.units].sort((a, b) => row(a.id) - row(b.id));
  for (const unit of inFileOrder) {
    const before = then.get(unit.id);
    const file = reread.places.get(unit.id)?.file ?? reread.file;
    const where = { file, row: row(unit.id), id: unit.id, unit: unit.name };
    if (!before) return { code: "VER112", params: where };
    if (canonical(before as unknown as Json) === canonical(unit as unknown as Json)) continue;
    const column = firstDifference(before.columns ?? {}, unit.columns ?? {});
    if (column)
      return { code: "VER111", params: { ...where, column: column.path, before: column.a, after: column.b } };
    const other = firstDifference(before, unit) ?? { path: "", a: "", b: "" };
    return { code: "VER111", params: { ...where, column: other.path, before: other.a, after: other.b } };
  }
  const lost = committed.find((unit) => !now.has(unit.id));
  return lost && { code: "VER113", params: { file: reread.file, id: lost.id, unit: lost.name } };
}

/** The register's file; of several (a review has one for each institution) the first, the last and how many. */
function filesOf({ file, places }: Reread): string {
  const files = [...new Set([...places.values()].map((place) => place.file ?? file))];
  return files.length < 2 ? file : `${files[0]} … ${files.at(-1)} (${files.length})`;
}

export function checkRegister(name: string, committed: Frame, reread: Reread): Check {
  const difference = frameDifference(committed.units, reread);
  if (difference) return { name, ok: false, ...difference };
  return passed(name, "VER011", { file: filesOf(reread), units: reread.frame.units.length });
}
