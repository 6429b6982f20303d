/** A small campaign whose review is drawn and dealt, once for all tests of a file. */
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { loadRubric } from "../../src/scoring/rubric/parse.ts";
import { choucha, newFolder, root } from "../cli.ts";
import { COMMIT_AT, DRAW_AT, SEED, smallCampaign } from "../review/small.ts";
import type { Page } from "./fill.ts";

export const IMPORT_AT = "2025-06-01T01:00:00Z";

let drawn: Promise<string> | undefined;

async function make(): Promise<string> {
  const folder = smallCampaign();
  for (const words of [
    ["commit", ".", "--at", COMMIT_AT],
    ["draw", ".", "--at", DRAW_AT, ...SEED],
    ["assign", ".", "--at", DRAW_AT],
    ["score", "sheet", "."],
  ]) {
    const { exit, stderr } = await choucha(words, { cwd: folder });
    expect([words.join(" "), exit, stderr]).toEqual([words.join(" "), 0, stderr]);
  }
  return folder;
}

/** A fresh copy of the campaign, its sheets written. */
export async function reviewCampaign(): Promise<string> {
  drawn ??= make();
  const folder = newFolder();
  cpSync(await drawn, folder, { recursive: true });
  return folder;
}

const { rubric } = loadRubric(
  readFileSync(join(root, "rubrics", "forensic-opinion.yaml")),
  "forensic-opinion",
);

/** A complete page for forensic opinions, full marks but for what is said. */
export function opinion(changes: Page = {}): Page {
  const items = rubric.sections.flatMap(({ items }) => items);
  const full = { levels: undefined, deduct: 0, points: undefined, bonus: 0, check: "是", veto: "否" };
  return {
    ...Object.fromEntries(items.map(({ id, kind, points }) => [id, { score: full[kind] ?? Number(points) }])),
    ...changes,
  };
}

export const sheetOf = (folder: string, code: string): string =>
  join(folder, "out", "opinions", "sheets", `${code}.xlsx`);
