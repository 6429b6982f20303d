/** `choucha init [DIR]`: a plan from questions or flags. */
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { EXIT, type Finding, fail, Problem } from "../problem.ts";
import { readIfThere, writeFileAtomic } from "../system/files.ts";
import { type Io, write } from "../system/io.ts";
import { say } from "../text/index.ts";
import { nearest } from "../yaml/nearest.ts";
import { type Asker, terminalAsker, wasInterrupted } from "./asker.ts";
import { type Answers, complete, type Draft, missingFlags } from "./init/answers.ts";
import { askMissing } from "./init/ask.ts";
import { draftFromFlags, type InitFlags } from "./init/flags.ts";
import { lookAt } from "./init/look.ts";
import { planText } from "./init/plan-text.ts";
import type { Facts } from "./init/question.ts";
import { tellFindings } from "./screen.ts";

export type { InitFlags } from "./init/flags.ts";

/** Columns that the flags name must be in the register. */
function checkColumns(draft: Draft, facts: Facts): void {
  const named: [flag: string, column: string][] = [
    ...(draft.id ?? []).map((column): [string, string] => ["--id", column]),
    ...(draft.stratify ?? []).map((column): [string, string] => ["--stratify", column]),
    ...(draft.exclude ?? []).map(({ column }): [string, string] => ["--exclude", column]),
  ];
  const findings = named
    .filter(([, column]) => !facts.headers.includes(column))
    .map(([flag, column]): Finding => {
      const meant = nearest(column, facts.headers);
      const params = { flag, found: column, file: draft.register ?? "" };
      return meant === undefined
        ? { code: "INI012", severity: "error", params: { ...params, known: facts.headers.join(", ") } }
        : { code: "INI011", severity: "error", params: { ...params, meant } };
    });
  if (findings.length > 0) throw new Problem(EXIT.usage, findings);
}

/** The facts of the register, asked for or looked up; the draft is filled on the way. */
async function gather(draft: Draft, io: Io, asker: Asker | undefined): Promise<Facts> {
  const report = (findings: readonly Finding[]) => tellFindings(io, findings);
  const look = async (path: string, id?: readonly string[]): Promise<Facts> => {
    const { facts, shown } = await lookAt(io, path, id);
    await write(io.stderr, shown);
    return facts;
  };
  const known = draft.register === undefined ? undefined : await look(draft.register, draft.id);
  if (known) checkColumns(draft, known);
  // A path that leads nowhere should show now, and not in the week of the draw.
  for (const path of [draft.inspectors, draft.recusal]) if (path !== undefined) await look(path);
  if (!asker) return known as Facts;
  const thisYear = new Date(io.now()).getUTCFullYear();
  return askMissing(draft, known, { ask: asker, lang: io.lang, look, report, thisYear });
}

/** A plan that cannot be read back is never written. */
async function checkedText(answers: Answers, io: Io, file: string): Promise<string> {
  const { parsePlan } = await import("../plan/load.ts");
  const text = planText(answers, io.lang);
  try {
    parsePlan(text, file);
  } catch (error) {
    throw error instanceof Problem ? new Problem(EXIT.usage, error.findings) : error;
  }
  return text;
}

async function run(dir: string | undefined, flags: InitFlags, io: Io, given?: Asker): Promise<number> {
  const draft = draftFromFlags(flags);
  const folder = dir ?? ".";
  const target = resolve(io.cwd, folder, "plan.yaml");
  const file = join(folder, "plan.yaml");
  const there = await readIfThere(target);
  if (there && !flags.force) fail(EXIT.conflict, "INI010", {}, { file });
  const asks = given !== undefined || (io.interactive && !flags.yes);
  const gaps = missingFlags(draft);
  if (!asks && gaps.length > 0) fail(EXIT.usage, "INI001", { flags: gaps.join(", ") });
  const asker = asks ? (given ?? (await terminalAsker(io))) : undefined;
  const facts = await gather(draft, io, asker);
  const place = (path: string): string => {
    const away = relative(dirname(target), resolve(io.cwd, path));
    return isAbsolute(away) ? away : away.split(sep).join("/");
  };
  const answers = complete(draft, facts, place);
  const text = await checkedText(answers, io, file);
  if (asker) {
    await write(io.stderr, `\n${text}\n`);
    if (!(await asker.confirm({ message: say(io.lang, "initAskWrite", { file }), default: true }))) {
      await write(io.stderr, `${say(io.lang, "initNotWritten")}\n`);
      return EXIT.done;
    }
  }
  await writeFileAtomic(target, text);
  const where = folder === "." ? "" : / /.test(folder) ? ` "${folder}"` : ` ${folder}`;
  await write(io.stderr, `${say(io.lang, "initWritten", { file, where })}\n`);
  return EXIT.done;
}

/**
 * Writes DIR/plan.yaml from flags, and from questions where there is a terminal.
 * @param asker answers from a script, for tests; default: the terminal
 * @returns the exit code; 130 where the questions were interrupted, and then nothing is written
 * @throws Problem usage (missing or wrong answers), conflict (a plan is there), bad input, file system
 */
export async function init(
  dir: string | undefined,
  flags: InitFlags,
  io: Io,
  asker?: Asker,
): Promise<number> {
  try {
    return await run(dir, flags, io, asker);
  } catch (error) {
    if (!wasInterrupted(error)) throw error;
    await write(io.stderr, `\n${say(io.lang, "initNotWritten")}\n`);
    return EXIT.interrupted;
  }
}
