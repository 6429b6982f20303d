import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rating } from "./connected.ts";
import { severityOf } from "./severity.ts";

const rating = (document: string, reviewer: string, points: number): Rating => ({
  document,
  reviewer,
  points,
});

/** Every document is scored by the reviewers in `who`; points = document + reviewer (+ noise). */
function design(
  documents: readonly number[],
  effects: Readonly<Record<string, number>>,
  who: (document: number) => readonly string[],
  noise: (document: number, reviewer: string) => number = () => 0,
): Rating[] {
  return documents.flatMap((base, at) =>
    who(at).map((id) => rating(`d${at}`, id, base + (effects[id] as number) + noise(at, id))),
  );
}

describe("reviewer severity", () => {
  it("finds exact effects in an unbalanced, linked design", () => {
    const effects = { a: -6, b: 1, c: 5 };
    const pairs = [
      ["a", "b"],
      ["b", "c"],
      ["a", "c"],
      ["a", "b", "c"],
    ];
    const documents = Array.from({ length: 40 }, (_, at) => 50 + ((at * 7) % 40));
    const result = severityOf(design(documents, effects, (at) => pairs[at % 4]!));
    if (!result.ok) throw new Error(result.reason);
    for (const one of result.reviewers)
      expect(one.effect).toBeCloseTo(effects[one.reviewer as keyof typeof effects], 9);
    expect(result.residual).toBeLessThan(1e-9);
    expect(result.numericalError).toBeLessThan(1e-9);
  });

  it("a strict reviewer of good documents is found although the raw means are equal", () => {
    // a scores 90s and takes 10 off, b scores 80s: both means are 80; the ten shared documents tell them apart.
    const own = (id: string, base: number, off: number) =>
      Array.from({ length: 10 }, (_, at) => rating(`${id}${at}`, id, base - off));
    const shared = Array.from({ length: 12 }, (_, at) => [
      rating(`s${at}`, "a", 75 + (at % 2)),
      rating(`s${at}`, "b", 85 - (at % 2)),
    ]).flat();
    const result = severityOf([...own("a", 90, 10), ...own("b", 80, 0), ...shared]);
    if (!result.ok) throw new Error(result.reason);
    expect(result.reviewers.map((one) => Number(one.effect.toFixed(6)))).toEqual([-4.5, 4.5]);
    expect(result.ratings).toBe(24);
  });

  it("two reviewers: half the mean difference, with the standard error of a paired comparison", () => {
    // Differences 1, 2, 3, 4, 5 twice: mean 3, variance 20/9; effects ±1.5, error √(20/9 / 10) / 2
    const ratings = Array.from({ length: 10 }, (_, at) => [
      rating(`d${at}`, "a", 80),
      rating(`d${at}`, "b", 80 + 1 + (at % 5)),
    ]).flat();
    const result = severityOf(ratings);
    if (!result.ok) throw new Error(result.reason);
    const [a, b] = result.reviewers;
    expect([a!.effect, b!.effect].map((one) => Number(one.toFixed(9)))).toEqual([-1.5, 1.5]);
    expect(a!.standardError).toBeCloseTo(Math.sqrt(20 / 9 / 10) / 2, 9);
    // t(0.975, 9) = 2.262157
    expect((a!.high - a!.effect) / a!.standardError).toBeCloseTo(2.262157, 5);
  });

  it("is silent with too few ratings, without links, without anything left to judge the error by", () => {
    const two = (prefix: string, ids: readonly string[], count: number) =>
      Array.from({ length: count }, (_, at) => ids.map((id) => rating(`${prefix}${at}`, id, 80))).flat();
    expect(severityOf(two("d", ["a", "b"], 9))).toMatchObject({
      ok: false,
      reason: "too-few",
      leftOut: ["a", "b"],
    });
    expect(severityOf([...two("d", ["a", "b"], 10), ...two("e", ["c", "d"], 10)])).toMatchObject({
      reason: "not-connected",
      groups: [
        ["a", "b"],
        ["c", "d"],
      ],
    });
    expect(severityOf(two("d", ["a", "b"], 1), 1)).toMatchObject({ reason: "no-freedom" });
    // c's four ratings leave a and b with ten of their own: they stay, c is named.
    const some = severityOf([...two("d", ["a", "b"], 10), ...two("e", ["a", "c"], 4)]);
    expect(some).toMatchObject({ ok: true, leftOut: ["c"] });
  });

  it("does not depend on the order of the ratings, to the last digit", () => {
    const ratings = design(
      Array.from({ length: 30 }, (_, at) => 60 + at / 3),
      { a: -2, b: 0.1, c: 1.9 },
      (at) =>
        [
          ["a", "b"],
          ["b", "c"],
          ["a", "c"],
        ][at % 3]!,
      (at, id) => Math.sin(at * 13 + id.charCodeAt(0)),
    );
    const expected = severityOf(ratings);
    expect(expected.ok).toBe(true);
    fc.assert(
      fc.property(fc.shuffledSubarray(ratings, { minLength: ratings.length }), (other) => {
        expect(severityOf(other)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});
