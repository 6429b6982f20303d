/** `choucha simulate` from the outside. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { choucha, newFolder, root } from "../cli.ts";

const EXAMPLE = join(root, "fixtures", "yunnan-2025");

/** The example campaign with nothing made yet. */
function example(): string {
  const folder = newFolder();
  cpSync(join(EXAMPLE, "registry"), join(folder, "registry"), { recursive: true });
  cpSync(join(EXAMPLE, "plan.yaml"), join(folder, "plan.yaml"));
  return folder;
}

/** Every file below a folder with its content and time. */
const everything = (folder: string): unknown[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const { mtimeMs, size } = statSync(path);
      return [name, mtimeMs, size];
    });

describe("choucha simulate", () => {
  let folder: string;
  beforeAll(() => {
    folder = example();
  });
  const run = (words: string[], lang = "en") =>
    choucha(["simulate", folder, "--draw", "notary", "--runs", "300", "--lang", lang, ...words]);

  it("reads only; the same seed gives the same bytes, another seed other counts", async () => {
    const before = everything(folder);
    const first = await run(["--seed", "抽查", "--json"]);
    expect(await run(["--seed", "抽查", "--json"])).toEqual(first);
    const other = await run(["--seed", "抽查2", "--json"]);
    expect(other.stdout).not.toBe(first.stdout);
    expect(everything(folder)).toEqual(before);
    expect(first.exit).toBe(0);
    const { $schema, ok, draws } = JSON.parse(first.stdout);
    expect([$schema, ok, draws.length]).toEqual(["choucha/simulation/1", true, 1]);
    expect(draws[0]).toMatchObject({ draw: "notary", runs: 300, seed: "抽查", committed: false });
    // Not committed: said, with what to do.
    expect(first.stderr).toMatch(/SIM005/);
  });

  it("without a seed takes one from the system and prints it: that seed gives the report again", async () => {
    const report = await run([]);
    const seed = /seed of the simulation: ([0-9a-f]{32}) /.exec(report.stdout)?.[1];
    expect(seed).toBeDefined();
    expect((await run(["--seed", seed!])).stdout).toBe(report.stdout);
  });

  it("speaks both languages", async () => {
    const [en, zh] = [await run(["--seed", "1"]), await run(["--seed", "1"], "zh")];
    expect(en.stdout).toMatch(/^FAIR: all \d+ tests passed\./m);
    expect(zh.stdout).toMatch(/^公平：\d+ 项检验全部通过。/m);
    expect(zh.stdout.replace(/Bonferroni|seedrandom|SHA-256|HC-53|FAKE|--runs/g, "")).not.toMatch(/[a-z]{4}/);
  });

  it("writes a report, a plot and every count, the same each time", async () => {
    const out = join(newFolder(), "new", "folder");
    const ran = await run(["--seed", "1", "--out", out], "zh");
    expect(ran.exit).toBe(0);
    const files = ["simulation-notary.csv", "simulation-notary.md", "simulation-notary.svg"];
    expect(readdirSync(out).sort()).toEqual(files);
    const texts = () => files.map((file) => readFileSync(join(out, file), "utf8"));
    const first = texts();
    await run(["--seed", "1", "--out", out], "zh");
    expect(texts()).toEqual(first);
    const [csv, markdown, svg] = first as [string, string, string];
    expect(csv.startsWith("\ufeff类别,")).toBe(true);
    expect(markdown).toContain("](<simulation-notary.svg>)");
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    const { draws } = JSON.parse((await run(["--seed", "1", "--json"])).stdout);
    const { units, rounding, pairs } = draws[0];
    expect(csv.trimEnd().split("\r\n").length).toBe(1 + units.length + rounding.length + pairs.length);
    expect(svg.match(/<circle /g)!.length).toBe(units.length + 1);
  });

  it("uses the committed frame, even where the register has moved on", async () => {
    const mine = example();
    expect((await choucha(["commit", mine])).exit).toBe(0);
    const asked = ["simulate", mine, "--draw", "notary", "--runs", "50", "--seed", "1"];
    const before = await choucha([...asked, "--json"]);
    const register = join(mine, "registry", "notary-offices.csv");
    const lines = readFileSync(register, "utf8").split(/(?<=\n)/);
    writeFileSync(register, lines.slice(0, -5).join(""));
    expect(await choucha([...asked, "--json"])).toEqual(before);
    const { draws } = JSON.parse(before.stdout);
    expect([draws[0].committed, before.stderr]).toEqual([true, ""]);
    const commitment = readFileSync(join(mine, "out", "notary", "commitment.json"));
    expect((await choucha(asked)).stdout).toContain(draws[0].C.slice(0, 4));
    expect(commitment.length).toBeGreaterThan(0);
    // The same with an --out that holds the ledger.
    cpSync(join(mine, "out"), join(mine, "elsewhere"), { recursive: true });
    const there = await choucha([...asked, "--out", join(mine, "elsewhere")]);
    expect(there.stdout).toContain("Commitment:");
    expect(existsSync(join(mine, "elsewhere", "simulation-notary.md"))).toBe(true);
  });

  it("each run is the draw and the deal that a record of the same seed has", async () => {
    const { chanceOf, simulationInput } = await import("../../src/campaign/simulate.ts");
    const { parseFrame } = await import("../../src/record/frame.ts");
    const { assignmentOf, drawOutcome } = await import("../../src/record/outcome.ts");
    const { Simulation } = await import("../../src/sampling/simulate.ts");
    const { freshSeeds } = await import("../../src/sampling/simulate-seeds.ts");
    const mine = example();
    expect((await choucha(["commit", mine])).exit).toBe(0);
    for (const draw of ["forensic", "notary"]) {
      const read = (name: string) => readFileSync(join(mine, "out", draw, name), "utf8");
      const rule = JSON.parse(read("rule.json"));
      const [frame, inspectors] = [parseFrame(read("frame.jsonl")), parseFrame(read("inspectors.jsonl"))];
      const C = "ab".repeat(32);
      const plan = { name: draw } as never;
      const simulated = { draw: plan, C, committed: true, rule, frame, inspectors };
      const simulation = new Simulation(simulationInput(simulated));
      const next = freshSeeds("same", draw);
      const drawn = new Map<string, number>();
      const met = new Map<string, number>();
      const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
      for (let run = 0; run < 40; run++) {
        const value = next();
        simulation.run(chanceOf(simulated, value));
        const seed = [{ name: "simulation", value, rule: "" }];
        const outcome = drawOutcome(frame, rule, C, seed, new Map());
        for (const { id } of outcome.drawn) count(drawn, id);
        const { teams } = assignmentOf({ ...outcome, rule, C, seed }, frame, inspectors);
        for (const { object, members } of teams) for (const id of members) count(met, `${object} ${id}`);
      }
      const { input, deal, objects } = simulation;
      expect(input.candidates.map(({ id }, j) => [id, simulation.drawn[j]])).toEqual(
        input.candidates.map(({ id }) => [id, drawn.get(id) ?? 0]),
      );
      const tally = new Map<string, number>();
      for (const [j, row] of deal!.met.entries())
        for (const [i, { id }] of input.people!.inspectors.entries())
          if (row?.[i]) tally.set(`${objects[j]} ${id}`, row[i]!);
      expect([...tally].sort()).toEqual([...met].sort());
    }
  });

  it("tells strata that cannot be drawn", async () => {
    const mine = newFolder();
    mkdirSync(join(mine, "registry"));
    const rows = [...Array(20).keys()].map((i) => `单位${i},${i < 19 ? "昆明市" : "怒江州"}`);
    writeFileSync(join(mine, "registry", "list.csv"), `名称,州市\n${rows.join("\n")}\n`);
    writeFileSync(
      join(mine, "plan.yaml"),
      [
        "campaign: 示例",
        "issuer: 示例",
        "year: 2025",
        "draws:",
        "  - name: list",
        "    register: registry/list.csv",
        "    id: 名称",
        "    stratify: 州市",
        "    rate: 10%",
        "    rounding: largest-remainder",
        "seed:",
        "  sources: [{ name: 骰子, rule: 六次 }]",
        "",
      ].join("\n"),
    );
    const ran = await choucha(["simulate", mine, "--runs", "100", "--seed", "1"]);
    expect([ran.exit, ran.stderr]).toEqual([0, expect.stringContaining("SIM007")]);
  });

  it.each([
    [["--runs", "0"], 2, "USE003"],
    [["--runs", "many"], 2, "USE003"],
    [["--draw", "nothing"], 2, "CMD002"],
  ])("%j: exit %i, %s", async (words, exit, code) => {
    const ran = await choucha(["simulate", folder, ...words]);
    expect([ran.exit, ran.stderr]).toEqual([exit, expect.stringContaining(code)]);
  });
});
