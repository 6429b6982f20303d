/** `choucha commit --dispatch`: a prefecture fixes its inspectors and its sources before its chance is known. */
import { openDesk, readPeople } from "../campaign/desk.ts";
import { commitAtDesk, type DeskCommitted, parseSources } from "../campaign/desk-commit.ts";
import { EXIT, fail } from "../problem.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { deskFlags, type GivenDeskFlags } from "./desk-flags.ts";
import { colours, findingJson, grouped, tellFindings } from "./screen.ts";

/** Runs `choucha commit --dispatch FILE --inspectors FILE --source NAME=RULE`. */
export async function commitDispatch(
  io: Io,
  campaign: string | undefined,
  given: GivenDeskFlags,
): Promise<number> {
  const flags = deskFlags(campaign, given);
  const at = timeOf(io, flags.at);
  const sources = parseSources(flags.source ?? []);
  if (sources.length === 0) fail(EXIT.usage, "DSP011");
  const desk = await openDesk(io, flags);
  const people = await readPeople(io, desk, flags);
  const committed = await withLock(desk.out, () => commitAtDesk(desk, people, sources, at, flags.reason));
  const { C, committedAt, made, commitment, findings } = committed;
  await tellFindings(io, findings);
  if (flags.json) {
    const shown = findings.map((finding) => findingJson(io.lang, finding));
    const commitments = [{ draw: desk.name, C, committedAt, made, commitment }];
    await write(
      io.stdout,
      `${JSON.stringify({ $schema: "choucha/commit/1", version: 1, commitments, findings: shown }, null, 2)}\n`,
    );
    return EXIT.done;
  }
  await write(io.stdout, deskScreen(io, desk, committed));
  return EXIT.done;
}

/** The package and the commitment, for reading aloud and for comparing with what the province said. */
export function deskScreen(
  io: Io,
  desk: Awaited<ReturnType<typeof openDesk>>,
  { C, committedAt, made, commitment }: DeskCommitted,
): string {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const { prefecture, objects, campaign } = desk.given;
  const people = commitment.inspectors!;
  return [
    paint.bold(`${campaign}  ${desk.name}`),
    `  ${t("packageOf", { prefecture, objects: objects.length })}`,
    `  ${t("packageDigest")}  ${grouped(desk.digest).slice(0, 39)} …`,
    `  ${t(made ? "committedNow" : "committedBefore", { at: committedAt })}`,
    `  C  ${paint.green(grouped(C).slice(0, 39))}\n     ${paint.green(grouped(C).slice(40))}`,
    `  ${t("inspectorCounts", { units: people.units, eligible: people.eligible })}`,
    "",
  ].join("\n");
}
