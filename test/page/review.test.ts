/** The page on a review: chances by weight are never called equal, and the order is not that of bare tickets. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writePage } from "../../scripts/page.mjs";
import type { DrawRecord } from "../../src/record/record.ts";
import { choucha } from "../cli.ts";
import { COMMIT_AT, DRAW_AT, SEED, smallCampaign } from "../review/small.ts";
import { check, chromiumPath, launch, lookUp, open } from "./browser.ts";

let browser: Browser;
let folder: string;
beforeAll(async () => {
  if (!chromiumPath) return;
  await writePage();
  folder = smallCampaign();
  for (const words of [
    ["commit", ".", "--at", COMMIT_AT],
    ["run", ".", "--at", DRAW_AT, ...SEED],
    ["publish", ".", "public", "--at", DRAW_AT],
  ]) {
    const { exit, stderr } = await choucha(words, { cwd: folder });
    expect([words[0], exit, exit === 0 ? "" : stderr]).toEqual([words[0], 0, ""]);
  }
  browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
});

describe.skipIf(!chromiumPath)("a published review", () => {
  it("is verified; a document's card gives institution, weight, probability and reviewers", async () => {
    const { page, noise } = await open(browser, join(folder, "public"));
    expect((await check(page, join(folder, "public"))).kind).toContain("good");
    const record = JSON.parse(
      readFileSync(join(folder, "public/opinions/record.json"), "utf8"),
    ) as DrawRecord;
    const frame = readFileSync(join(folder, "public/opinions/frame.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; weight?: string });
    const weights = new Map(frame.map(({ id, weight = "1" }) => [id, weight]));
    await page.locator('button:has-text("opinions"), [role="tab"]:has-text("opinions")').first().click();
    expect(await page.locator("main").innerText()).toContain("机会按权重");
    const one = record.drawn.find(({ probability }) => probability !== "1")!;
    const card = await lookUp(page, one.id);
    expect(card).toContain("其抽签号除以权重");
    expect(card).toContain(`层 ${one.stratum.replace("|", " · ")}`);
    expect(card).toContain(`权重 ${weights.get(one.id)}`);
    expect(card).toContain(`概率 ${one.probability}`);
    expect(card).toContain("评查人");
    expect(card).not.toContain("检查人员");
    expect(noise).toEqual([]);
    await page.context().close();
  });
});
