/** What a simulation needs of a campaign: the committed frames or, before a commitment, prepared ones. */
import type { DrawPlan } from "../plan/schema.ts";
import { EXIT, type Finding, fail } from "../problem.ts";
import { commitmentDigest, GENESIS } from "../record/commitment.ts";
import { reach } from "../record/deal.ts";
import { type Frame, type FrameUnit, isEligible, parseFrame } from "../record/frame.ts";
import { drawRule, keyOf, type Rule } from "../record/rule.ts";
import type { Chance } from "../sampling/draw.ts";
import { fastTickets } from "../sampling/fast-ticket.ts";
import type { SimulationInput } from "../sampling/simulate.ts";
import { extract, seedText } from "../sampling/ticket.ts";
import type { Io } from "../system/io.ts";
import { commitmentFor, standingCommitment } from "./commit.ts";
import { committedText } from "./committed.ts";
import { type Campaign, drawsAndReviews } from "./open.ts";
import { prepareOnce, stopOnErrors } from "./prepare.ts";

export interface Simulated {
  readonly draw: DrawPlan;
  /** The standing commitment's digest or, before there is one, that of the commitment to come. */
  readonly C: string;
  readonly committed: boolean;
  readonly rule: Rule;
  readonly frame: Frame;
  readonly inspectors?: Frame;
}

async function committedFrames(campaign: Campaign, draw: DrawPlan): Promise<Simulated | undefined> {
  const standing = await standingCommitment(campaign, draw);
  if (!standing) return undefined;
  const { C, commitment, files } = standing;
  const people = commitment.inspectors;
  return {
    draw,
    C,
    committed: true,
    rule: JSON.parse(await committedText(files.rule, commitment.rule.digest)) as Rule,
    frame: parseFrame(await committedText(files.frame, commitment.frame.digest)),
    ...(people ? { inspectors: parseFrame(await committedText(files.inspectors, people.digest)) } : {}),
  };
}

/**
 * The frames of the named draw, or of all. Reads only.
 * @throws Problem where committed files are not what the ledger says, or registers do not allow a draw
 */
export async function framesToSimulate(
  io: Io,
  campaign: Campaign,
  name?: string,
): Promise<{ simulated: Simulated[]; findings: Finding[] }> {
  const simulated: Simulated[] = [];
  const findings: Finding[] = [];
  for (const draw of drawsAndReviews(campaign, name)) {
    if (draw.review) {
      // Its candidates follow from the first stage, and the simulation has no weights.
      if (name !== undefined) fail(EXIT.usage, "REV047", { draw: name });
      findings.push({ code: "REV048", severity: "info", params: { review: draw.name } });
      continue;
    }
    const committed = await committedFrames(campaign, draw);
    if (committed) {
      simulated.push(committed);
      continue;
    }
    const { prepared, findings: found } = await prepareOnce(io, campaign);
    stopOnErrors(found);
    const mine = prepared.find((entry) => entry.draw.name === draw.name)!;
    const C = commitmentDigest(commitmentFor(campaign, mine, GENESIS));
    const { rule, objects, inspectors } = mine;
    const frames = { frame: objects.frame, ...(inspectors ? { inspectors: inspectors.frame } : {}) };
    simulated.push({ draw, C, committed: false, rule, ...frames });
    findings.push({ code: "SIM005", severity: "info", params: { draw: draw.name } });
  }
  return { simulated, findings };
}

/** Objects that can be inspected: those that can be drawn, then those taken without a draw, as in a record. */
function objectsOf({ frame, rule }: Simulated): { pool: FrameUnit[]; certain: FrameUnit[] } {
  const pool = frame.units.filter(isEligible);
  if (rule.method === "rfc3797") pool.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const certain = frame.units.filter((unit) => unit.certain !== undefined && unit.excluded === undefined);
  return { pool, certain };
}

/**
 * What the simulation draws and deals. Alternates are not counted, so none are asked for; people who can serve
 * nobody are left out: neither changes who is drawn and who is dealt.
 */
export function simulationInput(simulated: Simulated): SimulationInput {
  const { rule, inspectors } = simulated;
  const { pool, certain } = objectsOf(simulated);
  const input = {
    candidates: pool.map(({ id, stratum, group = "" }) => ({ id, stratum, group })),
    certain: certain.map(({ id }) => id),
    rule: { ...drawRule(rule), alternates: 0 },
  };
  const by = rule.inspectors;
  if (!by || !inspectors) return input;
  const objects = [...pool, ...certain];
  const able = inspectors.units.filter(isEligible);
  return {
    ...input,
    people: {
      inspectors: able.map(({ id, lead }) => ({ id, limit: by.maxLoad, lead: lead ?? false })),
      seats: by.perObject,
      needsLead: by.lead !== undefined,
      reach: (j, i) => reach(objects[j]!, able[i]!, by),
    },
  };
}

/** The chance of one run, from a fresh seed of 64 hex digits: as a real draw makes it from its sources. */
export function chanceOf({ C, rule }: Simulated, seed: string): Chance {
  // RFC 3797 reads numbers of at most 30 digits.
  const value = rule.method === "rfc3797" ? `${BigInt(`0x${seed.slice(0, 24)}`)}` : seed;
  const given = [{ name: "simulation", value }];
  return {
    ticket: fastTickets(extract(Buffer.from(C, "hex"), seedText(given))),
    key: keyOf(rule, given),
  };
}
