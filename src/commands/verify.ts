/** `choucha verify`: makes a record again from its inputs and compares. */
import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { EXIT, fail } from "../problem.ts";
import { type Frame, parseFrame } from "../record/frame.ts";
import { finderFor, lastDrawn, recusals } from "../record/lists.ts";
import { type BuiltFrame, buildObjects } from "../record/objects.ts";
import { buildInspectors } from "../record/people.ts";
import { type DrawRecord, type InputFile, RECORD_SCHEMA } from "../record/record.ts";
import { type Check, type Material, type Reread, verifyRecord } from "../record/verify.ts";
import { normaliseId } from "../registry/label.ts";
import type { Table } from "../registry/table.ts";
import { toUnits } from "../registry/units.ts";
import { explain, say } from "../text/index.ts";
import { readIfThere } from "./files.ts";
import { type Io, readInput, write } from "./io.ts";
import { readLedgerFile } from "./ledger-file.ts";
import { type ReadFlags, readGiven } from "./read-file.ts";
import { colours, grouped, harmless } from "./screen.ts";

export interface VerifyFlags extends ReadFlags {
  readonly register?: readonly string[];
  readonly json?: boolean;
}

/** Whether a JSON value has the parts that verification reads; a record of another kind is refused, not guessed at. */
function isRecord(value: unknown): value is DrawRecord {
  const record = value as Partial<DrawRecord> | null;
  const lists = [
    record?.seed,
    record?.strata,
    record?.drawn,
    record?.alternates,
    record?.certain,
    record?.inputs,
  ];
  return (
    typeof record === "object" &&
    record?.$schema === RECORD_SCHEMA &&
    lists.every(Array.isArray) &&
    typeof record.C === "string" &&
    typeof record.commitment?.frame?.digest === "string" &&
    typeof record.commitment.rule?.digest === "string" &&
    Array.isArray(record.commitment.sources) &&
    typeof record.rule === "object"
  );
}

async function readRecord(
  io: Io,
  given: string,
): Promise<{ record: DrawRecord; folder: string | undefined }> {
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
  if (!isRecord(value)) return fail(EXIT.badInput, "CMD014", {}, { file: given });
  return { record: value, folder: file === "-" ? undefined : dirname(file) };
}

/**
 * Finds the file of a role: those given with --register are told apart by name, else by order
 * (register, then the others); without any, the names in the record are looked for around it.
 */
async function inputPath(
  input: InputFile,
  record: DrawRecord,
  given: readonly string[],
  folder: string | undefined,
  cwd: string,
) {
  const sameName = given.find((path) => basename(path) === basename(input.file));
  if (sameName) return resolve(cwd, sameName);
  const taken = new Set(
    record.inputs.flatMap(({ file }) => given.filter((path) => basename(path) === basename(file))),
  );
  const unnamed = given.filter((path) => !taken.has(path));
  if (input.role === "register" && unnamed.length > 0) return resolve(cwd, unnamed[0]!);
  const around = folder === undefined ? [cwd] : [folder, join(folder, ".."), join(folder, "..", ".."), cwd];
  for (const base of around) {
    const path = join(base, input.file);
    if ((await stat(path).catch(() => undefined))?.isFile()) return path;
  }
  return undefined;
}

/** The registers of a record read again; undefined where one that is needed is not at hand. */
async function reread(io: Io, record: DrawRecord, folder: string | undefined, flags: VerifyFlags) {
  const tables = new Map<InputFile["role"], Table>();
  for (const input of record.inputs) {
    const path = await inputPath(input, record, flags.register ?? [], folder, io.cwd);
    // Flags that say how to read belong to the register; otherwise a file is read as it was for the record.
    if (path)
      tables.set(input.role, await readGiven(io, path, input.role === "register" ? flags : {}, input.read));
  }
  const has = (role: InputFile["role"]) =>
    tables.has(role) || !record.inputs.some((input) => input.role === role);
  const register = tables.get("register");
  if (!register || !has("history")) return { tables };
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
  if (!people || !rule || !has("recusal")) return { tables, objects: objectsAgain };
  const list = tables.get("recusal");
  const staff = toUnits(people, { id: rule.id, duplicates: "stop" }).units;
  const read = list && recusals(list, finderFor(people, staff, ["certificate", "person"]), find);
  const names = new Map(units.map(({ name, id }) => [normaliseId(name), id]));
  names.delete("");
  const built = buildInspectors(people, rule, {
    recused: read?.byInspector ?? new Map(),
    objectsByName: names,
  });
  return { tables, objects: objectsAgain, people: rereadOf("inspectors", people, built, record) };
}

