/** A grade that only a share of units may hold, applied in the open: who would have had it, who lost it, and why. */
import { floor, parseRate, type Rational, rational, times } from "../../sampling/rational.ts";
import type { Cap } from "../rubric/schema.ts";
import { byId } from "./input.ts";
import type { Grade, Measured } from "./measure.ts";

export interface CapOutcome {
  readonly band: string;
  readonly share: Rational;
  /** Graded units that the share is taken of. */
  readonly of: number;
  /** share × of, rounded down. */
  readonly allowed: number;
  /** Units that had the grade before the cap, best first. */
  readonly would: readonly string[];
  readonly kept: readonly string[];
  /** beyond: places behind the allowed number; tied: shares a place that only some of them could have had. */
  readonly lost: readonly { readonly unit: string; readonly why: "beyond" | "tied"; readonly to: string }[];
}

/** What a cap needs to know of a unit. */
interface Holder {
  readonly id: string;
  readonly rank: number;
  readonly grade: Grade;
  readonly capped: boolean;
}

/** Which of these, best first, may keep the grade. */
function keepers(holders: readonly Holder[], allowed: number, ties: Cap["ties"]): Set<string> {
  const kept = holders.filter((one) => {
    const ahead = holders.filter((other) => other.rank < one.rank).length;
    const together = holders.filter((other) => other.rank === one.rank).length;
    return ties === "all" ? ahead < allowed : ahead + together <= allowed;
  });
  return new Set(kept.map((one) => one.id));
}

/**
 * Applies caps from the best grade down; whoever loses a grade gets the next lower one, and counts there.
 * @param units graded units with their places
 */
export function applyCaps<U extends Holder>(
  measured: Measured,
  caps: readonly Cap[],
  units: readonly U[],
): { units: U[]; outcomes: CapOutcome[] } {
  let current = [...units];
  const outcomes: CapOutcome[] = [];
  const indexOf = (name: string) => measured.grades.findIndex((grade) => grade.name === name);
  for (const cap of [...caps].sort((a, b) => indexOf(b.band) - indexOf(a.band))) {
    const index = indexOf(cap.band);
    const below = measured.grades[index - 1];
    const share = parseRate(cap.share);
    if (!below || !share.ok) continue;
    const allowed = Number(floor(times(share.rate, rational(current.length))));
    const holders = current
      .filter((unit) => unit.grade.index === index)
      .sort((a, b) => a.rank - b.rank || byId(a.id, b.id));
    const kept = keepers(holders, allowed, cap.ties);
    const lost = holders.filter((unit) => !kept.has(unit.id));
    outcomes.push({
      band: cap.band,
      share: share.rate,
      of: current.length,
      allowed,
      would: holders.map((unit) => unit.id),
      kept: holders.filter((unit) => kept.has(unit.id)).map((unit) => unit.id),
      lost: lost.map((unit) => ({
        unit: unit.id,
        why: holders.filter((other) => other.rank < unit.rank).length < allowed ? "tied" : "beyond",
        to: below.name,
      })),
    });
    const losers = new Set(lost.map((unit) => unit.id));
    current = current.map((unit) => (losers.has(unit.id) ? { ...unit, grade: below, capped: true } : unit));
  }
  return { units: current, outcomes };
}
