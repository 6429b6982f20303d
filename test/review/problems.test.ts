/** What is wrong with a review's registers, its steps or its files, and that nothing is written then. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCampaign } from "../../src/campaign/open.ts";
import { openReview } from "../../src/campaign/review/open-review.ts";
import { Problem } from "../../src/problem.ts";
import type { Io } from "../../src/system/io.ts";
import { choucha, root } from "../cli.ts";
import {
  COMMIT_AT,
  cases,
  DRAW_AT,
  DRAWS,
  type Files,
  head,
  institution,
  REVIEW,
  reviewers,
  SEED,
  SOURCES,
  smallCampaign,
} from "./small.ts";

const plan = (change: (review: string) => string, draws = DRAWS) => head(draws + change(REVIEW) + SOURCES);
const changed = (rows: string[][], row: number, column: number, text: string) =>
  rows.map((cells, i) => (i === row ? cells.map((cell, j) => (j === column ? text : cell)) : cells));

interface Told {
  readonly code: string;
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
}

async function findings(given: Files): Promise<{ exit: number; told: Told[] }> {
  const folder = smallCampaign(given);
  const { exit, stdout } = await choucha(["check", ".", "--json"], { cwd: folder });
  const commit = await choucha(["commit", ".", "--at", COMMIT_AT], { cwd: folder });
  expect(commit.exit).toBe(exit);
  if (exit !== 0) expect(existsSync(join(folder, "out", "ledger.jsonl"))).toBe(false);
  return { exit, told: JSON.parse(stdout).findings as Told[] };
}

describe("registers", () => {
  it.each<[string, Files, Told]>([
    [
      "an institution of no first stage",
      { cases: changed(cases(), 5, 1, "不存在的所") },
      { code: "REV023", file: "cases-1.csv", row: 6, column: "鉴定机构" },
    ],
    [
      "no institution",
      { cases: changed(cases(), 150, 1, "") },
      { code: "REV022", file: "cases-2.csv", row: 51, column: "鉴定机构" },
    ],
    [
      "a case in two registers",
      { cases: changed(cases(), 150, 0, "示鉴〔2025〕第3号") },
      { code: "REV030", file: "cases-2.csv", row: 51, column: "案号" },
    ],
    [
      "a case twice in a register",
      { cases: changed(cases(), 5, 0, "示鉴〔2025〕第3号") },
      { code: "REG051", file: "cases-1.csv", row: 6, column: "案号" },
    ],
    [
      "a number that is none",
      { cases: changed(cases(), 5, 3, "多") },
      { code: "REV026", file: "cases-1.csv", row: 6, column: "投诉件数" },
    ],
    [
      "parties as categories",
      { plan: plan((text) => text.replace("stratify: 鉴定类别", "stratify: 委托人")) },
      { code: "REV025", file: "cases-1.csv", column: "委托人" },
    ],
    [
      "parties as ids",
      { plan: plan((text) => text.replace("    n: 24", "    id: [案号, 委托人]\n    n: 24")) },
      { code: "REV025", file: "cases-1.csv", column: "委托人" },
    ],
    [
      "parties in a condition, which the rule publishes",
      { plan: plan((text) => text.replace('{ 投诉件数: ">=1" }', "{ 委托人: 示例当事人3 }")) },
      { code: "REV025", file: "cases-1.csv", column: "委托人" },
    ],
    [
      "a column that is not there",
      { plan: plan((text) => text.replace("stratify: 鉴定类别", "stratify: 类型")) },
      { code: "REG054", file: "cases-1.csv", column: "类型" },
    ],
    [
      "more documents than cases",
      { plan: plan((text) => text.replace("n: 24", "n: 500")) },
      { code: "REV036", file: "cases-1.csv" },
    ],
    [
      "no column of specialties",
      { reviewers: reviewers().map((row) => row.slice(0, 4)) },
      { code: "REV031", file: "reviewers.csv" },
    ],
  ])("%s", async (_, given, expected) => {
    const { exit, told } = await findings(given);
    expect(exit).toBe(3);
    const { file, ...rest } = expected;
    expect(told).toContainEqual(expect.objectContaining(rest));
    const one = told.find(
      ({ code, row }) => code === expected.code && (expected.row === undefined || row === expected.row),
    );
    expect(one?.file).toContain(file!);
  });

  it.each<[string, Files, string]>([
    ["a reviewer without specialty", { reviewers: changed(reviewers(), 3, 4, "") }, "REV032"],
    [
      "a specialty nobody has",
      {
        reviewers: reviewers().map((row, i) =>
          i === 0 ? row : [...row.slice(0, 4), "法医临床鉴定、法医物证鉴定"],
        ),
      },
      "REV033",
    ],
    [
      "an interest in an unknown institution",
      {
        recusal: [
          ["姓名", "机构", "原因"],
          ["示例专家9", "不存在的所", "亲属"],
        ],
      },
      "REV034",
    ],
    ["a category without a value", { cases: changed(cases(), 7, 2, "") }, "REV027"],
    [
      "an institution without cases",
      { cases: cases().filter(([, unit]) => unit !== institution(1) && unit !== "9153000000000000XX") },
      "REV038",
    ],
  ])("%s is told and does not stop", async (_, given, code) => {
    const { exit, told } = await findings(given);
    expect([exit, told.some((one) => one.code === code)]).toEqual([0, true]);
  });
});

it("check shows no parties: their columns have no examples, on the screen and in JSON", async () => {
  const folder = smallCampaign();
  const { stdout } = await choucha(["check", "."], { cwd: folder });
  const json = (await choucha(["check", ".", "--json"], { cwd: folder })).stdout;
  expect(stdout).toContain("委托人");
  expect(stdout + json).not.toContain("示例当事人");
  const file = JSON.parse(json).files.find((one: { file: string }) => one.file.includes("cases"));
  const column = (header: string) => file.columns.find((one: { header: string }) => one.header === header);
  expect(column("委托人").profile).toMatchObject({ empty: 0, examples: [] });
  expect(column("鉴定机构").profile.examples).not.toEqual([]);
});

describe("steps", () => {
  const run = async (folder: string, ...words: string[]) => {
    const { exit, stderr } = await choucha(words, { cwd: folder });
    return [exit, ...new Set(stderr.match(/\b(REV|CMD|DRW)\d{3}\b/g) ?? [])];
  };

  it("come in order: the first stage is committed and drawn before", async () => {
    const folder = smallCampaign();
    expect(await run(folder, "commit", ".", "--draw", "opinions", "--at", COMMIT_AT)).toEqual([5, "REV040"]);
    expect(await run(folder, "commit", ".", "--at", COMMIT_AT)).toEqual([0]);
    const before = readFileSync(join(folder, "out/ledger.jsonl"), "utf8");
    expect(await run(folder, "draw", ".", "--draw", "opinions", "--at", DRAW_AT, ...SEED)).toEqual([
      5,
      "REV044",
    ]);
    expect(readFileSync(join(folder, "out/ledger.jsonl"), "utf8")).toBe(before);
    expect(await run(folder, "draw", ".", "--draw", "forensic", "--at", DRAW_AT, ...SEED)).toEqual([0]);
    expect(await run(folder, "draw", ".", "--draw", "opinions", "--at", DRAW_AT, ...SEED)).toEqual([0]);
  });

  it("a first stage that is committed anew wants the review committed anew", async () => {
    const folder = smallCampaign();
    await run(folder, "commit", ".", "--at", COMMIT_AT);
    smallCampaign({ plan: plan((text) => text, DRAWS.replace("n: 4", "n: 5")) }, folder);
    const again = ["--draw", "forensic", "--reason", "多抽一家", "--at", COMMIT_AT];
    expect(await run(folder, "commit", ".", ...again)).toEqual([0]);
    expect(await run(folder, "draw", ".", "--draw", "forensic", "--at", DRAW_AT, ...SEED)).toEqual([0]);
    expect(await run(folder, "draw", ".", "--at", DRAW_AT, ...SEED)).toEqual([5, "REV045"]);
    const mine = ["--draw", "opinions", "--reason", "第一阶段已重新承诺", "--at", DRAW_AT];
    expect(await run(folder, "commit", ".", ...mine)).toEqual([0]);
    expect(await run(folder, "draw", ".", "--at", DRAW_AT, ...SEED)).toEqual([0]);
    expect((await choucha(["verify", "out/opinions"], { cwd: folder })).exit).toBe(0);
  });

  it("floors that the drawn institutions cannot keep are told before anything of the review is drawn", async () => {
    const folder = smallCampaign({ plan: plan((text) => text.replace("floor: 3", "floor: 7")) });
    expect(await run(folder, "run", ".", "--at", DRAW_AT, ...SEED)).toEqual([3, "REV037"]);
    expect(existsSync(join(folder, "out/opinions/record.json"))).toBe(false);
    expect(readFileSync(join(folder, "out/ledger.jsonl"), "utf8")).not.toContain("seed/opinions");
  });

  it("too few reviewers are told before the commitment; they leave seats open, and the bottleneck is told", async () => {
    const folder = smallCampaign({ plan: plan((text) => text.replace("maxLoad: 8", "maxLoad: 2")) });
    expect(await run(folder, "run", ".", "--at", DRAW_AT, ...SEED)).toEqual([
      1,
      "REV053",
      "REV050",
      "REV051",
    ]);
  });

  it("official documents and simulations are for draws", async () => {
    const folder = smallCampaign();
    await run(folder, "run", ".", "--at", DRAW_AT, ...SEED);
    expect(await run(folder, "circular", "notice", ".", "--draw", "opinions")).toEqual([2, "CMD002"]);
    expect(await run(folder, "simulate", ".", "--draw", "opinions", "--runs", "10")).toEqual([2, "REV047"]);
    expect(await run(folder, "simulate", ".", "--runs", "10")).toEqual([0, "REV048"]);
  });
});

/** A record as somebody edits it. */
interface Loose {
  institutions?: { probability: string }[];
  drawn: { probability: string }[];
  assignment: { teams: { members: string[] }[] };
}

