/** `choucha agreement` from a file to the screen and the document. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toWorkbook } from "../../src/registry/write-workbook.ts";
import {
  ABSTRACTORS,
  KRIPPENDORFF,
  SHROUT_FLEISS,
  transposed,
} from "../../src/scoring/agreement/examples.fixture.ts";
import { choucha, newFolder, shared } from "../cli.ts";

type Cell = string | number | null;
interface Statistic {
  name: string;
  level?: string;
  form?: string;
  value: number | null;
  low: number | null;
  high: number | null;
  subjects: number;
  raters: number;
  method: string;
  reason?: string;
  reasonCode?: string;
}

const lines = (rows: readonly (readonly Cell[])[], header?: readonly string[]): string[][] => [
  ["case", ...(header ?? rows[0]!.map((_, j) => `rater ${j + 1}`))],
  ...rows.map((row, i) => [`case ${i + 1}`, ...row.map((cell) => (cell === null ? "" : String(cell)))]),
];
const csv = (table: readonly (readonly string[])[]) => table.map((row) => row.join(",")).join("\n");

/** Runs the command on a CSV on standard input. */
const run = (rows: readonly (readonly Cell[])[], ...words: string[]) =>
  choucha(["agreement", "-", ...words], { stdin: csv(lines(rows)) });

async function report(rows: readonly (readonly Cell[])[], ...words: string[]) {
  const { exit, stdout, stderr } = await run(rows, "--json", ...words);
  expect(exit, stderr).toBe(0);
  expect(stdout).not.toMatch(/NaN|Infinity/);
  const document = JSON.parse(stdout);
  const list = document.statistics as Statistic[];
  const one = (name: string, kind?: string) =>
    list.find((item) => item.name === name && (kind === undefined || kind === (item.form ?? item.level)))!;
  return { document, list, one, stderr };
}

