/** Everything that the verification of a record needs, found around it. */
import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { compareBytes } from "../bytes.ts";
import { EXIT, fail } from "../problem.ts";
import { type AssignmentRecord, isAssignmentFile } from "../record/dispatch-record.ts";
import { type Frame, parseFrame } from "../record/frame.ts";
import { isRecord } from "../record/is-record.ts";
import { finderFor, lastDrawn, namesOf, recusals } from "../record/lists.ts";
import { type BuiltFrame, buildObjects } from "../record/objects.ts";
import { buildInspectors } from "../record/people.ts";
import type { DrawRecord, InputFile } from "../record/record.ts";
import type { Material, Reread } from "../record/verify-material.ts";
import type { ThirdFile } from "../record/verify-thirds.ts";
import type { Table } from "../registry/table.ts";
import { toUnits } from "../registry/units.ts";
import { readIfThere } from "../system/files.ts";
import { type Io, readInput } from "../system/io.ts";
import { givenByRole, type MaterialFlags, pathAround } from "./given-registers.ts";
import { readLedgerFile } from "./ledger-file.ts";
import { readGiven } from "./read-file.ts";
import { firstStageAround, rereadReview } from "./review/reread-review.ts";
import { commitmentsIn } from "./superseded.ts";

export interface ReadJson {
  readonly value: unknown;
  readonly text: string;
  /** Folder of the file; undefined for standard input. */
  readonly folder: string | undefined;
}

/** A record's file, or the record in a folder, as JSON. @throws Problem where it is none */
export async function readJson(io: Io, given: string): Promise<ReadJson> {
  const path = given === "-" ? given : resolve(io.cwd, given);
  const entry = path === "-" ? undefined : await stat(path).catch(() => undefined);
  const file = entry?.isDirectory() ? join(path, "record.json") : path;
  const text = Buffer.from(await readInput(io, file)).toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail(EXIT.badInput, "CMD014", {}, { file: given });
  }
  return { value, text, folder: file === "-" ? undefined : dirname(file) };
}

/** What prefectures sent back, as it stands beside the record; what is no such record is left for its check. */
async function collectedBeside(folder: string | undefined): Promise<AssignmentRecord[]> {
  const place = folder === undefined ? undefined : join(folder, "assignments");
  const names = place === undefined ? [] : await readdir(place).catch(() => []);
  const records: AssignmentRecord[] = [];
  for (const name of names.filter((one) => one.endsWith(".json")).sort(compareBytes)) {
    const { value, text } = await readJson({ cwd: place! } as Io, name);
    if (!isAssignmentFile(value, text)) fail(EXIT.badInput, "CMD014", {}, { file: join(place!, name) });
    records.push(value as AssignmentRecord);
  }
  return records.sort((a, b) => compareBytes(a.prefecture, b.prefecture));
}

/** Requests for third reviewers, as they stand beside the record, by their numbers. */
async function thirdsBeside(folder: string | undefined): Promise<ThirdFile[]> {
  const place = folder === undefined ? undefined : join(folder, "thirds");
  const names = place === undefined ? [] : await readdir(place).catch(() => []);
  const files: ThirdFile[] = [];
  for (const name of names.filter((one) => one.endsWith(".json")).sort(compareBytes)) {
    const bytes = await readIfThere(join(place!, name));
    if (bytes) files.push({ name, bytes });
  }
  return files;
}

/**
 * The registers of a record read again; undefined where one that is needed is not at hand.
 * @throws Problem CMD019 where somebody gave a register and it cannot be compared without another file: a record
 * must not pass as if the given file had been looked at
 */
