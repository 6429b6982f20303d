/**
 * The states of a draw (protocol, section 10): committed → seeded → drawn → assigned → replaced*. What comes of a
 * draw (results, scores, third reviewers, grades) needs it, and leaves its state alone.
 */
import type { LedgerLine } from "./ledger.ts";

/** What an event must follow; "" where it opens a draw. Events of neither list may stand anywhere. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  commit: ["", "commit"],
  seed: ["commit"],
  draw: ["seed"],
  assign: ["draw"],
  replace: ["draw", "assign", "replace"],
};

/** The states in which something may come of a draw. Scores are for reviewers who were dealt. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  result: ["draw", "assign", "replace"],
  score: ["assign", "replace"],
  third: ["assign", "replace"],
  grade: ["assign", "replace"],
};

export interface StateFault {
  /** Line number, 1-based. */
  readonly line: number;
  readonly kind: "state" | "clock";
  readonly event: string;
}

/** "commit/forensic" → "commit" and "forensic". */
export function eventParts(event: string): { step: string; draw: string } {
  const at = event.indexOf("/");
  return at < 0 ? { step: event, draw: "" } : { step: event.slice(0, at), draw: event.slice(at + 1) };
}

/** The first line whose step may not follow the one before it in its draw, or whose time runs backwards. */
export function stateFault(lines: readonly LedgerLine[]): StateFault | undefined {
  const state = new Map<string, string>();
  const scored = new Set<string>();
  for (const [i, { event, at, seq }] of lines.entries()) {
    if (i > 0 && at < lines[i - 1]!.at) return { line: seq, kind: "clock", event };
    const { step, draw } = eventParts(event);
    const now = state.get(draw) ?? "";
    const needs = Object.hasOwn(NEEDS, step) ? NEEDS[step] : undefined;
    const early = needs && (!needs.includes(now) || (step === "grade" && !scored.has(draw)));
    if (early) return { line: seq, kind: "state", event };
    if (step === "score") scored.add(draw);
    const after = Object.hasOwn(AFTER, step) ? AFTER[step] : undefined;
    if (!after) continue;
    if (!after.includes(now)) return { line: seq, kind: "state", event };
    state.set(draw, step);
  }
  return undefined;
}
