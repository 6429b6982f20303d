/** `choucha replace`: the next alternate for an object, or the next inspector for a seat. */
import { openCampaign } from "../campaign/open.ts";
import { type Replaced, replaceOne } from "../campaign/replace.ts";
import { EXIT } from "../problem.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { colours, tellFindings } from "./screen.ts";

export interface ReplaceFlags {
  readonly inspector?: string;
  readonly reason: string;
  readonly note?: string;
  readonly without?: boolean;
  readonly draw?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Runs `choucha replace`: exit 1 where nobody is left to step in. */
export async function replace(
  io: Io,
  object: string,
  given: string | undefined,
  flags: ReplaceFlags,
): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const { inspector, reason, note, draw, without } = flags;
  const done = await withLock(campaign.out, () =>
    replaceOne(campaign, { object, inspector, reason, note, draw, without }, at),
  );
  if (flags.json) {
    const document = {
      $schema: "choucha/replace/1",
      version: 1,
      draw: done.draw.name,
      replacement: done.entry,
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else await write(io.stdout, replaceScreen(io, done));
  if (done.record.rule.dispatch && done.entry.kind === "object") {
    const told = [{ code: "DSP020", severity: "warning" as const }];
    await tellFindings(io, told);
  }
  return done.exhausted ? EXIT.checkFailed : EXIT.done;
}

/** Who left, why, who stepped in, and the team that stands now. */
function replaceScreen(io: Io, { draw, entry, frame, inspectors }: Replaced): string {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const objects = new Map(frame.units.map(({ id, name }) => [id, name]));
  const people = new Map(inspectors?.units.map(({ id, name }) => [id, name]));
  const names = entry.kind === "object" ? objects : people;
  const reason = t(`reason-${entry.reason}` as Parameters<typeof say>[1]);
  const team = (entry.members ?? [])
    .map((id) => `${people.get(id) ?? id}${id === entry.lead ? `（${t("lead")}）` : ""}`)
    .join("、");
  return [
    paint.bold(draw.title ?? draw.name),
    ...(entry.object === undefined ? [] : [`  ${objects.get(entry.object) ?? entry.object}`]),
    `  ${t("replaceOut")}  ${names.get(entry.out) ?? entry.out}（${reason}${entry.note ? `：${entry.note}` : ""}）`,
    `  ${t("replaceIn")}  ${entry.in === undefined ? paint.yellow(t(entry.kind === "object" ? "replaceNone" : "replaceNobody")) : paint.green(names.get(entry.in) ?? entry.in)}`,
    ...(team === "" ? [] : [`  ${t("inspectors")}  ${team}`]),
    "",
  ].join("\n");
}
