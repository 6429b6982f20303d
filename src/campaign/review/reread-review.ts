/** A review's registers and its first stage, found around its record for verification. */
import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { EXIT, fail } from "../../problem.ts";
import { buildCases } from "../../record/cases.ts";
import { type Frame, parseFrame } from "../../record/frame.ts";
import { isRecord } from "../../record/is-record.ts";
import type { DrawRecord, InputFile } from "../../record/record.ts";
import { buildReviewers } from "../../record/reviewers.ts";
import type { Reread } from "../../record/verify-material.ts";
import type { Table } from "../../registry/table.ts";
import { readIfThere } from "../../system/files.ts";
import type { Io } from "../../system/io.ts";
import { type MaterialFlags, pathAround } from "../given-registers.ts";
import { readGiven } from "../read-file.ts";

/** The first stage as it was found. */
export interface FirstStageFound {
  readonly record: DrawRecord;
  readonly folder: string;
}

async function recordIn(file: string): Promise<FirstStageFound | undefined> {
  const path = (await stat(file).catch(() => undefined))?.isDirectory() ? join(file, "record.json") : file;
  try {
    const record: unknown = JSON.parse((await readIfThere(path))?.toString("utf8") ?? "");
    return isRecord(record) ? { record, folder: dirname(path) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The record of a review's first stage: the one with the committed digest, from the folder beside the review's own
 * or from where the plan had it; else whatever stands there, so that the check can say what is wrong.
 */
export async function firstStageAround(
  record: DrawRecord,
  folder: string | undefined,
  cwd: string,
): Promise<FirstStageFound | undefined> {
  const { of } = record.commitment;
  if (!of) return undefined;
  const named = record.inputs.find(({ role }) => role === "first-stage")?.file;
  const bases = folder === undefined ? [cwd] : [folder, join(folder, ".."), join(folder, "..", ".."), cwd];
  const paths = [
    ...(folder === undefined ? [] : [join(folder, "..", of.draw, "record.json")]),
    ...(named === undefined ? [] : bases.map((base) => resolve(base, named))),
  ];
  const found: FirstStageFound[] = [];
  for (const path of paths) {
    const one = await recordIn(path);
    if (one) found.push(one);
  }
  return found.find((one) => one.record.C === of.commitment) ?? found[0];
}

async function frameIn(folder: string): Promise<Frame | undefined> {
  const bytes = await readIfThere(join(folder, "frame.jsonl"));
  try {
    return bytes && parseFrame(bytes.toString("utf8"));
  } catch {
    return undefined; // its own verification tells of it
  }
}

/** The files of a role, each as it was read for the record; undefined where one of them is not at hand. */
async function tablesOf(
  io: Io,
  record: DrawRecord,
  role: InputFile["role"],
  folder: string | undefined,
  flags: MaterialFlags,
): Promise<Table[] | undefined> {
  const given = flags.register ?? [];
  const tables: Table[] = [];
  for (const input of record.inputs.filter((one) => one.role === role)) {
    const named = given.find((path) => basename(path) === basename(input.file));
    const path = named ? resolve(io.cwd, named) : await pathAround(input, given, folder, io.cwd);
    if (!path) return undefined;
    tables.push(await readGiven(io, path, role === "register" ? flags : {}, input.read));
  }
  return tables;
}

function rereadOf(
  record: DrawRecord,
  role: InputFile["role"],
  tables: readonly Table[],
  built: Pick<Reread, "frame" | "places">,
): Reread {
  const digests = record.inputs.filter((one) => one.role === role).map(({ digest }) => digest);
  const sameBytes = tables.every(({ digest }, i) => digest === digests[i]);
  return { file: tables[0]!.file, sameBytes, frame: built.frame, places: built.places };
}

/**
 * The frames of a review made again from its registers; what is not at hand is left out.
 * @throws Problem (bad input) where somebody gave a register that cannot be compared without another file
 */
export async function rereadReview(
  io: Io,
  record: DrawRecord,
  folder: string | undefined,
  first: FirstStageFound | undefined,
  flags: MaterialFlags,
): Promise<{ objects?: Reread; people?: Reread }> {
  const given = (flags.register ?? []).length > 0;
  const needed = (file: string) => fail(EXIT.badInput, "CMD019", { needed: file });
  const institutions = first && (await frameIn(first.folder))?.units;
  if (record.commitment.of && !institutions)
    return given ? needed(`${record.commitment.of.draw}/frame.jsonl`) : {};
  const registers = await tablesOf(io, record, "register", folder, flags);
  if (!registers) return given ? needed(record.inputs.find(({ role }) => role === "register")!.file) : {};
  const cases = buildCases(registers, record.rule, institutions);
  const objects = rereadOf(record, "register", registers, cases);
  const people = await tablesOf(io, record, "inspectors", folder, flags);
  const list = await tablesOf(io, record, "recusal", folder, flags);
  if (!people?.[0] || !list) return { objects };
  const built = buildReviewers(people[0], record.rule, cases.frame, institutions, list[0]);
  return { objects, people: rereadOf(record, "inspectors", people, built) };
}
