/** Two implementations, made apart from each other, must agree on everything that a draw decides. */
import { describe, expect, it } from "vitest";
import { makeFrame } from "../../src/record/frame.ts";
import { assignmentOf, drawOutcome, ticketsOf } from "../../src/record/record.ts";
import { normaliseId } from "../../src/registry/label.ts";
import { chance } from "./chance.ts";
import { python, verifier } from "./python.ts";
import { type Campaign, randomCampaign } from "./random-campaign.ts";

const CASES = 2000;

/** What the program computes, in the shape of the verifier's `--batch`; `undefined` where it refuses. */
function outcome({ objects, inspectors, rule, C, seed, labels }: Campaign) {
  const frame = makeFrame(objects);
  const ticket = ticketsOf(C, seed);
  const tickets = Object.fromEntries(frame.units.map(({ id }) => [id, ticket(`objects/${id}`)]));
  const rowless = <T extends { row: number }>(items: readonly T[]) =>
    items.map(({ row: _, ...rest }) => rest);
  try {
    const drawn = drawOutcome(frame, rule, C, seed, new Map());
    const record = { ...drawn, rule, C, seed: seed.map((value) => ({ ...value, rule: "" })) };
    return {
      strata: drawn.strata,
      drawn: rowless(drawn.drawn),
      alternates: rowless(drawn.alternates),
      certain: rowless(drawn.certain),
      ...(inspectors ? { assignment: assignmentOf(record, frame, makeFrame(inspectors)) } : {}),
      tickets,
      ids: labels.map(normaliseId),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What a case asks for, as one line of the verifier's `--batch`. */
const line = ({ objects, inspectors, ...campaign }: Campaign): string =>
  JSON.stringify({
    frame: makeFrame(objects).text,
    inspectors: inspectors ? makeFrame(inspectors).text : null,
    ...campaign,
    tickets: true,
  });

describe.skipIf(python === undefined)(
  "2,000 random campaigns, computed here and by the Python verifier",
  () => {
    it("have equal tickets, counts, probabilities, selections and seats", () => {
      const campaigns = Array.from({ length: CASES }, (_, i) => randomCampaign(chance(i)));
      const ran = verifier(["--batch"], `${campaigns.map(line).join("\n")}\n`);
      expect(ran.stderr).toBe("");
      const theirs = ran.stdout
        .trimEnd()
        .split("\n")
        .map((text) => JSON.parse(text));
      expect(theirs).toHaveLength(CASES);
      const seen = { refused: 0, certain: 0, help: 0, open: 0, full: 0, rates: 0 };
      for (const [i, campaign] of campaigns.entries()) {
        const ours = outcome(campaign);
        if (ours === undefined) expect(theirs[i], `case ${i}`).toHaveProperty("error");
        else expect(theirs[i], `case ${i}`).toEqual(ours);
        const open = ours?.assignment?.teams.some(({ openSeats }) => openSeats > 0);
        if (ours === undefined) seen.refused += 1;
        if (ours?.certain.length) seen.certain += 1;
        if (open === true) seen.open += 1;
        if (open === false) seen.full += 1;
        if (campaign.rule.rates) seen.rates += 1;
      }
      console.log(seen);
    }, 120_000);
  },
);
