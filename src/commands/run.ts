/** `choucha run`: everything that can be done now, in order, without questions. */
import { join, relative } from "node:path";
import { collectionOf, withCollected } from "../campaign/collection.ts";
import { standingCommitment } from "../campaign/commit.ts";
import { type Campaign, drawsAndReviews, openCampaign } from "../campaign/open.ts";
import { institutionNames } from "../campaign/review/institution-names.ts";
import { type Outcome, perform, rehearse } from "../campaign/run.ts";
import { EXIT } from "../problem.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { commitmentScreen } from "./commit.ts";
import { drawScreen } from "./results.ts";
import { colours, findingJson, table, tellFindings } from "./screen.ts";

export interface RunFlags {
  readonly seed?: readonly string[];
  readonly seeds?: string;
  readonly out?: string;
  readonly at?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
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
  await tellFindings(io, findings);
  await write(io.stdout, await runScreen(io, campaign, outcome));
  return sound ? EXIT.done : EXIT.checkFailed;
}

/** How the program is called here: in a clone npm runs it, and there `npx` finds it. */
const programName = (io: Io): string =>
  io.env.npm_lifecycle_event === undefined ? "choucha" : "npx choucha";

/** A path that can be pasted into a shell. */
const quoted = (path: string): string => (/^[\w./\\:-]+$/.test(path) ? path : `'${path}'`);

/** The state of the campaign on a few screens: steps, commitments, who was drawn, where the files are, what is next. */
async function runScreen(io: Io, campaign: Campaign, { steps, records }: Outcome): Promise<string> {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const reviews = new Set(campaign.plan.reviews.map(({ name }) => name));
  const rows = steps.map(({ draw, step, status, waitsFor }) => [
    draw,
    t(step === "assign" && reviews.has(draw) ? "step-assign-review" : `step-${step}`),
    t(`status-${status}`),
    // The finding names them all; a table of sixteen names in one cell helps nobody.
    step === "collect" && waitsFor
      ? t("prefectureCount", { count: waitsFor.split("、").length })
      : (waitsFor ?? ""),
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
  for (const draw of drawsAndReviews(campaign)) {
    const standing = await standingCommitment(campaign, draw);
    if (standing) parts.push(commitmentScreen(io, standing), "\n");
    const record = records.find((one) => one.commitment.draw === draw.name);
    const collection = record && (await collectionOf(campaign, record));
    if (!record) continue;
    const shown = withCollected(record, collection);
    parts.push(drawScreen(io, draw.title ?? draw.name, shown, await institutionNames(campaign, draw)), "\n");
  }
  const out = relative(io.cwd, campaign.out) || ".";
  const self = programName(io);
  const home = quoted(relative(io.cwd, campaign.dir) || ".");
  parts.push(`${t("filesAre", { out })}\n`);
  if (records.length > 0) {
    parts.push(`${t("anyoneVerifies")}\n`);
    for (const { commitment } of records)
      parts.push(`  ${self} verify ${quoted(join(out, commitment.draw, "record.json"))}\n`);
    parts.push(`${t("nextSteps")}\n  ${self} ledger ${home}\n  ${self} publish ${home} bundle\n`);
  }
  const waits = steps.find(({ status }) => status === "waiting");
  if (waits?.step === "collect")
    parts.push(`${t("nextCollect")}\n  ${self} collect ${home} assignment-*.json\n`);
  else if (waits)
    parts.push(
      `${t("nextSeed")}\n  ${self} run ${home} ${campaign.plan.seed.sources.map(({ name }) => `--seed '${name}=…'`).join(" ")}\n`,
    );
  const changed = steps.some(
    ({ step, status }) => step !== "verify" && (status === "done" || status === "would"),
  );
  if (!changed && !waits) parts.push(`${t("nothingToDo")}\n`);
  return parts.join("");
}
