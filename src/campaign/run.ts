/** A whole campaign, as far as it can go now: commit, draw, assign, verify, documents. */
import type { Finding } from "../problem.ts";
import { parseFrame } from "../record/frame.ts";
import type { DrawRecord } from "../record/record.ts";
import { verifyRecord } from "../record/verify.ts";
import { readIfThere } from "../system/files.ts";
import type { Io } from "../system/io.ts";
import { assignAll } from "./assign.ts";
import { commitAll, standingCommitment } from "./commit.ts";
import { committedText } from "./committed.ts";
import { circularAll, KINDS } from "./documents.ts";
import { drawAll, drawnRecord } from "./draw.ts";
import { lastLine, readLedgerFile, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawFiles } from "./open.ts";
import { prepareOnce, stopOnErrors } from "./prepare.ts";
import { settleReplacements } from "./replace.ts";
import type { SeedFlags } from "./seeds.ts";
import { gatherSeed } from "./seeds.ts";

type Status = "done" | "standing" | "waiting" | "would";

export interface Step {
  readonly draw: string;
  readonly step: "commit" | "draw" | "assign" | "verify" | "circular";
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
  const checks = await verifyRecord({
    record,
    frame: parseFrame(await committedText(files.frame, record.commitment.frame.digest)),
    inspectors: people && parseFrame(await committedText(files.inspectors, people.digest)),
    commitmentText: (await readIfThere(files.commitment))?.toString("utf8"),
    ledger: await readLedgerFile(campaign.out),
  });
  return checks.every(({ ok }) => ok);
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
  const allDrawn = campaign.plan.draws.every(({ name }) => lastLine(lines, `draw/${name}`));
  const records: DrawRecord[] = [];
  if (missing.length > 0 && !(allDrawn && seed.length === 0)) {
    const waitsFor = missing.map(({ name, rule }) => `${name}（${rule}）`).join("；");
    for (const { name } of campaign.plan.draws)
      steps.push({ draw: name, step: "draw", status: "waiting", waitsFor });
    return { steps, findings, records, sound: true };
  }
  if (missing.length > 0) {
    for (const { name } of campaign.plan.draws) {
      steps.push({ draw: name, step: "draw", status: "standing" });
      records.push((await drawnRecord(campaign, name))!);
    }
  } else {
    const drawn = await drawAll(io, campaign, chance, at);
    findings.push(...(drawn.made.some(({ made }) => made) ? chance.findings : []), ...drawn.findings);
    for (const { record, made } of drawn.made) {
      steps.push({ draw: record.commitment.draw, step: "draw", status: made ? "done" : "standing" });
      records.push(record);
    }
  }

  for (const draw of campaign.plan.draws) await settleReplacements(campaign, draw);
  const { assigned, findings: short } = await assignAll(campaign, at);
  findings.push(...short);
  for (const { draw, record, made } of assigned) {
    steps.push({ draw: draw.name, step: "assign", status: made ? "done" : "standing" });
    records[records.findIndex((one) => one.commitment.draw === draw.name)] = record;
  }
  let sound = short.length === 0;
  for (const record of records) {
    const ok = await verified(campaign, record);
    if (!ok) findings.push({ code: "CMD021", severity: "error", params: { draw: record.commitment.draw } });
    steps.push({ draw: record.commitment.draw, step: "verify", status: "done" });
    sound &&= ok;
  }
  const { written, findings: notes } = await circularAll(io, campaign, KINDS, at);
  findings.push(...notes);
  for (const { name } of campaign.plan.draws) {
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
    step("circular", "circular:notice", has("draw") ? "would" : later);
  }
  return { steps, findings, records: [], sound: true };
}
