/** `choucha draw`: makes the draw from the committed frame and the values of the declared sources. */
import { committedText } from "../campaign/committed.ts";
import { drawAll } from "../campaign/draw.ts";
import { declaredSources, judgeSeeds, missingProblem } from "../campaign/judge-seeds.ts";
import { openCampaign } from "../campaign/open.ts";
import { gatherSeed } from "../campaign/seeds.ts";
import { EXIT } from "../problem.ts";
import { parseFrame } from "../record/frame.ts";
import { recordText } from "../record/record.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { askSeeds } from "./ask-seeds.ts";
import { drawnScreen, drawScreen } from "./results.ts";
import { colours, findingsText } from "./screen.ts";

export interface DrawFlags {
  readonly draw?: string;
  readonly seed?: readonly string[];
  readonly seeds?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Runs `choucha draw`. */
export async function draw(io: Io, given: string | undefined, flags: DrawFlags): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  let chance = await gatherSeed(io, campaign, flags);
  const declared = declaredSources(campaign.plan);
  if (chance.missing.length > 0 && io.interactive) {
    const asked = await askSeeds(io, chance.missing);
    chance = await judgeSeeds(declared, [...chance.seed, ...asked]);
  }
  if (chance.missing.length > 0) throw missingProblem(declared, chance.missing);
  const { made, findings } = await withLock(campaign.out, () =>
    drawAll(io, campaign, chance, at, flags.draw),
  );
  const told = made.some((entry) => entry.made) ? [...chance.findings, ...findings] : findings;
  await write(io.stderr, findingsText(io.lang, told, colours(io, "stderr")));
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
    await write(
      io.stdout,
      `${drawScreen(io, entry.committed.draw.title ?? entry.committed.draw.name, entry.record)}\n`,
    );
    const frame = parseFrame(
      await committedText(entry.committed.files.frame, entry.record.commitment.frame.digest),
    );
    const names = new Map(frame.units.map(({ id, name }) => [id, name]));
    await write(io.stdout, `${drawnScreen(io, entry.record, names)}\n`);
  }
  return EXIT.done;
}
