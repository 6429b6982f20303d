/** Values of each kind through the command line: wrong ones are told before anything is written. */
import { describe, expect, it } from "vitest";
import { snapshot } from "../bad-input/harness.ts";
import { BEACON, campaign, committed, DRAW, inside } from "./campaign.ts";

const cases: [kind: string, source: string, good: string, code: string, ...bad: string[]][] = [
  ["digits", "kind: digits, length: 5", "00731", "SED010", "731", "007310", "0073a", "００７３１"],
  ["dice", "kind: dice, length: 3", "615", "SED011", "617", "6 1 5", "61"],
  [
    ...(["lottery", 'kind: lottery, shape: "6/33+1/16"', "03 09 14 21 27 33 12", "SED012"] as const),
    "09 03 14 21 27 33 12",
    "3 9 14 21 27 33 12",
    "03 09 14 21 27 34 12",
    "03 09 14 21 27 33 17",
    "03 09 14 21 27 33",
    "03 03 14 21 27 33 12",
  ],
  ["index", "kind: index", "3316.11", "SED013", "3,316.11", "3316.1", "03316.11", "3316"],
  ["beacon", "kind: beacon, round: 657413", BEACON, "SED014", "657413", `0${BEACON}`, BEACON.toUpperCase()],
  ["system", "kind: system", "ab".repeat(32), "SED017", "ab", "AB".repeat(32)],
];

describe.each(cases)("%s", (_, source, good, code, ...bad) => {
  const seed = `{ sources: [{ name: 来源, rule: 规则, ${source} }] }`;
  const draw = (folder: string, value: string, verb = "draw") =>
    inside(folder, verb, "--seed", `来源=${value}`, "--at", DRAW);

  it.each(bad)("%j is refused with an example, and nothing is written", async (value) => {
    const folder = campaign(seed);
    const before = snapshot(folder);
    for (const verb of ["draw", "run"]) {
      const ran = await draw(folder, value, verb);
      expect([verb, ran.exit, ran.stdout]).toEqual([verb, 2, ""]);
      expect(ran.stderr).toContain(code);
      expect(ran.stderr).toMatch(/such as \S/);
      expect(snapshot(folder)).toEqual(before);
    }
  });

  it("a right value draws, and verify holds its form again", async () => {
    const folder = await committed(seed);
    const ran = await draw(folder, good);
    expect(ran.stderr).toBe("");
    expect(ran.exit).toBe(0);
    const { stdout, exit } = await inside(folder, "verify", "out/notary", "--json");
    expect(exit).toBe(0);
    const names = JSON.parse(stdout).checks.map((check: { name: string }) => check.name);
    expect(names).toContain("seed-form");
    expect(names.includes("beacon")).toBe(_ === "beacon");
    expect(names).toContain("entropy");
  });
});

it("a beacon of another round, or with another round's signature, is told apart", async () => {
  const other = await committed("{ sources: [{ name: b, rule: r, kind: beacon, round: 657414 }] }");
  expect((await inside(other, "draw", "--seed", `b=${BEACON}`)).stderr).toContain("SED015");
  const moved = await inside(other, "draw", "--seed", `b=${BEACON.replace("657413", "657414")}`);
  expect([moved.exit, moved.stderr]).toEqual([2, expect.stringContaining("SED016")]);
});

it("the bits stand in verify: a lottery is enough, a die is not, free text cannot be assessed", async () => {
  const detail = async (source: string, value: string) => {
    const folder = await committed(`{ sources: [{ name: s, rule: r${source} }] }`);
    expect((await inside(folder, "draw", "--seed", `s=${value}`, "--at", DRAW)).stderr).toBe("");
    const { stdout } = await inside(folder, "verify", "out/notary", "--json");
    return JSON.parse(stdout).checks.find((check: { name: string }) => check.name === "entropy");
  };
  // 3 of 25 and 2 of 15: log2(2300 · 105) = 17.9
  const lottery = await detail(', kind: lottery, shape: "6/33+1/16"', "03 09 14 21 27 33 12");
  expect(lottery).toMatchObject({ ok: true, code: "VER033" });
  expect(lottery.detail).toContain("24.1 bits (s 24.1)");
  expect(lottery.detail).toContain("17.9");
  const dice = await detail(", kind: dice, length: 1", "6");
  expect(dice).toMatchObject({ ok: true, code: "VER034" });
  expect(dice.detail).toContain("2.6");
  expect(await detail("", "anything")).toMatchObject({ ok: true, code: "VER035" });
});

it("sources that were changed in the plan after the commitment are refused", async () => {
  const folder = await committed("{ sources: [{ name: s, rule: r, kind: digits, length: 3 }] }");
  const { setSeed } = await import("./campaign.ts");
  setSeed(folder, "{ sources: [{ name: s, rule: r, kind: digits, length: 2 }] }");
  const before = snapshot(folder);
  const ran = await inside(folder, "draw", "--seed", "s=12", "--at", DRAW);
  expect([ran.exit, ran.stderr]).toEqual([5, expect.stringContaining("SED023")]);
  expect(snapshot(folder)).toEqual(before);
});
