/** The ceremony with a script in place of the terminal: what is asked, what is asked again, what is never written. */
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { Left, takeSeed } from "../../src/commands/ceremony/ceremony.ts";
import type { Stage } from "../../src/commands/ceremony/stage.ts";
import { tidy } from "../../src/commands/ceremony/values.ts";
import { type Source, witnessDigest } from "../../src/record/sources.ts";
import type { Io } from "../../src/system/io.ts";
import { BEACON, newWitness } from "./campaign.ts";

const C = "37a3c1296eacb0e5169ea500546dafd9bedafb5c12db9d17976034c7682f5123";
const io = {
  env: {},
  lang: "en",
  stdout: new PassThrough(),
  stderr: new PassThrough(),
} as unknown as Io;

/** Answers from a list; keeps every screen and every complaint. An answer that does not pass is asked again. */
function script(...answers: (string | boolean)[]) {
  const [screens, complaints]: [string[], string[]] = [[], []];
  const next = (): string | boolean => {
    if (answers.length === 0) throw new Error(`nothing is left to answer ${screens.at(-1)}`);
    return answers.shift()!;
  };
  const stage: Stage = {
    width: 80,
    height: 24,
    paint: async (lines) => void screens.push(lines.join("\n")),
    add: async () => undefined,
    async input(_, validate) {
      for (;;) {
        const given = String(next());
        const verdict = await validate(given);
        if (verdict === true) return given;
        complaints.push(verdict);
      }
    },
    confirm: async () => next() === true,
    enter: async () => answers[0] !== "leave",
    pause: async () => true,
    close: async () => undefined,
  };
  return { stage, screens, complaints, left: answers };
}

const take = (stage: Stage, sources: Source[], missing?: "abort" | "continue") =>
  takeSeed(io, stage, {
    campaign: "Inspection",
    draws: [{ title: "Offices", committed: { C, at: "2025-05-06T01:00:00Z" }, units: 40, eligible: 38 }],
    declared: { sources, ...(missing ? { missing } : {}) },
    given: [],
  });
const dice: Source = { name: "dice", rule: "three throws", kind: "dice", length: 3 };

describe("short values", () => {
  it("are typed twice; a difference drops both; a wrong form is told at once", async () => {
    const played = script("617", "615", "614", "615", "6 1 5", true);
    const { seed, missing } = await take(played.stage, [dice]);
    expect(seed).toEqual([{ name: "dice", value: "615", rule: "three throws" }]);
    expect([missing, played.left]).toEqual([[], []]);
    expect(played.complaints).toEqual([expect.stringMatching(/“617”.*such as/)]);
    expect(played.screens.some((text) => text.includes("not the same"))).toBe(true);
    // The commitment is on every screen, and the first entry on none but the last, with all values.
    for (const text of played.screens) expect(text).toMatch(/37a3 +c129 +6eac/);
    expect(played.screens.slice(0, -1).some((text) => text.includes("615"))).toBe(false);
    expect(played.screens.at(-1)).toContain("615");
  });

  it("“draw now?” answered no leaves, as Ctrl-C does", async () => {
    await expect(take(script("615", "615", false).stage, [dice])).rejects.toBeInstanceOf(Left);
    await expect(take(script("leave").stage, [dice])).rejects.toBeInstanceOf(Left);
  });
});

describe("long values", () => {
  it("a beacon is typed once, verified at once, and read back in groups of four", async () => {
    const beacon: Source = { name: "b", rule: "r", kind: "beacon", round: 657413 };
    const wrong = BEACON.replace("b713", "b714");
    const played = script(wrong, BEACON.toUpperCase(), true, true);
    expect((await take(played.stage, [beacon])).seed[0]!.value).toBe(BEACON);
    expect(played.complaints).toEqual([expect.stringContaining("signature is not drand's")]);
    expect(played.screens.some((text) => /b713 +718a +38ae/.test(text))).toBe(true);
  });

  it("the system's random is offered, read back, and said in the record", async () => {
    const system: Source = { name: "s", rule: "r", kind: "system" };
    const { seed, seedFromSystem } = await take(script(true, true, true).stage, [system]);
    expect([seed[0]!.value, seedFromSystem]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), true]);
    const own = "0f".repeat(32);
    expect((await take(script(false, own, false, own, true, true).stage, [system])).seed[0]!.value).toBe(own);
  });
});

describe("witnesses", () => {
  it("open with their value in groups; others' values do not open", async () => {
    const { value, commits } = await newWitness("w");
    const witness: Source = { name: "w", rule: "r", kind: "witness", commits };
    const grouped = value.replace(/(.{4})/g, "$1 ");
    const played = script("00", "", grouped, true, true);
    expect((await take(played.stage, [witness], "abort")).seed[0]!.value).toBe(value);
    expect(played.complaints).toHaveLength(2);
  });

  it.each([
    [["", true], "missing"],
    [["00", "", false, "", true], "wrong"],
  ] as const)("may stay away where the plan goes on: %j", async (answers, why) => {
    const witness: Source = {
      name: "w",
      rule: "r",
      kind: "witness",
      commits: witnessDigest("w", "swordfish"),
    };
    const played = script("615", "615", ...answers, true);
    const { seed, absent, findings } = await take(played.stage, [dice, witness], "continue");
    expect([seed.length, absent]).toEqual([1, [{ name: "w", why }]]);
    expect(findings.map(({ code }) => code)).toEqual([why === "wrong" ? "SED021" : "SED020"]);
    expect(played.screens.at(-1)).toContain("absent");
  });

  it("a witness's own words are taken as they are", async () => {
    const witness: Source = {
      name: "w",
      rule: "r",
      kind: "witness",
      commits: witnessDigest("w", "Sword  fish"),
    };
    expect((await take(script("Sword  fish", true, true).stage, [witness], "abort")).seed[0]!.value).toBe(
      "Sword  fish",
    );
  });
});

it("what a hand writes otherwise without meaning anything else", () => {
  const of = (more: Partial<Source>, typed: string) => tidy({ name: "s", rule: "r", ...more }, typed);
  expect(of({ kind: "lottery" }, " ０３　09  14 ")).toBe("03 09 14");
  expect(of({ kind: "digits" }, "1 2 3")).toBe("123");
  expect(of({ kind: "index" }, "３３１６．１１")).toBe("3316.11");
  expect(of({ kind: "beacon" }, "12  AB cd")).toBe("12 abcd");
  expect(of({}, "  ０３ a  B")).toBe("  ０３ a  B");
});
