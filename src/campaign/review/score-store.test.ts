/** What is kept of scores: nothing is overwritten, and a killed import leaves nothing half kept. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { Problem } from "../../problem.ts";
import { sheet } from "../../scoring/aggregate/small.fixture.ts";
import { ledgerPath, soundLedger } from "../ledger-file.ts";
import type { Campaign } from "../open.ts";
import { smallReview } from "./review.fixture.ts";
import { addScores, importsOf, standingScores } from "./score-store.ts";
import type { OpenReview } from "./types.ts";

let campaign: Campaign;
let review: OpenReview;
beforeEach(() => {
  const out = mkdtempSync(join(tmpdir(), "choucha-scores-"));
  campaign = { dir: out, out, warnings: [], plan: {} } as unknown as Campaign;
  review = smallReview(join(out, "opinions"));
});
const file = (number: string) => join(review.folder, "imports", `${number}.json`);
const add = (reviews: Parameters<typeof addScores>[2], at = "2025-06-01T00:00:00Z") =>
  addScores(campaign, review, reviews, [{ file: "R01.xlsx", digest: "ab" }], at);
const [one, two] = [sheet("D1", "ZJ001"), sheet("D1", "ZJ002", { deduct: "5" })];

it("keeps what is new, replaces by reviewer and document, leaves out what was said before", async () => {
  expect(await add([one, two])).toEqual({ added: [one, two], replaced: [], same: [] });
  const changed = sheet("D1", "ZJ001", { level: "20" });
  const again = { ...two, source: { file: "other.xlsx" } };
  expect(await add([changed, again])).toEqual({
    added: [],
    replaced: [{ before: one, now: changed }],
    same: [again],
  });
  expect(await standingScores(campaign, review)).toEqual([changed, two]);
  expect((await importsOf(campaign, review)).map(({ reviews }) => reviews)).toEqual([[one, two], [changed]]);
  const lines = await soundLedger(campaign.out);
  expect(lines.map(({ event }) => event)).toEqual(["score/opinions", "score/opinions"]);
});

it("where nothing is new, neither a file nor a line is written", async () => {
  await add([one]);
  const before = readFileSync(ledgerPath(campaign.out));
  expect((await add([one], "2025-06-02T00:00:00Z")).same).toEqual([one]);
  expect(readFileSync(ledgerPath(campaign.out))).toEqual(before);
  expect(readdirSync(join(review.folder, "imports"))).toEqual(["0001.json"]);
});

it("killed between file and line: the file counts for nothing, and the next import goes on", async () => {
  await add([one]);
  const before = readFileSync(ledgerPath(campaign.out));
  await add([two]);
  writeFileSync(ledgerPath(campaign.out), before);
  expect(await standingScores(campaign, review)).toEqual([one]);
  const other = sheet("D2", "ZJ002");
  expect((await add([other])).added).toEqual([other]);
  expect(await standingScores(campaign, review)).toEqual([one, other]);
  expect(readdirSync(join(review.folder, "imports"))).toEqual(["0001.json", "0002.json"]);
});

it("an import that is gone or was changed stops everything", async () => {
  await add([one]);
  writeFileSync(file("0001"), readFileSync(file("0001"), "utf8").replace('"40"', '"20"'));
  const tried = (work: Promise<unknown>) =>
    work.catch((error: unknown) => (error as Problem).findings[0]?.code);
  expect(await tried(standingScores(campaign, review))).toBe("CMD011");
  expect(await tried(add([two]))).toBe("CMD011");
  rmSync(file("0001"));
  expect(await tried(add([two]))).toBe("CMD011");
});

it("an import before the last line of the ledger is refused, and nothing is written", async () => {
  await add([one]);
  await expect(add([two], "2025-05-01T00:00:00Z")).rejects.toBeInstanceOf(Problem);
  expect(readdirSync(join(review.folder, "imports"))).toEqual(["0001.json"]);
});
