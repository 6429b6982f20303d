/** `choucha assign --dispatch`: a prefecture deals its own inspectors to the objects of its package. */
import { relative } from "node:path";
import { shortages } from "../campaign/assign.ts";
import { type Desk, openDesk, readPeople } from "../campaign/desk.ts";
import { assignAtDesk, assignedAtDesk, sourcesAtDesk } from "../campaign/desk-assign.ts";
import { parseSources, standingAtDesk } from "../campaign/desk-commit.ts";
import { type Declared, type Judged, judgeSeeds, missingProblem } from "../campaign/judge-seeds.ts";
import { givenSeeds } from "../campaign/seeds.ts";
import { EXIT } from "../problem.ts";
import { objectsFrame } from "../record/dispatch.ts";
import { makeFrame } from "../record/frame.ts";
import type { SeedValue } from "../sampling/ticket.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { deskScreen } from "./commit-dispatch.ts";
import { deskFlags, type GivenDeskFlags } from "./desk-flags.ts";
import { teamsScreen } from "./results.ts";
import { findingJson, tellFindings } from "./screen.ts";

/** On a terminal: asks for the values that are open, as `draw` does. */
async function ask(io: Io, desk: Desk, declared: Declared, given: readonly SeedValue[]): Promise<Judged> {
  const { terminalStage } = await import("./ceremony/stage.ts");
  const { takeSeed } = await import("./ceremony/ceremony.ts");
  const standing = await standingAtDesk(desk);
  const { units, eligible } = objectsFrame(desk.given);
  const title = desk.name;
  const committed = standing && { C: standing.C, at: standing.committedAt };
  const people = standing?.commitment.inspectors;
  const pending = { title, units: units.length, eligible, ...(committed ? { committed, people } : {}) };
  const stage = await terminalStage(io);
  try {
    return await takeSeed(io, stage, { campaign: desk.given.campaign, draws: [pending], declared, given });
  } finally {
    await stage.close();
  }
}

/** Runs `choucha assign --dispatch FILE --inspectors FILE --seed NAME=VALUE`; exit 1 where seats stayed empty. */
export async function assignDispatch(
  io: Io,
  campaign: string | undefined,
  given: GivenDeskFlags,
): Promise<number> {
  const flags = deskFlags(campaign, given);
  const at = timeOf(io, flags.at);
  const desk = await openDesk(io, flags);
  const values = await givenSeeds(io, flags);
  const stored = values.length === 0 ? await assignedAtDesk(desk) : undefined;
  const said = stored?.seed.map(({ name, value }) => ({ name, value })) ?? values;
  const declared = { sources: await sourcesAtDesk(desk, parseSources(flags.source ?? []), said) };
  let chance = await judgeSeeds(declared, said);
  if (chance.missing.length > 0 && io.interactive) chance = await ask(io, desk, declared, said);
  if (chance.missing.length > 0) throw missingProblem(declared, chance.missing);
  const people = await readPeople(io, desk, flags);
  const { record, made, findings } = await withLock(desk.out, () =>
    assignAtDesk(desk, people, chance.seed, at),
  );
  const short = shortages({ ...record.assignment, assignedAt: record.assignedAt }, objectsFrame(desk.given));
  const told = [...findings, ...short];
  if (flags.json) {
    const draws = [{ draw: desk.name, made, file: desk.files.assignment, assignment: record.assignment }];
    const shown = told.map((finding) => findingJson(io.lang, finding));
    await write(
      io.stdout,
      `${JSON.stringify({ $schema: "choucha/assign/1", version: 1, draws, findings: shown }, null, 2)}\n`,
    );
  } else {
    const { commitment, C, committedAt } = record;
    const before = { draw: desk.name, at: record.assignedAt };
    if (!made) await write(io.stderr, `${say(io.lang, "assignedBefore", before)}\n`);
    await write(
      io.stdout,
      deskScreen(io, desk, { commitment, C, committedAt, made: record.committedOnTheSpot }),
    );
    const teams = { ...record.assignment, assignedAt: record.assignedAt };
    await write(
      io.stdout,
      `\n${teamsScreen(io, teams, objectsFrame(desk.given), makeFrame(record.people))}\n`,
    );
    const file = relative(io.cwd, desk.files.assignment);
    await write(io.stdout, `${say(io.lang, "assignmentFile", { file })}\n`);
  }
  await tellFindings(io, told);
  return short.length > 0 ? EXIT.checkFailed : EXIT.done;
}
