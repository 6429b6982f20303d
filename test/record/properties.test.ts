/** What must hold of every sample and campaign draw, seen from outside. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DrawRecord } from "../../src/record/record.ts";
import { choucha, newFolder } from "../cli.ts";

/** 300 units in five strata of 3, 17, 40, 90 and 150; every seventh has complaints. */
const SIZES = [3, 17, 40, 90, 150];
const rows = SIZES.flatMap((size, h) =>
  Array.from({ length: size }, (_, i) => ({
    id: `U${h}${String(i).padStart(3, "0")}`,
    stratum: `S${h}`,
    n: i,
  })),
);
const csv = `代码,名称,州市,状态,投诉件数\n${rows
  .map(
    ({ id, stratum, n }) =>
      `${id},机构${id},${stratum},${n % 11 === 0 ? "注销" : "执业"},${n % 7 === 0 ? 6 : 0}`,
  )
  .join("\n")}\n`;

const folder = newFolder();
writeFileSync(join(folder, "list.csv"), csv);

async function sample(...words: string[]): Promise<DrawRecord> {
  const all = ["sample", "list.csv", "--id", "代码", "--seed", "dice=416235", "--json", ...words];
  const { exit, stdout, stderr } = await choucha(all, { cwd: folder });
  expect([exit, stderr.match(/^error.*/gm)]).toEqual([0, null]);
  return JSON.parse(stdout);
}
const ids = (units: readonly { id: string }[]) => units.map(({ id }) => id);

describe.each(["vrs", "seedrandom"])("sample by %s", (method) => {
  const base = ["--by", "州市", "--method", method];

  it.each([
    ["each", [...base, "--allocation", "each"]],
    ["one stratum", base.slice(2)],
  ] as const)("%s: 15% of the same file and seed holds everyone of 10%", async (_, words) => {
    const [ten, fifteen] = [await sample(...words, "--rate", "10%"), await sample(...words, "--rate", "15%")];
    expect(fifteen.C).toBe(ten.C);
    expect(fifteen.drawn.length).toBeGreaterThan(ten.drawn.length);
    expect(ids(fifteen.drawn)).toEqual(expect.arrayContaining(ids(ten.drawn)));
    const rank = new Map(fifteen.drawn.map((unit) => [unit.id, unit.rank]));
    for (const unit of ten.drawn) expect(rank.get(unit.id)).toBe(unit.rank);
  });

  it("overall: every rate takes the first ones of the same order in each stratum", async () => {
    // How many a stratum gives is rounded by chance anew for each rate, so that only the order is the same.
    const whole = await sample(...base, "--rate", "100%");
    const order = new Map(whole.drawn.map(({ id, rank, ticket }) => [id, { rank, ticket }]));
    for (const rate of ["1%", "10%", "15%", "1/3"])
      for (const { id, rank, ticket } of (await sample(...base, "--rate", rate)).drawn)
        expect(order.get(id)).toEqual({ rank, ticket });
  });

  it("ranks are counted from 1 in each stratum, alternates go on behind, strata in byte order", async () => {
    const record = await sample(...base, "--rate", "10%", "--alternates", "2");
    const order = record.strata.map(({ stratum }) => stratum);
    expect(order).toEqual(["S0", "S1", "S2", "S3", "S4"]);
    for (const { stratum, units, drawn, probability } of record.strata) {
      const own = [...record.drawn, ...record.alternates].filter((unit) => unit.stratum === stratum);
      const expected = Math.min(units, drawn + 2);
      expect(own.map(({ rank }) => rank)).toEqual(Array.from({ length: expected }, (_, i) => i + 1));
      expect(record.drawn.filter((unit) => unit.stratum === stratum)).toHaveLength(drawn);
      expect(probability).toBe("1/10");
      if (method === "vrs")
        expect(own.map(({ ticket }) => ticket)).toEqual(own.map(({ ticket }) => ticket).sort());
    }
    expect(record.drawn.map(({ stratum }) => stratum)).toEqual(
      record.drawn.map(({ stratum }) => stratum).sort(),
    );
    for (const { id, row } of record.drawn) expect(rows[row - 1]!.id).toBe(id);
  });

  it("alternates are those that a larger draw would take next", async () => {
    const [small, large] = [
      await sample(...base, "--n", "4", "--allocation", "each", "--alternates", "3"),
      await sample(...base, "--n", "7", "--allocation", "each"),
    ];
    expect([...ids(small.drawn), ...ids(small.alternates)].sort()).toEqual(ids(large.drawn).sort());
  });

  it("another seed, another name of the source or one changed row give another draw", async () => {
    const before = ids((await sample(...base, "--rate", "20%")).drawn).join();
    for (const seed of ["dice=416236", "dices=416235", "dice=0416235"]) {
      const words = [
        "sample",
        "list.csv",
        "--id",
        "代码",
        ...base,
        "--rate",
        "20%",
        "--json",
        "--seed",
        seed,
      ];
      const { stdout } = await choucha(words, { cwd: folder });
      expect(ids(JSON.parse(stdout).drawn).join()).not.toBe(before);
    }
    writeFileSync(join(folder, "renamed.csv"), csv.replace("U4149,", "U4150,"));
    const words = [
      "sample",
      "renamed.csv",
      "--id",
      "代码",
      ...base,
      "--rate",
      "20%",
      "--json",
      "--seed",
      "dice=416235",
    ];
    const { stdout } = await choucha(words, { cwd: folder });
    expect(ids(JSON.parse(stdout).drawn).join()).not.toBe(before);
  });
});

