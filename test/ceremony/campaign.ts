/** A small campaign whose seed a test writes: 40 offices in two prefectures, 10% of each. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { choucha, newFolder } from "../cli.ts";

export const COMMIT = "2025-05-06T01:00:00Z";
export const DRAW = "2025-05-07T02:00:00Z";

/** Round 657413 of drand's quicknet as published. */
export const BEACON =
  "657413 b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";

const rows = Array.from(
  { length: 40 },
  (_, i) => `X${String(i + 1).padStart(3, "0")},第${i + 1}公证处,${i < 25 ? "昆明市" : "丽江市"}`,
);

/** A folder with a register and a plan. `seed` is what stands below `seed:`, in flow style. */
export function campaign(seed: string): string {
  const folder = newFolder();
  mkdirSync(join(folder, "registry"));
  writeFileSync(join(folder, "registry", "offices.csv"), `编号,名称,州市\n${rows.join("\n")}\n`);
  setSeed(folder, seed);
  return folder;
}

export function setSeed(folder: string, seed: string): void {
  const plan = [
    "campaign: 公证机构抽查",
    "issuer: 示例司法厅",
    "year: 2025",
    "draws:",
    "  - { name: notary, title: 公证机构监督抽查, register: registry/offices.csv, id: 编号, stratify: 州市, rate: 10%, allocation: each }",
    `seed: ${seed}`,
  ];
  writeFileSync(join(folder, "plan.yaml"), `${plan.join("\n")}\n`);
}

/** Runs a command in a campaign's folder. */
export const inside = (folder: string, ...words: string[]) =>
  choucha(words, { cwd: folder, env: { LANG: "C" } });

/** A campaign that was committed a day before the draw. */
export async function committed(seed: string): Promise<string> {
  const folder = campaign(seed);
  const ran = await inside(folder, "commit", "--at", COMMIT);
  if (ran.exit !== 0) throw new Error(ran.stderr);
  return folder;
}

/** A witness as `choucha witness new` makes one. */
export async function newWitness(name: string): Promise<{ value: string; commits: string }> {
  const { stdout } = await choucha(["witness", "new", name, "--json"]);
  return JSON.parse(stdout);
}
