/** `choucha rubric`: the list, one rubric, and a wrong one with every error at its place. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { choucha, newFolder } from "../cli.ts";
import { folder, RUBRIC } from "./small.ts";

describe("the rubrics that ship", () => {
  it("are listed from any folder, each with source and grades", async () => {
    const { exit, stdout } = await choucha(["rubric", "--json"], { cwd: newFolder() });
    const { $schema, rubrics } = JSON.parse(stdout);
    expect([exit, $schema]).toEqual([0, "choucha/rubric/1"]);
    expect(rubrics.length).toBeGreaterThanOrEqual(12);
    for (const one of rubrics) {
      expect(one).toMatchObject({
        id: expect.any(String),
        title: expect.any(String),
        digest: expect.any(String),
      });
      expect(one.source.length, one.id).toBeGreaterThan(10);
      expect(one.bands.at(-1), one.id).toMatchObject({ from: "0", fails: true });
    }
    const screen = await choucha(["rubric", "--lang", "en"]);
    for (const { id } of rubrics) expect(screen.stdout).toMatch(new RegExp(`^${id}  `, "m"));
    expect(screen.stdout).toContain("No official weights published; this is a model.");
  });

  it("are shown by name in both languages", async () => {
    const en = await choucha(["rubric", "forensic-opinion", "--lang", "en"], { cwd: newFolder() });
    expect(en.exit).toBe(0);
    for (const text of [
      "commission",
      "−1 each: ",
      "at most 5 taken off in all",
      "90  100, included",
      "; blind",
    ])
      expect(en.stdout).toContain(text);
    const zh = await choucha(["rubric", "credit-grade", "--lang", "zh"]);
    expect(zh.stdout).toContain("105（含）");
  });

  it("unknown names are answered with the nearest one or all of them", async () => {
    const near = await choucha(["rubric", "forensic-opinon"]);
    expect([near.exit, near.stderr]).toEqual([2, expect.stringMatching(/GRD002[\s\S]*forensic-opinion/)]);
    const far = await choucha(["rubric", "zzzzzzzz"]);
    expect([far.exit, far.stderr]).toEqual([2, expect.stringMatching(/GRD001[\s\S]*notary-will/)]);
    expect((await choucha(["rubric", "./zzzzzzzz.yaml"])).exit).toBe(4);
  });
});

describe("a rubric of one's own", () => {
  it("is checked and shown, as a file and from standard input", async () => {
    const cwd = folder([]);
    const file = await choucha(["rubric", "small.yaml", "--json"], { cwd });
    const { rubric } = JSON.parse(file.stdout);
    expect(rubric.bands).toEqual([
      { name: "优秀", from: "90", to: "100", fails: false },
      { name: "合格", from: "60", to: "90", fails: false },
      { name: "不合格", from: "0", to: "60", fails: true },
    ]);
    const piped = await choucha(["rubric", "-", "--json"], { stdin: RUBRIC });
    expect(JSON.parse(piped.stdout).rubric).toEqual(rubric);
  });

  it("every error has its line and column, and the exit is 3", async () => {
    const cwd = folder([]);
    const file = join(cwd, "small.yaml");
    const wrong = RUBRIC.replace("from: 60 }", "from: 60, to: 80 }").replace("cap: 30", "cap: 31");
    writeFileSync(file, wrong);
    const { exit, stdout, stderr } = await choucha(["rubric", "small.yaml", "--json", "--lang", "en"], {
      cwd,
    });
    const lines = readFileSync(file, "utf8").split("\n");
    const place = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
    const { findings } = JSON.parse(stdout) as { findings: { code: string; row: number; column: string }[] };
    expect([exit, findings.map(({ code, row }) => [code, row])]).toEqual([
      3,
      [
        ["RUB059", place("cap: 31")],
        ["RUB071", place("to: 80")],
      ],
    ]);
    expect(stderr).toContain(`small.yaml · line ${place("cap: 31")}, column `);
  });

  it("a rubric's text cannot steer the terminal", async () => {
    const hidden = await choucha(["rubric", "-"], {
      stdin: RUBRIC.replace("en: Small", 'en: "Small \\e[31m"'),
    });
    expect([hidden.exit, `${hidden.stdout}${hidden.stderr}`.includes("\u001b")]).toEqual([3, false]);
    const turned = await choucha(["rubric", "-", "--lang", "en"], {
      stdin: RUBRIC.replace("Small", "Sma\u202ell"),
    });
    expect(`${turned.stdout}${turned.stderr}`).not.toContain("\u202e");
    expect([turned.exit, turned.stdout]).toEqual([0, expect.stringContaining("Sma\ufffdll")]);
  });
});