describe("after the draw", () => {
  const open = async (folder: string, name?: string) => {
    const io = { cwd: folder, lang: "en", env: {} } as unknown as Io;
    return await openReview(io, await openCampaign(io, "."), name).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      return `${error.exit} ${error.findings[0]!.code}`;
    });
  };

  it("a review opens only once it is dealt", async () => {
    const folder = smallCampaign();
    expect(await open(folder)).toBe("5 CMD017");
    await choucha(["draw", ".", "--at", DRAW_AT, ...SEED], { cwd: folder });
    expect(await open(folder)).toBe("5 REV004");
    expect(await open(folder, "other")).toBe("2 REV002");
    expect(await open(smallCampaign({ plan: head(DRAWS + SOURCES) }))).toBe("2 REV001");
  });

  it("a changed rubric is a conflict; comments in it are not", async () => {
    const text = readFileSync(join(root, "rubrics/forensic-opinion.yaml"), "utf8");
    const folder = smallCampaign({
      plan: plan((one) => one.replace("rubric: forensic-opinion", "rubric: own.yaml")),
    });
    writeFileSync(join(folder, "own.yaml"), text);
    expect((await choucha(["run", ".", "--at", DRAW_AT, ...SEED], { cwd: folder })).exit).toBe(0);
    writeFileSync(join(folder, "own.yaml"), `# later\n${text}`);
    expect(typeof (await open(folder))).toBe("object");
    writeFileSync(join(folder, "own.yaml"), text.replace(/^version: .*$/m, 'version: "9"'));
    expect(await open(folder)).toBe("5 REV005");
  });

  it.each<[string, (record: Loose) => unknown, string]>([
    ["institutions of the record", (record) => record.institutions!.pop(), "VER153"],
    ["their chances", (record) => Object.assign(record.institutions![0]!, { probability: "1" }), "VER153"],
    ["no institutions at all", (record) => delete record.institutions, "VER151"],
    ["a document's chance", (record) => Object.assign(record.drawn[0]!, { probability: "1" }), "VER109"],
    ["a reviewer", (record) => record.assignment.teams[0]!.members.reverse(), "VER110"],
  ])("verification sees a change of %s", async (_, change, code) => {
    const folder = smallCampaign();
    await choucha(["run", ".", "--at", DRAW_AT, ...SEED], { cwd: folder });
    const path = join(folder, "out/opinions/record.json");
    const record = JSON.parse(readFileSync(path, "utf8"));
    change(record);
    writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
    const { exit, stdout } = await choucha(["verify", "out/opinions", "--json"], { cwd: folder });
    const codes = (JSON.parse(stdout).checks as { ok: boolean; code: string }[])
      .filter(({ ok }) => !ok)
      .map((one) => one.code);
    expect(exit).toBe(1);
    expect(codes).toContain(code);
  });

  it("verification tells a first stage of another commitment, and one that is not there", async () => {
    const folder = smallCampaign();
    await choucha(["run", ".", "--at", DRAW_AT, ...SEED], { cwd: folder });
    const other = smallCampaign({ plan: plan((text) => text, DRAWS.replace("n: 4", "n: 5")) });
    await choucha(["run", ".", "--at", DRAW_AT, ...SEED], { cwd: other });
    const path = (where: string) => join(where, "out/forensic/record.json");
    const first = async () => {
      const { exit, stdout } = await choucha(["verify", "out/opinions", "--json"], { cwd: folder });
      const checks = JSON.parse(stdout).checks as { name: string; code: string }[];
      return [exit, checks.find(({ name }) => name === "first-stage")?.code];
    };
    const record = JSON.parse(readFileSync(path(folder), "utf8"));
    writeFileSync(path(folder), readFileSync(path(other)));
    expect(await first()).toEqual([1, "VER152"]);
    const relabelled = { ...record, commitment: { ...record.commitment, draw: "other" } };
    writeFileSync(path(folder), JSON.stringify(relabelled));
    expect(await first()).toEqual([1, "VER152"]);
    rmSync(join(folder, "out/forensic"), { recursive: true });
    expect(await first()).toEqual([0, "VER051"]);
  });
});
