/** The machine behind `score enter`: undo, resume, and scores that are always valid. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRational, formatRational } from "../../sampling/rational.ts";
import { type Measured, measure } from "../aggregate/measure.ts";
import { checkReview, scoreReview } from "../aggregate/score-review.ts";
import { small } from "../aggregate/small.fixture.ts";
import { parseRubric } from "../rubric/parse.ts";
import { apply, begin, type Entry, type EntryEvent, enteredItems, openItems, scoresOf } from "./entry.ts";
import { standing } from "./standing.ts";

const folder = new URL("../../../rubrics/", import.meta.url);
const rubrics = [
  measure(small()),
  ...readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => measure(parseRubric(readFileSync(new URL(name, folder), "utf8"), name).rubric)),
];

/** Raw choices that are turned into an event which fits the item in sight. */
const press = fc.record({
  what: fc.nat(11),
  which: fc.nat(20),
  number: fc.constantFrom("0", "1", "2.5", "7", "10", "-1", "0.25", "abc", "99999", "１０", "1234567"),
  text: fc.string({ maxLength: 12 }),
});
type Press = typeof press extends fc.Arbitrary<infer T> ? T : never;

function eventFor(measured: Measured, entry: Entry, { what, which, number, text }: Press): EntryEvent {
  if (what === 0) return { do: "undo" };
  const item = measured.items[entry.at]?.item;
  if (what === 1 || !item) return { do: "move", to: which - 1 };
  if (what === 2) return { do: which % 2 ? "comment" : "evidence", text };
  if (what === 3) return { do: "absent" };
  if (item.kind === "deduct") {
    if (what < 7) return { do: "count", deduction: which % 4, by: which % 3 === 0 ? -1 : 1 };
    return what < 9 ? { do: "other", value: number } : { do: "counted" };
  }
  if (item.kind === "check" || item.kind === "veto")
    return { do: "value", value: ["yes", "no", "maybe"][which % 3]! };
  const levels = item.levels ?? [];
  return {
    do: "value",
    value: levels.length > 0 && what > 5 ? levels[which % levels.length]!.points : number,
  };
}

/** Every state on the way, the first one too. */
function play(measured: Measured, presses: readonly Press[]): { states: Entry[]; events: EntryEvent[] } {
  const [states, events]: [Entry[], EntryEvent[]] = [[begin()], []];
  for (const one of presses) {
    const before = states.at(-1)!;
    const event = eventFor(measured, before, one);
    const applied = apply(measured, before, event);
    events.push(event);
    states.push(applied.ok ? applied.entry : before);
  }
  return { states, events };
}
const game = fc.tuple(fc.constantFrom(...rubrics), fc.array(press, { maxLength: 60 }));

/** Runs a list of events that must all be taken. */
function taken(measured: Measured, ...events: EntryEvent[]): Entry {
  return events.reduce((entry, event) => {
    const applied = apply(measured, entry, event);
    if (!applied.ok) throw new Error(applied.code);
    return applied.entry;
  }, begin());
}

