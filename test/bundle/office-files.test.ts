/** What stays in the office is in no bundle; whoever verifies one is told how much the ledger names. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writePage } from "../../scripts/page.mjs";
import { verifyBundle } from "../../src/record/bundle.ts";
import { fileOf } from "../../src/record/bundle-files.ts";
import { filesIn } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";
import { python, verifier } from "../differential/python.ts";
import { copyOf, fillAll, imported, withForms } from "../results/campaign.ts";
import { called } from "../score-enter/called.ts";

/** The bundle's files, and its check `office-files` of one draw as a page makes it. */
async function published(campaign: string, draw: string) {
  await writePage();
  const bundle = join(newFolder(), "public");
  const ran = await choucha(["publish", ".", bundle, "--at", "2025-07-01T00:00:00Z"], { cwd: campaign });
  expect([ran.exit, ran.stderr.includes("PUB")]).toEqual([0, false]);
  const files = [...filesIn(bundle)].map(([path, bytes]) => fileOf(path, bytes));
  const { draws, ok } = await verifyBundle(files);
  expect(ok).toBe(true);
  const checks = draws.find(({ record }) => record.commitment.draw === draw)!.checks;
  return { bundle, files, told: checks.find(({ name }) => name === "office-files") };
}

describe("files that stay in the office", () => {
  it("inspection results are named by the ledger and are not in the bundle", async () => {
    const campaign = await withForms();
    const { json } = await imported(campaign, await fillAll(campaign));
    expect(json.findings.filter(({ severity }: { severity: string }) => severity === "error")).toEqual([]);
    const sound = await choucha(["ledger", ".", "--verify"], { cwd: campaign });
    expect([sound.exit, sound.stderr]).toEqual([0, ""]);
    const copy = copyOf(campaign);
    const kept = join(copy, "out/offices/results/0001.json");
    writeFileSync(kept, readFileSync(kept, "utf8").replace("未发现问题", "无问题"));
    const found = await choucha(["ledger", ".", "--verify"], { cwd: copy });
    expect([found.exit, found.stderr]).toEqual([1, expect.stringContaining("TRC002")]);
    expect(found.stderr).toContain(join("offices", "results", "0001.json"));
    const { bundle, files, told } = await published(campaign, "offices");
    expect(files.map(({ path }) => path).filter((path) => /results|forms/.test(path))).toEqual([]);
    expect(told).toMatchObject({ ok: true, code: "VER054", params: { results: 1 } });
    const { exit, stdout } = await choucha(["verify", bundle, "--lang", "en"]);
    expect([exit, stdout]).toEqual([0, expect.stringContaining("inspection results 1")]);
    if (python)
      expect(verifier([bundle])).toMatchObject({ exit: 0, stdout: expect.stringContaining("result 1") });
  });

  it("scores and requests for third reviewers, too; their lines and no word of them", async () => {
    const { cwd } = await called();
    const { files, told } = await published(cwd, "opinions");
    expect(told).toMatchObject({ ok: true, code: "VER053", params: { scores: 2, thirds: 2, grades: 0 } });
    for (const { path, bytes } of files) {
      expect(path).not.toMatch(/imports|thirds|results/);
      if (/\.jsonl?$/.test(path))
        expect(Buffer.from(bytes).toString()).not.toMatch(/"items"|pointDifference/);
    }
  });

  it("a request that is handed out with the bundle is dealt again by the page", async () => {
    const { cwd } = await called();
    const { files } = await published(cwd, "opinions");
    const kept = [...filesIn(join(cwd, "out/opinions/thirds"))];
    const handed = kept.map(([path, bytes]) => fileOf(`opinions/thirds/${path}`, bytes));
    const checksOf = async (thirds: typeof handed) =>
      (await verifyBundle([...files, ...thirds])).draws
        .flatMap(({ checks }) => checks)
        .filter(({ name }) => name === "thirds")
        .map(({ ok, code }) => [ok, code]);
    expect(await checksOf(handed)).toEqual([[true, "VER052"]]);
    expect(await checksOf(handed.slice(0, 1))).toEqual([[false, "VER156"]]);
    const text = Buffer.from(handed[0]!.bytes).toString().replace('"seats":1', '"seats":2');
    const changed = fileOf(handed[0]!.path, Buffer.from(text));
    expect(await checksOf([changed, handed[1]!])).toEqual([[false, "VER155"]]);
  });
});
