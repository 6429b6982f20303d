/** `choucha collect`: takes the records that prefectures send back, each whole or not at all. */
import { type Collected, collectAll } from "../campaign/collect.ts";
import { mergedDeals, withCollected } from "../campaign/collection.ts";
import { frameOf } from "../campaign/dispatch.ts";
import { drawnRecord } from "../campaign/draw.ts";
import { type Campaign, openCampaign } from "../campaign/open.ts";
import { EXIT } from "../problem.ts";
import { forPeople } from "../registry/order.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { drawScreen, teamsScreen } from "./results.ts";
import { colours, findingJson, table, tellFindings } from "./screen.ts";

export interface CollectFlags {
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Runs `choucha collect`: exit 1 where a file was refused. */
export async function collect(
  io: Io,
  given: string,
  files: readonly string[],
  flags: CollectFlags,
): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const collected = await withLock(campaign.out, () => collectAll(io, campaign, files, at));
  const { entries, draws } = collected;
  const findings = entries.flatMap((entry) => entry.findings);
  await tellFindings(io, findings);
  if (flags.json) {
    const document = {
      $schema: "choucha/collect/1",
      version: 1,
      files: entries.map(({ file, status, draw, prefecture, findings: told }) => ({
        file,
        status,
        draw: draw ?? null,
        prefecture: prefecture ?? null,
        findings: told.map((finding) => findingJson(io.lang, finding)),
      })),
      draws: draws.map(({ draw, records, missing }) => ({
        draw,
        collected: records.map(({ prefecture, digest }) => ({ prefecture, digest })),
        missing,
      })),
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else await write(io.stdout, await collectScreen(io, campaign, collected));
  return entries.some(({ status }) => status === "refused") ? EXIT.checkFailed : EXIT.done;
}

const STATUS = { taken: "collectTaken", same: "collectSame", refused: "collectRefused" } as const;

/** Each file and what became of it; then, of each draw that something came for, the teams so far and who is waited for. */
async function collectScreen(io: Io, campaign: Campaign, { entries, draws }: Collected): Promise<string> {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const columns = [
    { header: t("collectFile") },
    { header: t("draw") },
    { header: t("prefecture") },
    { header: t("status") },
  ];
  const rows = entries.map(({ file, draw, prefecture, status }) => [
    file,
    draw ?? "",
    prefecture ?? "",
    t(STATUS[status]),
  ]);
  const parts = [`${table(columns, rows, paint)}\n`];
  for (const { draw, ...collection } of draws) {
    const { records, missing, prefectures } = collection;
    const record = (await drawnRecord(campaign, draw))!;
    const title = campaign.plan.draws.find(({ name }) => name === draw)!.title ?? draw;
    if (records.length > 0) {
      const { assignment, people } = mergedDeals(records);
      const objects = await frameOf(campaign, record);
      parts.push(`${drawScreen(io, title, withCollected(record, collection))}\n`);
      parts.push(`${teamsScreen(io, assignment, objects, people)}\n`);
    }
    const all = prefectures.length;
    const params = { draw, all, have: records.length, missing: forPeople(missing, (one) => one).join("、") };
    parts.push(`${t(missing.length === 0 ? "collectComplete" : "collectMissing", params)}\n`);
  }
  return parts.join("");
}
