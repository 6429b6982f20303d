/** `choucha ledger`: the timeline, and what --verify notices. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { lineText, nextLine, readLedger } from "../../src/record/ledger.ts";
import { choucha, newFolder, root } from "../cli.ts";

const folder = newFolder();
const path = join(folder, "out/ledger.jsonl");
let sound: string;

beforeAll(async () => {
  cpSync(join(root, "fixtures/yunnan-2025"), folder, { recursive: true });
  rmSync(join(folder, "out"), { recursive: true, force: true });
  await choucha(["draw", ".", "--seeds", "seeds.yaml"], { cwd: folder });
  sound = readFileSync(path, "utf8");
});

const shown = async (text: string, ...words: string[]) => {
  writeFileSync(path, text);
  return await choucha(["ledger", ".", ...words], { cwd: folder });
};

it("shows every line in words, in both languages, and the head", async () => {
  const { exit, stdout } = await shown(sound, "--verify", "--lang", "zh");
  expect(exit).toBe(0);
  for (const word of ["作出承诺", "取得随机数", "抽取对象", "台账完好"]) expect(stdout).toContain(word);
  expect((await shown(sound)).stdout).toContain("committed");
  const { lines, head, ok } = JSON.parse((await shown(sound, "--json")).stdout);
  expect([lines.length, head, ok]).toEqual([6, readLedger(sound).lines.at(-1)!.hash, true]);
});

it("says that nothing happened yet where there is no ledger", async () => {
  rmSync(path);
  const { exit, stdout } = await choucha(["ledger", ".", "--verify"], { cwd: folder });
  expect([exit, stdout.includes("empty")]).toEqual([0, true]);
});

it.each([
  ["a torn line", (text: string) => text.slice(0, -5), "LED001"],
  ["a changed time", (text: string) => text.replace("02:00:00Z", "02:00:01Z"), "LED002"],
  ["a line left out", (text: string) => text.split("\n").slice(1).join("\n"), "LED002"],
  [
    "two lines swapped",
    (text: string) => text.split("\n").toSpliced(0, 2, text.split("\n")[1]!, text.split("\n")[0]!).join("\n"),
    "LED002",
  ],
])("--verify notices %s", async (_, change, code) => {
  const { exit, stderr } = await shown(change(sound), "--verify");
  expect([exit, stderr.includes(code)]).toEqual([1, true]);
});

it.each([
  ["a second draw", "draw/forensic", "2025-05-08T00:00:00Z", "LED003"],
  ["a commitment after the seed", "commit/forensic", "2025-05-08T00:00:00Z", "LED003"],
  ["a clock that runs backwards", "circular:task/forensic", "2025-01-01T00:00:00Z", "LED004"],
])("--verify notices %s, even in a chain that holds", async (_, event, at, code) => {
  const line = nextLine(readLedger(sound).lines.at(-1), { at, event, digest: "0".repeat(64) });
  const { exit, stderr } = await shown(sound + lineText(line), "--verify");
  expect([exit, stderr.includes(code)]).toEqual([1, true]);
});
