/** The help of every command in both languages, as files to read and to compare. */
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { buildProgram } from "../src/cli.ts";
import type { Io } from "../src/system/io.ts";
import { choucha, root } from "./cli.ts";

/** "score", "score sheet": a group before what is in it. */
const namesIn = (command: Command, before = ""): string[] =>
  command.commands.flatMap((one) => [before + one.name(), ...namesIn(one, `${before}${one.name()} `)]);
const program = buildProgram({ lang: "en" } as Io, async () => {});
const commands = namesIn(program);
const wordsOf = (command: string) => (command ? command.split(" ") : []);

describe.each(["en", "zh"])("help in %s", (lang) => {
  it.each(["", ...commands])("choucha %s --help", async (command) => {
    const { exit, stdout, stderr } = await choucha([...wordsOf(command), "--help", "--lang", lang]);
    expect([exit, stderr]).toEqual([0, ""]);
    const file = join(root, "test", "help", `${command.replaceAll(" ", "-") || "choucha"}.${lang}.txt`);
    await expect(stdout).toMatchFileSnapshot(file);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("without words: the same as --help, with examples", async () => {
    const [bare, asked] = [
      await choucha([], { env: { LANG: lang } }),
      await choucha(["--help", "--lang", lang]),
    ];
    expect(bare).toEqual(asked);
    for (const name of program.commands.map((one) => one.name()))
      expect(bare.stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(bare.stdout).toMatch(/choucha run \S+ --seed '/);
  });
});

it("Chinese help has no English of commander's left in it", async () => {
  for (const command of ["", ...commands]) {
    const { stdout } = await choucha([...wordsOf(command), "--help", "--lang", "zh"]);
    expect([command, stdout]).toEqual([
      command,
      expect.not.stringMatching(/choices:|default:|display|Usage|Options|Arguments|\[options\]|\[command\]/),
    ]);
  }
});

it("a group without a command shows its help; what is wrong inside names the whole command", async () => {
  expect(await choucha(["score"])).toEqual(await choucha(["score", "--help"]));
  const wrong = await choucha(["score", "sheet", "--nothing"]);
  expect([wrong.exit, wrong.stderr]).toEqual([2, expect.stringContaining("`choucha score sheet --help`")]);
  const typo = await choucha(["score", "sheets"]);
  expect([typo.exit, typo.stderr]).toEqual([2, expect.stringContaining("choucha score --help")]);
});
