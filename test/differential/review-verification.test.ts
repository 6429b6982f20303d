/** Both verifiers judge a review alike: cells, probabilities, the first stage, reviewers, and a bundle of both stages. */
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { DrawRecord } from "../../src/record/record.ts";
import { choucha, newFolder } from "../cli.ts";
import { COMMIT_AT, DRAW_AT, SEED, smallCampaign } from "../review/small.ts";
import { change, firstFailure, judgements, names, set } from "./judging.ts";
import { python, verifier } from "./python.ts";

const OTHER = "915300000000000";

/** What is changed, in which file, and the check that must be the first to fail. */
const TAMPERINGS: [what: string, file: string, how: (text: string) => string, failing: string][] = [
  ["a document's probability", "record.json", set(["drawn", 0, "probability"], "1"), "draw"],
  ["a cell's probability", "record.json", set(["strata", 0, "probability"], "1"), "draw"],
  ["a document's rank", "record.json", set(["drawn", 1, "rank"], 9), "draw"],
  ["no alternates", "record.json", set(["alternates"], []), "draw"],
  ["the floor", "record.json", set(["rule", "floor"], 0), "rule"],
  ["a weight", "frame.jsonl", (text) => text.replace('"weight":"3/2"', '"weight":"2"'), "frame"],
  [
    "the first stage's C",
    "record.json",
    set(["commitment", "of", "commitment"], "0".repeat(64)),
    "commitment",
  ],
  [
    "an institution that was not drawn",
    "record.json",
    set(["institutions", 0, "id"], `${OTHER}9XX`),
    "first-stage",
  ],
  [
    "an institution's probability",
    "record.json",
    set(["institutions", 0, "probability"], "1"),
    "first-stage",
  ],
  ["no institutions", "record.json", set(["institutions"], undefined), "first-stage"],
  [
    "a reviewer's specialties",
    "inspectors.jsonl",
    (text) => text.replace('"fields":["', '"fields":["A","'),
    "inspectors",
  ],
  ["a team", "record.json", set(["assignment", "teams", 0, "members"], ["ZJ001"]), "assignment"],
  ["the first stage", "../forensic/record.json", set(["C"], "0".repeat(64)), "first-stage"],
  ["who was drawn there", "../forensic/record.json", set(["drawn"], []), "first-stage"],
];

describe.skipIf(python === undefined)("both verifiers on a review (with Python 3.9 or later)", () => {
  let campaign: string;
  let record: DrawRecord;
  const done = async (...words: string[]): Promise<void> => {
    const { exit, stderr } = await choucha(words, { cwd: campaign });
    expect(exit === 0 ? "" : stderr).toBe("");
  };

  beforeAll(async () => {
    campaign = smallCampaign();
    await done("commit", ".", "--at", COMMIT_AT);
    await done("draw", ".", "--at", DRAW_AT, ...SEED);
    await done("assign", ".", "--at", DRAW_AT);
    record = JSON.parse(readFileSync(join(campaign, "out/opinions/record.json"), "utf8"));
  });

  /** The office's files without the registers. */
  function published(): string {
    const folder = join(newFolder(), "out");
    cpSync(join(campaign, "out"), folder, { recursive: true });
    return join(folder, "opinions");
  }

  it("say that it holds, check by check", async () => {
    const [ours, theirs] = await judgements(published());
    expect(ours).toMatchObject({ exit: 0, ok: true });
    expect(theirs).toMatchObject({ exit: 0, ok: true });
    expect(names(theirs)).toEqual(names(ours));
    expect(names(ours)).toContain("first-stage");
  });

  it("say that it holds without the first stage beside it, and that they took its word", async () => {
    const folder = published();
    rmSync(join(folder, "../forensic"), { recursive: true });
    const [ours, theirs] = await judgements(folder);
    expect([ours.ok, theirs.ok]).toEqual([true, true]);
    expect(verifier([folder]).stdout).toContain("first-stage: The record of forensic is not here");
  });

  it.each(TAMPERINGS)("find %s", async (_, file, how, failing) => {
    const folder = published();
    change(join(folder, file), how);
    const [ours, theirs] = await judgements(folder);
    expect([ours.exit, firstFailure(ours)]).toEqual([1, failing]);
    expect([theirs.exit, firstFailure(theirs)]).toEqual([1, failing]);
  });

  it("agree after a document was replaced, and on the bundle", async () => {
    const later = ["--at", "2025-05-08T02:00:00Z", "--reason", "other", "--note", "示例"];
    await done("replace", record.drawn[0]!.id, ".", ...later);
    const [ours, theirs] = await judgements(published());
    expect([firstFailure(ours), firstFailure(theirs)]).toEqual([undefined, undefined]);
    expect(names(theirs)).toEqual(names(ours));
    expect(names(ours)).toContain("replacements");
  });

  it("agree on a bundle of both stages", async ({ skip }) => {
    const bundle = join(newFolder(), "bundle");
    const at = ["--at", "2025-05-09T02:00:00Z"];
    const { exit, stderr } = await choucha(["publish", ".", bundle, ...at], { cwd: campaign });
    skip(stderr.includes("PUB005"), "the page for bundles is not built here");
    expect(exit === 0 ? "" : stderr).toBe("");
    const [ours, theirs] = await judgements(bundle);
    expect([firstFailure(ours), firstFailure(theirs)]).toEqual([undefined, undefined]);
    expect(names(theirs)).toEqual(expect.arrayContaining(["forensic/draw", "opinions/first-stage", "files"]));
  });

  it("agree on the institutions where one was replaced before the documents were drawn", async () => {
    campaign = smallCampaign();
    await done("commit", ".", "--at", COMMIT_AT);
    await done("draw", ".", "--draw", "forensic", "--at", DRAW_AT, ...SEED);
    const first: DrawRecord = JSON.parse(readFileSync(join(campaign, "out/forensic/record.json"), "utf8"));
    const later = "2025-05-08T02:00:00Z";
    await done("replace", first.drawn[0]!.id, ".", "--reason", "closed", "--at", later);
    await done("draw", ".", "--draw", "opinions", "--at", later, ...SEED);
    const folder = published();
    const { institutions }: DrawRecord = JSON.parse(readFileSync(join(folder, "record.json"), "utf8"));
    const ids = institutions!.map(({ id }) => id);
    expect(ids).toContain(first.alternates.find(({ stratum }) => stratum === first.drawn[0]!.stratum)!.id);
    expect(ids).not.toContain(first.drawn[0]!.id);
    const [ours, theirs] = await judgements(folder);
    expect([firstFailure(ours), firstFailure(theirs)]).toEqual([undefined, undefined]);
  });
});
