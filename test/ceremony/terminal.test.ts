/** The ceremony on a real pseudo-terminal (python3 makes one; skipped where it is not there). */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { snapshot } from "../bad-input/harness.ts";
import { builtProgram, hasTerminal, play as playOn, type Step } from "../terminal.ts";
import { committed, DRAW, inside } from "./campaign.ts";

let program = "";

/** Plays the draw on a terminal. */
const play = (folder: string, steps: Step[], env: string[] = [], size: [number, number] = [80, 24]) =>
  playOn(program, ["draw", folder, "--at", DRAW, "--lang", "en"], steps, size, env);

const ENTER = "\r";
const twice = (value: string): Step[] => [
  ["Value:", value + ENTER],
  ["Once more:", value + ENTER],
];

describe.skipIf(!hasTerminal)("on a terminal", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    program = await builtProgram();
  }, 60_000);
  const seed = "{ sources: [{ name: dice, rule: five throws, kind: dice, length: 5 }] }";
  const record = (folder: string) => join(folder, "out", "notary", "record.json");

  it("walks from the commitment to the names, and the record is the one that flags give", async () => {
    const folder = await committed(seed);
    const steps: Step[] = [
      ["Enter: go on", ENTER],
      ["Value:", `31467${ENTER}`],
      ["such as", `\u0015314 62${ENTER}`],
    ];
    const more: Step[] = [
      ["Once more:", `31462${ENTER}`],
      ["Draw now?", `y${ENTER}`],
      ["Enter: end", " "],
      ["丽江市", ENTER],
    ];
    const { seen, exit, left } = play(folder, [...steps, ...more]);
    expect([exit, left]).toEqual([0, 0]);
    expect(seen).toContain("\u001b[?1049h");
    expect(seen.lastIndexOf("\u001b[?1049l")).toBeGreaterThan(seen.lastIndexOf("DRAWN"));
    const other = await committed(seed);
    expect((await inside(other, "draw", "--seed", "dice=31462", "--at", DRAW)).exit).toBe(0);
    expect(readFileSync(record(folder), "utf8")).toBe(readFileSync(record(other), "utf8"));
    // Once drawn there is nothing to ask: the stored record is shown.
    const again = play(folder, []);
    expect([again.exit, again.seen]).toEqual([0, expect.stringContaining("drawn before")]);
    expect(again.seen).not.toContain("\u001b[?1049h");
  });

  it.each<[string, Step[]]>([
    ["the first screen", [["Enter: go on", "\u0003"]]],
    [
      "the first entry",
      [
        ["Enter: go on", ENTER],
        ["Value:", "31\u0003"],
      ],
    ],
    [
      "the second entry",
      [
        ["Enter: go on", ENTER],
        ["Value:", `31462${ENTER}`],
        ["Once more:", "\u0003"],
      ],
    ],
    ["the last question", [["Enter: go on", ENTER], ...twice("31462"), ["Draw now?", "\u0003"]]],
    ["the last question, with no", [["Enter: go on", ENTER], ...twice("31462"), ["Draw now?", `n${ENTER}`]]],
  ])("Ctrl-C at %s: exit 130, nothing written, the terminal given back", async (_, steps) => {
    const folder = await committed(seed);
    const before = snapshot(folder);
    const { seen, exit, left } = play(folder, steps);
    expect([exit, left]).toEqual([130, 0]);
    expect(snapshot(folder)).toEqual(before);
    expect(seen).toContain("\u001b[?1049l");
    expect(seen).toContain("Nothing was drawn, and nothing was written.");
  });

  it("with NO_COLOR, or on a terminal without cursor commands, there are no pauses and no pages", async () => {
    const steps: Step[] = [["Enter: go on", ENTER], ...twice("31462"), ["Draw now?", `y${ENTER}`]];
    const calm = await committed(seed);
    const plain = play(calm, steps, ["NO_COLOR=1"]);
    expect([plain.exit, plain.left, plain.seen.includes("Enter: end")]).toEqual([0, 0, false]);
    const dumb = await committed(seed);
    const typed = play(dumb, steps, ["TERM=dumb"]);
    expect([typed.exit, typed.left, typed.seen.includes("\u001b[?1049h")]).toEqual([0, 0, false]);
    expect(existsSync(record(dumb))).toBe(true);
  });
});
