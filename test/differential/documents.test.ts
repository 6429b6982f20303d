/** The second implementation draws the same documents, from the protocol's text alone. */
import { describe, expect, it } from "vitest";
import { makeFrame } from "../../src/record/frame.ts";
import { assignmentOf, drawOutcome } from "../../src/record/outcome.ts";
import type { DrawRecord } from "../../src/record/record.ts";
import { groupBy } from "../../src/sampling/draw.ts";
import { type Chance, chance } from "./chance.ts";
import { python, verifier } from "./python.ts";
import { randomReplacements } from "./random-requests.ts";
import { type Review, randomReview } from "./random-review.ts";
import { randomThirds } from "./random-thirds.ts";

const CASES = 1500;

/** What the program computes, in the shape of the verifier's `--batch`; `undefined` where it refuses. */
function outcome({ cases, reviewers, rule, institutions, C, seed }: Review, chances: Chance) {
  const frame = makeFrame(cases);
  const people = makeFrame(reviewers);
  const rowless = <T extends { row: number }>(items: readonly T[]) =>
    items.map(({ row: _, ...rest }) => rest);
  try {
    const drawn = drawOutcome(frame, rule, C, seed, new Map(), institutions);
    const record = { ...drawn, rule, C, seed: seed.map((value) => ({ ...value, rule: "" })) };
    const assignment = assignmentOf(record, frame, people);
    const whole = { ...record, assignment } as unknown as DrawRecord;
    const { requests, ...replaced } = randomReplacements(whole, frame, people, chances, 3);
    const later = { ...whole, replacements: replaced.entries };
    const thirds = randomThirds(later, frame, people, chances);
    return {
      strata: drawn.strata,
      drawn: rowless(drawn.drawn),
      alternates: rowless(drawn.alternates),
      certain: rowless(drawn.certain),
      assignment,
      requests,
      replaced,
      asked: thirds.requests,
      ...(thirds.requests.length > 0 ? { thirds: thirds.teams } : {}),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const line = (
  { cases, reviewers, ...review }: Review,
  requests: unknown = [],
  thirds: unknown = [],
): string =>
  JSON.stringify({
    requests,
    thirds,
    frame: makeFrame(cases).text,
    inspectors: makeFrame(reviewers).text,
    ...review,
  });

describe.skipIf(python === undefined)("1,500 random reviews, here and in Python (3.9 or later)", () => {
  it("have equal cells, probabilities, documents, reviewers, replacements and third reviewers", () => {
    const reviews = Array.from({ length: CASES }, (_, i) => randomReview(chance(i)));
    const all = reviews.map((review, i) => outcome(review, chance(CASES + i)));
    const lines = reviews.map((review, i) => line(review, all[i]?.requests, all[i]?.asked));
    const ran = verifier(["--batch"], `${lines.join("\n")}\n`);
    expect(ran.stderr).toBe("");
    const theirs = ran.stdout
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(theirs).toHaveLength(CASES);
    const seen = {
      refused: 0,
      nobody: 0,
      certain: 0,
      takeAll: 0,
      uneven: 0,
      firstStage: 0,
      open: 0,
      full: 0,
      called: 0,
      nobodyLeft: 0,
      calledAfterReplacement: 0,
    };
    for (const [i, review] of reviews.entries()) {
      const ours = all[i];
      if (ours === undefined) {
        expect(theirs[i], `case ${i}`).toHaveProperty("error");
        seen.refused += 1;
        continue;
      }
      const { requests: _, asked, ...wanted } = ours;
      expect(theirs[i], `case ${i}`).toEqual(wanted);
      const { drawn, alternates, certain, assignment } = ours;
      if (drawn.length === 0) seen.nobody += 1;
      if (certain.length > 0) seen.certain += 1;
      if (review.institutions && drawn.length > 0) seen.firstStage += 1;
      const inCells = groupBy([...drawn, ...alternates], ({ stratum }) => stratum);
      const values = [...inCells.values()].map((cell) => new Set(cell.map(({ probability }) => probability)));
      if (values.some((one) => one.has("1") && one.size > 1)) seen.takeAll += 1;
      if (values.some((one) => one.size > 2)) seen.uneven += 1;
      seen[assignment.teams.some(({ openSeats }) => openSeats > 0) ? "open" : "full"] += 1;
      const thirds = wanted.thirds?.flat() ?? [];
      if (thirds.some((team) => team.length > 0)) seen.called += 1;
      if (thirds.some((team) => team.length === 0)) seen.nobodyLeft += 1;
      if (asked.some(({ after }) => after > 0)) seen.calledAfterReplacement += 1;
    }
    // The generator must go on to reach every kind of review; otherwise agreement means little.
    for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(10);
  }, 120_000);
});