function rereadOf(role: InputFile["role"], table: Table, built: BuiltFrame, record: DrawRecord): Reread {
  const sameBytes = record.inputs.find((input) => input.role === role)?.digest === table.digest;
  return { file: table.file, sameBytes, frame: built.frame, places: built.places };
}

async function frameBeside(folder: string | undefined, name: string): Promise<Frame | undefined> {
  const bytes = folder === undefined ? undefined : await readIfThere(join(folder, name));
  if (!bytes) return undefined;
  try {
    return parseFrame(bytes.toString("utf8"));
  } catch {
    return fail(EXIT.badInput, "CMD014", {}, { file: join(folder!, name) });
  }
}

/** Gathers what a record needs: the files beside it, the ledger above it, the registers. */
async function gather(io: Io, given: string, flags: VerifyFlags): Promise<Material> {
  const { record, folder } = await readRecord(io, given);
  const again = await reread(io, record, folder, flags);
  const beside = await frameBeside(folder, "frame.jsonl");
  const frame = beside ?? again.objects?.frame;
  if (!frame) {
    const needed = record.inputs.find(({ role }) => role === "register")?.file ?? "";
    return fail(EXIT.badInput, "CMD019", { needed }, { file: given });
  }
  const commitment = folder === undefined ? undefined : await readIfThere(join(folder, "commitment.json"));
  const out = folder === undefined ? undefined : join(folder, "..");
  const inCampaign = record.commitment.campaign !== "" && out !== undefined;
  return {
    record,
    frame,
    frameFromRegister: beside === undefined,
    inspectors: (await frameBeside(folder, "inspectors.jsonl")) ?? again.people?.frame,
    commitmentText: commitment?.toString("utf8"),
    reread: again.objects,
    rereadInspectors: again.people,
    ledger:
      inCampaign && (await readIfThere(join(out, "ledger.jsonl"))) ? await readLedgerFile(out) : undefined,
  };
}

/** The checks as JSON: the shape that every implementation prints. */
export const checksJson = (io: Io, checks: readonly Check[]) => ({
  $schema: "choucha/verification/1",
  version: 1,
  ok: checks.every(({ ok }) => ok),
  checks: checks.map(({ name, ok, code, params }) => ({
    name,
    ok,
    code,
    detail: sentence(io, code, params),
  })),
});

const sentence = (io: Io, code: string, params: Check["params"]): string =>
  explain(io.lang, {
    code,
    severity: "info",
    params,
    row: params.row as number,
    file: params.file as string,
    column: params.column as string,
  }).says;

/** Runs `choucha verify`: exit 0 where everything is equal, 1 with the first difference explained. */
export async function verify(io: Io, given: string, flags: VerifyFlags): Promise<number> {
  const checks = await gather(io, given, flags)
    .then(verifyRecord)
    .catch((error) => {
      // A record whose parts have the wrong shape fails where they are used; that is bad input, not a bug.
      if (error instanceof TypeError || error instanceof RangeError)
        return fail(EXIT.badInput, "CMD014", {}, { file: given });
      throw error;
    });
  const result = checksJson(io, checks);
  if (flags.json) {
    await write(io.stdout, `${JSON.stringify(result, null, 2)}\n`);
    return result.ok ? EXIT.done : EXIT.checkFailed;
  }
  await write(io.stdout, verifyScreen(io, checks));
  return result.ok ? EXIT.done : EXIT.checkFailed;
}

/** Checks for a screen, one line each; digests in groups of four. */
export function verifyScreen(io: Io, checks: readonly Check[]): string {
  const paint = colours(io, "stdout");
  const bad = checks.find(({ ok }) => !ok);
  const lines = checks.map(({ ok, code, params }) => {
    const shown = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        key,
        typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? grouped(value) : value,
      ]),
    );
    const { remedy } = explain(io.lang, {
      code,
      severity: "info",
      params: shown,
      row: params.row as number,
      file: params.file as string,
      column: params.column as string,
    });
    const mark = ok ? paint.green("✓") : paint.red("✗");
    return `${mark} ${harmless(sentence(io, code, shown))}\n${remedy && (!ok || code === "VER013") ? `  ${paint.dim("→")} ${remedy}\n` : ""}`;
  });
  const verdict = bad
    ? paint.red.bold(say(io.lang, "verifyFailed"))
    : paint.green.bold(say(io.lang, "verifyPassed"));
  return `${lines.join("")}\n${verdict}\n`;
}