describe("the document", () => {
  it("lists every statistic of four observers, with what it needs to be read", async () => {
    const { document, list, one } = await report(KRIPPENDORFF, "--level", "nominal");
    expect(document).toMatchObject({
      $schema: "choucha/agreement/1",
      version: 1,
      level: "nominal",
      levelGuessed: false,
      subjects: 12,
      raters: 4,
      raterNames: ["rater 1", "rater 2", "rater 3", "rater 4"],
      ratings: 41,
      missing: 7,
      categories: ["1", "2", "3", "4", "5"],
      confidence: 0.95,
      bootstrap: { seed: "choucha agreement", rounds: 1000 },
    });
    expect(new Set(list.map(({ name }) => name))).toEqual(
      new Set([
        "percent-agreement",
        "cohen-kappa",
        "fleiss-kappa",
        "krippendorff-alpha",
        "gwet-ac1",
        "gwet-ac2",
        "icc",
        "kendall-w",
      ]),
    );
    for (const item of list) {
      expect(Object.keys(item)).toEqual(
        expect.arrayContaining(["name", "value", "low", "high", "subjects", "raters", "method"]),
      );
      expect(Object.keys(item)).toEqual(expect.arrayContaining(["assumes", "whenLow", "source"]));
      expect([item.name, item.value === null]).toEqual([item.name, item.reason !== undefined]);
    }
    expect(one("krippendorff-alpha").level).toBe("nominal");
    expect(one("krippendorff-alpha", "ratio").value).toBeCloseTo(0.797403, 6);
    expect(one("cohen-kappa", "linear")).toMatchObject({ value: null, low: null, reasonCode: "AGR104" });
  });

  const vectors = shared("vectors", "agreement.json");
  it.skipIf(!existsSync(vectors))("has the numbers of the shared vectors", async () => {
    const { data, expected } = JSON.parse(readFileSync(vectors, "utf8"));
    const four = await report(transposed(data.kripp_4x12), "--rounds", "100");
    const judges = await report(data.shrout_fleiss_1979, "--level", "ratio", "--rounds", "100");
    const counts = (data.cont3x3 as number[][]).flatMap((row, i) =>
      row.flatMap((n, j) => Array.from({ length: n }, () => [i + 1, j + 1])),
    );
    const two = await report(counts, "--rounds", "100");
    const [sf, table] = [expected.shrout_fleiss_1979, expected.cont3x3];
    for (const level of ["nominal", "ordinal", "interval", "ratio"]) {
      expect(four.one("krippendorff-alpha", level).value).toBeCloseTo(expected.kripp_4x12[level], 6);
      expect(judges.one("krippendorff-alpha", level).value).toBeCloseTo(sf.kripp[level], 8);
    }
    for (const form of ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"])
      expect(judges.one("icc", `ICC(${form})`).value).toBeCloseTo(sf[`ICC${form.replace(",", "")}`], 7);
    for (const form of ["1,1", "2,1", "3,1"]) {
      const { low, high } = judges.one("icc", `ICC(${form})`);
      const [least, most] = sf.CI95[`ICC${form.replace(",", "")}`];
      expect([low, high]).toEqual([expect.closeTo(least, 7), expect.closeTo(most, 7)]);
    }
    expect(judges.one("kendall-w").value).toBeCloseTo(sf.kendall_W_ties, 6);
    expect(two.one("percent-agreement").value).toBeCloseTo(table.pa, 10);
    expect(two.one("cohen-kappa", "unweighted").value).toBeCloseTo(table.kappa, 7);
    const { low, high } = two.one("cohen-kappa", "unweighted");
    expect((high! - low!) / 2 / 1.959964).toBeCloseTo(table.se, 7);
    expect(two.one("cohen-kappa", "linear").value).toBeCloseTo(table.kappa_linear, 6);
    expect(two.one("cohen-kappa", "quadratic").value).toBeCloseTo(table.kappa_quadratic, 7);
    expect(two.one("fleiss-kappa").value).toBeCloseTo(table.scott, 7);
    expect(two.one("gwet-ac1").value).toBeCloseTo(table.AC1, 7);
    expect(two.one("krippendorff-alpha", "nominal").value).toBeCloseTo(table.kripp, 7);
  });

  it("is the same in every run, and the seed is recorded", async () => {
    const words = ["agreement", "-", "--json", "--seed", "掷骰 3 5 1", "--rounds", "200"];
    const stdin = csv(lines(SHROUT_FLEISS));
    const [one, other] = [await choucha(words, { stdin }), await choucha(words, { stdin })];
    expect(one).toEqual(other);
    expect(JSON.parse(one.stdout).bootstrap).toMatchObject({ seed: "掷骰 3 5 1", rounds: 200 });
  });

  it("does not depend on the order of rows and columns", async () => {
    const turned = KRIPPENDORFF.toReversed().map((row) => [...row].reverse());
    const numbers = ({ list }: { list: Statistic[] }) =>
      list.map(({ name, level, form, value, low, high }) => [name, level, form, value, low, high]);
    expect(numbers(await report(turned))).toEqual(numbers(await report(KRIPPENDORFF)));
  });

  it("reads a workbook as it reads the CSV", async () => {
    const folder = newFolder();
    const [header, ...rows] = lines(ABSTRACTORS) as [string[], ...string[][]];
    const columns = header.map((name) => ({ header: name }));
    writeFileSync(join(folder, "scores.xlsx"), await toWorkbook([{ name: "评分", columns, rows }]));
    writeFileSync(join(folder, "scores.csv"), csv([header, ...rows]));
    const [book, text] = await Promise.all(
      ["scores.xlsx", "scores.csv"].map(async (file) => {
        const { exit, stdout } = await choucha(["agreement", file, "--json"], { cwd: folder });
        expect(exit).toBe(0);
        return JSON.parse(stdout);
      }),
    );
    expect(book.sheet).toBe("评分");
    expect(book.statistics).toEqual(text.statistics);
  });
});

describe("the level", () => {
  it.each([
    [
      "few whole numbers: ordinal",
      [
        [1, 2],
        [3, 3],
        [5, 4],
      ],
      "ordinal",
    ],
    [
      "scores: interval",
      [
        [81.5, 80],
        [92, 90.5],
        [75, 77],
      ],
      "interval",
    ],
    ["many whole numbers: interval", Array.from({ length: 11 }, (_, i) => [i, i]), "interval"],
    [
      "labels: nominal",
      [
        ["合格", "合格"],
        ["优秀", "合格"],
        ["不合格", "优秀"],
      ],
      "nominal",
    ],
  ])("%s", async (_, rows, level) => {
    const { document } = await report(rows as Cell[][], "--rounds", "100");
    expect(document).toMatchObject({ level, levelGuessed: true });
  });

  it("labels have nominal statistics only, and the others say why", async () => {
    const { one } = await report([
      ["合格", "合格"],
      ["优秀", "合格"],
      ["优秀", "优秀"],
      ["不合格", "优秀"],
    ]);
    expect(one("cohen-kappa", "unweighted").value).not.toBeNull();
    for (const name of ["icc", "kendall-w", "gwet-ac2"])
      expect(one(name)).toMatchObject({ value: null, reasonCode: "AGR105" });
    expect(one("krippendorff-alpha", "ordinal").reasonCode).toBe("AGR105");
  });

  it("a number that is none stops a level that needs numbers, and names its cell", async () => {
    const { exit, stderr } = await run(
      [
        [1, 2],
        [3, "good"],
        [2, 2],
      ],
      "--level",
      "interval",
      "--lang",
      "en",
    );
    expect(exit).toBe(3);
    expect(stderr).toContain("AGR003");
    expect(stderr).toMatch(/row 3.*rater 2/);
    expect(stderr).toContain("“good” is not a number");
  });

  it("without a level it makes all of them labels, and says so", async () => {
    const { document, stderr } = await report(
      [
        [1, 2],
        [3, "good"],
        [2, 2],
      ],
      "--lang",
      "en",
    );
    expect(document.level).toBe("nominal");
    expect(stderr).toContain("AGR004");
  });
});

describe("gaps and odd tables", () => {
  it("signs for nothing among numbers are gaps, told once", async () => {
    const { document, stderr } = await report([
      [1, 2, 1],
      [3, "NA", 3],
      [2, "－", 2],
    ]);
    expect([document.missing, document.level]).toEqual([2, "ordinal"]);
    expect(stderr.match(/AGR005/g)).toHaveLength(1);
  });

  it("full-width digits are digits", async () => {
    expect(
      (
        await report([
          ["１", "2"],
          ["３", "3"],
        ])
      ).document.categories,
    ).toEqual(["1", "2", "3"]);
  });

  it("an empty column is no rater; two rows with one name are two subjects", async () => {
    const table = [
      ["case", "A", "B", "C"],
      ["x", "1", "1", ""],
      ["x", "2", "1", ""],
      ["y", "3", "3", ""],
    ];
    const { exit, stdout, stderr } = await choucha(["agreement", "-", "--json"], { stdin: csv(table) });
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ subjects: 3, raters: 2, raterNames: ["A", "B"] });
    expect(stderr).toMatch(/AGR007[\s\S]*AGR008|AGR008[\s\S]*AGR007/);
  });

  it.each([
    ["one rater", [[1], [2], [3]], "AGR102"],
    ["one subject", [[1, 2]], "AGR107"],
    [
      "all the same",
      [
        [2, 2],
        [2, 2],
        [2, 2],
      ],
      "AGR103",
    ],
  ])("%s: reasons, exit 0", async (_, rows, code) => {
    const { list } = await report(rows, "--lang", "zh");
    expect(list.map(({ reasonCode }) => reasonCode)).toContain(code);
    const { exit, stdout } = await run(rows, "--lang", "zh");
    expect([exit, stdout]).toEqual([0, expect.stringContaining("未能计算的项目")]);
  });

  it.each([
    ["names only", "case\na\nb\n", "AGR001"],
    ["no rating at all", "case,A,B\na,,\nb,,\n", "AGR002"],
  ])("%s: exit 3", async (_, stdin, code) => {
    const { exit, stderr } = await choucha(["agreement", "-"], { stdin });
    expect([exit, stderr]).toEqual([3, expect.stringContaining(code)]);
  });

  it("flags that make no sense: exit 2", async () => {
    for (const words of [
      ["--level", "best"],
      ["--rounds", "10"],
      ["--rounds", "2000000"],
    ])
      expect([words, (await run(SHROUT_FLEISS, ...words)).exit]).toEqual([words, 2]);
  });
});

describe("the screen", () => {
  it.each(["en", "zh"])("%s: a table, what assumes too much apart, how to read it", async (lang) => {
    const { exit, stdout, stderr } = await run(KRIPPENDORFF, "--lang", lang);
    expect([exit, stderr]).toEqual([0, ""]);
    await expect(stdout).toMatchFileSnapshot(`screen.${lang}.txt`);
    expect(stdout).toContain("Landis & Koch 1977");
    expect(stdout).not.toMatch(/NaN|undefined|null|\{/);
  });

  it("limits without width carry a mark and a warning", async () => {
    const { stdout } = await run(
      [
        [1, 1],
        [2, 2],
        [3, 3],
        [1, 1],
      ],
      "--lang",
      "en",
    );
    expect(stdout).toContain("1.000 to 1.000 *");
    expect(stdout).toContain("does not mean certainty");
  });
});
