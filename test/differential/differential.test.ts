/** Two implementations, made apart from each other, must agree on everything that a draw decides. */
import { describe, expect, it } from "vitest";
import { makeFrame } from "../../src/record/frame.ts";
import { type Assignment, assignmentOf, drawOutcome, ticketsOf } from "../../src/record/record.ts";
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

/** Whether somebody from elsewhere came to help. */
function helped({ objects, inspectors, rule }: Campaign, teams: Assignment["teams"]): boolean {
  if (rule.inspectors?.from !== "same-prefecture") return false;
  const home = new Map(inspectors?.map(({ id, prefecture = "" }) => [id, prefecture]));
  const place = new Map(objects.map(({ id, prefecture = "" }) => [id, prefecture]));
  return teams.some(({ object, members }) => members.some((id) => home.get(id) !== place.get(object)));
}

describe.skipIf(python === undefined)("2,000 random campaigns, here and in Python (3.9 or later)", () => {
  it("have equal tickets, counts, probabilities, selections and seats", () => {
    const campaigns = Array.from({ length: CASES }, (_, i) => randomCampaign(chance(i)));
    const ran = verifier(["--batch"], `${campaigns.map(line).join("\n")}\n`);
    expect(ran.stderr).toBe("");
    const theirs = ran.stdout
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(theirs).toHaveLength(CASES);
    const seen = { refused: 0, certain: 0, rates: 0, full: 0, open: 0, helped: 0 };
    for (const [i, campaign] of campaigns.entries()) {
      const ours = outcome(campaign);
      if (ours === undefined) {
        expect(theirs[i], `case ${i}`).toHaveProperty("error");
        seen.refused += 1;
        continue;
      }
      expect(theirs[i], `case ${i}`).toEqual(ours);
      const teams = ours.assignment?.teams ?? [];
      if (ours.certain.length > 0) seen.certain += 1;
      if (campaign.rule.rates) seen.rates += 1;
      if (teams.length > 0 && teams.every(({ openSeats }) => openSeats === 0)) seen.full += 1;
      if (teams.some(({ openSeats }) => openSeats > 0)) seen.open += 1;
      if (helped(campaign, teams)) seen.helped += 1;
    }
    // The generator must go on to reach every kind of campaign; otherwise agreement means little.
    for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(20);
  }, 120_000);
});
