/** Draw, deal and replacements made again. */
import { type Check, failed, passed } from "./check.ts";
import { firstDifference } from "./difference.ts";
import type { Frame } from "./frame.ts";
import { assignmentOf, drawOutcome } from "./outcome.ts";
import type { Assignment, Outcome } from "./record.ts";
import { replaceAll, requestOf } from "./replacement.ts";
import type { Material } from "./verify-material.ts";

/** Runs a recomputation; a record that does not even fit its frame is a difference, not a crash. */
function recompute<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

export function checkDraw({ record, frame, reread }: Material): Check {
  const rows = new Map(
    [...record.drawn, ...record.alternates, ...record.certain].map(({ id, row }) => [
      id,
      { index: row, row },
    ]),
  );
  const outcome = recompute(() =>
    drawOutcome(
      frame,
      record.rule,
      record.C,
      record.seed,
      reread?.sameBytes ? reread.places : rows,
      record.institutions,
    ),
  );
  const { strata, drawn, alternates, certain } = record;
  const recorded: Outcome = { strata, drawn, alternates, certain };
  const difference = outcome ? firstDifference(recorded, outcome) : { path: "rule", a: "—", b: "—" };
  if (difference)
    return failed("draw", "VER109", { path: difference.path, recorded: difference.a, found: difference.b });
  return passed("draw", "VER009", { units: frame.eligible, drawn: drawn.length, strata: strata.length });
}

export function checkAssignment(material: Material, assignment: Assignment, inspectors: Frame): Check {
  const { assignedAt: _, ...recorded } = assignment;
  const outcome = recompute(() => assignmentOf(material.record, material.frame, inspectors));
  const difference = outcome
    ? firstDifference(recorded, outcome)
    : { path: "rule.inspectors", a: "—", b: "—" };
  if (difference)
    return failed("assignment", "VER110", {
      path: difference.path,
      recorded: difference.a,
      found: difference.b,
    });
  const seats = assignment.teams.reduce((sum, team) => sum + team.members.length, 0);
  return passed("assignment", "VER010", { teams: assignment.teams.length, seats });
}

/** Replacements made again, one after the other; their requests are taken as they were made. */
export function checkReplacements({ record, frame, inspectors }: Material): Check[] {
  const { replacements } = record;
  if (!replacements || replacements.length === 0) return [];
  const again = recompute(() => replaceAll(record, frame, inspectors, replacements.map(requestOf)));
  if (again?.refusal)
    return [failed("replacements", "VER122", { place: again.refusal.place + 1, kind: again.refusal.why })];
  const difference = again
    ? firstDifference(replacements, again.replacements)
    : { path: "replacements", a: "—", b: "—" };
  if (difference)
    return [
      failed("replacements", "VER123", {
        path: difference.path,
        recorded: difference.a,
        found: difference.b,
      }),
    ];
  return [passed("replacements", "VER022", { count: replacements.length })];
}
