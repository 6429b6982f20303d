/** `choucha result follow OBJECT`: a correction was accepted, or there is more time for it. */
import { openCampaign } from "../../campaign/open.ts";
import { drawnDraws } from "../../campaign/results/drawn-draws.ts";
import { type Followed, type FollowWish, followResult } from "../../campaign/results/follow-result.ts";
import { EXIT, type Finding, fail } from "../../problem.ts";
import { correctionOf } from "../../results/corrections.ts";
import { officeDay } from "../../results/days.ts";
import { timeOf } from "../../system/clock.ts";
import { type Io, write } from "../../system/io.ts";
import { withLock } from "../../system/lock.ts";
import { say } from "../../text/index.ts";
import { harmless, tellFindings } from "../screen.ts";
import { dayOf } from "./list.ts";

export interface FollowFlags {
  readonly corrected?: string;
  readonly note?: string;
  readonly extend?: string;
  readonly reason?: string;
  readonly draw?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** @throws Problem (usage) where it is not said what to record */
function wishOf({ corrected, note, extend, reason }: FollowFlags): FollowWish {
  const filled = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);
  const [why, seen] = [filled(reason), filled(note)];
  if (corrected !== undefined && extend === undefined && why === undefined)
    return { corrected: dayOf("--corrected", corrected), ...(seen === undefined ? {} : { reason: seen }) };
  if (extend !== undefined && corrected === undefined && why !== undefined && seen === undefined)
    return { due: dayOf("--extend", extend), reason: why };
  return fail(EXIT.usage, "RES033");
}

function told(io: Io, { name, before, now, changed }: Followed): string {
  const { due = "", corrected } = now.followUp;
  if (corrected === undefined)
    return say(io.lang, "resultExtended", { object: name, before: before.followUp.due ?? "—", due });
  if (!changed) return say(io.lang, "resultFollowedBefore", { object: name, day: corrected });
  const correction = correctionOf(now.followUp, corrected);
  const late = correction.state === "corrected" ? correction.late : 0;
  const state = late > 0 ? say(io.lang, "resultLate", { days: late }) : say(io.lang, "resultInTime");
  return say(io.lang, "resultFollowed", { object: name, day: corrected, state });
}

/** Runs `choucha result follow`. */
export async function resultFollow(
  io: Io,
  object: string,
  given: string | undefined,
  flags: FollowFlags,
): Promise<number> {
  const wish = wishOf(flags);
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const findings: Finding[] = [];
  const done = await withLock(campaign.out, async () =>
    followResult(
      campaign,
      await drawnDraws(io, campaign, flags.draw, findings),
      object,
      wish,
      at,
      officeDay(at),
    ),
  );
  await tellFindings(io, findings);
  const document = {
    $schema: "choucha/result-follow/1",
    version: 1,
    draw: done.draw,
    object: done.now.object,
    changed: done.changed,
    followUp: done.now.followUp,
  };
  await write(
    io.stdout,
    flags.json ? `${JSON.stringify(document, null, 2)}\n` : `${harmless(told(io, done))}\n`,
  );
  return EXIT.done;
}
