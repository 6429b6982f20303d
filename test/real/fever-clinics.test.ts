/** Hospitals with fever clinics: no id column, real duplicates, two encodings. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { choucha, newFolder } from "../cli.ts";
import { asCsv, byExceljs, bySheetJs, register, rowsOf, shuffled, there } from "./registers.ts";

const UTF8 = register("fever-clinics.csv");
const ID = ["--id", "城市,医疗机构名称"];
const DRAW = ["--by", "城市", "--rate", "10%", "--alternates", "1", "--seed", "dice=416235"];

/** What the tests read of a record. */
interface Printed {
  C: string;
  strata: unknown[];
  drawn: { id: string; row: number }[];
  alternates: { id: string; row: number }[];
}

/** Spreadsheet rows by id, of ids that stand more than once; counted here without the program. */
function repeated(rows: string[][]): Map<string, number[]> {
  const [header, ...data] = rows;
  const at = ["城市", "医疗机构名称"].map((name) => header!.indexOf(name));
  const places = new Map<string, number[]>();
  data.forEach((row, i) => {
    const label = at.map((column) => row[column]).join("|");
    const id = label.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
    places.set(id, [...(places.get(id) ?? []), i + 2]);
  });
  return new Map([...places].filter(([, found]) => found.length > 1));
}

const findingRows = (findings: { code: string; row: number }[], code: string) =>
  findings
    .filter((finding) => finding.code === code)
    .map(({ row }) => row)
    .sort((a, b) => a - b);
const ascending = (numbers: number[]) => [...numbers].sort((a, b) => a - b);

