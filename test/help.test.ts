/** The help of every command in both languages, as files to read and to compare. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildProgram } from "../src/cli.ts";
import type { Io } from "../src/system/io.ts";
import { choucha, root } from "./cli.ts";

const commands = buildProgram({ lang: "en" } as Io, async () => {}).commands.map((command) => command.name());

describe.each(["en", "zh"])("help in %s", (lang) => {
  it.each(["", ...commands])("choucha %s --help", async (command) => {
    const { exit, stdout, stderr } = await choucha([...(command ? [command] : []), "--help", "--lang", lang]);
    expect([exit, stderr]).toEqual([0, ""]);
    const file = join(root, "test", "help", `${command || "choucha"}.${lang}.txt`);
    await expect(stdout).toMatchFileSnapshot(file);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("without words: the same as --help, with examples", async () => {
    const [bare, asked] = [
      await choucha([], { env: { LANG: lang } }),
      await choucha(["--help", "--lang", lang]),
    ];
    expect(bare).toEqual(asked);
    for (const command of commands) expect(bare.stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(bare.stdout).toMatch(/choucha run \S+ --seed '/);
  });
});

it("Chinese help has no English of commander's left in it", async () => {
  for (const command of ["", ...commands]) {
    const { stdout } = await choucha([...(command ? [command] : []), "--help", "--lang", "zh"]);
    expect([command, stdout]).toEqual([
      command,
      expect.not.stringMatching(/choices:|default:|Usage|Options|Arguments|\[options\]|\[command\]/),
    ]);
  }
});
