/** `choucha draw`: makes the draw from the committed frame and the values of the declared sources. */
import { committedText } from "../campaign/committed.ts";
import { drawAll, type Made } from "../campaign/draw.ts";
import { declaredSources, missingProblem } from "../campaign/judge-seeds.ts";
import { type Campaign, openCampaign } from "../campaign/open.ts";
import { institutionNames } from "../campaign/review/institution-names.ts";
import { gatherSeed, givenSeeds } from "../campaign/seeds.ts";
import { EXIT } from "../problem.ts";
import { parseFrame } from "../record/frame.ts";
import { recordText } from "../record/record.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { drawnScreen, drawScreen } from "./results.ts";
import { withNames } from "./review-record.ts";
import { tellFindings } from "./screen.ts";

export interface DrawFlags {
  readonly draw?: string;
  readonly seed?: readonly string[];
  readonly seeds?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
  /** false with --no-pause. */
  readonly pause?: boolean;
}

/** Names of the units of a made draw. */
async function namesOf({ committed, record }: Made): Promise<ReadonlyMap<string, string>> {
  const text = await committedText(committed.files.frame, record.commitment.frame.digest);
  return new Map(parseFrame(text).units.map(({ id, name }) => [id, name]));
}

/** A made draw for screens. */
const shownRecord = async (campaign: Campaign, { committed, record }: Made) =>
  withNames(record, await institutionNames(campaign, committed.draw));

const titleOf = ({ committed }: Made): string => committed.draw.title ?? committed.draw.name;

/** true where a show may take its time: a terminal with colours that no machine drives. */
const slow = (io: Io, flags: DrawFlags): boolean =>
  flags.pause !== false && !flags.json && !io.env.NO_COLOR && !io.env.CI && io.env.TERM !== "dumb";

/** The draw before an audience; undefined where it was left without one. */
async function ceremony(io: Io, campaign: Campaign, flags: DrawFlags) {
  const [{ reveal, takeSeed }, { terminalStage }, { readyDraws }] = await Promise.all([
    import("./ceremony/ceremony.ts"),
    import("./ceremony/stage.ts"),
    import("../campaign/ready.ts"),
  ]);
  const declared = declaredSources(campaign.plan);
  const draws = (await readyDraws(io, campaign, flags.draw)).map(({ committed, ...rest }) => ({
    ...rest,
    ...(committed ? { committed: { C: committed.C, at: committed.committedAt } } : {}),
  }));
  const given = await givenSeeds(io, flags);
  const stage = await terminalStage(io);
  try {
    const show = { campaign: campaign.plan.campaign, draws, declared, given };
    const chance = await takeSeed(io, stage, show);
    if (chance.missing.length > 0) throw missingProblem(declared, chance.missing);
    // The moment of the draw is when it was confirmed.
    const at = timeOf(io, flags.at);
    const done = await withLock(campaign.out, () => drawAll(io, campaign, chance, at, flags.draw));
    if (slow(io, flags))
      for (const [i, entry] of done.made.entries()) {
        const last = i === done.made.length - 1;
        const title = entry.committed.draw.title ?? campaign.plan.campaign;
        if (!(await reveal(io, stage, title, await shownRecord(campaign, entry), await namesOf(entry), last)))
          break;
      }
    return { ...done, chance };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ExitPromptError") throw error;
    return undefined;
  } finally {
    await stage.close();
  }
}

/** The draw from values that are there. */
async function plainly(io: Io, campaign: Campaign, flags: DrawFlags, at: string) {
  const chance = await gatherSeed(io, campaign, flags);
  if (chance.missing.length === 0) {
    const done = await withLock(campaign.out, () => drawAll(io, campaign, chance, at, flags.draw));
    return { ...done, chance };
  }
  if (!io.interactive) throw missingProblem(declaredSources(campaign.plan), chance.missing);
  const { storedDraws } = await import("../campaign/ready.ts");
  const made = chance.seed.length === 0 ? await storedDraws(campaign, flags.draw) : undefined;
  return made ? { made, findings: [], chance } : await ceremony(io, campaign, flags);
}

/** Runs `choucha draw`. */
export async function draw(io: Io, given: string | undefined, flags: DrawFlags): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const done = await plainly(io, campaign, flags, timeOf(io, flags.at));
  if (!done) {
    await write(io.stderr, `${say(io.lang, "ceremony-left")}\n`);
    return EXIT.interrupted;
  }
  const { made, chance, findings } = done;
  const told = made.some((entry) => entry.made) ? [...chance.findings, ...findings] : findings;
  await tellFindings(io, told);
  if (flags.json) {
    const records = made.map(({ record }) => record);
    await write(
      io.stdout,
      records.length === 1
        ? recordText(records[0]!)
        : `${JSON.stringify({ $schema: "choucha/draw/1", version: 1, records }, null, 2)}\n`,
    );
    return EXIT.done;
  }
  for (const entry of made) {
    if (!entry.made)
      await write(
        io.stderr,
        `${say(io.lang, "drawnBefore", { draw: entry.committed.draw.name, at: entry.record.drawnAt })}\n`,
      );
    const { record } = entry;
    const institutions = await institutionNames(campaign, entry.committed.draw);
    await write(io.stdout, `${drawScreen(io, titleOf(entry), record, institutions)}\n`);
    await write(io.stdout, `${drawnScreen(io, withNames(record, institutions), await namesOf(entry))}\n`);
  }
  return EXIT.done;
}
