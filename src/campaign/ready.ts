/** What can be known of the draws before their seed: what is committed, and what would stop a draw. */
import { parseFrame } from "../record/frame.ts";
import type { Io } from "../system/io.ts";
import { type Committed, standingCommitment } from "./commit.ts";
import { committedText } from "./committed.ts";
import { drawnRecord, type Made } from "./draw.ts";
import { holdSources } from "./judge-seeds.ts";
import { type Campaign, drawsAndReviews } from "./open.ts";
import { prepareOnce, stopOnErrors } from "./prepare.ts";

/** One draw that is still to be made. */
export interface Ready {
  readonly name: string;
  readonly title: string;
  readonly committed?: Committed;
  readonly units: number;
  readonly eligible: number;
  readonly people?: { readonly units: number; readonly eligible: number };
}

/** The stored draws where all of them are made already; undefined otherwise. */
export async function storedDraws(campaign: Campaign, name?: string): Promise<Made[] | undefined> {
  const made: Made[] = [];
  for (const draw of drawsAndReviews(campaign, name)) {
    const committed = await standingCommitment(campaign, draw);
    const record = committed && (await drawnRecord(campaign, draw.name));
    if (!record) return undefined;
    made.push({ record, committed, made: false });
  }
  return made;
}

/**
 * Everything that a draw would stop at apart from its seed, before people are asked for one. Nothing is written.
 * @throws Problem where registers, committed files or the plan's sources are not as they must be
 */
export async function readyDraws(io: Io, campaign: Campaign, name?: string): Promise<Ready[]> {
  const ready: Ready[] = [];
  for (const draw of drawsAndReviews(campaign, name)) {
    const about = { name: draw.name, title: draw.title ?? campaign.plan.campaign };
    const committed = await standingCommitment(campaign, draw);
    if (committed) {
      const { frame, rule, inspectors } = committed.commitment;
      if (!(await drawnRecord(campaign, draw.name))) holdSources(campaign.plan, draw, committed.commitment);
      await committedText(committed.files.rule, rule.digest);
      parseFrame(await committedText(committed.files.frame, frame.digest));
      ready.push({ ...about, committed, units: frame.units, eligible: frame.eligible, people: inspectors });
      continue;
    }
    const { prepared, findings } = await prepareOnce(io, campaign);
    stopOnErrors(findings);
    const mine = prepared.find((one) => one.draw.name === draw.name)!;
    const people = mine.inspectors?.frame;
    ready.push({
      ...about,
      units: mine.objects.frame.units.length,
      eligible: mine.objects.frame.eligible,
      ...(people ? { people: { units: people.units.length, eligible: people.eligible } } : {}),
    });
  }
  return ready;
}
