/** A review from its registers to its score sheets' teams, from the command line. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writePage } from "../../scripts/page.mjs";
import { openCampaign } from "../../src/campaign/open.ts";
import { openReview } from "../../src/campaign/review/open-review.ts";
import type { FrameUnit } from "../../src/record/frame.ts";
import type { DrawRecord } from "../../src/record/record.ts";
import type { Io } from "../../src/system/io.ts";
import { differences, filesIn, timesIn } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";
import { COMMIT_AT, cases, DRAW_AT, DRAWS, head, REVIEW, SEED, SOURCES, smallCampaign } from "./small.ts";

const json = <T>(folder: string, file: string): T =>
  JSON.parse(readFileSync(join(folder, file), "utf8")) as T;
const frame = (folder: string, file: string): FrameUnit[] =>
  readFileSync(join(folder, file), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as FrameUnit);

async function done(folder: string, ...words: string[]): Promise<string> {
  const { exit, stdout, stderr } = await choucha(words, { cwd: folder });
  expect(`${words[0]} ${exit}\n${exit === 0 ? "" : stderr}`).toBe(`${words[0]} 0\n`);
  return stdout;
}

async function drawnCampaign(plan?: string): Promise<string> {
  const folder = smallCampaign(plan === undefined ? {} : { plan });
  await done(folder, "commit", ".", "--at", COMMIT_AT);
  await done(folder, "run", ".", "--at", DRAW_AT, ...SEED);
  return folder;
}

describe("a review of a draw of the same plan", () => {
  let folder: string;
  let record: DrawRecord;
  let first: DrawRecord;
  beforeAll(async () => {
    folder = await drawnCampaign();
    record = json(folder, "out/opinions/record.json");
    first = json(folder, "out/forensic/record.json");
  });

  it("names its first stage in its commitment, and the rubric in its rule", () => {
    expect(record.commitment.of).toEqual({ draw: "forensic", commitment: first.C });
    expect(record.rule.rubric).toMatchObject({ id: "forensic-opinion" });
    expect(record.rule.weights!.map(({ times }) => times)).toEqual(["3/2", "3"]);
  });

  it("draws the wanted number from the drawn institutions alone, each at its floor", () => {
    const drawn = new Set(first.drawn.map(({ id }) => id));
    const units = new Map(frame(folder, "out/opinions/frame.jsonl").map((unit) => [unit.id, unit]));
    expect(record.institutions!.map(({ id }) => id)).toEqual([...drawn].sort());
    expect(new Set(record.institutions!.map(({ probability }) => probability))).toEqual(new Set(["1/2"]));
    expect(record.drawn).toHaveLength(24);
    const counts = new Map([...drawn].map((id) => [id, 0]));
    for (const { id } of record.drawn) {
      const { unit = "" } = units.get(id)!;
      expect(counts.has(unit)).toBe(true);
      counts.set(unit, counts.get(unit)! + 1);
    }
    for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(3);
    const cells = record.strata.map(({ stratum }) => stratum);
    expect(cells).toEqual([...cells].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    for (const { stratum, id } of record.drawn)
      expect(stratum).toBe(`${units.get(id)!.unit}|${units.get(id)!.stratum}`);
  });

  it("gives more weight where the plan says so", () => {
    const units = new Map(frame(folder, "out/opinions/frame.jsonl").map((unit) => [unit.id, unit]));
    expect(units.get("示鉴〔2025〕第1号")!.weight).toBe("9/2");
    expect(units.get("示鉴〔2025〕第4号")!.weight).toBe("3/2");
    expect(units.get("示鉴〔2025〕第11号")!.weight).toBe("3");
    expect(units.get("示鉴〔2025〕第2号")).not.toHaveProperty("weight");
    const chance = (n: string) => {
      const [num = 0, den = 1] = n.split("/").map(Number);
      return num / den;
    };
    for (const a of record.drawn)
      for (const b of record.drawn) {
        if (units.get(a.id)!.unit !== units.get(b.id)!.unit) continue;
        const [x, y] = [a, b].map(({ id }) => units.get(id)!.weight);
        if (x === y) expect(a.probability).toBe(b.probability);
        else if (x === "3/2" && y === undefined)
          expect(chance(a.probability!) / chance(b.probability!)).toBeCloseTo(1.5, 12);
      }
  });

  it("takes certain cases of drawn institutions, and of no others", () => {
    const drawn = new Set(record.institutions!.map(({ id }) => id));
    const named = frame(folder, "out/opinions/frame.jsonl").filter(({ certain }) => certain !== undefined);
    expect(named).toHaveLength(8);
    expect(record.certain).toHaveLength(4);
    expect(record.certain.map(({ id }) => id)).toEqual(
      named.filter(({ unit }) => drawn.has(unit!)).map(({ id }) => id),
    );
  });

  it("publishes no party", () => {
    for (const [path, bytes] of filesIn(join(folder, "out")))
      if (path.startsWith("opinions/")) expect(bytes.includes(Buffer.from("示例当事人"))).toBe(false);
  });

  it("deals reviewers from elsewhere, with the specialty, not their own institution's", () => {
    const units = new Map(frame(folder, "out/opinions/frame.jsonl").map((unit) => [unit.id, unit]));
    const people = new Map(frame(folder, "out/opinions/inspectors.jsonl").map((unit) => [unit.id, unit]));
    for (const { object, members, openSeats } of record.assignment!.teams) {
      expect([members.length, openSeats]).toEqual([2, 0]);
      for (const id of members) {
        const [document, person] = [units.get(object)!, people.get(id)!];
        expect(person.prefecture).not.toBe(document.prefecture);
        expect(person.fields).toContain(document.field);
        expect(person.recused ?? []).not.toContain(document.unit);
      }
    }
    expect(people.get("ZJ009")!.recused).toEqual(["9153000000000000XX"]);
    expect(people.get("ZJ003")!.recused).toEqual(["9153000000000002XX"]);
  });

  it("is verified from its registers and its first stage", async () => {
    expect(await done(folder, "verify", "out/opinions", "--lang", "en")).toContain(
      "cases-1.csv … cases-2.csv (2) gives the committed frame",
    );
    const text = await done(folder, "verify", "out/opinions", "--json");
    const checks = new Map(
      (JSON.parse(text).checks as { name: string; code: string }[]).map(({ name, code }) => [name, code]),
    );
    expect(checks.get("first-stage")).toBe("VER050");
    expect(checks.get("register")).toBe("VER011");
    expect(checks.get("inspectors-register")).toBe("VER011");
    expect(checks.get("assignment")).toBe("VER010");
    expect(checks.get("ledger")).toBe("VER012");
  });

  it("says in which register and row a case was changed since", async () => {
    const other = await drawnCampaign();
    const file = join(other, "registry/cases-2.csv");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(
        "示鉴〔2025〕第150号,9153000000000005XX",
        `示鉴〔2025〕第150号,9153000000000006XX`,
      ),
    );
    const { exit, stdout } = await choucha(["verify", "out/opinions"], { cwd: other });
    expect(exit).toBe(1);
    expect(stdout).toContain("cases-2.csv");
    expect(stdout).toContain("51");
  });

  it("changes nothing when run again", async () => {
    const [before, times] = [filesIn(join(folder, "out")), timesIn(join(folder, "out"))];
    await done(folder, "run", ".", "--at", DRAW_AT, ...SEED);
    await done(folder, "assign", ".", "--at", DRAW_AT);
    await done(folder, "draw", ".", "--at", DRAW_AT, ...SEED);
    expect(differences(before, filesIn(join(folder, "out")))).toEqual([]);
    expect(timesIn(join(folder, "out"))).toEqual(times);
  });

  it("does not depend on the order of rows and of registers", async () => {
    const [title, ...rows] = cases();
    const plan = head(
      DRAWS + REVIEW.replace("cases-1.csv, registry/cases-2", "cases-2.csv, registry/cases-1") + SOURCES,
    );
    const other = smallCampaign({ cases: [title!, ...rows.reverse()], plan });
    await done(other, "commit", ".", "--at", COMMIT_AT);
    for (const file of ["commitment.json", "frame.jsonl", "inspectors.jsonl", "rule.json"])
      expect(readFileSync(join(other, "out/opinions", file), "utf8")).toBe(
        readFileSync(join(folder, "out/opinions", file), "utf8"),
      );
  });

  it("opens for the score sheets: codes, teams, chances over both stages", async () => {
    const io = { cwd: folder, lang: "en", env: {} } as unknown as Io;
    const review = await openReview(io, await openCampaign(io, "."));
    expect(review).toMatchObject({ name: "opinions", blind: true, synthetic: true, year: 2025 });
    expect(review.rubricDigest).toBe(record.rule.rubric!.digest);
    const codes = review.documents.map(({ code }) => code);
    const count = record.drawn.length + record.certain.length;
    expect(codes).toEqual(Array.from({ length: count }, (_, i) => `D${String(i + 1).padStart(3, "0")}`));
    expect(review.documents.map(({ id }) => id)).not.toEqual(record.drawn.map(({ id }) => id));
    expect(review.reviewers.map(({ code }) => code)).toEqual(
      review.reviewers.map((_, i) => `R${String(i + 1).padStart(2, "0")}`),
    );
    expect(review.reviewers[0]!.unit).not.toBe("");
    const probability = new Map(record.drawn.map((one) => [one.id, one.probability]));
    for (const { id, probability: own, unitName } of review.documents) {
      if (probability.has(id)) expect(own).toBe(probability.get(id));
      expect(unitName).toMatch(/^示例司法鉴定所\d$/);
      expect(review.teams.get(id)).toHaveLength(2);
    }
  });

  it("is published with its first stage, and the bundle verifies", async () => {
    await writePage();
    const bundle = join(newFolder(), "public");
    await done(folder, "publish", ".", bundle, "--at", DRAW_AT);
    expect(await done(folder, "verify", bundle)).toContain("first stage forensic");
  });
});

describe("a review of a draw of another plan", () => {
  const apart = (of: string, more = "") =>
    head(REVIEW.replace("of: forensic", `of: { record: ${of} }`) + more + SOURCES.replace("福彩", "体彩"));
  const SECOND = ["--seed", "体彩=7 8 9"];

  it("has its own ledger and seed, and follows the record's institutions", async () => {
    const first = await drawnCampaign(head(DRAWS + SOURCES));
    const folder = smallCampaign({ plan: apart(join(first, "out/forensic/record.json")) });
    await done(folder, "run", ".", "--at", DRAW_AT, ...SECOND);
    const record: DrawRecord = json(folder, "out/opinions/record.json");
    const of: DrawRecord = json(first, "out/forensic/record.json");
    expect(record.commitment.of).toEqual({ draw: "forensic", commitment: of.C });
    expect(record.institutions!.map(({ id }) => id)).toEqual(of.drawn.map(({ id }) => id).sort());
    expect(await done(folder, "verify", "out/opinions")).toContain("are those that the first stage");
    expect((await choucha(["verify", "out/opinions"], { cwd: folder })).stdout).toContain("cases");
  });

  it("refuses a record that was changed", async () => {
    const first = await drawnCampaign(head(DRAWS + SOURCES));
    const path = join(first, "out/forensic/record.json");
    writeFileSync(path, readFileSync(path, "utf8").replaceAll('"rank": 1', '"rank": 2'));
    const folder = smallCampaign({ plan: apart(path) });
    const { exit, stderr } = await choucha(["commit", "."], { cwd: folder });
    expect([exit, /REV043/.test(stderr)]).toEqual([3, true]);
  });

  it("refuses another first stage than the one it committed", async () => {
    const [first, other] = [
      await drawnCampaign(head(DRAWS + SOURCES)),
      smallCampaign({ plan: head(DRAWS.replace("n: 4", "n: 5") + SOURCES) }),
    ];
    await done(other, "run", ".", "--at", DRAW_AT, ...SEED);
    const path = join(first, "out/forensic");
    const folder = smallCampaign({ plan: apart(path) });
    await done(folder, "commit", ".", "--at", COMMIT_AT);
    smallCampaign({ plan: apart(join(other, "out/forensic")) }, folder);
    const { exit, stderr } = await choucha(["draw", ".", "--at", DRAW_AT, ...SECOND], { cwd: folder });
    expect([exit, /REV045/.test(stderr)]).toEqual([5, true]);
  });
});

describe("a review without a first stage", () => {
  it("draws from all institutions of the case register", async () => {
    const plan = head(
      REVIEW.replace("    of: forensic\n", "").replace("maxLoad: 8", "maxLoad: 8\n      from: province") +
        SOURCES,
    );
    const [title, ...rows] = cases();
    const named = rows.map(([id, , ...rest], i) => [id!, `示例司法鉴定所${(i % 8) + 1}`, ...rest]);
    const folder = smallCampaign({ plan, cases: [title!, ...named] });
    await done(folder, "run", ".", "--at", DRAW_AT, ...SEED);
    const record: DrawRecord = json(folder, "out/opinions/record.json");
    expect(record.commitment).not.toHaveProperty("of");
    expect(record).not.toHaveProperty("institutions");
    expect(new Set(record.strata.map(({ stratum }) => stratum.split("|")[0])).size).toBe(8);
    await done(folder, "verify", "out/opinions");
  });
});
