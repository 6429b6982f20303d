/** `verify --register`: a file that somebody gave is compared or refused, and never passed over in silence. */
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { COMMIT_AT, copyOfExample, DRAW_AT } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";

let registry: string;
/** Where the campaign's files went: away from the registers. */
let out: string;
let bundle: string;

beforeAll(async () => {
  const campaign = copyOfExample();
  registry = join(campaign, "registry");
  out = join(newFolder(), "elsewhere");
  bundle = join(newFolder(), "bundle");
  const seeds = ["--seeds", join(campaign, "seeds.yaml")];
  for (const words of [
    ["run", campaign, "--out", out, "--at", COMMIT_AT],
    ["run", campaign, "--out", out, ...seeds, "--at", DRAW_AT],
    ["publish", campaign, bundle, "--out", out, "--at", DRAW_AT],
  ])
    expect(await choucha(words)).toMatchObject({ exit: 0 });
}, 120_000);

interface Answer {
  readonly exit: number;
  readonly checks: ReadonlyMap<string, boolean>;
  readonly text: string;
}

async function verified(record: string, ...files: string[]): Promise<Answer> {
  const { exit, stdout } = await choucha(["verify", record, "--register", ...files, "--json"]);
  const { checks = [] } = JSON.parse(stdout) as { checks?: { name: string; ok: boolean }[] };
  return { exit, text: stdout, checks: new Map(checks.map(({ name, ok }) => [name, ok])) };
}

const record = (draw: string) => join(out, draw, "record.json");

/** A copy of a register in which an office's state was changed. */
function changed(to: string): string {
  const text = readFileSync(join(registry, "notary-offices.csv"), "latin1");
  const state = Buffer.from([0xd5, 0xfd, 0xb3, 0xa3]).toString("latin1"); // 正常 in GB18030
  const other = Buffer.from([0xd7, 0xa2, 0xcf, 0xfa]).toString("latin1"); // 注销
  expect(text).toContain(state);
  writeFileSync(to, text.replace(state, other), "latin1");
  return to;
}

it("finds a register's companions beside it, wherever the record lies", async () => {
  const { exit, checks } = await verified(record("notary"), join(registry, "notary-offices.csv"));
  expect(exit).toBe(0);
  expect([checks.get("register"), checks.get("inspectors-register")]).toEqual([true, true]);
});

it("compares a file of another name, too", async () => {
  const answer = await verified(record("notary"), changed(join(registry, "new.csv")));
  expect([answer.exit, answer.checks.get("register")]).toEqual([1, false]);
  expect(answer.text).toMatch(/Row \d+ of new\.csv was changed after the commitment: 状态/);
});

it("tells a second file of another name as the inspectors", async () => {
  const folder = join(registry, "renamed");
  mkdirSync(folder);
  for (const name of ["last-year-notary.csv", "recusal.csv"])
    copyFileSync(join(registry, name), join(folder, name));
  const [first, second] = [join(folder, "a.csv"), join(folder, "b.csv")];
  copyFileSync(join(registry, "notary-offices.csv"), first);
  writeFileSync(second, readFileSync(join(registry, "inspectors.csv"), "utf8").replace("是", "否"));
  const { exit, checks } = await verified(record("notary"), first, second);
  expect([exit, checks.get("register"), checks.get("inspectors-register")]).toEqual([1, true, false]);
});

it("refuses a register that cannot be compared without another file, and names that one", async () => {
  const alone = changed(join(newFolder(), "notary-offices.csv"));
  const { exit, text } = await verified(record("notary"), alone);
  expect(exit).toBe(3);
  expect(text).toContain("CMD019");
  expect(text).toContain("last-year-notary.csv");
});

it("gives each draw of a published folder its own register", async () => {
  const folder = newFolder();
  cpSync(registry, folder, { recursive: true });
  const files = ["forensic-institutions.xlsx", "notary-offices.csv"].map((name) => join(folder, name));
  for (const given of [files, files.slice(0, 1)]) {
    const { exit, checks } = await verified(bundle, ...given);
    expect([exit, checks.get("forensic/register")]).toEqual([0, true]);
    expect(checks.get("notary/register")).toBe(given.length === 2 ? true : undefined);
  }
});

it("does not say that a sample's register was not at hand when it was", async () => {
  const register = join(registry, "notary-offices.csv");
  const { stdout } = await choucha(["sample", register, "--n", "3", "--seed", "a=1", "--json"]);
  const ran = await choucha(["verify", "-", "--register", register], { stdin: stdout });
  expect([ran.exit, ran.stderr]).toEqual([0, ""]);
});
