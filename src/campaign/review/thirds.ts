/**
 * Third reviewers on disk. Each request is one file, `thirds/0001.json`, with one line `third/<review>` in the
 * ledger. Nothing is ever overwritten: who was called stays called.
 */
import { join } from "node:path";
import { EXIT, fail } from "../../problem.ts";
import { canonical, digestOf, type Json, sha256 } from "../../record/jcs.ts";
import { THIRDS_SCHEMA, type ThirdRequest } from "../../record/third-requests.ts";
import { inOrder } from "../../system/clock.ts";
import { readIfThere, writeIfChanged } from "../../system/files.ts";
import { addLine, soundLedger } from "../ledger-file.ts";
import type { Campaign } from "../open.ts";
import type { OpenReview } from "./types.ts";

type Place = Pick<OpenReview, "name" | "folder">;
const fileOf = (folder: string, number: number): string =>
  join(folder, "thirds", `${String(number).padStart(4, "0")}.json`);

/** All requests in the ledger's order. @throws Problem (conflict) where a file is gone or was changed */
export async function thirdRequests(campaign: Campaign, { name, folder }: Place): Promise<ThirdRequest[]> {
  const lines = (await soundLedger(campaign.out)).filter(({ event }) => event === `third/${name}`);
  const requests: ThirdRequest[] = [];
  for (const [i, { digest }] of lines.entries()) {
    const file = fileOf(folder, i + 1);
    const bytes = await readIfThere(file);
    if (!bytes || sha256(bytes) !== digest) fail(EXIT.conflict, "CMD011", {}, { file });
    requests.push(JSON.parse(bytes!.toString("utf8")) as ThirdRequest);
  }
  return requests;
}

/** Those who were called, by document id, in the order in which they were. */
export async function thirdsOf(campaign: Campaign, review: Place): Promise<Map<string, string[]>> {
  const thirds = new Map<string, string[]>();
  for (const { teams } of await thirdRequests(campaign, review))
    for (const { document, reviewers } of teams)
      if (reviewers.length > 0) thirds.set(document, [...(thirds.get(document) ?? []), ...reviewers]);
  return thirds;
}

/** Keeps a request; the caller holds the lock. @param at time of the request, ISO */
export async function addRequest(
  campaign: Campaign,
  { name, folder }: Place,
  { seats, teams }: Pick<ThirdRequest, "seats" | "teams">,
  at: string,
): Promise<ThirdRequest> {
  const lines = await soundLedger(campaign.out);
  inOrder(lines, at);
  const request = lines.filter(({ event }) => event === `third/${name}`).length + 1;
  const made: ThirdRequest = {
    $schema: THIRDS_SCHEMA,
    version: 1,
    ...{ review: name, request, requestedAt: at, seats, teams },
  };
  await writeIfChanged(fileOf(folder, request), canonical(made as unknown as Json));
  const digest = digestOf(made as unknown as Json);
  await addLine(campaign.out, { at, event: `third/${name}`, digest });
  return made;
}
