/** The 188 hospitals of Yunnan: a sample of each prefecture, then a campaign with inspectors dealt to them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { DrawRecord } from "../../src/record/record.ts";
import { choucha, newFolder } from "../cli.ts";
import { asCsv, register, rowsOf, there } from "./registers.ts";

const PREFECTURES = [
  ...["昆明市", "曲靖市", "玉溪市", "保山市", "昭通市", "丽江市", "普洱市", "临沧市"],
  ...["楚雄彝族自治州", "红河哈尼族彝族自治州", "文山壮族苗族自治州", "西双版纳傣族自治州"],
  ...["大理白族自治州", "德宏傣族景颇族自治州", "怒江傈僳族自治州", "迪庆藏族自治州"],
];
const ID = "城市,医疗机构名称";

/** Three made-up inspectors for each prefecture; the smallest has one, so that neighbours must help. */
const inspectors = () =>
  asCsv([
    ["姓名", "单位", "州市", "执法证号", "有效期至", "在岗"],
    ...PREFECTURES.flatMap((home, p) =>
      Array.from({ length: home === "迪庆藏族自治州" ? 1 : 3 }, (_, i) => {
        const number = String(p * 10 + i).padStart(4, "0");
        return [`检查员${number}`, `${home}示例处`, home, `TEST-${number}`, "2027-01-31", "是"];
      }),
    ),
  ]);

const PLAN = `
campaign: 示例：真实名单、虚构人员
issuer: 示例机关
year: 2025
synthetic: true
draws:
  - name: clinics
    object: 医疗机构
    register: clinics.csv
    id: [城市, 医疗机构名称]
    stratify: 城市
    rate: 10%
    allocation: each
    alternates: 1
    window: { from: 2025-05-12, to: 2025-06-20 }
    inspectors: { register: inspectors.csv, perObject: 2, from: same-prefecture, fallback: neighbours, maxLoad: 4 }
seed:
  sources: [{ name: 示例来源, rule: 六位数字 }]
`;

describe.skipIf(!there)("the 188 Yunnan rows", () => {
  let folder: string;
  let sizes: Map<string, number>;
  beforeAll(() => {
    folder = newFolder();
    const [header, ...rows] = rowsOf(register("fever-clinics.csv"));
    const mine = rows.filter((row) => row[header!.indexOf("省份")] === "云南省");
    expect(mine).toHaveLength(188);
    sizes = new Map();
    for (const row of mine) {
      const city = row[header!.indexOf("城市")]!;
      sizes.set(city, (sizes.get(city) ?? 0) + 1);
    }
    mkdirSync(join(folder, "campaign"));
    writeFileSync(join(folder, "campaign", "clinics.csv"), asCsv([header!, ...mine]));
    writeFileSync(join(folder, "campaign", "inspectors.csv"), inspectors());
    writeFileSync(join(folder, "campaign", "plan.yaml"), PLAN);
  });

  it("10% of each prefecture: the count is rounded up, never below the rate", async () => {
    const words = [
      "--id",
      ID,
      "--by",
      "城市",
      "--rate",
      "10%",
      "--allocation",
      "each",
      "--seed",
      "a=1",
      "--json",
    ];
    const { exit, stdout } = await choucha(["sample", join(folder, "campaign", "clinics.csv"), ...words]);
    expect(exit).toBe(0);
    const { strata, drawn } = JSON.parse(stdout) as DrawRecord;
    expect(new Map(strata.map(({ stratum, units }) => [stratum, units]))).toEqual(sizes);
    for (const { stratum, units, drawn: count } of strata) {
      expect(count).toBe(Math.ceil(units / 10));
      expect(drawn.filter((unit) => unit.stratum === stratum)).toHaveLength(count);
    }
  });

  it("check has no error to report", async () => {
    const { exit, stdout } = await choucha(["check", join(folder, "campaign"), "--json"]);
    expect([exit, JSON.parse(stdout).ok]).toEqual([0, true]);
  });

  it("committed, drawn, dealt and verified; every team is whole and from where the plan allows", async () => {
    const campaign = join(folder, "campaign");
    const seed = ["--seed", "示例来源=042617"];
    const steps: string[][] = [
      ["commit", campaign, "--at", "2025-05-06T01:00:00Z"],
      ["draw", campaign, ...seed, "--at", "2025-05-07T01:00:00Z"],
      ["assign", campaign, "--at", "2025-05-07T01:30:00Z"],
      ["circular", "task", campaign, "--at", "2025-05-07T02:00:00Z"],
      ["verify", join(campaign, "out", "clinics")],
      ["run", campaign, ...seed, "--at", "2025-05-07T03:00:00Z"],
    ];
    for (const words of steps)
      expect([words[0], await choucha(words)]).toMatchObject([words[0], { exit: 0 }]);

    const record = JSON.parse(
      readFileSync(join(campaign, "out", "clinics", "record.json"), "utf8"),
    ) as DrawRecord;
    const people = readFileSync(join(campaign, "out", "clinics", "inspectors.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; prefecture: string });
    const home = new Map(people.map(({ id, prefecture }) => [id, prefecture]));
    const { teams, loads, bottlenecks } = record.assignment!;
    expect(bottlenecks).toEqual([]);
    expect(teams.map(({ object }) => object)).toEqual(record.drawn.map(({ id }) => id));
    const carried = new Map<string, number>();
    const stratum = new Map(record.drawn.map((unit) => [unit.id, unit.stratum]));
    for (const { object, members, openSeats } of teams) {
      expect([openSeats, new Set(members).size]).toEqual([0, 2]);
      for (const id of members) carried.set(id, (carried.get(id) ?? 0) + 1);
      const from = new Set(members.map((id) => home.get(id)));
      if (stratum.get(object) === "迪庆藏族自治州") expect(from.size).toBe(2);
      else expect(from).toEqual(new Set([stratum.get(object)]));
    }
    for (const { id, load } of loads) {
      expect(load).toBe(carried.get(id) ?? 0);
      expect(load).toBeLessThanOrEqual(4);
    }
    // As even as it can be: at home nobody has two more than a colleague.
    for (const city of sizes.keys()) {
      const own = loads.filter(({ id }) => home.get(id) === city).map(({ load }) => load);
      const helpsOut = ["丽江市", "大理白族自治州", "怒江傈僳族自治州"].includes(city);
      expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(helpsOut ? 2 : 1);
    }
  });
});