describe("whatever is pressed", () => {
  it("the scores are valid, and once nothing is open the standing is the review's", () => {
    fc.assert(
      fc.property(game, ([measured, presses]) => {
        for (const entry of play(measured, presses).states) {
          const review = { document: "d", reviewer: "r", items: scoresOf(measured, entry) };
          expect(checkReview(measured, review)).toEqual([]);
          const scored = scoreReview(measured, review);
          const open = openItems(measured, entry);
          expect(open.map((at) => measured.items[at]!.item.id)).toEqual(scored.missing);
          const stands = standing(measured, entry);
          expect(stands.vetoes).toEqual(scored.vetoes);
          if (open.length > 0) continue;
          expect(stands.points && formatRational(stands.points)).toBe(
            scored.points && formatRational(scored.points),
          );
          expect(stands.grade).toEqual(scored.vetoes.length > 0 ? measured.grades[0] : scored.grade);
        }
      }),
    );
  });

  it("undo brings back exactly what was there before the last change", () => {
    fc.assert(
      fc.property(game, fc.array(fc.nat(30)), ([measured, presses], moves) => {
        const { states } = play(measured, presses);
        for (const [i, before] of states.slice(0, -1).entries()) {
          const after = states[i + 1]!;
          if (after.steps.length !== before.steps.length + 1) continue;
          const wandered = moves.reduce<Entry>((entry, to) => {
            const moved = apply(measured, entry, { do: "move", to });
            return moved.ok ? moved.entry : entry;
          }, after);
          const undone = apply(measured, wandered, { do: "undo" });
          expect(undone).toEqual({ ok: true, entry: before });
        }
        // All the way back there is nothing left.
        let entry = states.at(-1)!;
        for (let left = entry.steps.length; left > 0; left--) {
          const undone = apply(measured, entry, { do: "undo" });
          if (undone.ok) entry = undone.entry;
        }
        expect([entry.steps, scoresOf(measured, entry)]).toEqual([[], {}]);
        expect(apply(measured, entry, { do: "undo" })).toEqual({ ok: true, entry });
      }),
    );
  });

  it("a state that went through JSON is the same state and goes on alike", () => {
    fc.assert(
      fc.property(game, fc.nat(60), ([measured, presses], cut) => {
        const whole = play(measured, presses).states.at(-1)!;
        const { states, events } = play(measured, presses.slice(0, cut));
        const resumed = JSON.parse(JSON.stringify(states.at(-1)!)) as Entry;
        expect(resumed).toEqual(states.at(-1));
        expect(events.length).toBeLessThanOrEqual(presses.length);
        const end = presses.slice(cut).reduce((entry, one) => {
          const applied = apply(measured, entry, eventFor(measured, entry, one));
          return applied.ok ? applied.entry : entry;
        }, resumed);
        expect(end).toEqual(whole);
      }),
    );
  });

  it("points so far never leave the rubric's range", () => {
    fc.assert(
      fc.property(game, ([measured, presses]) => {
        for (const entry of play(measured, presses).states) {
          const { points, earned, possible } = standing(measured, entry);
          expect(earned).toBeGreaterThanOrEqual(0);
          expect(earned).toBeLessThanOrEqual(possible);
          if (points)
            expect(
              compareRational(points, { num: BigInt(measured.total + measured.bonus), den: 10_000n }),
            ).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe("the small rubric, by hand", () => {
  const measured = measure(small());

  it("deductions add up, a single one counts once, taking back stops at none", () => {
    const rubric = measure(
      parseRubric(readFileSync(new URL("forensic-opinion.yaml", folder), "utf8"), "forensic-opinion.yaml")
        .rubric,
    );
    // 2 once, 1 three times, 0.5 besides: 2 + 3 + 0.5 = 5.5, of which the cap of 5 counts.
    const entry = taken(
      rubric,
      { do: "count", deduction: 0, by: 1 },
      { do: "count", deduction: 0, by: 1 },
      { do: "count", deduction: 1, by: -1 },
      { do: "count", deduction: 2, by: 1 },
      { do: "count", deduction: 2, by: 1 },
      { do: "count", deduction: 2, by: 1 },
      { do: "other", value: "0.50" },
      { do: "counted" },
    );
    expect(scoresOf(rubric, entry)).toEqual({ commission: { value: "5.5" } });
    expect(standing(rubric, entry)).toMatchObject({ earned: 0, possible: 50_000, done: 1 });
    expect(entry.at).toBe(1);
  });

  it("goes on to the next open item, and to the overview behind the last", () => {
    let entry = taken(measured, { do: "value", value: "20" }, { do: "move", to: 3 });
    const step = (event: EntryEvent) => {
      const applied = apply(measured, entry, event);
      if (!applied.ok) throw new Error(applied.code);
      entry = applied.entry;
      return entry.at;
    };
    expect(step({ do: "value", value: "yes" })).toBe(4);
    expect(step({ do: "value", value: "no" })).toBe(5);
    expect(step({ do: "value", value: "0" })).toBe(6);
    expect(openItems(measured, entry)).toEqual([1, 2]);
    expect(step({ do: "move", to: 1 })).toBe(1);
    expect(step({ do: "counted" })).toBe(2);
    expect(step({ do: "absent" })).toBe(6);
    // 20 + 30 + 20 of 90 that could be had: 70 × 100 / 90 = 700/9.
    expect(formatRational(standing(measured, entry).points!)).toBe("700/9");
    expect(scoresOf(measured, entry).deduct).toEqual({ value: "0" });
  });

  it("remarks stay with the item whatever its value becomes; an empty one takes them away", () => {
    const entry = taken(
      measured,
      { do: "comment", text: "  签名\n缺一处 " },
      { do: "value", value: "20" },
      { do: "move", to: 0 },
      { do: "value", value: "40" },
      { do: "move", to: 0 },
      { do: "evidence", text: "第 3 页" },
    );
    expect(enteredItems(entry).get("level")).toEqual({
      value: "40",
      comment: "签名 缺一处",
      evidence: "第 3 页",
    });
    const without = apply(measured, entry, { do: "comment", text: " " });
    expect(without.ok && scoresOf(measured, without.entry).level).toEqual({
      value: "40",
      evidence: "第 3 页",
    });
  });

  it.each([
    [0, { do: "value", value: "30" }, "RUB101"],
    [0, { do: "absent" }, "RUB105"],
    [1, { do: "other", value: "-1" }, "RUB109"],
    [2, { do: "value", value: "10.5" }, "RUB102"],
    [2, { do: "value", value: "0.3" }, "RUB107"],
    [3, { do: "value", value: "maybe" }, "RUB104"],
  ] as const)("item %i refuses %o and stays as it was", (at, event, code) => {
    expect(apply(measured, { ...begin(), at }, event)).toMatchObject({ ok: false, code });
  });
});
