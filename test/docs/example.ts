/** The example as `npm start` leaves it, made inside the test: nothing is installed or built. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { screens } from "../../scripts/docs/screens.mjs";
import { openCampaign } from "../../src/campaign/open.ts";
import { openReview } from "../../src/campaign/review/open-review.ts";
import type { Io } from "../../src/system/io.ts";
import { choucha, newFolder } from "../cli.ts";
import { freshFolder } from "./pages.ts";

export interface Example {
  readonly folder: string;
  /** What stands between the marks of the pages. */
  readonly blocks: Record<string, string>;
}

/** Runs the example's whole year. Takes some twenty seconds: once a file, in its beforeAll. */
export async function finishedExample(): Promise<Example> {
  const folder = freshFolder();
  const io = { cwd: folder, env: {}, lang: "zh" } as unknown as Io;
  const run = async (words: string[], exit = 0) => {
    const ran = await choucha(words, { cwd: folder });
    expect([words.join(" "), ran.exit, ran.stderr]).toEqual([words.join(" "), exit, ran.stderr]);
    return ran.stdout;
  };
  const blocks = await screens(folder, run, async (at) => await openReview(io, await openCampaign(io, at)));
  return { folder, blocks };
}

/** A folder of one's own with a copy of it. */
export function copyOf({ folder }: Example): string {
  const copy = newFolder();
  cpSync(join(folder, "fixtures"), join(copy, "fixtures"), { recursive: true });
  return copy;
}
