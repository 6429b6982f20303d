/** Generated references are what the program says today. To bring them up to date: `npm run docs`. */
import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { codesReference } from "../../scripts/docs/codes.mjs";
import { commandNames, commandReference } from "../../scripts/docs/commands.mjs";
import { buildProgram } from "../../src/cli.ts";
import { EXIT } from "../../src/problem.ts";
import type { Io } from "../../src/system/io.ts";
import { allCodes } from "../../src/text/index.ts";
import { choucha } from "../cli.ts";
import { pageText } from "./pages.ts";

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
});
