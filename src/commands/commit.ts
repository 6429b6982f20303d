/** `choucha commit`: fixes frame, rule and sources before chance is known. */
import { type Committed, commitAll } from "../campaign/commit.ts";
import { openCampaign } from "../campaign/open.ts";
import { EXIT } from "../problem.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { type GivenDeskFlags, withoutDesk } from "./desk-flags.ts";
import { colours, findingJson, grouped, tellFindings } from "./screen.ts";

export interface CommitFlags extends GivenDeskFlags {
  readonly draw?: string;
  readonly out?: string;
  readonly at?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

/** Runs `choucha commit`. */
export async function commit(io: Io, given: string | undefined, flags: CommitFlags): Promise<number> {
  withoutDesk(flags, ["inspectors", "recusal", "source"]);
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const { committed, findings } = await withLock(campaign.out, () => commitAll(io, campaign, at, flags));
  await tellFindings(io, findings);
  if (flags.json) {
    const commitments = committed.map(({ draw, C, committedAt, made, commitment }) => ({
      draw: draw.name,
      C,
      committedAt,
      made,
      commitment,
    }));
    const shown = findings.map((finding) => findingJson(io.lang, finding));
    await write(
      io.stdout,
      `${JSON.stringify({ $schema: "choucha/commit/1", version: 1, commitments, findings: shown }, null, 2)}\n`,
    );
    return EXIT.done;
  }
  await write(io.stdout, committed.map((entry) => commitmentScreen(io, entry)).join("\n"));
  return EXIT.done;
}

/** A commitment for a screen and for reading aloud. */
export function commitmentScreen(io: Io, { draw, C, committedAt, made, commitment }: Committed): string {
  const paint = colours(io, "stdout");
  const { frame, inspectors } = commitment;
  const words = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  return [
    paint.bold(`${draw.name}  ${draw.title ?? ""}`.trim()),
    `  ${words(made ? "committedNow" : "committedBefore", { at: committedAt })}`,
    `  C  ${paint.green(grouped(C).slice(0, 39))}\n     ${paint.green(grouped(C).slice(40))}`,
    `  ${words("frameCounts", { units: frame.units, eligible: frame.eligible })}`,
    ...(inspectors
      ? [
          `  ${words(draw.review ? "reviewerCounts" : "inspectorCounts", { units: inspectors.units, eligible: inspectors.eligible })}`,
        ]
      : []),
    "",
  ].join("\n");
}
