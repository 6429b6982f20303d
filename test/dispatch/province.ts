/** A province that lets its prefectures deal the inspectors: the example's notary draw, and a desk for each prefecture. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "vitest";
import { COMMIT_AT, copyOfExample, DRAW_AT } from "../campaign/example.ts";
import { choucha, newFolder, type Ran } from "../cli.ts";

export const DESK_COMMIT_AT = "2025-05-07T03:00:00Z";
export const DESK_ASSIGN_AT = "2025-05-07T04:00:00Z";
export const COLLECT_AT = "2025-05-08T01:00:00Z";
export const AFTER = "2025-05-08T02:00:00Z";

export const SEEDS = ["--seed", "福彩双色球=01 02 03 04 05 06 07", "--seed", "上证综合指数=1234.56"];

/** The example with its notary draw only, and `dispatch` instead of `inspectors`. */
export function dispatching(change: (plan: string) => string = (plan) => plan): string {
  const folder = copyOfExample();
  const file = join(folder, "plan.yaml");
  const plan = readFileSync(file, "utf8");
  const draws = plan.indexOf("draws:");
  const notary = plan.indexOf("  - name: notary");
  const only = `${plan.slice(0, draws)}draws:\n${plan.slice(notary)}`
    .replace("    inspectors:\n      register: registry/inspectors.csv\n", "    dispatch:\n")
    .replace(/ {6}recusal:.*\n/, "");
  expect(only).toContain("dispatch:");
  writeFileSync(file, change(only));
  return folder;
}

/** Runs words that must end with this exit code. */
export async function ends(exit: number, ...words: string[]): Promise<Ran> {
  const ran = await choucha(words);
  expect([words.slice(0, 2).join(" "), ran.exit, exit === ran.exit ? "" : ran.stderr]).toEqual([
    words.slice(0, 2).join(" "),
    exit,
    "",
  ]);
  return ran;
}

/** Commits and draws; the packages are in out/notary/dispatch. */
export async function drawn(campaign: string, ...seeds: string[]): Promise<void> {
  await ends(0, "commit", campaign, "--at", COMMIT_AT);
  await ends(0, "draw", campaign, ...(seeds.length > 0 ? seeds : SEEDS), "--at", DRAW_AT);
}

/** The packages by prefecture, in the order of their names. */
export function packages(campaign: string): Map<string, string> {
  const folder = join(campaign, "out", "notary", "dispatch");
  const files = readdirSync(folder).sort();
  return new Map(files.map((file) => [basename(file, ".json"), join(folder, file)]));
}

/** The inspectors of one prefecture, from the province's register, as that prefecture keeps them. */
export function ownInspectors(campaign: string, prefecture: string, folder: string): string {
  const [head, ...rows] = readFileSync(join(campaign, "registry", "inspectors.csv"), "utf8").split(/\r?\n/);
  const short = prefecture.slice(0, 2);
  const own = rows.filter((row) => row.split(",")[2]?.startsWith(short));
  const file = join(folder, "inspectors.csv");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${[head, ...own].join("\r\n")}\r\n`);
  return file;
}

export interface Desk {
  readonly prefecture: string;
  readonly out: string;
  /** Flags that both commands take. */
  readonly flags: string[];
  /** The file that goes back. */
  readonly file: string;
}

/** A folder for a prefecture, as on a machine of its own. */
export function desk(campaign: string, prefecture: string, folder = newFolder()): Desk {
  const place = join(folder, prefecture);
  const inspectors = ownInspectors(campaign, prefecture, place);
  const given = join(place, "package.json");
  writeFileSync(given, readFileSync(packages(campaign).get(prefecture)!));
  const out = join(place, "out");
  const recusal = join(campaign, "registry", "recusal.csv");
  return {
    prefecture,
    out,
    flags: ["--dispatch", given, "--inspectors", inspectors, "--recusal", recusal, "--out", out],
    file: join(out, `assignment-${prefecture}.json`),
  };
}

export const source = (one: Desk): string[] => ["--source", `骰子=${one.prefecture}司法局当众掷六次`];

/** Commits and assigns at a desk; the few prefectures with too few people end with 1. */
export async function assigned(one: Desk, value = "416235"): Promise<string> {
  await ends(0, "commit", ...one.flags, ...source(one), "--at", DESK_COMMIT_AT);
  const ran = await choucha(["assign", ...one.flags, "--seed", `骰子=${value}`, "--at", DESK_ASSIGN_AT]);
  expect([one.prefecture, [0, 1].includes(ran.exit), ran.stderr.match(/^error.*/gm)]).toEqual([
    one.prefecture,
    true,
    null,
  ]);
  return one.file;
}

/** Every prefecture's record, each made in a folder of its own. */
export async function allAssigned(campaign: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const prefecture of packages(campaign).keys())
    files.set(prefecture, await assigned(desk(campaign, prefecture)));
  return files;
}
