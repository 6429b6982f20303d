/**
 * The example's draws made again from their published files by other code, written from docs/protocol.md alone:
 * nothing of the program is imported here but the command line that makes the files.
 */
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { COMMIT_AT, copyOfExample, DRAW_AT } from "../campaign/example.ts";
import { choucha } from "../cli.ts";

type Value = string | number | boolean | Value[] | { [key: string]: Value };
interface Unit {
  id: string;
  stratum: string;
  excluded?: string;
  certain?: string;
}

const H = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** Section 1, JCS. */
function jcs(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(",")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${jcs(value[key]!)}`).join(",")}}`;
}

/** Section 7 for one group without a minimum: n of N over the strata, rounded at random. */
function systematic(sizes: number[], n: number, ticket: string): number[] {
  const [one, N] = [1n << 256n, BigInt(sizes.reduce((a, b) => a + b, 0))];
  // floor(u + n · cumulated / N), with u = ticket / 2^256
  const floorAt = (cumulated: number) =>
    (BigInt(`0x${ticket}`) * N + BigInt(n * cumulated) * one) / (one * N);
  let cumulated = 0;
  return sizes.map((size) => {
    const before = floorAt(cumulated);
    cumulated += size;
    return Number(floorAt(cumulated) - before);
  });
}

const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe.each(["forensic", "notary"])("%s, recomputed", (draw) => {
  let folder: string;
  let record: ReturnType<typeof JSON.parse>;
  let units: Unit[];
  let ticket: (label: string) => string;
  const file = (name: string) => readFileSync(join(folder, name), "utf8");

  beforeAll(async () => {
    const campaign = copyOfExample();
    const seeds = ["--seeds", join(campaign, "seeds.yaml")];
    for (const words of [
      ["commit", campaign, "--at", COMMIT_AT],
      ["draw", campaign, ...seeds, "--at", DRAW_AT],
    ])
      expect(await choucha(words)).toMatchObject({ exit: 0 });
    folder = join(campaign, "out", draw);
    record = JSON.parse(file("record.json"));
    units = file("frame.jsonl")
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const seed = "福彩双色球=01 02 03 04 05 06 07\n上证综合指数=1234.56\n";
    const PRK = hmac(Buffer.from(record.C, "hex"), seed);
    ticket = (label) => hmac(PRK, `${label}\u0001`).toString("hex");
  });

  it("C is H of commitment.json, which is the record's commitment; frame and rule have the committed digests", () => {
    expect(H(file("commitment.json"))).toBe(record.C);
    expect(jcs(record.commitment)).toBe(file("commitment.json"));
    expect(H(file("frame.jsonl"))).toBe(record.commitment.frame.digest);
    expect(H(file("inspectors.jsonl"))).toBe(record.commitment.inspectors.digest);
    expect(H(jcs(record.rule))).toBe(record.commitment.rule.digest);
    expect(file("rule.json")).toBe(jcs(record.rule));
    const ids = units.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort(bytes));
    expect(file("frame.jsonl")).toBe(units.map((unit) => `${jcs(unit as never)}\n`).join(""));
  });

  it("tickets, allocation, selection, alternates and certain units come out the same", () => {
    const eligible = units.filter(({ excluded, certain }) => excluded === undefined && certain === undefined);
    expect(record.commitment.frame).toMatchObject({ units: units.length, eligible: eligible.length });
    const names = [...new Set(eligible.map(({ stratum }) => stratum))].sort(bytes);
    const members = names.map((name) => eligible.filter(({ stratum }) => stratum === name));
    const sizes = members.map(({ length }) => length);
    // 10% in both draws: of the province, or of each prefecture and at least one.
    const counts =
      draw === "forensic"
        ? systematic(sizes, Math.ceil(eligible.length / 10), ticket("allocation"))
        : sizes.map((size) => Math.max(1, Math.ceil(size / 10)));
    expect(record.strata.map(({ stratum, units, drawn }: never) => [stratum, units, drawn])).toEqual(
      names.map((name, h) => [name, sizes[h], counts[h]]),
    );
    const ranked = members.map((list) =>
      list
        .map(({ id, stratum }) => ({ id, stratum, ticket: ticket(`objects/${id}`) }))
        .sort((a, b) => bytes(a.ticket, b.ticket) || bytes(a.id, b.id))
        .map((unit, i) => ({ ...unit, rank: i + 1 })),
    );
    const plain = (list: { row: number }[]) => list.map(({ row: _, ...unit }) => unit);
    expect(plain(record.drawn)).toEqual(ranked.flatMap((list, h) => list.slice(0, counts[h])));
    expect(plain(record.alternates)).toEqual(
      ranked.flatMap((list, h) => list.slice(counts[h], counts[h]! + 1)),
    );
    const certain = units.filter((unit) => unit.certain !== undefined && unit.excluded === undefined);
    expect(plain(record.certain)).toEqual(
      certain.map(({ id, stratum, certain }) => ({ id, stratum, reason: certain })),
    );
    expect(record.drawn.length).toBeGreaterThan(draw === "forensic" ? 8 : 15);
  });

  it("the ledger's chain and digests can be made again", () => {
    const lines = readFileSync(join(folder, "..", "ledger.jsonl"), "utf8")
      .split("\n")
      .slice(0, -1);
    let prev = "0".repeat(64);
    for (const [i, text] of lines.entries()) {
      const { hash, ...line } = JSON.parse(text);
      expect([text, line.seq, line.prev, H(jcs(line))]).toEqual([jcs({ ...line, hash }), i + 1, prev, hash]);
      prev = hash;
    }
    const digests = new Map(lines.map((text) => [JSON.parse(text).event, JSON.parse(text).digest]));
    expect(digests.get(`commit/${draw}`)).toBe(record.C);
    expect(digests.get(`draw/${draw}`)).toBe(H(jcs(record)));
    expect(digests.get(`seed/${draw}`)).toBe(H("福彩双色球=01 02 03 04 05 06 07\n上证综合指数=1234.56\n"));
  });
});
