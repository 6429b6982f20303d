/** What nobody should overlook is told: every replaced commitment, a missing file, a doubled key, the office's own random. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { choucha, newFolder, root } from "../cli.ts";

const folder = newFolder();
const run = (...words: string[]) => choucha(words, { cwd: folder });
const plan = join(folder, "plan.yaml");

beforeAll(async () => {
  cpSync(join(root, "fixtures/yunnan-2025"), folder, { recursive: true });
  rmSync(join(folder, "out"), { recursive: true, force: true });
  const text = readFileSync(plan, "utf8");
  await run("commit", ".");
  writeFileSync(plan, text.replace("alternates: 1", "alternates: 2"));
  expect((await run("commit", ".", "--draw", "forensic", "--reason", "候补太少")).exit).toBe(0);
  writeFileSync(plan, text.replace("alternates: 1", "alternates: 3"));
  expect((await run("commit", ".", "--draw", "forensic", "--reason", "候补仍少")).exit).toBe(0);
  expect((await run("run", ".", "--seeds", "seeds.yaml")).exit).toBe(0);
});

describe("every commitment that was replaced", () => {
  it("stands with its reason in verify and in the timeline", async () => {
    const { exit, stdout } = await run("verify", "out/forensic");
    expect(exit).toBe(0);
    expect(stdout).toContain("replaced 2 time(s) before the draw, for these reasons: 候补太少 · 候补仍少");
    const timeline = (await run("ledger", ".", "--verify", "--lang", "zh")).stdout;
    expect(timeline.match(/替换前一承诺/g)).toHaveLength(2);
    for (const reason of ["候补太少", "候补仍少"]) expect(timeline).toContain(reason);
  });
});

describe("a published folder", () => {
  it("has a timeline without a plan, and a missing file is a failed check in JSON", async () => {
    const bundle = join(newFolder(), "bundle");
    expect((await run("publish", ".", bundle)).exit).toBe(0);
    expect((await run("ledger", bundle, "--verify")).exit).toBe(0);
    rmSync(join(bundle, "forensic/frame.jsonl"));
    const { exit, stdout } = await choucha(["verify", bundle, "--json"], { cwd: bundle });
    const { ok, checks } = JSON.parse(stdout);
    expect([exit, ok]).toEqual([1, false]);
    expect(checks.find(({ ok }: { ok: boolean }) => !ok)).toMatchObject({
      name: "forensic/frame",
      code: "VER150",
    });
  });
});

describe("an object without an alternate", () => {
  it("is noted as gone with --without, and the record verifies", async () => {
    const record = () => JSON.parse(readFileSync(join(folder, "out/notary/record.json"), "utf8"));
    const first = record().drawn[0].id;
    await run("replace", first, ".", "--reason", "closed", "--draw", "notary");
    const second = record().replacements[0].in;
    expect((await run("replace", second, ".", "--reason", "closed", "--draw", "notary")).stderr).toContain(
      "--without",
    );
    const { exit, stdout } = await run(
      "replace",
      second,
      ".",
      "--reason",
      "closed",
      "--draw",
      "notary",
      "--without",
      "--json",
    );
    expect([exit, JSON.parse(stdout).replacement.in]).toEqual([1, undefined]);
    expect(record().replacements).toHaveLength(2);
    expect((await run("verify", "out/notary")).exit).toBe(0);
    expect((await run("run", ".")).exit).toBe(0);
    expect(readFileSync(join(folder, "out/notary/result-list.md"), "utf8")).not.toContain(`| ${second} |`);
  });
});

describe("the office's own random", () => {
  it("is said by verify", async () => {
    await run("sample", "registry/notary-offices.csv", "--n", "3", "--json", "--out", "s.csv");
    const { stdout } = await run("sample", "registry/notary-offices.csv", "--n", "3", "--json");
    writeFileSync(join(folder, "s.json"), stdout);
    const verified = await run("verify", "s.json", "--register", "registry/notary-offices.csv");
    expect([verified.exit, verified.stdout.includes("own machine")]).toEqual([0, true]);
  });
});
