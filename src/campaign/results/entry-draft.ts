/** Objects that were left halfway, kept until they are recorded. Drafts are no results: no ledger knows them. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Asked, Given } from "../../results/entry.ts";
import { FIELDS } from "../../results/interpret.ts";
import { fileName } from "../../system/file-name.ts";
import { readIfThere, writeFileAtomic } from "../../system/files.ts";
import { type Campaign, drawFiles } from "../open.ts";

export interface Draft {
  readonly object: string;
  readonly given: readonly Given[];
}

const folderOf = (campaign: Campaign, draw: string): string =>
  join(drawFiles(campaign.out, draw).folder, "results", "drafts");
/** An object's own file: two people at two terminals do not overwrite each other. */
const pathOf = (campaign: Campaign, draw: string, object: string): string =>
  join(folderOf(campaign, draw), `${fileName(object)}.json`);

const isAsked = (value: unknown): value is Asked => {
  const asked = value as Partial<Record<string, unknown>> | null;
  if (asked?.kind === "field") return FIELDS.some((field) => field === asked.field);
  return asked?.kind === "item" && typeof asked.item === "string" && typeof asked.part === "string";
};

function parsed(text: string): Draft | undefined {
  try {
    const draft = JSON.parse(text) as Draft;
    const sound =
      typeof draft.object === "string" &&
      draft.given.length > 0 &&
      draft.given.every(({ asked, text: said }) => isAsked(asked) && typeof said === "string");
    return sound ? draft : undefined;
  } catch {
    return undefined;
  }
}

/** The drafts that can be read. A damaged one holds minutes of work at most, and no result. */
export async function readDrafts(campaign: Campaign, draw: string): Promise<Draft[]> {
  const folder = folderOf(campaign, draw);
  const drafts: Draft[] = [];
  for (const name of (await readdir(folder).catch(() => [])).filter((one) => one.endsWith(".json")).sort()) {
    const draft = parsed((await readIfThere(join(folder, name)))?.toString("utf8") ?? "");
    if (draft) drafts.push(draft);
  }
  return drafts;
}

export const writeDraft = (campaign: Campaign, draw: string, draft: Draft): Promise<void> =>
  writeFileAtomic(pathOf(campaign, draw, draft.object), `${JSON.stringify(draft, null, 2)}\n`);

export const dropDraft = (campaign: Campaign, draw: string, object: string): Promise<void> =>
  rm(pathOf(campaign, draw, object), { force: true });
