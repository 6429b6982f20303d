/** `choucha verify`: makes a record again from its inputs and compares. */
import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { assignmentChecks } from "../campaign/assignment-material.ts";
import { bundleChecks, drawsInBundle, fileChecks } from "../campaign/bundle-checks.ts";
import type { MaterialFlags } from "../campaign/given-registers.ts";
import { gatherMaterial, MissingPart, readJson } from "../campaign/material.ts";
import { signatureChecks } from "../campaign/signatures.ts";
import { EXIT, fail } from "../problem.ts";
import type { Check } from "../record/check.ts";
import { isAssignmentFile, isAssignmentRecord } from "../record/dispatch-record.ts";
import type { DrawRecord } from "../record/record.ts";
import { publicKey } from "../record/signature.ts";
import { verifyAll } from "../record/verify-collection.ts";
import { type Io, readInput, write } from "../system/io.ts";
import { explain, say } from "../text/index.ts";
import { colours, grouped, harmless } from "./screen.ts";

export interface VerifyFlags extends MaterialFlags {
  readonly json?: boolean;
  /** File with the public key that must have signed. */
  readonly key?: string;
}

/** The checks of --key; none without it. */
async function signed(io: Io, given: string, record: DrawRecord, file: string | undefined): Promise<Check[]> {
  if (file === undefined) return [];
  const key = publicKey(Buffer.from(await readInput(io, resolve(io.cwd, file))).toString("utf8"));
  if (key === undefined) return fail(EXIT.badInput, "SIG001", {}, { file });
  const path = resolve(io.cwd, given);
  const entry = given === "-" ? undefined : await stat(path).catch(() => undefined);
  return await signatureChecks(entry?.isDirectory() ? path : entry ? dirname(path) : undefined, record, key);
}

/** Checks that passed and still ask for something: the evidence is weaker than it could be. */
const WEAK = new Set(["VER013", "VER034", "VER035", "VER036", "VER051"]);

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

/** The checks of one record: of a draw, or of a prefecture's deal. */
async function recordChecks(io: Io, given: string, flags: VerifyFlags): Promise<readonly Check[]> {
  const read = await readJson(io, given);
  const { value, text, folder } = read;
  if (isAssignmentRecord(value) && !isAssignmentFile(value, text))
    fail(EXIT.badInput, "CMD014", {}, { file: given });
  const ofDraw = async () => {
    const material = await gatherMaterial(io, given, flags, read);
    return [
      ...(await verifyAll(material)),
      ...(await fileChecks(io.cwd, given, material.record)),
      ...(await signed(io, given, material.record, flags.key)),
    ];
  };
  try {
    return await (isAssignmentRecord(value) ? assignmentChecks(value, folder, flags) : ofDraw());
  } catch (error) {
    // A record whose parts have the wrong shape fails where they are used; that is bad input, not a bug.
    if (error instanceof TypeError || error instanceof RangeError)
      return fail(EXIT.badInput, "CMD014", {}, { file: given });
    // A file of a draw that is missing or broken is a check that failed, as for every other verifier.
    if (error instanceof MissingPart)
      return [{ name: error.part, ok: false, code: "VER150", params: { file: error.file } }];
    throw error;
  }
}

/** The checks of every draw of a published folder, then of its files; a check is named after its draw. */
async function folderChecks(
  io: Io,
  given: string,
  draws: readonly string[],
  flags: VerifyFlags,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const draw of draws)
    for (const check of await recordChecks(io, join(given, draw), { ...flags, onlyByName: draws.length > 1 }))
      if (check.name !== "files") checks.push({ ...check, name: `${draw}/${check.name}` });
  if (draws.length === 0) checks.push({ name: "files", ok: false, code: "BUN105", params: {} });
  return [...checks, ...(await bundleChecks(resolve(io.cwd, given)))];
}

/** Runs `choucha verify`: exit 0 where everything is equal, 1 with the first difference explained. */
export async function verify(io: Io, given: string, flags: VerifyFlags): Promise<number> {
  const draws = given === "-" ? undefined : await drawsInBundle(resolve(io.cwd, given));
  const checks = await (draws ? folderChecks(io, given, draws, flags) : recordChecks(io, given, flags));
  const result = checksJson(io, checks);
  if (flags.json) {
    await write(io.stdout, `${JSON.stringify(result, null, 2)}\n`);
    return result.ok ? EXIT.done : EXIT.checkFailed;
  }
  await write(io.stdout, verifyScreen(io, checks));
  // In silence nobody would know that the registers were not compared; a published bundle has none.
  const ofDraw = checks.some(({ name }) => /(^|\/)draw$/.test(name));
  const looked = ({ name, code, params }: Check) =>
    /(^|\/)register$/.test(name) || code === "VER117" || params.reread !== undefined;
  if (ofDraw && !checks.some(looked)) await write(io.stderr, `${say(io.lang, "registerNotAtHand")}\n`);
  return result.ok ? EXIT.done : EXIT.checkFailed;
}

/** Checks for a screen, one line each; digests in groups of four. */
export function verifyScreen(io: Io, checks: readonly Check[]): string {
  const paint = colours(io, "stdout");
  const bad = checks.find(({ ok }) => !ok);
  let heading = "";
  const lines = checks.map(({ name, ok, code, params }) => {
    // A published folder holds several draws; what a prefecture sent back names itself.
    const draw = /^(?!collected\/)(.+)\/[^/]+$/.exec(name)?.[1] ?? "";
    const title = draw === heading ? "" : `${draw === "" ? "" : paint.bold(harmless(draw))}\n`;
    heading = draw;
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
    return `${title}${mark} ${harmless(sentence(io, code, shown))}\n${remedy && (!ok || WEAK.has(code)) ? `  ${paint.dim("→")} ${remedy}\n` : ""}`;
  });
  const verdict = bad
    ? paint.red.bold(say(io.lang, "verifyFailed"))
    : paint.green.bold(say(io.lang, "verifyPassed"));
  return `${lines.join("")}\n${verdict}\n`;
}
