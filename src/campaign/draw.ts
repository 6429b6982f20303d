/** Draws the objects of a campaign from the committed frames and the seed. */
import { dirname } from "node:path";
import { EXIT, type Finding, fail } from "../problem.ts";
import { type Place, parseFrame } from "../record/frame.ts";
import { sha256 } from "../record/jcs.ts";
import { drawOutcome } from "../record/outcome.ts";
import { type DrawRecord, drawDigest, RECORD_SCHEMA, recordText } from "../record/record.ts";
import type { Rule } from "../record/rule.ts";
import { rfc3797Numbers } from "../sampling/rfc3797.ts";
import { type SeedValue, seedText } from "../sampling/ticket.ts";
import { inOrder } from "../system/clock.ts";
import { writeIfChanged } from "../system/files.ts";
import type { Io } from "../system/io.ts";
import { VERSION } from "../version.ts";
import { type Committed, commitAll, standingCommitment } from "./commit.ts";
import { committedText } from "./committed.ts";
import { dispatchDraw } from "./dispatch.ts";
import { drawnRecord, storedRecord } from "./drawn-record.ts";
import { type Chance, holdSources } from "./judge-seeds.ts";
import { addLine, lastLine, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawsAndReviews } from "./open.ts";
import { prepareOnce } from "./prepare.ts";
import { institutionsFor } from "./review/first-stage.ts";
import { refuseUnfit } from "./review/fit.ts";

export { drawnRecord } from "./drawn-record.ts";

export interface Made {
  readonly record: DrawRecord;
  readonly committed: Committed;
  /** false where the draw stood already and the stored record is returned. */
  readonly made: boolean;
}

function checkNumbers(seed: readonly SeedValue[]): void {
  const bad = seed.find(({ value }) => !rfc3797Numbers(value));
  if (bad) fail(EXIT.usage, "DRW004", { name: bad.name, value: bad.value });
}

/**
 * Draws one committed draw, or returns the stored record of the same seed.
 * @throws Problem (conflict) for another seed than the one that the ledger holds
 */
export async function drawOne(
  campaign: Campaign,
  committed: Committed,
  chance: Chance,
  at: string,
  inputs: () => Promise<Pick<DrawRecord, "inputs"> & { places: ReadonlyMap<string, Place> }>,
): Promise<Made> {
  const { draw, files, commitment, C } = committed;
  const { seed, absent, seedFromSystem } = chance;
  const lines = await soundLedger(campaign.out);
  const seedDigest = sha256(seedText(seed));
  const seeded = lastLine(lines, `seed/${draw.name}`);
  if (seeded && seeded.digest !== seedDigest)
    fail(EXIT.conflict, "CMD015", { draw: draw.name, at: seeded.at });
  const known = await drawnRecord(campaign, draw.name);
  if (known) return { record: known, committed, made: false };
  const stored = await storedRecord(files.record);
  if (stored && !seeded) fail(EXIT.conflict, "CMD022", {}, { file: files.record });
  if (stored && stored.C === C) {
    const digest = drawDigest(stored);
    await addLine(campaign.out, { at: stored.drawnAt, event: `draw/${draw.name}`, digest });
    return { record: stored, committed, made: false };
  }
  if (!seeded) inOrder(lines, at);
  const rule = JSON.parse(await committedText(files.rule, commitment.rule.digest)) as Rule;
  const frame = parseFrame(await committedText(files.frame, commitment.frame.digest));
  if (rule.method === "rfc3797") checkNumbers(seed);
  const institutions = draw.review && (await institutionsFor(campaign, draw.review, commitment.of));
  if (rule.method === "poisson") refuseUnfit(rule, frame, institutions);
  const { inputs: files_, places } = await inputs();
  const drawnAt = seeded?.at ?? at;
  const record: DrawRecord = {
    $schema: RECORD_SCHEMA,
    version: 1,
    tool: { name: "choucha", version: VERSION },
    commitment,
    C,
    committedAt: committed.committedAt,
    drawnAt,
    committedOnTheSpot: committed.committedAt >= drawnAt,
    ...(seedFromSystem ? { seedFromSystem } : {}),
    rule,
    inputs: files_,
    seed,
    ...(absent ? { absent } : {}),
    ...(institutions ? { institutions } : {}),
    ...drawOutcome(frame, rule, C, seed, places, institutions),
  };
  if (!seeded) await addLine(campaign.out, { at, event: `seed/${draw.name}`, digest: seedDigest });
  await writeIfChanged(files.record, recordText(record));
  await addLine(campaign.out, { at: drawnAt, event: `draw/${draw.name}`, digest: drawDigest(record) });
  return { record, committed, made: true };
}

/** Draws what is named (or everything), committing on the spot what has no commitment. The caller holds the lock. */
export async function drawAll(
  io: Io,
  campaign: Campaign,
  chance: Chance,
  at: string,
  name?: string,
): Promise<{ made: Made[]; findings: Finding[] }> {
  const findings: Finding[] = [];
  const committed: Committed[] = [];
  const draws = drawsAndReviews(campaign, name);
  if (draws.some(({ method }) => method === "rfc3797")) checkNumbers(chance.seed);
  const lines = await soundLedger(campaign.out);
  for (const draw of draws) {
    const standing = await standingCommitment(campaign, draw);
    if (standing && !lastLine(lines, `draw/${draw.name}`))
      holdSources(campaign.plan, draw, standing.commitment);
  }
  for (const draw of draws)
    committed.push(
      (await standingCommitment(campaign, draw)) ??
        (await commitAll(io, campaign, at, { draw: draw.name })).committed[0]!,
    );
  const made: Made[] = [];
  for (const entry of committed) {
    const inputs = async () => {
      const { prepared } = await prepareOnce(io, campaign);
      const mine = prepared.find(({ draw }) => draw.name === entry.draw.name)!;
      // Row numbers are for people; a register that was changed since the commitment has none to offer.
      const unchanged = mine.objects.frame.digest === entry.commitment.frame.digest;
      if (!unchanged) findings.push({ code: "CMD016", severity: "warning", file: mine.register.file });
      return { inputs: mine.inputs, places: unchanged ? mine.objects.places : new Map<string, Place>() };
    };
    const drawn = await drawOne(campaign, entry, chance, at, inputs);
    const dispatched = await dispatchDraw(campaign, entry.draw, drawn.record);
    const fresh = dispatched.filter((one) => one.made);
    const params = { draw: entry.draw.name, count: fresh.length };
    if (fresh.length > 0)
      findings.push({ code: "DSP019", severity: "info", file: dirname(fresh[0]!.file), params });
    made.push(drawn);
  }
  return { made, findings };
}
