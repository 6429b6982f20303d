/** `choucha assign`: deals the committed inspectors to the drawn objects. */
import { assignAll } from "../campaign/assign.ts";
import { committedText } from "../campaign/committed.ts";
import { drawFiles, openCampaign } from "../campaign/open.ts";
import { institutionNames } from "../campaign/review/institution-names.ts";
import { EXIT } from "../problem.ts";
import { parseFrame } from "../record/frame.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { type GivenDeskFlags, withoutDesk } from "./desk-flags.ts";
import { drawScreen, teamsScreen } from "./results.ts";
import { findingJson, tellFindings } from "./screen.ts";

export interface AssignFlags extends GivenDeskFlags {
  readonly draw?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Runs `choucha assign`; exit 1 where seats stayed empty. */
export async function assign(io: Io, given: string | undefined, flags: AssignFlags): Promise<number> {
  withoutDesk(flags, ["inspectors", "recusal", "source", "seed", "seeds"]);
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const { assigned, findings } = await withLock(campaign.out, () => assignAll(campaign, at, flags.draw));
  if (flags.json) {
    const draws = assigned.map(({ draw, record, made }) => ({
      draw: draw.name,
      made,
      assignment: record.assignment,
    }));
    const shown = findings.map((finding) => findingJson(io.lang, finding));
    await write(
      io.stdout,
      `${JSON.stringify({ $schema: "choucha/assign/1", version: 1, draws, findings: shown }, null, 2)}\n`,
    );
  } else {
    for (const { draw, record, made } of assigned) {
      if (!made)
        await write(
          io.stderr,
          `${say(io.lang, "assignedBefore", { draw: draw.name, at: record.assignment!.assignedAt })}\n`,
        );
      const names = await institutionNames(campaign, draw);
      await write(io.stdout, `${drawScreen(io, draw.title ?? draw.name, record, names)}\n`);
      const files = drawFiles(campaign.out, draw.name);
      const objects = parseFrame(await committedText(files.frame, record.commitment.frame.digest));
      const people = parseFrame(await committedText(files.inspectors, record.commitment.inspectors!.digest));
      await write(
        io.stdout,
        `${teamsScreen(io, record.assignment!, objects, people, draw.review && "reviewers")}\n`,
      );
    }
  }
  await tellFindings(io, findings);
  return findings.length > 0 ? EXIT.checkFailed : EXIT.done;
}
