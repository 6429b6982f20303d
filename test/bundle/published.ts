/** The example campaign, run and published in a folder of its own. */
import { join } from "node:path";
import { expect } from "vitest";
import { writePage } from "../../scripts/page.mjs";
import { COMMIT_AT, copyOfExample, DRAW_AT } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";

export interface PublishedExample {
  /** The campaign's own folder: what the office keeps. */
  readonly campaign: string;
  readonly bundle: string;
}

/**
 * Runs a campaign's whole year up to the bundle; `edit` may change its files before the commitment, and with
 * `again` it is changed and committed a second time.
 */
export async function publishedExample(
  edit?: (campaign: string) => void,
  again?: (campaign: string) => void,
): Promise<PublishedExample> {
  await writePage();
  const campaign = copyOfExample();
  edit?.(campaign);
  const bundle = join(newFolder(), "public");
  const reason = ["--reason", "名单再次核对"];
  for (const words of [
    ["commit", campaign, "--at", COMMIT_AT],
    ...(again ? [["commit", campaign, "--at", COMMIT_AT, ...reason]] : []),
    ["run", campaign, "--seeds", join(campaign, "seeds.yaml"), "--at", DRAW_AT],
    ["publish", campaign, bundle, "--at", DRAW_AT],
  ]) {
    if (words.includes("--reason")) again?.(campaign);
    const ran = await choucha(words);
    expect(ran.exit, `${words[0]}: ${ran.stderr}`).toBe(0);
  }
  return { campaign, bundle };
}
