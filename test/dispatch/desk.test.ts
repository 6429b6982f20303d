/** A prefecture's desk: what it needs, what it refuses, and that nobody deals twice. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parsePlan } from "../../src/plan/load.ts";
import type { Problem } from "../../src/problem.ts";
import { packageText } from "../../src/record/dispatch.ts";
import { filesIn } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";
import {
  AFTER,
  assigned,
  DESK_ASSIGN_AT,
  DESK_COMMIT_AT,
  desk,
  dispatching,
  drawn,
  ends,
  packages,
  source,
} from "./province.ts";

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const at = ["--at", DESK_COMMIT_AT];
const later = ["--at", DESK_ASSIGN_AT];

let campaign: string;
beforeAll(async () => {
  campaign = dispatching();
  await drawn(campaign);
}, 60_000);

/** Words that must fail with this exit code and finding, in both languages, and leave a folder as it was. */
async function fails(exit: number, code: string, out: string, ...words: string[]): Promise<void> {
  const before = existsSync(out) ? filesIn(out) : new Map();
  for (const lang of ["en", "zh"]) {
    const ran = await choucha([...words, "--lang", lang]);
    expect([words[0], ran.exit, ran.stderr]).toEqual([words[0], exit, expect.stringContaining(code)]);
  }
  expect(existsSync(out) ? filesIn(out) : new Map()).toEqual(before);
}

describe("commit and assign", () => {
  it("need a package, inspectors and a source", async () => {
    const { out, flags } = desk(campaign, "昆明市");
    const [, given, , inspectors] = flags;
    const from = source({ prefecture: "昆明市" } as never);
    await fails(2, "DSP011", out, "commit", ...flags);
    await fails(2, "DSP012", out, "commit", ...flags, "--source", "骰子");
    await fails(2, "SED004", out, "commit", ...flags, ...from, ...from);
    await fails(2, "DSP008", out, "commit", "--dispatch", given!, ...from);
    await fails(2, "DSP006", out, "commit", campaign, ...flags, ...from);
    await fails(2, "DSP009", out, "assign", ...flags, "--draw", "notary");
    await fails(2, "DSP007", out, "commit", campaign, "--inspectors", inspectors!);
    await fails(2, "DSP007", out, "assign", campaign, "--seed", "a=1");
    await fails(2, "DSP011", out, "assign", ...flags);
    await fails(4, "FIL001", out, "assign", ...flags.with(1, "nowhere.json"), "--seed", "a=1");
    await fails(4, "FIL001", out, "assign", ...flags.with(3, "nowhere.csv"), "--seed", "a=1");
    expect(existsSync(out)).toBe(false);
  });

  it("refuse what is no package, or was opened and saved on its way", async () => {
    const { out, flags } = desk(campaign, "昆明市");
    const file = flags[1]!;
    const text = readFileSync(file, "utf8");
    const seed = ["--seed", "骰子=1"];
    for (const [content, code] of [
      ["not json", "DSP001"],
      ["{}", "DSP001"],
      [readFileSync(join(campaign, "out", "notary", "record.json"), "utf8"), "DSP001"],
      [`${text}\n`, "DSP002"],
      [JSON.stringify(JSON.parse(text), null, 2), "DSP002"],
      [packageText({ ...JSON.parse(text), objects: [] }), "DSP014"],
    ] as const) {
      writeFileSync(file, content);
      await fails(3, code, out, "assign", ...flags, ...seed);
    }
  });

  it("a deal stands: another seed, another register and another commitment are refused", async () => {
    const one = desk(campaign, "昆明市");
    const { out, flags } = one;
    await ends(0, "commit", ...flags, ...source(one), ...at);
    await fails(2, "SED007", out, "assign", ...flags, ...later);
    await fails(2, "SED006", out, "assign", ...flags, "--seed", "硬币=1", ...later);
    await fails(5, "DSP013", out, "assign", ...flags, "--source", "骰子=别处", "--seed", "骰子=1", ...later);
    await fails(5, "CMD013", out, "commit", ...flags, "--source", "骰子=别处", ...later);
    await fails(5, "CMD023", out, "assign", ...flags, "--seed", "骰子=1", "--at", "2025-05-07T02:30:00Z");
    await ends(0, "commit", ...flags, "--source", "骰子=别处", "--reason", "改由公证处掷", ...later);
    expect(read(join(out, "commitment.json")).supersedes.reason).toBe("改由公证处掷");
    await ends(0, "assign", ...flags, "--seed", "骰子=416235", "--at", AFTER);
    await fails(5, "CMD015", out, "assign", ...flags, "--seed", "骰子=416236", "--at", AFTER);
    await fails(5, "CMD012", out, "commit", ...flags, ...source(one), "--reason", "x", "--at", AFTER);
    const before = filesIn(out);
    await ends(0, "commit", ...flags, "--source", "骰子=别处", "--at", AFTER);
    await ends(0, "assign", ...flags, "--at", AFTER);
    expect(filesIn(out)).toEqual(before);
    await ends(0, "verify", one.file);
    await fails(2, "DSP017", out, "verify", one.file, "--register", flags[3]!);
  });

  it("without an earlier commitment it is made on the spot, and the record says so", async () => {
    const { file, flags } = desk(campaign, "玉溪市");
    const ran = await ends(0, "assign", ...flags, "--seed", "骰子=416235", ...later);
    expect(ran.stdout).toContain("玉溪市");
    const record = read(file);
    expect(record).toMatchObject({ committedOnTheSpot: true, commitment: { sources: [{ rule: "" }] } });
    const { stdout } = await ends(0, "verify", file, "--json");
    expect(JSON.parse(stdout).checks.at(-1).code).toBe("VER013");
  });

  it("a register that was changed after the commitment is said, and does not count", async () => {
    const one = desk(campaign, "昆明市");
    await ends(0, "commit", ...one.flags, ...source(one), ...at);
    const inspectors = one.flags[3]!;
    const text = readFileSync(inspectors, "utf8");
    writeFileSync(inspectors, text.split("\r\n").slice(0, -4).join("\r\n"));
    const ran = await ends(0, "assign", ...one.flags, "--seed", "骰子=416235", ...later);
    expect(ran.stderr).toContain("CMD016");
    const record = read(one.file);
    expect(record.inputs).toEqual([]);
    const twin = desk(campaign, "昆明市");
    const whole = read(await assigned(twin));
    expect(record.assignment).toEqual(whole.assignment);
  });

  it("a folder holds one package", async () => {
    const one = desk(campaign, "昆明市");
    await ends(0, "commit", ...one.flags, ...source(one), ...at);
    const other = desk(campaign, "曲靖市");
    const flags = other.flags.with(-1, one.out);
    await fails(5, "DSP010", one.out, "commit", ...flags, ...source(other), ...later);
    await fails(5, "DSP010", one.out, "assign", ...flags, "--seed", "骰子=1", ...later);
    const changed = read(one.flags[1]!);
    writeFileSync(one.flags[1]!, packageText({ ...changed, checklist: ["别的"] }));
    await fails(5, "DSP015", one.out, "assign", ...one.flags, "--seed", "骰子=1", ...later);
  });

  it("by default the folder is named for draw and prefecture", async () => {
    const { flags } = desk(campaign, "玉溪市");
    const cwd = newFolder();
    const ran = await choucha(["assign", ...flags.slice(0, -2), "--seed", "a=1", ...later], { cwd });
    expect(ran.exit).toBe(0);
    expect([...filesIn(cwd).keys()]).toContain("notary-玉溪市/assignment-玉溪市.json");
  });

  it("recusals of the prefecture hold; too few inspectors leave seats open, and say so", async () => {
    const one = desk(campaign, "昆明市");
    const first = read(await assigned(one));
    const [team] = first.assignment.teams;
    const again = desk(campaign, "昆明市");
    const recusal = join(newFolder(), "recusal.csv");
    const rows = team.members.map((id: string) => `${id},${first.package.objects[0].name},亲属`);
    writeFileSync(recusal, ["执法证号,回避对象,原因", ...rows, "HC-99-1,别处,亲属", ""].join("\n"));
    const flags = again.flags.with(5, recusal);
    const ran = await ends(0, "assign", ...flags, "--seed", "骰子=416235", ...later);
    expect(ran.stderr).not.toContain("FRM021");
    const record = read(again.file);
    const held = record.people.filter(({ recused }: { recused?: string[] }) =>
      recused?.includes(team.object),
    );
    expect(held.map(({ id }: { id: string }) => id).sort()).toEqual([...team.members].sort());
    expect(record.assignment.teams[0].members).not.toContain(team.members[0]);

    const few = desk(campaign, "昆明市");
    const inspectors = readFileSync(few.flags[3]!, "utf8").split("\r\n");
    writeFileSync(few.flags[3]!, `${inspectors.slice(0, 2).join("\r\n")}\r\n`);
    const short = await ends(1, "assign", ...few.flags, "--seed", "骰子=1", ...later);
    expect(short.stderr).toContain("DRW007");
    await ends(0, "verify", few.file);
  });

  it("--json is one document each", async () => {
    const one = desk(campaign, "昆明市");
    const committed = await ends(0, "commit", ...one.flags, ...source(one), ...at, "--json");
    expect(JSON.parse(committed.stdout)).toMatchObject({
      $schema: "choucha/commit/1",
      commitments: [{ draw: "notary/昆明市", made: true }],
    });
    const dealt = await ends(0, "assign", ...one.flags, "--seed", "骰子=1", ...later, "--json");
    expect(JSON.parse(dealt.stdout)).toMatchObject({
      $schema: "choucha/assign/1",
      draws: [{ draw: "notary/昆明市", made: true, file: one.file }],
    });
  });
});

