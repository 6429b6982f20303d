/** Every command in the documentation does what it says there, after `npm start`; screens are the program's own. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filled, PAGES } from "../../scripts/docs/screens.mjs";
import { choucha, root } from "../cli.ts";
import { copyOf, type Example, finishedExample } from "./example.ts";
import { commandsOf, type Line, pages, pageText, wordsOf } from "./pages.ts";

const scripts = Object.keys(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts);
// The Chinese guides have the commands of the English ones to the letter (twins.test.ts): they are not run twice.
const withCommands = pages.filter(
  (page) => !page.startsWith("docs/zh/") && commandsOf(pageText(page)).length > 0,
);
const isOpenssl = ({ command }: Line) => /\bopenssl\b/.test(command);
const hasOpenssl = process.platform !== "win32" && spawnSync("sh", ["-c", "openssl version"]).status === 0;

/** When somebody reads the pages: after the example's year, 2026-01-05. */
const READ_AT = String(Date.UTC(2026, 0, 5) / 1000);

let example: Example;
beforeAll(async () => {
  example = await finishedExample();
}, 600_000);

/** What is run of a page: in the Chinese README not again what stands in the English one to the letter. */
function linesToRun(page: string): Line[] {
  const lines = commandsOf(pageText(page)).filter((line) => !isOpenssl(line));
  if (page !== "README.zh-CN.md") return lines;
  const there = new Set(commandsOf(pageText("README.md")).map(({ command }) => command));
  return lines.filter(({ command }) => !there.has(command) || command.includes("my-campaign"));
}

async function runLine(folder: string, page: string, { command, exit, prints }: Line): Promise<void> {
  const [program, ...rest] = wordsOf(command);
  if (program === "npm") {
    // npm's lines are not run from inside a test; their scripts must be there. What `npm start` makes is there, too.
    const script = rest[0] === "run" ? rest[1] : rest[0];
    return expect(scripts, command).toContain(script);
  }
  const words = program === "npx" ? rest : [program, ...rest];
  expect(words[0], `${page}: neither npm, npx choucha nor openssl: ${command}`).toBe("choucha");
  const to = words.indexOf(">");
  const said = words.slice(1, to < 0 ? undefined : to) as string[];
  const env = { LANG: page.includes("zh-CN") ? "zh_CN.UTF-8" : "en_US.UTF-8", SOURCE_DATE_EPOCH: READ_AT };
  const ran = await choucha(said, { cwd: folder, env });
  expect([command, ran.exit, ran.stderr]).toEqual([command, exit, ran.stderr]);
  if (to >= 0) writeFileSync(join(folder, words[to + 1]!), ran.stdout);
  for (const text of prints) expect(ran.stdout, command).toContain(text);
}

describe("commands in the documentation", () => {
  it("are found in the READMEs and the protocol", () => {
    for (const page of ["README.md", "README.zh-CN.md", "docs/protocol.md"])
      expect(withCommands).toContain(page);
    expect(commandsOf(pageText("README.md")).filter(({ exit }) => exit !== 0)).toHaveLength(4);
  });

  it.each(withCommands)(
    "%s",
    async (page) => {
      const folder = copyOf(example);
      for (const line of linesToRun(page)) await runLine(folder, page, line);
    },
    300_000,
  );

  const withOpenssl = withCommands.filter((page) => commandsOf(pageText(page)).some(isOpenssl));
  it.skipIf(!hasOpenssl)("openssl prints the numbers of each page that uses it", async () => {
    expect(withOpenssl).toEqual(["README.md", "README.zh-CN.md", "docs/protocol.md"]);
    for (const page of withOpenssl)
      for (const line of commandsOf(pageText(page)).filter(isOpenssl)) {
        const ran = spawnSync("sh", ["-c", line.command], { cwd: example.folder, encoding: "utf8" });
        expect([ran.status, line.prints.length], ran.stderr).toEqual([line.exit, 1]);
        expect(ran.stdout, line.command).toContain(line.prints[0]);
      }
  });

  it("the two READMEs have the same commands, but for the words of a seed and a file name", () => {
    const bare = (page: string) =>
      commandsOf(pageText(page)).map(({ command, exit }) => [
        command
          .replaceAll(/骰子|dice/g, "DICE")
          .replaceAll(/抽样|sample(?=\.)/g, "SAMPLE")
          .replace(/(?<=DICE=)[^"\d][^"]*|(?<="DICE=)[^"]+/, ""),
        exit,
      ]);
    expect(bare("README.zh-CN.md")).toEqual(bare("README.md"));
  });

  it("screens and numbers in the READMEs and the protocol are what the program prints (npm run docs)", () => {
    const { blocks } = example;
    for (const page of PAGES) expect(pageText(page), page).toBe(filled(pageText(page), blocks));
    const used = PAGES.flatMap((page) => [...pageText(page).matchAll(/<!-- begin ([\w-]+) -->/g)]);
    expect(new Set(used.map(([, name]) => name))).toEqual(new Set(Object.keys(blocks)));
  });
});
