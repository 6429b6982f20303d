/** `choucha grade` from a table to grades: by hand, in every form of output, in any order of rows. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toWorkbook } from "../../src/registry/write-workbook.ts";
import { choucha, newFolder, root } from "../cli.ts";
import { folder, HEADER, ROWS, RUBRIC } from "./small.ts";

const grade = (cwd: string, ...words: string[]) =>
  choucha(["grade", "--rubric", "small.yaml", "--scores", "scores.csv", "--lang", "en", ...words], { cwd });

async function report(rows: readonly string[], ...words: string[]) {
  const ran = await grade(folder(rows), "--json", ...words);
  return { ...ran, document: JSON.parse(ran.stdout) };
}
const shown = (value: { shown: string } | null) => value?.shown ?? null;

describe("grades by hand", () => {
  it("points, grades, shared places and the cap", async () => {
    const { exit, document } = await report(ROWS);
    expect(exit).toBe(0);
    expect(document).toMatchObject({
      $schema: "choucha/grade/1",
      version: 1,
      ok: true,
      final: true,
      open: [],
    });
    // D1: (100 + 94.5) / 2; D2: (97.5 + 97) / 2; D3: 60 of 90 and 62.5 of 90, both × 100/90.
    const documents = document.documents.map((one: { id: string; points: never; grade: string }) => [
      ...[one.id, one.points, one.grade],
    ]);
    expect(documents).toEqual([
      ["D1", { shown: "97.25", exact: "389/4" }, "优秀"],
      ["D2", { shown: "97.25", exact: "389/4" }, "优秀"],
      ["D3", { shown: "68.05", exact: "1225/18" }, "合格"],
    ]);
    // 40% of 3 units is 1; the two that share the first place cannot both have it.
    const units = document.units.map((one: Record<string, unknown>) => [
      ...[one.id, one.rank, one.shared, one.byPoints, one.grade, one.capped],
    ]);
    expect(units).toEqual(
      [
        ["丙", 3, false, "合格", "合格", false],
        ["乙", 1, true, "优秀", "合格", true],
        ["甲", 1, true, "优秀", "合格", true],
      ].sort((a, b) => Number(a[1]) - Number(b[1])),
    );
    expect(document.caps).toMatchObject([
      { band: "优秀", share: "2/5", of: 3, allowed: 1, would: ["乙", "甲"], kept: [] },
    ]);
    expect(document.severity).toMatchObject({ ok: false, reason: "too-few", minimum: 10 });
  });

  it("the screen says all of it", async () => {
    const { exit, stdout } = await grade(folder(ROWS));
    expect(exit).toBe(0);
    expect(stdout).toMatch(/1= +乙 +1 +97\.25 +优秀 +合格/);
    expect(stdout).toContain("优秀: at most 40.00% of 3 units, that is 1; 2 reached it.");
    expect(stdout).toContain("Share a place that only some of them could have had, now 合格: 乙, 甲.");
    expect(stdout).toContain("No official weights published");
    expect(stdout).toContain("Every document is settled.");
    expect(stdout).toContain("Krippendorff's alpha");
  });

  it("missing reviews, unscored items and third reviews are listed, and the exit is 1", async () => {
    const rows = [
      "D1,甲,R1,,40,0,10,是,否",
      "D2,甲,R1,,40,0,10,是,否",
      "D2,甲,R2,,40,0,,是,否",
      "D3,乙,R1,,40,0,10,是,否",
      "D3,乙,R2,,20,0,10,是,否",
      "D4,乙,R1,,40,0,10,是,是",
      "D4,乙,R2,,40,0,10,是,否",
    ];
    const { exit, document } = await report(rows);
    expect([exit, document.ok, document.final]).toEqual([1, false, false]);
    expect(document.open).toEqual([
      { kind: "review", document: "D1", unit: "甲", count: 1 },
      { kind: "items", document: "D2", unit: "甲", reviewer: "R2", items: ["free"] },
      {
        ...{ kind: "third", document: "D3", unit: "乙", count: 1, reviewers: ["R1", "R2"] },
        reasons: [
          {
            rule: "pointDifference",
            difference: { shown: "20.00", exact: "20" },
            limit: { shown: "10.00", exact: "10" },
          },
        ],
      },
      {
        ...{ kind: "third", document: "D4", unit: "乙", count: 1, reviewers: ["R1", "R2"] },
        reasons: [{ rule: "anyVeto", items: ["veto"] }],
      },
    ]);
    const screen = await grade(folder(rows));
    expect([screen.exit, screen.stdout]).toEqual([1, expect.stringContaining("Tasks still open: 4.")]);
  });

  it("many open tasks are counted by kind and reason, few ones listed; many documents are left to the files", async () => {
    const numbers = Array.from({ length: 40 }, (_, at) => at + 1);
    const rows = numbers.flatMap((n) => {
      const veto = n > 35 ? "是" : "否";
      return [`D${n},甲,R1,,40,0,10,是,否`, `D${n},甲,R2,,20,0,10,是,${veto}`];
    });
    const { exit, stdout } = await grade(folder([...rows, "E1,乙,R1,,40,0,10,是,否"]));
    expect(exit).toBe(1);
    const shown = stdout.split("\n").map((line) => line.trim().split(/ {2,}/));
    expect(shown).toContainEqual([
      ...["third reviewers still to be called", "40"],
      "points too far apart 35, points too far apart + a veto found 5",
    ]);
    expect(shown).toContainEqual(["E1", "乙", "first reviews still to be made: 1"]);
    expect(shown).toContainEqual(["not settled yet", "41"]);
    expect(stdout).not.toMatch(/^ {2}D\d/m);
    expect(stdout).toContain("The 41 documents one by one: --out FOLDER");
  });

  it("documents are listed where they are few, and spread over the grades as counted by hand", async () => {
    const { stdout } = await grade(folder(ROWS));
    const shown = stdout.split("\n").map((line) => line.trim().split(/ {2,}/));
    expect(shown).toContainEqual(["优秀", "2", "66.67%", "█".repeat(27)]);
    expect(shown).toContainEqual(["合格", "1", "33.33%", "█".repeat(14)]);
    for (const id of ["D1", "D2", "D3"]) expect(shown.filter(([one]) => one === id)).toHaveLength(1);
    expect(stdout).not.toContain("one by one");
  });

  it("a third review settles it: the farther first one is dropped", async () => {
    const rows = ["D3,乙,R1,,40,0,10,是,否", "D3,乙,R2,,20,0,10,是,否", "D3,乙,R3,是,20,2.5,10,是,否"];
    const { exit, document } = await report(rows);
    expect([exit, document.documents[0].state, document.documents[0].counted]).toEqual([
      ...[0, "arbitrated", ["R2", "R3"]],
    ]);
    expect(shown(document.documents[0].points)).toBe("78.75"); // (80 + 77.5) / 2
  });

  it("--least-ratings decides whose severity is estimated", async () => {
    const rows = ["D4,丙,R1,,40,0,10,是,否", "D4,丙,R2,,40,5,10,是,否", ...ROWS];
    expect((await report(rows)).document.severity).toMatchObject({ ok: false, minimum: 10 });
    expect((await report(rows, "--least-ratings", "4")).document.severity).toMatchObject({
      ...{ ok: true, minimum: 4, ratings: 8 },
    });
  });

  it("more first reviews than planned are pointed out", async () => {
    const { document } = await report([...ROWS, "D1,甲,R3,,40,0,10,是,否"]);
    expect(document.findings.map(({ code }: { code: string }) => code)).toContain("GRD025");
  });
});

describe("one result in every form", () => {
  const turned = [...ROWS].reverse();
  const columns = (row: string) => row.split(",").reverse().join(",");

  it("the order of rows and columns never changes a byte", async () => {
    const [a, b] = [folder(ROWS), folder(turned.map(columns), columns(HEADER))];
    const [one, two] = [await grade(a, "--out", "out"), await grade(b, "--out", "out")];
    expect(two.stdout).toBe(one.stdout);
    const files = readdirSync(join(a, "out")).sort();
    expect(files).toEqual(["results.csv", "results.html", "results.json", "results.xlsx", "units.csv"]);
    for (const file of files)
      expect(readFileSync(join(b, "out", file)).equals(readFileSync(join(a, "out", file))), file).toBe(true);
    expect((await grade(b, "--json")).stdout).toBe((await grade(a, "--json")).stdout);
  });

  it("nor does the order of several spellings of one name", async () => {
    const rows = ["ｄ1,甲,r1,,40,0,10,是,否", "D1,甲 ,R2,,40,0,10,是,否", "D2,甲,R1,,40,0,10,是,否"];
    const [a, b] = [await report(rows), await report([...rows].reverse())];
    expect(b.stdout).toBe(a.stdout);
    const { reviews } = a.document.documents[0];
    expect(reviews.map(({ reviewer }: { reviewer: string }) => reviewer)).toEqual(["R1", "R2"]);
    expect(a.document.units).toHaveLength(1);
  });

  it("nor does any other order of the example's rows", async () => {
    const [header = "", ...rows] = readFileSync(join(root, "fixtures/scores-demo/scores.csv"), "utf8").split(
      "\r\n",
    );
    const words = ["grade", "--rubric", "forensic-opinion", "--scores", "-", "--json"];
    const run = async (lines: readonly string[]) =>
      (await choucha(words, { stdin: [header, ...lines].join("\r\n") })).stdout;
    const filled = rows.filter((row) => row !== "");
    const expected = await run(filled);
    expect(JSON.parse(expected).documents).toHaveLength(36);
    const any = fc.shuffledSubarray(filled, { minLength: filled.length });
    await fc.assert(
      fc.asyncProperty(any, async (lines) => (await run(lines)) === expected),
      { numRuns: 5 },
    );
  });

  it("JSON, workbook and CSV agree", async () => {
    const cwd = folder(ROWS);
    await grade(cwd, "--out", "out");
    const at = (name: string) => join(cwd, "out", name);
    const json = JSON.parse(readFileSync(at("results.json"), "utf8"));
    const csv = (name: string): Record<string, string>[] =>
      parse(readFileSync(at(name)), { columns: true, bom: true });
    const [documents, units] = [csv("results.csv"), csv("units.csv")];
    expect(documents.map((row) => [row.document, row.unit, row.points, row.grade])).toEqual(
      json.documents.map((one: never) => {
        const {
          id,
          unit,
          points,
          grade: name,
        } = one as { id: string; unit: string; points: { shown: string }; grade: string };
        return [id, unit, points.shown, name];
      }),
    );
    expect(units.map((row) => [row.unit, row.points, row.grade, row.place])).toEqual([
      ["乙", "97.25", "合格", "1="],
      ["甲", "97.25", "合格", "1="],
      ["丙", "68.05", "合格", "3"],
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(readFileSync(at("results.xlsx"))).buffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(
      [
        ...["Units", "Documents", "Still open", "Items", "Reviewers strict or lenient"],
        "Agreement of the first reviews",
      ].map((name) => expect.stringContaining(name.slice(0, 9))),
    );
    for (const [sheet, rows] of [
      [book.worksheets[0], units],
      [book.worksheets[1], documents],
    ] as const)
      for (const [i, row] of rows.entries())
        expect(Object.values(row)).toEqual(
          Object.keys(row).map((_, column) => sheet?.getRow(3 + i).getCell(column + 1).text),
        );
  });

  it("a workbook with the items' titles gives what the CSV gives", async () => {
    const cwd = folder(ROWS);
    const cells = ROWS.map((row) => row.split(","));
    const header = ["Document", "单位", "Reviewer", "third", "档次", "deduct", "free", "是否", "veto"];
    const sheet = { name: "评分", columns: header.map((one) => ({ header: one })), rows: cells };
    writeFileSync(join(cwd, "scores.xlsx"), await toWorkbook([sheet]));
    const words = ["grade", "--rubric", "small.yaml", "--json", "--scores"];
    const [a, b] = [
      JSON.parse((await choucha([...words, "scores.xlsx"], { cwd })).stdout),
      JSON.parse((await choucha([...words, "scores.csv"], { cwd })).stdout),
    ];
    expect([a.documents, a.units, a.scores.digest]).toEqual([b.documents, b.units, b.scores.digest]);
  });
});

describe("--trace", () => {
  it("adds up, down to the cells", async () => {
    const { stdout } = await grade(folder(ROWS), "--trace", "d3");
    expect(stdout).toMatch(/E6 +level +20 +20\.00 +40\.00/);
    expect(stdout).toMatch(/F6 +deduct +10 +20\.00 +30\.00/);
    expect(stdout).toMatch(/G6 +free +absent for good reason +0\.00 +0\.00/);
    expect(stdout).toContain(
      "60.00 of 90.00, rescaled to 100.00, and 0.00 bonus: 66.66 points (exactly 200/3)",
    );
    expect(stdout).toContain("The mean of R1, R2: 68.05.");
    expect(stdout).toContain("Result: 68.05 points, grade 合格 (complete).");
  });

  it("as JSON: cells of each entry, and their sum is the review's", async () => {
    const { document } = await report(ROWS, "--trace", "D1");
    const [first] = document.trace.reviews;
    const items = first.sections.flatMap((section: { items: unknown[] }) => section.items);
    expect(items.map((item: { cell: string }) => item.cell)).toEqual(["E2", "F2", "G2", "H2", "I2"]);
    const sum = items.reduce(
      (all: number, item: { earned: { shown: string } }) => all + Number(item.earned.shown),
      0,
    );
    expect([sum, first.points.shown]).toEqual([100, "100.00"]);
  });

  it("of an unknown document is refused", async () => {
    const { exit, stderr } = await grade(folder(ROWS), "--trace", "D9");
    expect([exit, stderr]).toEqual([2, expect.stringContaining("GRD003")]);
  });
});

describe("documents that are not rated", () => {
  const NOT = "notRated: { name: 不予评定, when: [正在接受调查, 停业] }\n";
  const header = `${HEADER},不予评定`;
  const run = async (rows: readonly string[], rubric = RUBRIC + NOT) => {
    const cwd = folder(rows, header);
    writeFileSync(join(cwd, "small.yaml"), rubric);
    const ran = await grade(cwd, "--json");
    return { ...ran, document: JSON.parse(ran.stdout) };
  };

  it("need no reviewer, get no grade, and are waited for by nobody", async () => {
    const { exit, document } = await run([
      ...ROWS.map((row) => `${row},`),
      "D4,丁,,,,,,,,停业",
      "D5,甲,R1,,40,0,10,是,否,停 业",
    ]);
    expect([exit, document.final, document.open]).toEqual([0, true, []]);
    const states = document.documents.map((one: Record<string, unknown>) => [
      one.id,
      one.state,
      one.notRated,
    ]);
    expect(states.slice(3)).toEqual([
      ["D4", "not-rated", "停业"],
      ["D5", "not-rated", "停业"],
    ]);
    expect(document.units.find((one: { id: string }) => one.id === "丁")).toMatchObject({
      ...{ state: "not-rated", rank: null, grade: null },
    });
    // 甲 keeps the points of its other document.
    expect(shown(document.units.find((one: { id: string }) => one.id === "甲").points)).toBe("97.25");
  });

  it.each([
    ["another reason", RUBRIC + NOT, ["D1,甲,,,,,,,,搬迁"], "GRD027"],
    ["yes, where there are several reasons", RUBRIC + NOT, ["D1,甲,,,,,,,,是"], "GRD027"],
    ["a rubric without reasons", RUBRIC, ["D1,甲,,,,,,,,停业"], "GRD028"],
    ["two reasons", RUBRIC + NOT, ["D1,甲,R1,,,,,,,停业", "D1,甲,R2,,,,,,,正在接受调查"], "GRD029"],
    ["scores without a reviewer", RUBRIC + NOT, ["D1,甲,,,40,0,10,是,否,停业"], "GRD020"],
  ])("%s", async (_, rubric, rows, code) => {
    const { exit, document } = await run(rows, rubric);
    expect([exit, document.findings.map((one: { code: string }) => one.code)]).toEqual([3, [code]]);
  });
});

describe("the example", () => {
  const words = ["grade", "--rubric", "forensic-opinion", "--json", "--scores"];
  it("asks after the first reviews for exactly the third ones that the second table has", async () => {
    const first = await choucha([...words, "fixtures/scores-demo/first-reviews.csv"]);
    const all = await choucha([...words, "fixtures/scores-demo/scores.csv"]);
    const [a, b] = [JSON.parse(first.stdout), JSON.parse(all.stdout)];
    expect([first.exit, all.exit, a.final, b.final]).toEqual([1, 0, false, true]);
    const asked = a.open.map(({ document }: { document: string }) => document);
    const settled = b.documents.filter(({ state }: { state: string }) => state === "arbitrated");
    expect(asked).toEqual(settled.map(({ id }: { id: string }) => id));
    expect(asked.length).toBeGreaterThan(4);
    expect([b.documents.length, b.units.length, b.scores.reviewers]).toEqual([36, 6, 6]);
    const vetoes = b.documents.filter((one: { vetoes: unknown[] }) => one.vetoes.length > 0);
    expect(vetoes.map((one: { vetoed: boolean }) => one.vetoed).sort()).toEqual([false, true]);
    const { reviewers } = b.severity as { reviewers: { reviewer: string; high: number }[] };
    expect(reviewers.filter(({ high }) => high < 0).map(({ reviewer }) => reviewer)).toEqual(["P04"]);
  });

  it("screens in both languages", async () => {
    const table = join(root, "fixtures/scores-demo/scores.csv");
    for (const lang of ["en", "zh"]) {
      const { exit, stdout } = await choucha(
        ["grade", "--rubric", "forensic-opinion", "--scores", table, "--lang", lang],
        { cwd: newFolder() },
      );
      expect(exit).toBe(0);
      await expect(stdout).toMatchFileSnapshot(join(root, "test/grade", `screen.${lang}.txt`));
    }
  });
});
