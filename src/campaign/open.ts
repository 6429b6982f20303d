/** A campaign on disk: the plan's folder, the registers it names, and the folder for what is made. */
import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { loadPlan } from "../plan/load.ts";
import type { DrawPlan, Plan, RegisterRef } from "../plan/schema.ts";
import { EXIT, type Finding, fail } from "../problem.ts";
import { readTable } from "../registry/read.ts";
import type { ReadOptions, Table } from "../registry/table.ts";
import { fileProblem, type Io, readInput } from "../system/io.ts";
import { reviewDraw } from "./review/review-draw.ts";

export interface Campaign {
  /** Folder against which the plan's paths are read. */
  readonly dir: string;
  readonly plan: Plan;
  readonly warnings: readonly Finding[];
  /** Folder for commitments, records, ledger and documents. */
  readonly out: string;
}

/** Where one draw's files stand. */
export interface DrawFiles {
  readonly folder: string;
  readonly commitment: string;
  readonly rule: string;
  readonly frame: string;
  readonly inspectors: string;
  readonly record: string;
}

export function drawFiles(out: string, draw: string): DrawFiles {
  const folder = join(out, draw);
  return {
    folder,
    commitment: join(folder, "commitment.json"),
    rule: join(folder, "rule.json"),
    frame: join(folder, "frame.jsonl"),
    inspectors: join(folder, "inspectors.jsonl"),
    record: join(folder, "record.json"),
  };
}

/** Opens a campaign given its folder (with a plan.yaml) or its plan file. */
export async function openCampaign(io: Io, given = ".", out?: string): Promise<Campaign> {
  const path = resolve(io.cwd, given);
  const entry = await stat(path).catch((error) => {
    throw fileProblem(error, given);
  });
  const planFile = entry.isDirectory() ? join(path, "plan.yaml") : path;
  if (entry.isDirectory() && !(await stat(planFile).catch(() => undefined)))
    fail(EXIT.fileSystem, "CMD001", { dir: given });
  const { plan, warnings } = loadPlan(await readInput(io, planFile), basename(planFile));
  const dir = dirname(planFile);
  return { dir, plan, warnings, out: out === undefined ? join(dir, "out") : resolve(io.cwd, out) };
}

function named(draws: readonly DrawPlan[], name: string | undefined): readonly DrawPlan[] {
  if (name === undefined) return draws;
  const found = draws.find((draw) => draw.name === name);
  return found
    ? [found]
    : fail(EXIT.usage, "CMD002", { name, known: draws.map((draw) => draw.name).join(", ") });
}

/** The draws of objects that a command is about: the named one, or all. */
export const drawsOf = (campaign: Campaign, name?: string): readonly DrawPlan[] =>
  named(campaign.plan.draws, name);

/**
 * The draws and reviews that a command is about. Reviews come last: their first stages must be committed and drawn
 * before them.
 */
export const drawsAndReviews = (campaign: Campaign, name?: string): readonly DrawPlan[] =>
  named([...campaign.plan.draws, ...campaign.plan.reviews.map(reviewDraw)], name);

/** How the plan says that a register is read; undefined where it leaves everything to the reader. */
export function readOptions({ sheet, headerRow, encoding, delimiter }: RegisterRef): ReadOptions | undefined {
  const given = { sheet, headerRow, encoding, delimiter: delimiter === "tab" ? "\t" : delimiter };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return Object.keys(said).length === 0 ? undefined : said;
}

/** Reads a register that the plan names. */
export async function readRegister(io: Io, campaign: Campaign, ref: RegisterRef): Promise<Table> {
  const bytes = await readInput(io, resolve(campaign.dir, ref.file));
  return await readTable({ name: ref.file, bytes }, readOptions(ref));
}
