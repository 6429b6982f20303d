/** `choucha run`: everything that can be done now, in order, without questions. */
import { join, relative } from "node:path";
import { EXIT, type Finding } from "../problem.ts";
import { parseFrame } from "../record/frame.ts";
import type { DrawRecord } from "../record/record.ts";
import { verifyRecord } from "../record/verify.ts";
import { say } from "../text/index.ts";
import { assignAll } from "./assign.ts";
import { type Campaign, drawFiles, openCampaign } from "./campaign.ts";
import { circularAll, KINDS } from "./circular.ts";
import { timeOf } from "./clock.ts";
import { commitAll, commitmentScreen, standingCommitment } from "./commit.ts";
import { committedText, drawAll, drawnRecord, gatherSeed } from "./draw.ts";
import { readIfThere } from "./files.ts";
import { type Io, write } from "./io.ts";
import { lastLine, readLedgerFile, soundLedger, withLock } from "./ledger-file.ts";
import { prepareOnce, stopOnErrors } from "./prepare.ts";
import { drawScreen } from "./results.ts";
import { colours, findingJson, findingsText, table } from "./screen.ts";

export interface RunFlags {
  readonly seed?: readonly string[];
  readonly seeds?: string;
  readonly out?: string;
  readonly at?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

type Status = "done" | "standing" | "waiting" | "would";

export interface Step {
  readonly draw: string;
  readonly step: "commit" | "draw" | "assign" | "verify" | "circular";
  readonly status: Status;
  /** Who or what is waited for. */
  readonly waitsFor?: string;
}

interface Outcome {
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
  const checks = verifyRecord({
    record,
    frame: parseFrame(await committedText(files.frame, record.commitment.frame.digest)),
    inspectors: people && parseFrame(await committedText(files.inspectors, people.digest)),
    commitmentText: (await readIfThere(files.commitment))?.toString("utf8"),
    ledger: await readLedgerFile(campaign.out),
  });
  return checks.every(({ ok }) => ok);
}

async function perform(io: Io, campaign: Campaign, flags: RunFlags, at: string): Promise<Outcome> {
  const steps: Step[] = [];
  const { committed, findings } = await commitAll(io, campaign, at);
  for (const { draw, made } of committed)
    steps.push({ draw: draw.name, step: "commit", status: made ? "done" : "standing" });

  const { seed, missing } = await gatherSeed(io, campaign, flags);
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
    const drawn = await drawAll(io, campaign, seed, at);
    findings.push(...drawn.findings);
    for (const { record, made } of drawn.made) {
      steps.push({ draw: record.commitment.draw, step: "draw", status: made ? "done" : "standing" });
      records.push(record);
    }
  }

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
async function rehearse(io: Io, campaign: Campaign, flags: RunFlags): Promise<Outcome> {
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

/** Runs `choucha run`: exit 0 also where it waits for a seed; 1 where seats stayed empty or a check failed. */
export async function run(io: Io, given: string | undefined, flags: RunFlags): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const outcome = flags.dryRun
    ? await rehearse(io, campaign, flags)
    : await withLock(campaign.out, () => perform(io, campaign, flags, at));
  const { steps, findings, records, sound } = outcome;
  const waiting = steps.some(({ status }) => status === "waiting");
  if (flags.json) {
    const shown = findings.map((finding) => findingJson(io.lang, finding));
    const changed = steps.some(({ status }) => status === "done");
    await write(
      io.stdout,
      `${JSON.stringify({ $schema: "choucha/run/1", version: 1, out: campaign.out, changed, waiting, steps, records, findings: shown }, null, 2)}\n`,
    );
    return sound ? EXIT.done : EXIT.checkFailed;
  }
  await write(io.stderr, findingsText(io.lang, findings, colours(io, "stderr")));
  await write(io.stdout, await runScreen(io, campaign, outcome));
  return sound ? EXIT.done : EXIT.checkFailed;
}

/** The state of the campaign on a few screens: steps, commitments, who was drawn, where the files are, what is next. */
async function runScreen(io: Io, campaign: Campaign, { steps, records }: Outcome): Promise<string> {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const rows = steps.map(({ draw, step, status, waitsFor }) => [
    draw,
    t(`step-${step}`),
    t(`status-${status}`),
    waitsFor ?? "",
  ]);
  const parts = [
    `${paint.bold(campaign.plan.campaign)}\n\n`,
    table(
      [{ header: t("draw") }, { header: t("step") }, { header: t("status") }, { header: "" }],
      rows,
      paint,
    ),
    "\n",
  ];
  for (const draw of campaign.plan.draws) {
    const standing = await standingCommitment(campaign, draw);
    if (standing) parts.push(commitmentScreen(io, standing), "\n");
    const record = records.find((one) => one.commitment.draw === draw.name);
    if (record) parts.push(drawScreen(io, draw.title ?? draw.name, record), "\n");
  }
  const out = relative(io.cwd, campaign.out) || ".";
  parts.push(`${t("filesAre", { out })}\n`);
  if (records.length > 0)
    for (const { commitment } of records)
      parts.push(`  choucha verify ${join(out, commitment.draw, "record.json")}\n`);
  const waits = steps.find(({ status }) => status === "waiting");
  if (waits)
    parts.push(
      `${t("nextSeed", { example: campaign.plan.seed.sources.map(({ name }) => `--seed '${name}=…'`).join(" ") })}\n`,
    );
  const changed = steps.some(
    ({ step, status }) => step !== "verify" && (status === "done" || status === "would"),
  );
  if (!changed && !waits) parts.push(`${t("nothingToDo")}\n`);
  return parts.join("");
}
