/** The ceremony on a real pseudo-terminal (python3 makes one; skipped where it is not there). */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { snapshot } from "../bad-input/harness.ts";
import { newFolder, root } from "../cli.ts";
import { committed, DRAW, inside } from "./campaign.ts";

const python = process.platform !== "win32" && spawnSync("python3", ["-c", "import pty"]).status === 0;
let program = "";

/** Plays on a terminal; gives what was seen, the exit code and how many steps were never reached. */
function play(folder: string, steps: [string, string][], env: string[] = [], size = [80, 24]) {
  const argv = ["env", "-u", "CI", "-u", "NO_COLOR", "TERM=xterm-256color", "LANG=C.UTF-8", ...env];
  const words = [process.execPath, program, "draw", folder, "--at", DRAW, "--lang", "en"];
  const { stdout } = spawnSync("python3", [join(root, "test", "ceremony", "on_terminal.py")], {
    input: JSON.stringify([[...argv, ...words], steps, ...size]),
    maxBuffer: 1 << 24,
    encoding: "utf8",
  });
  const [, exit, left] = /EXIT (-?\d+) LEFT (\d+)/.exec(stdout)!;
  return { seen: stdout, exit: Number(exit), left: Number(left) };
}
const ENTER = "\r";
const twice = (value: string): [string, string][] => [
  ["Value:", value + ENTER],
  ["Once more:", value + ENTER],
];

describe.skipIf(!python)("on a terminal", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const folder = newFolder();
    program = join(folder, "dist", "choucha.mjs");
    copyFileSync(join(root, "package.json"), join(folder, "package.json"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    await build({
      entryPoints: [join(root, "src", "start.ts")],
      outdir: join(folder, "dist"),
      entryNames: "choucha",
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      packages: "external",
      logLevel: "silent",
    });
  }, 60_000);
  const seed = "{ sources: [{ name: dice, rule: five throws, kind: dice, length: 5 }] }";
  const record = (folder: string) => join(folder, "out", "notary", "record.json");

  it("walks from the commitment to the names, and the record is the one that flags give", async () => {
    const folder = await committed(seed);
    const steps: [string, string][] = [
      ["Enter: go on", ENTER],
      ["Value:", `31467${ENTER}`],
      ["such as", `\u0015314 62${ENTER}`],
    ];
    const more: [string, string][] = [
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

  it.each<[string, [string, string][]]>([
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
    const steps: [string, string][] = [
      ["Enter: go on", ENTER],
      ...twice("31462"),
      ["Draw now?", `y${ENTER}`],
    ];
    const calm = await committed(seed);
    const plain = play(calm, steps, ["NO_COLOR=1"]);
    expect([plain.exit, plain.left, plain.seen.includes("Enter: end")]).toEqual([0, 0, false]);
    const dumb = await committed(seed);
    const typed = play(dumb, steps, ["TERM=dumb"]);
    expect([typed.exit, typed.left, typed.seen.includes("\u001b[?1049h")]).toEqual([0, 0, false]);
    expect(existsSync(record(dumb))).toBe(true);
  });
});
