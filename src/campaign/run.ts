/** A whole campaign, as far as it can go now: commit, draw, assign, verify, documents. */
import type { DrawPlan } from "../plan/schema.ts";
import type { Finding } from "../problem.ts";
import { parseFrame } from "../record/frame.ts";
import type { DrawRecord } from "../record/record.ts";
import { verifyAll } from "../record/verify-collection.ts";
import { forPeople } from "../registry/order.ts";
import { readIfThere } from "../system/files.ts";
import type { Io } from "../system/io.ts";
import { assignAll } from "./assign.ts";
import { collectionOf } from "./collection.ts";
import { commitAll, standingCommitment } from "./commit.ts";
import { committedText } from "./committed.ts";
import { dispatchDraw } from "./dispatch.ts";
import { type Kind, RUN_KINDS } from "./documents/table.ts";
import { circularAll } from "./documents/write.ts";
import { drawAll, drawnRecord } from "./draw.ts";
import { lastLine, readLedgerFile, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawFiles, drawsAndReviews, drawsOf } from "./open.ts";
import { prepareOnce, stopOnErrors } from "./prepare.ts";
import { settleReplacements } from "./replace.ts";
import { firstStageAround } from "./review/reread-review.ts";
import type { SeedFlags } from "./seeds.ts";
import { gatherSeed } from "./seeds.ts";

type Status = "done" | "standing" | "waiting" | "would";

export interface Step {
  readonly draw: string;
  readonly step: "commit" | "draw" | "assign" | "collect" | "verify" | "circular";
  readonly status: Status;
  /** Who or what is waited for. */
  readonly waitsFor?: string;
}

export interface Outcome {
  readonly steps: Step[];
  readonly findings: Finding[];
  readonly records: DrawRecord[];
  /** false where a verification failed or a seat stayed empty. */
  readonly sound: boolean;
}

/** Verifies a record from the committed files beside it. */
async function verified(campaign: Campaign, record: DrawRecord): Promise<boolean> {
  const files = drawFiles(campaign.out, record.commitment.draw);
  const people = record.commitment.inspectors;
  const checks = await verifyAll({
    record,
    frame: parseFrame(await committedText(files.frame, record.commitment.frame.digest)),
    inspectors: people && parseFrame(await committedText(files.inspectors, people.digest)),
    commitmentText: (await readIfThere(files.commitment))?.toString("utf8"),
    ledger: await readLedgerFile(campaign.out),
    firstStage: (await firstStageAround(record, files.folder, campaign.dir))?.record,
    collected: (await collectionOf(campaign, record))?.records,
  });
  return checks.every(({ ok }) => ok);
}

/** Draws whose prefectures have not all sent their records; each dispatched draw gets its step. */
async function awaited(
  campaign: Campaign,
  records: readonly DrawRecord[],
  steps: Step[],
): Promise<Set<string>> {
  const waiting = new Set<string>();
  for (const record of records) {
    const { draw } = record.commitment;
    const collection = await collectionOf(campaign, record);
    const missing = forPeople(collection?.missing ?? [], (prefecture) => prefecture);
    if (missing.length > 0) waiting.add(draw);
    if (missing.length > 0)
      steps.push({ draw, step: "collect", status: "waiting", waitsFor: missing.join("、") });
    else if (collection) steps.push({ draw, step: "collect", status: "standing" });
  }
  return waiting;
}

