/** Two implementations, made apart from each other, must agree on everything that a draw decides. */
import { describe, expect, it } from "vitest";
import { makeFrame } from "../../src/record/frame.ts";
import { assignmentOf, drawOutcome, ticketsOf } from "../../src/record/outcome.ts";
import type { Assignment, DrawRecord } from "../../src/record/record.ts";
import { normaliseId } from "../../src/registry/label.ts";
import { type Chance, chance } from "./chance.ts";
import { python, verifier } from "./python.ts";
import { type Campaign, randomCampaign } from "./random-campaign.ts";
import { randomReplacements } from "./random-requests.ts";

const CASES = 2000;

/** What the program computes, in the shape of the verifier's `--batch`; `undefined` where it refuses. */
function outcome({ objects, inspectors, rule, C, seed, labels }: Campaign, chances: Chance) {
  const frame = makeFrame(objects);
  const ticket = ticketsOf(C, seed);
  const tickets = Object.fromEntries(frame.units.map(({ id }) => [id, ticket(`objects/${id}`)]));
  const rowless = <T extends { row: number }>(items: readonly T[]) =>
    items.map(({ row: _, ...rest }) => rest);
  try {
    const drawn = drawOutcome(frame, rule, C, seed, new Map());
    const record = { ...drawn, rule, C, seed: seed.map((value) => ({ ...value, rule: "" })) };
    const people = inspectors && makeFrame(inspectors);
    const assignment = people && assignmentOf(record, frame, people);
    const whole = { ...record, ...(assignment ? { assignment } : {}) } as unknown as DrawRecord;
    const { requests, ...replaced } = randomReplacements(whole, frame, people, chances);
    return {
      strata: drawn.strata,
      drawn: rowless(drawn.drawn),
      alternates: rowless(drawn.alternates),
      certain: rowless(drawn.certain),
      ...(assignment ? { assignment } : {}),
      requests,
      replaced,
      tickets,
      ids: labels.map(normaliseId),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What a case asks for, as one line of the verifier's `--batch`. */
const line = ({ objects, inspectors, ...campaign }: Campaign, requests: unknown = []): string =>
  JSON.stringify({
    requests,
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
  it("have equal tickets, counts, probabilities, selections, seats and replacements", () => {
    const campaigns = Array.from({ length: CASES }, (_, i) => randomCampaign(chance(i)));
    const all = campaigns.map((campaign, i) => outcome(campaign, chance(CASES + i)));
    const cases = campaigns.map((campaign, i) => line(campaign, all[i]?.requests));
    const ran = verifier(["--batch"], `${cases.join("\n")}\n`);
    expect(ran.stderr).toBe("");
    const theirs = ran.stdout
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(theirs).toHaveLength(CASES);
    const seen = { refused: 0, certain: 0, rates: 0, full: 0, open: 0, helped: 0 };
    const steps = { replaced: 0, alternates: 0, none: 0, seats: 0, noSeat: 0, leads: 0, stopped: 0 };
    for (const [i, campaign] of campaigns.entries()) {
      const ours = all[i];
      if (ours === undefined) {
        expect(theirs[i], `case ${i}`).toHaveProperty("error");
        seen.refused += 1;
        continue;
      }
      const { requests: _, ...wanted } = ours;
      expect(theirs[i], `case ${i}`).toEqual(wanted);
      for (const { kind, in: next, members, lead } of ours.replaced.entries) {
        steps.replaced += 1;
        if (kind === "object") steps[next === undefined ? "none" : "alternates"] += 1;
        else steps[next === undefined ? "noSeat" : "seats"] += 1;
        if (members && lead !== undefined) steps.leads += 1;
      }
      if (ours.replaced.refused !== undefined) steps.stopped += 1;
      const teams = ours.assignment?.teams ?? [];
      if (ours.certain.length > 0) seen.certain += 1;
      if (campaign.rule.rates) seen.rates += 1;
      if (teams.length > 0 && teams.every(({ openSeats }) => openSeats === 0)) seen.full += 1;
      if (teams.some(({ openSeats }) => openSeats > 0)) seen.open += 1;
      if (helped(campaign, teams)) seen.helped += 1;
    }
    // The generator must go on to reach every kind of campaign; otherwise agreement means little.
    for (const [kind, count] of Object.entries({ ...seen, ...steps }))
      expect(count, kind).toBeGreaterThan(20);
  }, 120_000);
});
