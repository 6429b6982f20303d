/** Generated pages are what the program says today. To bring them up to date: `npm run docs`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { codesReference } from "../../scripts/docs/codes.mjs";
import { commandNames, commandReference } from "../../scripts/docs/commands.mjs";
import { filled, PAGES, START, screens } from "../../scripts/docs/screens.mjs";
import { buildProgram } from "../../src/cli.ts";
import { EXIT } from "../../src/problem.ts";
import type { Io } from "../../src/system/io.ts";
import { allCodes } from "../../src/text/index.ts";
import { choucha, root } from "../cli.ts";
import { freshFolder, pageText } from "./pages.ts";

describe("generated pages (npm run docs)", () => {
  it("docs/codes.md has every code in both languages and every exit code", () => {
    const page = pageText("docs/codes.md");
    expect(page).toBe(codesReference(allCodes, EXIT));
    for (const code of Object.keys(allCodes.zh)) expect(page).toContain(`| \`${code}\` |`);
    for (const row of page.matchAll(/^\| \d+ \|.*$/gm)) expect(row[0]).not.toMatch(/\|\s+\|/);
  });

  it("docs/commands.md is what --help says", async () => {
    const program = buildProgram({ stdout: new Writable(), lang: "en" } as unknown as Io, async () => {});
    const help = async (words: string[]) => (await choucha(words)).stdout;
    expect(pageText("docs/commands.md")).toBe(await commandReference(commandNames(program), help));
  });

  it("the screens and numbers in the READMEs and the protocol are the program's own", async () => {
    const folder = freshFolder();
    const blocks = await screens(folder, async (words) => {
      const { exit, stdout, stderr } = await choucha(words, { cwd: folder });
      expect(exit, stderr).toBe(0);
      return stdout;
    });
    for (const page of PAGES) expect(pageText(page), page).toBe(filled(pageText(page), blocks));
    const used = PAGES.flatMap((page) => [...pageText(page).matchAll(/<!-- begin ([\w-]+) -->/g)]);
    expect(new Set(used.map(([, name]) => name))).toEqual(new Set(Object.keys(blocks)));
  });

  it("npm start runs what the pages say that it runs", () => {
    const script = readFileSync(join(root, "scripts", "start.mjs"), "utf8");
    for (const words of START)
      for (const word of words.filter((word) => !word.includes("/"))) expect(script).toContain(`"${word}"`);
  });
});