describe("the plan", () => {
  const codes = (text: string): string[] => {
    try {
      return parsePlan(text, "plan.yaml").warnings.map(({ code }) => code);
    } catch (error) {
      return (error as Problem).findings.map(({ code }) => code);
    }
  };

  it("either inspectors or dispatch", () => {
    const plan = readFileSync(join(campaign, "plan.yaml"), "utf8");
    expect(codes(plan)).toEqual([]);
    const both = plan.replace("    dispatch:\n", "    inspectors: { register: a.csv }\n    dispatch:\n");
    expect(codes(both)).toEqual(["PLN061"]);
    expect(codes(plan.replace("perObject: 2", "perObject: 1"))).toEqual(["PLN056", "PLN057"]);
  });

  it("every object has a prefecture, or nobody would get its package", async () => {
    const folder = newFolder();
    const plan = (register: string) => `campaign: a
issuer: b
year: 2025
draws:
  - { name: x, register: ${register}, n: 1, dispatch: { perObject: 2 } }
seed: { sources: [{ name: s, rule: r }] }
`;
    writeFileSync(join(folder, "a.csv"), "名称,州市\n甲,昆明市\n乙,\n");
    writeFileSync(join(folder, "b.csv"), "名称\n甲\n乙\n");
    for (const [register, code] of [
      ["a.csv", "DSP004"],
      ["b.csv", "DSP003"],
    ] as const) {
      writeFileSync(join(folder, "plan.yaml"), plan(register));
      await fails(3, code, join(folder, "out"), "commit", folder);
    }
    expect(packages(campaign).size).toBe(16);
  });
});