export async function perform(io: Io, campaign: Campaign, flags: SeedFlags, at: string): Promise<Outcome> {
  const steps: Step[] = [];
  // Judged first: a value that cannot be must not leave a commitment behind.
  const chance = await gatherSeed(io, campaign, flags);
  const { seed, missing } = chance;
  const { committed, findings } = await commitAll(io, campaign, at);
  for (const { draw, made } of committed)
    steps.push({ draw: draw.name, step: "commit", status: made ? "done" : "standing" });

  const lines = await soundLedger(campaign.out);
  const allDrawn = drawsAndReviews(campaign).every(({ name }) => lastLine(lines, `draw/${name}`));
  const records: DrawRecord[] = [];
  if (missing.length > 0 && !(allDrawn && seed.length === 0)) {
    const waitsFor = missing.map(({ name, rule }) => `${name}（${rule}）`).join("；");
    for (const { name } of drawsAndReviews(campaign))
      steps.push({ draw: name, step: "draw", status: "waiting", waitsFor });
    return { steps, findings, records, sound: true };
  }
  if (missing.length > 0) {
    for (const { name } of drawsAndReviews(campaign)) {
      steps.push({ draw: name, step: "draw", status: "standing" });
      const record = (await drawnRecord(campaign, name))!;
      // A run that was killed between drawing and sending left some packages unwritten.
      await dispatchDraw(campaign, drawsAndReviews(campaign, name)[0]!, record);
      records.push(record);
    }
  } else {
    const drawn = await drawAll(io, campaign, chance, at);
    findings.push(...(drawn.made.some(({ made }) => made) ? chance.findings : []), ...drawn.findings);
    for (const { record, made } of drawn.made) {
      steps.push({ draw: record.commitment.draw, step: "draw", status: made ? "done" : "standing" });
      records.push(record);
    }
  }

  for (const draw of drawsAndReviews(campaign)) await settleReplacements(campaign, draw);
  const { assigned, findings: short } = await assignAll(campaign, at);
  findings.push(...short);
  for (const { draw, record, made } of assigned) {
    steps.push({ draw: draw.name, step: "assign", status: made ? "done" : "standing" });
    records[records.findIndex((one) => one.commitment.draw === draw.name)] = record;
  }
  const waiting = await awaited(campaign, records, steps);
  let sound = short.length === 0;
  for (const record of records) {
    const ok = await verified(campaign, record);
    if (!ok) findings.push({ code: "CMD021", severity: "error", params: { draw: record.commitment.draw } });
    steps.push({ draw: record.commitment.draw, step: "verify", status: "done" });
    sound &&= ok;
  }
  const later = (draw: DrawPlan, kind: Kind) => kind === "notice" && waiting.has(draw.name);
  for (const { draw, step, waitsFor = "" } of steps)
    if (step === "collect" && waiting.has(draw))
      findings.push({ code: "DSP018", severity: "info", params: { draw, missing: waitsFor } });
  const { written, findings: notes } = await circularAll(io, campaign, RUN_KINDS, at, { later });
  findings.push(...notes);
  for (const { name } of drawsOf(campaign)) {
    const changed = written.some(({ draw, changed }) => draw === name && changed > 0);
    steps.push({ draw: name, step: "circular", status: changed ? "done" : "standing" });
  }
  return { steps, findings, records, sound };
}

/** What a run would do, from the registers and the ledger alone; nothing is written. */
export async function rehearse(io: Io, campaign: Campaign, flags: SeedFlags): Promise<Outcome> {
  const { prepared, findings } = await prepareOnce(io, campaign);
  stopOnErrors(findings);
  const { missing } = await gatherSeed(io, campaign, flags);
  const lines = await soundLedger(campaign.out);
  const waitsFor = missing.map(({ name, rule }) => `${name}（${rule}）`).join("；");
  const steps: Step[] = [];
  for (const { draw } of prepared) {
    const has = (event: string) => lastLine(lines, `${event}/${draw.name}`) !== undefined;
    const committed = await standingCommitment(campaign, draw);
    steps.push({ draw: draw.name, step: "commit", status: committed ? "standing" : "would" });
    const later: Status = missing.length > 0 ? "waiting" : "would";
    const step = (name: Step["step"], event: string, status: Status) =>
      steps.push({
        draw: draw.name,
        step: name,
        status: has(event) ? "standing" : status,
        ...(has(event) || status !== "waiting" ? {} : { waitsFor }),
      });
    step("draw", "draw", later);
    if (draw.inspectors) step("assign", "assign", has("draw") ? "would" : later);
    const record = draw.dispatch && (await drawnRecord(campaign, draw.name));
    if (record) await awaited(campaign, [record], steps);
    if (!draw.review) step("circular", "circular:notice", has("draw") ? "would" : later);
  }
  return { steps, findings, records: [], sound: true };
}
