/** What `run` does can be done step by step with the same bytes, and doing it again changes nothing. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { choucha } from "../cli.ts";
import { COMMIT_AT, copyOfExample, DRAW_AT, differences, filesIn, timesIn } from "./example.ts";

const seeds = (campaign: string) => ["--seeds", join(campaign, "seeds.yaml")];

/** Runs words that must end well. */
async function done(...words: string[]): Promise<string> {
  const ran = await choucha(words);
  expect([words.slice(0, 2).join(" "), ran.exit, ran.stderr.match(/^error.*/gm)]).toEqual([
    words.slice(0, 2).join(" "),
    0,
    null,
  ]);
  return ran.stdout;
}

/** As `npm start` does it. */
async function byRun(campaign: string): Promise<void> {
  await done("commit", campaign, "--at", COMMIT_AT);
  await done("run", campaign, ...seeds(campaign), "--at", DRAW_AT);
}

const LATER: [string, (campaign: string) => string[]][] = [
  ["draw", (campaign) => ["draw", campaign, ...seeds(campaign)]],
  ["assign", (campaign) => ["assign", campaign]],
  ["circular notice", (campaign) => ["circular", "notice", campaign]],
  ["circular task", (campaign) => ["circular", "task", campaign]],
  ["circular result-list", (campaign) => ["circular", "result-list", campaign]],
];

describe("the example campaign", () => {
  let whole: string;
  let expected: Map<string, Buffer>;
  beforeAll(async () => {
    whole = copyOfExample();
    await byRun(whole);
    expected = filesIn(join(whole, "out"));
  });

  it("step by step gives the bytes of `run`", async () => {
    const steps = copyOfExample();
    await done("check", steps);
    await done("commit", steps, "--at", COMMIT_AT);
    for (const [, words] of LATER) await done(...words(steps), "--at", DRAW_AT);
    expect(differences(filesIn(join(steps, "out")), expected)).toEqual([]);
    expect(expected.size).toBeGreaterThan(40);
  });

  it("`run` alone, waiting for the seed first, gives the same bytes", async () => {
    const campaign = copyOfExample();
    const screen = JSON.parse(await done("run", campaign, "--at", COMMIT_AT, "--json"));
    expect(screen).toMatchObject({ waiting: true, changed: true });
    await done("run", campaign, ...seeds(campaign), "--at", DRAW_AT);
    expect(differences(filesIn(join(campaign, "out")), expected)).toEqual([]);
  });

  it("everything a second time changes neither bytes nor times, and says so", async () => {
    const before = timesIn(join(whole, "out"));
    const later = ["--at", "2025-06-01T00:00:00Z"];
    expect(await done("run", whole, ...seeds(whole), ...later)).toContain("Nothing to do");
    expect(await done("run", whole, ...later)).toContain("Nothing to do");
    await done("commit", whole, ...later);
    for (const [, words] of LATER) await done(...words(whole), ...later);
    for (const draw of ["forensic", "notary"]) await done("verify", join(whole, "out", draw, "record.json"));
    expect(timesIn(join(whole, "out"))).toEqual(before);
    expect(differences(filesIn(join(whole, "out")), expected)).toEqual([]);
  });

  it("verify writes nothing and passes; the ledger names every step in order", async () => {
    const events = readFileSync(join(whole, "out", "ledger.jsonl"), "utf8")
      .trim()
      .split("\n");
    const names = events.map((line) => (JSON.parse(line) as { event: string }).event);
    const places = ["commit", "seed", "draw", "assign", "circular:notice"].map((step) =>
      names.indexOf(`${step}/forensic`),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBe(0);
  });

  it("another seed is refused, and so is a new commitment once the seed is known", async () => {
    const before = timesIn(join(whole, "out"));
    const other = ["--seed", "福彩双色球=01 02 03 04 05 06 08", "--seed", "上证综合指数=1234.56"];
    for (const command of ["draw", "run"]) {
      const ran = await choucha([command, whole, ...other]);
      expect([ran.exit, /CMD015/.test(ran.stderr)]).toEqual([5, true]);
    }
    expect((await choucha(["commit", whole, "--reason", "x"])).exit).toBe(5);
    expect(timesIn(join(whole, "out"))).toEqual(before);
  });

  it("--dry-run writes nothing, before and after", async () => {
    const fresh = copyOfExample();
    for (const words of [[], seeds(fresh)]) await done("run", fresh, ...words, "--dry-run");
    expect(existsSync(join(fresh, "out"))).toBe(false);
    const before = timesIn(whole);
    await done("run", whole, ...seeds(whole), "--dry-run");
    expect(timesIn(whole)).toEqual(before);
  });

  it("--json of every command is one document with a schema name and a version", async () => {
    const campaign = copyOfExample();
    const register = join(campaign, "registry", "last-year-notary.csv");
    const sample = ["sample", join(campaign, "registry", "notary-offices.csv"), "--n", "3", "--seed", "a=1"];
    const record = join(campaign, "out", "notary", "record.json");
    const all: string[][] = [
      ["check", campaign],
      ["check", register],
      ["check", campaign, register],
      sample,
      ["run", campaign, "--dry-run"],
      ["commit", campaign, "--at", COMMIT_AT],
      ...LATER.map(([, words]) => words(campaign)),
      ["draw", campaign, "--draw", "notary", ...seeds(campaign)],
      ["verify", record],
      ["run", campaign],
      // What goes wrong is one document, too.
      ["sample", register, "--rate", "0"],
      ["verify", register],
      ["draw", campaign, "--seed", "nobody=1"],
      ["draw", campaign, "--sead", "a=1"],
      ["commit", join(campaign, "nowhere")],
    ];
    for (const words of all)
      for (const lang of ["en", "zh"]) {
        const { stdout } = await choucha([...words, "--json", "--lang", lang]);
        const document = JSON.parse(stdout);
        expect([words, document]).toMatchObject([words, { version: 1 }]);
        expect(document.$schema).toMatch(/^choucha\/[a-z-]+\/1$/);
      }
  });
});
