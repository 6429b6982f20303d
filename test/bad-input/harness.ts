/**
 * One bad input, held to what every bad input must get: its exit code, its stable code with a sentence and a
 * remedy in both languages, nothing on stdout but what is promised, and a folder that stays as it was.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { choucha, newFolder, type Ran } from "../cli.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Case {
  readonly name: string;
  /** Files of a fresh folder. A function is for those that cost something to make. */
  readonly files?: Files | (() => Files);
  /** What happened in that folder before: commands that went well, files edited since. */
  readonly before?: (folder: string) => Promise<void> | void;
  /** The words behind the program's name; a function where a path must be absolute. */
  readonly words: readonly string[] | ((folder: string) => readonly string[]);
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly exit: number;
  /** Stable codes that must be told; each with a sentence and a remedy. */
  readonly codes?: readonly string[];
  /** What both languages must say, such as the place. */
  readonly says?: readonly (string | RegExp)[];
  /** What each language must say besides. */
  readonly en?: string | RegExp;
  readonly zh?: string | RegExp;
  /** true for the few that take seconds: English only. */
  readonly once?: boolean;
  /** true where the command succeeds at writing: then the folder may change, and each language has its own. */
  readonly writes?: boolean;
  readonly also?: (ran: Ran, folder: string) => void | Promise<void>;
}

/** Everything below a folder: path → digest; folders count, so that not even an empty one is left behind. */
export function snapshot(folder: string, under = ""): Record<string, string> {
  const entries = readdirSync(join(folder, under), { withFileTypes: true });
  return Object.assign(
    {},
    ...entries.map((entry) => {
      const path = under === "" ? entry.name : `${under}/${entry.name}`;
      if (entry.isDirectory()) return { [`${path}/`]: "", ...snapshot(folder, path) };
      return {
        [path]: createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex"),
      };
    }),
  );
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Runs a command that must go well. */
export async function well(folder: string, ...words: string[]): Promise<Ran> {
  const ran = await choucha(words, { cwd: folder });
  expect(ran.exit, ran.stderr).toBe(0);
  return ran;
}

/** No output may show the inside of the program. */
export function expectNoInnards(text: string): void {
  expect(text).not.toMatch(/undefined|\[object |\bNaN\b|null\b(?=[^"]*$)/);
  expect(text).not.toMatch(/\n\s+at .+:\d+:\d+/);
  expect(text).not.toMatch(/\{[a-z]\w*\}/i);
  expect(text).not.toMatch(/TypeError|RangeError|Error:|ENOENT|node:internal/);
}

/** The block of a finding: head with the code, sentence, remedy. Information needs no remedy. */
function expectSentence(text: string, code: string, lang: "en" | "zh"): void {
  const lines = text.split("\n");
  const head = lines.findIndex((line) =>
    new RegExp(`^(error|warning|note|错误|警告|提示) ${code}\\b`).test(line),
  );
  expect(head, `${code} in:\n${text}`).toBeGreaterThanOrEqual(0);
  const [says = "", remedy = ""] = lines.slice(head + 1);
  const written = lang === "zh" ? /[\u4e00-\u9fff]{2}/ : /[A-Za-z]{2}.*([.?:)]|: .+)$/;
  expect(says).toMatch(/^ {2}\S/);
  expect(says).toMatch(written);
  if (/^(error|错误)/.test(lines[head]!)) expect(remedy).toMatch(/^ {2}→ \S/);
}

function expectJson(stdout: string, codes: readonly string[]): void {
  const told = JSON.stringify(JSON.parse(stdout));
  for (const code of codes) expect(told).toContain(`"${code}"`);
}

const REPORTS = ["check", "verify"];
const HAS_JSON = ["check", "sample", "commit", "draw", "assign", "verify", "circular", "run", "grade"];
/** Groups of commands: flags stand behind the second word. */
const GROUPS = ["score", "result"];
const hasJson = ([verb = "", next = ""]: readonly string[]): boolean =>
  HAS_JSON.includes(verb) || (GROUPS.includes(verb) && next !== "enter");

async function hold(one: Case, folder: string, lang: "en" | "zh", json: boolean): Promise<void> {
  const { exit, codes = [], says = [], stdin, env } = one;
  const words = typeof one.words === "function" ? one.words(folder) : one.words;
  const before = snapshot(folder);
  const verbs = GROUPS.includes(words[0] ?? "") ? 2 : 1;
  const all = [
    ...[...words.slice(0, verbs), "--lang", lang],
    ...[...(json ? ["--json"] : []), ...words.slice(verbs)],
  ];
  const ran = await choucha(all, { cwd: folder, stdin, env });
  const text = `${ran.stdout}\n${ran.stderr}`;
  expect(ran.exit, text).toBe(exit);
  if (!one.writes) expect(snapshot(folder)).toEqual(before);
  const passing = Object.keys(snapshot(folder)).filter((path) => /\.(tmp|lock)$/.test(path));
  expect(passing.filter((path) => !(path in before))).toEqual([]);
  if (json) {
    expectJson(ran.stdout, exit === 0 ? [] : codes);
    return;
  }
  expectNoInnards(text);
  const isReport = REPORTS.includes(words[0] ?? "");
  if (exit !== 0 && exit !== 1 && !isReport) expect(ran.stdout).toBe("");
  // The checks of a verification carry no codes on the screen; there the sentence must do.
  for (const code of codes) if (!code.startsWith("VER")) expectSentence(text, code, lang);
  for (const wanted of says) expect(text).toMatch(wanted);
  const own = one[lang];
  if (own !== undefined) expect(text).toMatch(own);
  await one.also?.(ran, folder);
}

async function prepared(one: Case): Promise<string> {
  const folder = newFolder();
  const { files } = one;
  if (files) writeFiles(folder, typeof files === "function" ? files() : files);
  await one.before?.(folder);
  return folder;
}

/** Milliseconds: a million rows take three seconds, and twenty where others work on the same machine. */
const PATIENCE = 120_000;

/** Makes a test of each case: in English, in Chinese, and as JSON where the command has it. */
export function holdAll(cases: readonly Case[]): void {
  for (const one of cases)
    it(
      one.name,
      async () => {
        let folder = await prepared(one);
        onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
        const fresh = async () => {
          if (!one.writes) return;
          rmSync(folder, { recursive: true, force: true });
          folder = await prepared(one);
        };
        const words = typeof one.words === "function" ? one.words(folder) : one.words;
        await hold(one, folder, "en", false);
        if (one.once) return;
        await fresh();
        await hold(one, folder, "zh", false);
        await fresh();
        if (hasJson(words) && !words.includes("--json")) await hold(one, folder, "zh", true);
        rmSync(folder, { recursive: true, force: true });
      },
      PATIENCE,
    );
}