async function reread(io: Io, record: DrawRecord, folder: string | undefined, flags: MaterialFlags) {
  const given = givenByRole(record, flags);
  const tables = new Map<InputFile["role"], Table>();
  for (const input of record.inputs) {
    const named = given.get(input.role);
    const path = named
      ? resolve(io.cwd, named)
      : await pathAround(input, [...given.values()], folder, io.cwd);
    // Flags that say how to read belong to the register; otherwise a file is read as it was for the record.
    if (path)
      tables.set(input.role, await readGiven(io, path, input.role === "register" ? flags : {}, input.read));
  }
  const missing = (...roles: InputFile["role"][]) =>
    record.inputs.find(({ role }) => roles.includes(role) && !tables.has(role));
  const absent = missing("register", "history");
  if (absent && given.size > 0) fail(EXIT.badInput, "CMD019", { needed: absent.file });
  const register = tables.get("register");
  if (!register || absent) return { tables };
  const { units } = toUnits(register, { id: record.rule.id, duplicates: record.rule.duplicates });
  const find = finderFor(register, units, ["creditCode", "licence", "name"]);
  const history = tables.get("history");
  const objects = buildObjects(
    register,
    record.rule,
    history ? lastDrawn(history, find, record.rule.id).days : new Map(),
  );
  const objectsAgain = rereadOf("register", register, objects, record);

  const people = tables.get("inspectors");
  const rule = record.rule.inspectors;
  const list = tables.get("recusal");
  const unlisted = missing("recusal");
  if (unlisted && given.has("inspectors")) fail(EXIT.badInput, "CMD019", { needed: unlisted.file });
  if (!people || !rule || unlisted) return { tables, objects: objectsAgain };
  const staff = toUnits(people, { id: rule.id, duplicates: "stop" }).units;
  const read = list && recusals(list, finderFor(people, staff, ["certificate", "person"]), find);
  const built = buildInspectors(people, rule, {
    recused: read?.byInspector ?? new Map(),
    objectsByName: namesOf(units),
  });
  return { tables, objects: objectsAgain, people: rereadOf("inspectors", people, built, record) };
}

function rereadOf(role: InputFile["role"], table: Table, built: BuiltFrame, record: DrawRecord): Reread {
  const sameBytes = record.inputs.find((input) => input.role === role)?.digest === table.digest;
  return { file: table.file, sameBytes, frame: built.frame, places: built.places };
}

/** A file that stands beside every drawn record is not there, or is none. */
export class MissingPart extends Error {
  readonly part: "frame" | "inspectors";
  readonly file: string;

  constructor(file: "frame.jsonl" | "inspectors.jsonl") {
    super(file);
    this.part = file === "frame.jsonl" ? "frame" : "inspectors";
    this.file = file;
  }
}

async function frameBeside(
  folder: string | undefined,
  name: "frame.jsonl" | "inspectors.jsonl",
): Promise<Frame | undefined> {
  const bytes = folder === undefined ? undefined : await readIfThere(join(folder, name));
  if (!bytes) return undefined;
  try {
    return parseFrame(bytes.toString("utf8"));
  } catch {
    throw new MissingPart(name);
  }
}

/** Gathers what a record needs: the files beside it, the ledger above it, the registers. */
export async function gatherMaterial(
  io: Io,
  given: string,
  flags: MaterialFlags,
  read?: ReadJson,
): Promise<Material> {
  const { value, folder } = read ?? (await readJson(io, given));
  if (!isRecord(value)) return fail(EXIT.badInput, "CMD014", {}, { file: given });
  const record = value;
  const first = await firstStageAround(record, folder, io.cwd);
  const again: { objects?: Reread; people?: Reread } =
    record.rule.method === "poisson"
      ? await rereadReview(io, record, folder, first, flags)
      : await reread(io, record, folder, flags);
  const beside = await frameBeside(folder, "frame.jsonl");
  const frame = beside ?? again.objects?.frame;
  if (!frame && record.commitment.campaign !== "") throw new MissingPart("frame.jsonl");
  if (!frame) {
    const needed = record.inputs.find(({ role }) => role === "register")?.file ?? "";
    return fail(EXIT.badInput, "CMD019", { needed }, { file: given });
  }
  const commitment = folder === undefined ? undefined : await readIfThere(join(folder, "commitment.json"));
  const rule = folder === undefined ? undefined : await readIfThere(join(folder, "rule.json"));
  const out = folder === undefined ? undefined : join(folder, "..");
  const inCampaign = record.commitment.campaign !== "" && out !== undefined;
  return {
    record,
    frame,
    frameFromRegister: beside === undefined,
    inspectors: (await frameBeside(folder, "inspectors.jsonl")) ?? again.people?.frame,
    commitmentText: commitment?.toString("utf8"),
    ruleText: rule?.toString("utf8"),
    ...(folder === undefined ? {} : { superseded: [...(await commitmentsIn(folder)).values()] }),
    ...(first ? { firstStage: first.record } : {}),
    reread: again.objects,
    rereadInspectors: again.people,
    ...(record.rule.dispatch ? { collected: await collectedBeside(folder) } : {}),
    ...(record.rule.method === "poisson" ? { thirds: await thirdsBeside(folder) } : {}),
    ledger:
      inCampaign && (await readIfThere(join(out, "ledger.jsonl"))) ? await readLedgerFile(out) : undefined,
  };
}