it("every unit is drawn about as often as any other: 60 seeds, 10% of all", async () => {
  const times = new Map<string, number>();
  for (let seed = 0; seed < 60; seed++) {
    const words = [
      "sample",
      "list.csv",
      "--id",
      "代码",
      "--by",
      "州市",
      "--rate",
      "10%",
      "--json",
      "--seed",
      `d=${seed}`,
    ];
    for (const { stratum } of JSON.parse((await choucha(words, { cwd: folder })).stdout).drawn)
      times.set(stratum, (times.get(stratum) ?? 0) + 1);
  }
  // Systematic rounding: a stratum of 3 has 0.3 seats a draw, one of 17 has 1.7; sums of 60 draws, ± 4 standard deviations.
  for (const [h, size] of SIZES.entries()) {
    const share = size / 10 - Math.floor(size / 10);
    const spread = 4 * Math.sqrt(60 * share * (1 - share));
    expect(Math.abs((times.get(`S${h}`) ?? 0) - 6 * size)).toBeLessThanOrEqual(spread + 1e-9);
  }
});

describe("a plan's exclusions and certain units", () => {
  const plan = `
campaign: 示例
issuer: 示例机关
year: 2025
synthetic: true
draws:
  - name: one
    register: list.csv
    id: 代码
    stratify: 州市
    rate: 10%
    alternates: 1
    history: history.csv
    exclude:
      - { where: { 状态: [注销, 停业整顿] }, reason: 不在执业状态 }
      - { drawnWithin: 1 year }
    certain: [{ where: { 投诉件数: ">=5" }, reason: 投诉集中 }]
    window: { from: 2025-05-12, to: 2025-06-30 }
seed:
  sources: [{ name: dice, rule: six digits }]
`;

  it("excluded ones are never drawn, certain ones are added and use up no number, the bounds are exact", async () => {
    const campaign = newFolder();
    writeFileSync(join(campaign, "plan.yaml"), plan);
    writeFileSync(join(campaign, "list.csv"), csv);
    // Exactly a year before the window, a day less, and a unit that is closed besides.
    const history = [
      "代码,抽查日期",
      "U4001,2024-05-12",
      "U4002,2024-05-13",
      "U4003,2024/5/13",
      "U4011,2025-01-01",
    ];
    writeFileSync(join(campaign, "history.csv"), `${history.join("\n")}\n`);
    const ran = await choucha([
      "draw",
      campaign,
      "--seed",
      "dice=416235",
      "--at",
      "2025-05-07T01:00:00Z",
      "--json",
    ]);
    expect(ran.exit).toBe(0);
    const record = JSON.parse(ran.stdout) as DrawRecord;
    const lines = readFileSync(join(campaign, "out", "one", "frame.jsonl"), "utf8")
      .trim()
      .split("\n");
    const units = new Map(lines.map((line) => [JSON.parse(line).id as string, JSON.parse(line)]));
    expect(units.size).toBe(300);
    const reason = (id: string) => units.get(id)!.excluded;
    expect(["U4001", "U4002", "U4003", "U4011", "U4004"].map(reason)).toEqual([
      ...[undefined, "上次抽查未满期限", "上次抽查未满期限", "不在执业状态", undefined],
    ]);
    for (const { id, n } of rows) {
      const closed = n % 11 === 0;
      const recent = ["U4002", "U4003"].includes(id);
      expect([id, reason(id) !== undefined]).toEqual([id, closed || recent]);
      expect([id, units.get(id)!.certain]).toEqual([
        id,
        !closed && !recent && n % 7 === 0 ? "投诉集中" : undefined,
      ]);
    }
    const eligible = [...units.values()].filter(({ excluded, certain }) => !excluded && !certain);
    expect(record.commitment.frame).toMatchObject({ units: 300, eligible: eligible.length });
    expect(record.drawn).toHaveLength(Math.ceil(eligible.length / 10));
    const may = new Set(ids(eligible));
    for (const { id } of [...record.drawn, ...record.alternates]) expect(may.has(id)).toBe(true);
    expect(ids(record.certain)).toEqual(
      [...units.values()].filter(({ certain }) => certain).map(({ id }) => id),
    );
    expect((await choucha(["verify", join(campaign, "out", "one")])).exit).toBe(0);
  });
});