describe.skipIf(!there)("fever-clinics.csv", () => {
  let rows: string[][];
  let twice: Map<string, number[]>;
  beforeAll(() => {
    rows = rowsOf(UTF8);
    twice = repeated(rows);
  });

  it("names without an id column stop the draw with the ids that stand twice, and nothing is drawn", async () => {
    const ran = await choucha(["sample", UTF8, ...DRAW]);
    expect([ran.exit, ran.stdout]).toEqual([3, ""]);
    expect(ran.stderr).toContain("REG051");
    expect(ran.stderr).toMatch(/name more id columns/);
    const { stdout } = await choucha(["check", UTF8, "--json"]);
    expect(JSON.parse(stdout).files[0].id).toEqual(["医疗机构名称"]);
  });

  it.each(["fever-clinics.csv", "fever-clinics-gb18030.csv"])(
    "%s: every row of every duplicate stops the draw",
    async (name) => {
      expect(twice.size).toBeGreaterThan(10);
      const { exit, stdout } = await choucha(["sample", register(name), ...ID, ...DRAW, "--json"]);
      expect(exit).toBe(3);
      expect(findingRows(JSON.parse(stdout).findings, "REG051")).toEqual(
        ascending([...twice.values()].flat()),
      );
    },
  );

  it("check reports what sample stops at, and the encoding that it found", async () => {
    const { exit, stdout } = await choucha(["check", register("fever-clinics-gb18030.csv"), ...ID, "--json"]);
    const report = JSON.parse(stdout);
    expect([exit, report.rows, report.files[0].encoding]).toEqual([3, 6753, "gb18030"]);
    expect(findingRows(report.findings, "REG051")).toEqual(ascending([...twice.values()].flat()));
  });

  it("with merge every merged row is told, and rows that differ are told once more", async () => {
    const { exit, stdout, stderr } = await choucha([
      "sample",
      UTF8,
      ...ID,
      ...DRAW,
      "--duplicates",
      "merge",
      "--json",
    ]);
    expect(exit).toBe(0);
    const record = JSON.parse(stdout);
    const lost = [...twice.values()].reduce((sum, places) => sum + places.length - 1, 0);
    expect(record.commitment.frame.units).toBe(6753 - lost);
    for (const code of ["REG055", "REG056"]) expect(stderr).toContain(code);
    const told = Number(/(\d+) more of REG055/.exec(stderr)![1]) + stderr.match(/^note REG055/gm)!.length;
    expect(told).toBe([...twice.values()].flat().length);
  });

  describe("merged: the same sample however the file was saved", () => {
    const merge = [...ID, ...DRAW, "--duplicates", "merge", "--at", "2025-05-07T02:00:00Z", "--json"];
    let folder: string;
    let expected: ReturnType<typeof essence>;
    const essence = (record: Printed) => ({
      C: record.C,
      strata: record.strata,
      drawn: record.drawn.map(({ row: _, ...unit }) => unit),
      alternates: record.alternates.map(({ row: _, ...unit }) => unit),
    });

    beforeAll(async () => {
      folder = newFolder();
      expected = essence(JSON.parse((await choucha(["sample", UTF8, ...merge])).stdout));
      expect(expected.drawn.length).toBeGreaterThan(600);
    });

    const saved: [string, () => Promise<Buffer> | Buffer][] = [
      ["shuffled.csv", () => asCsv(shuffled(rows))],
      ["exceljs.xlsx", () => byExceljs(rows)],
      ["sheetjs.xlsx", () => bySheetJs(rows, "xlsx")],
      ["shuffled.xlsx", () => bySheetJs(shuffled(rows), "xlsx")],
      ["old.xls", () => bySheetJs(rows, "biff8")],
    ];

    async function sameAndVerified(path: string, wanted = expected): Promise<void> {
      const { exit, stdout } = await choucha(["sample", path, ...merge]);
      expect(exit).toBe(0);
      const record = JSON.parse(stdout);
      expect(essence(record)).toEqual(wanted);
      // `row` counts data rows of the file that was drawn from.
      if (path.endsWith(".csv") && !path.includes("gb18030")) {
        const table = rowsOf(path);
        const name = table[0]!.indexOf("医疗机构名称");
        const plain = (text: string) => text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
        for (const { id, row } of record.drawn.slice(0, 40)) expect(id).toContain(plain(table[row]![name]!));
      }
      const out = join(folder, "record.json");
      writeFileSync(out, stdout);
      const verified = await choucha(["verify", out, "--register", path, "--json"], { cwd: folder });
      expect([verified.exit, JSON.parse(verified.stdout).ok]).toEqual([0, true]);
      expect(verified.stdout).toContain('"VER004"');
    }

    it("GB18030", async () => {
      await sameAndVerified(register("fever-clinics-gb18030.csv"));
    });
    it.each(saved)("%s", async (name, make) => {
      const path = join(folder, name);
      writeFileSync(path, await make());
      await sameAndVerified(path);
    });

    it("open.ods, where no cell has spaces around it: OpenDocument readers drop them", async () => {
      const trimmed = rows.map((row) => row.map((cell) => cell.trim()));
      const paths = [join(folder, "trimmed.csv"), join(folder, "open.ods")] as const;
      writeFileSync(paths[0], asCsv(trimmed));
      writeFileSync(paths[1], bySheetJs(trimmed, "ods"));
      const wanted = essence(JSON.parse((await choucha(["sample", paths[0], ...merge])).stdout));
      await sameAndVerified(paths[1], wanted);
    });

    it("a record verifies against the same register in another encoding and order, not against a changed one", async () => {
      const out = join(folder, "record.json");
      writeFileSync(out, (await choucha(["sample", UTF8, ...merge])).stdout);
      for (const name of [register("fever-clinics-gb18030.csv"), join(folder, "shuffled.csv")])
        expect((await choucha(["verify", out, "--register", name])).exit).toBe(0);
      const changed = rows.map((row) => [...row]);
      changed[4000]![rows[0]!.indexOf("医疗机构名称")] += "（新）";
      writeFileSync(join(folder, "changed.csv"), asCsv(changed));
      const words = ["verify", out, "--register", join(folder, "changed.csv"), "--json"];
      const { exit, stdout } = await choucha(words);
      expect(exit).toBe(1);
      const checks = JSON.parse(stdout).checks as { name: string; ok: boolean }[];
      expect(checks.find(({ ok }) => !ok)?.name).toBe("frame");
    });

    it("strata by a column in which merged rows differ: the row that counts does not depend on the order", async () => {
      const words = [
        ...ID,
        "--by",
        "是否定点",
        "--rate",
        "5%",
        "--duplicates",
        "merge",
        "--seed",
        "a=1",
        "--json",
      ];
      const strata = [];
      for (const path of [UTF8, join(folder, "shuffled.csv"), join(folder, "shuffled.xlsx")])
        strata.push(essence(JSON.parse((await choucha(["sample", path, ...words])).stdout)));
      expect(strata[1]).toEqual(strata[0]);
      expect(strata[2]).toEqual(strata[0]);
    });

    it("from a pipe: the same CSV as from the file", async () => {
      const words = merge.filter((word) => word !== "--json");
      const [file, pipe] = [
        await choucha(["sample", UTF8, ...words]),
        await choucha(["sample", "-", ...words], { stdin: readFileSync(UTF8) }),
      ];
      expect(pipe.exit).toBe(0);
      expect(pipe.stdout).toBe(file.stdout);
      expect(file.stdout.split("\n")[0]).toMatch(/,stratum,rank,ticket,selection$/);
      const record = await choucha(["sample", "-", ...merge], { stdin: readFileSync(UTF8) });
      expect(essence(JSON.parse(record.stdout))).toEqual(expected);
      const verified = await choucha(["verify", "-", "--register", UTF8], { stdin: record.stdout });
      expect(verified.exit).toBe(0);
    });
  });
});
