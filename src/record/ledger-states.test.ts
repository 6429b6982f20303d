import { describe, expect, it } from "vitest";
import { type LedgerLine, nextLine } from "./ledger.ts";
import { stateFault } from "./ledger-states.ts";

/** A ledger of these events, a minute apart. */
function ledger(events: readonly string[]): LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (const [i, event] of events.entries())
    lines.push(
      nextLine(lines.at(-1), { at: `2025-05-07T02:${String(i).padStart(2, "0")}:00Z`, event, digest: "d" }),
    );
  return lines;
}

describe("states of a draw", () => {
  it.each([
    [["commit/a", "seed/a", "draw/a", "assign/a", "replace/a", "replace/a", "circular:task/a"]],
    [["commit/a", "commit/a", "commit/b", "seed/a", "seed/b", "draw/b", "draw/a"]],
    [["commit/a", "seed/a", "draw/a", "result/a", "assign/a", "result/a", "replace/a"]],
    [["commit/a", "seed/a", "draw/a", "assign/a", "score/a", "replace/a", "third/a", "score/a", "grade/a"]],
    [[]],
  ])("%j holds", (events) => {
    expect(stateFault(ledger(events))).toBeUndefined();
  });

  it.each([
    [["seed/a"], 1],
    [["commit/a", "draw/a"], 2],
    [["commit/a", "seed/a", "commit/a"], 3],
    [["commit/a", "seed/a", "seed/a"], 3],
    [["commit/a", "seed/a", "draw/a", "draw/a"], 4],
    [["commit/a", "seed/a", "draw/a", "assign/a", "assign/a"], 5],
    [["commit/a", "commit/b", "seed/a", "draw/b"], 4],
    [["commit/a", "replace/a"], 2],
    [["commit/a", "seed/a", "draw/a", "replace/a", "assign/a"], 5],
    [["commit/a", "seed/a", "result/a"], 3],
    [["commit/a", "seed/a", "draw/a", "score/a"], 4],
    [["commit/a", "seed/a", "draw/a", "third/a"], 4],
    [["commit/a", "seed/a", "draw/a", "assign/a", "grade/a"], 5],
    [["commit/a", "seed/a", "draw/a", "assign/a", "score/a", "commit/b", "grade/b"], 7],
  ])("%j breaks in line %i", (events, line) => {
    expect(stateFault(ledger(events))).toMatchObject({ line, kind: "state" });
  });

  it("notices a clock that runs backwards", () => {
    const lines = ledger(["commit/a", "seed/a"]);
    expect(stateFault([lines[0]!, { ...lines[1]!, at: "2024-01-01T00:00:00Z" }])).toMatchObject({
      line: 2,
      kind: "clock",
    });
  });
});
