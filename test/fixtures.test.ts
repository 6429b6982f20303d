/** The example campaign: made anew to the byte, and what the specification asks it to hold. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parse as parseCsv } from "csv-parse/sync";
import ExcelJS from "exceljs";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { generate } from "../scripts/fixtures/generate.mjs";
import { planSchema } from "../src/plan/schema.ts";

const folder = fileURLToPath(new URL("../fixtures/", import.meta.url));
const generator = new URL("../scripts/fixtures/generate.mjs", import.meta.url).href;
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
type Row = Record<string, string>;

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("hex");
const distinct = (rows: readonly Row[], column: string) => new Set(rows.map((row) => row[column])).size;
const bare = (prefecture: string | undefined) => (prefecture ?? "").trim().slice(0, 2);

/** GB 32100-2015: all eighteen characters weighted 3^(i-1) sum to 0 mod 31 (the check has weight 1 there). */
function validCode(code: string | undefined): boolean {
  let weight = 1;
  let sum = 0;
  for (const character of (code ?? "").slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return (sum + ALPHABET.indexOf((code ?? "").charAt(17))) % 31 === 0;
}

let made: Map<string, Uint8Array>;
const text = (name: string, encoding = "utf-8") =>
  new TextDecoder(encoding, { fatal: true }).decode(made.get(`yunnan-2025/${name}`));
const rows = (name: string, encoding?: string): Row[] => parseCsv(text(name, encoding), { columns: true });

async function sheet() {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(made.get("yunnan-2025/registry/forensic-institutions.xlsx")!).buffer);
  return book.worksheets[0]!;
}

/** The rows between the header (row 3) and the note (the last row), by header. */
async function institutions(): Promise<Row[]> {
  const page = await sheet();
  const list: Row[] = [];
  for (let number = 4; number < page.rowCount; number++) {
    const entry: Row = {};
    page.getRow(3).eachCell((cell, i) => {
      entry[cell.text] = String(page.getRow(number).getCell(i).value ?? "");
    });
    list.push(entry);
  }
  return list;
}

beforeAll(async () => {
  made = await generate();
});

describe("example campaign", () => {
  it("is what its generator makes, byte for byte, and nothing else", async () => {
    const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"),
      )
      .filter((name) => !name.split("/").includes("out")); // what a run leaves there; not committed
    expect(names.sort()).toEqual([...made.keys()].sort());
    for (const [name, bytes] of made)
      expect(hex(await readFile(path.join(folder, name))), name).toBe(hex(bytes));
  });

  // A process of its own: a worker thread does not take over a changed TZ.
  it.each([
    ["Asia/Shanghai", "zh_CN.UTF-8"],
    ["America/Los_Angeles", "tr_TR.UTF-8"],
  ])("does not depend on zone and locale (%s, %s)", async (TZ, LC_ALL) => {
    const script = `
      const { generate } = await import(${JSON.stringify(generator)});
      const { createHash } = await import("node:crypto");
      const sums = [...(await generate())].map(([name, bytes]) => [name, createHash("sha256").update(bytes).digest("hex")]);
      console.log(JSON.stringify(sums));`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, TZ, LC_ALL },
    });
    const here = [...made].map(([name, bytes]) => [name, createHash("sha256").update(bytes).digest("hex")]);
    expect(JSON.parse(stdout)).toEqual(here);
  });

  it("says everywhere that it is synthetic", async () => {
    expect(text("README.md")).toMatch(/合成数据/);
    expect(text("seeds.yaml")).toMatch(/合成/);
    expect(parseYaml(text("plan.yaml")).synthetic).toBe(true);
    const csvs = [...made.keys()].filter((name) => name.endsWith(".csv"));
    for (const name of csvs) {
      const encoding = /offices|prefectures/.test(name) ? "gb18030" : "utf-8";
      const list: Row[] = parseCsv(new TextDecoder(encoding).decode(made.get(name)), { columns: true });
      expect(list.length, name).toBeGreaterThan(0);
      expect(
        list.filter((row) => !Object.values(row).some((cell) => cell.startsWith("合成数据"))),
        name,
      ).toEqual([]);
    }
  });

  it("has a plan that the schema accepts, and a value for each of its sources", () => {
    const plan = v.parse(planSchema, parseYaml(text("plan.yaml")));
    expect(plan.draws.map((draw) => draw.name)).toEqual(["forensic", "notary"]);
    expect(plan.draws[0]?.checklist).toHaveLength(7);
    const seeds: Row = parseYaml(text("seeds.yaml"));
    expect(Object.keys(seeds)).toEqual(plan.seed.sources.map((source) => source.name));
    for (const value of Object.values(seeds)) expect(value).toBeTypeOf("string");
    for (const { register, history, inspectors } of plan.draws) {
      for (const ref of [register, history, inspectors?.register, inspectors?.recusal]) {
        expect(made.has(`yunnan-2025/${ref?.file}`), ref?.file).toBe(true);
      }
    }
  });

  it("has a workbook with merged title, explanation and note, real dates and one hidden row", async () => {
    const page = await sheet();
    const last = page.rowCount;
    expect(page.getCell("A1").text).toMatch(/^（合成数据）.*登记表$/);
    expect(page.getCell(last, 1).text).toMatch(/^注：.*合成数据/);
    for (const row of [1, 2, last]) expect(page.getCell(row, 13).master.address).toBe(`A${row}`);
    expect(page.getCell("M24").master.address).toBe("M23");
    expect(page.getCell("L4").value).toBeInstanceOf(Date);
    const hidden = Array.from({ length: last }, (_, i) => i + 1).filter((row) => page.getRow(row).hidden);
    expect(hidden).toEqual([61]);
  });
});

describe("registers of the example", () => {
  it("hold 117 institutions of the four classes with unique names and codes, one code misprinted", async () => {
    const list = await institutions();
    expect(list).toHaveLength(117);
    expect(distinct(list, "名称")).toBe(117);
    expect(distinct(list, "统一社会信用代码")).toBe(117);
    for (const row of list) expect(row.统一社会信用代码).toMatch(/^34.{6}FAKE/);
    expect(list.flatMap((row, i) => (validCode(row.统一社会信用代码) ? [] : [i + 4]))).toEqual([20]);
    expect(new Set(list.flatMap((row) => (row.业务范围 ?? "").split("、")))).toEqual(
      new Set(["法医类", "物证类", "声像资料", "环境损害"]),
    );
    expect(list.filter((row) => Number(row.投诉件数) >= 5)).toHaveLength(4);
    expect(list.map((row) => row.州市)).toEqual(
      expect.arrayContaining(["昆明市 ", "楚雄州", "楚雄", "楚雄彝族自治州"]),
    );
  });

  it("hold 140 notary offices in GB18030 with CRLF, at least one in each of the 129 counties", () => {
    const list = rows("registry/notary-offices.csv", "gb18030");
    expect(text("registry/notary-offices.csv", "gb18030").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(() => text("registry/notary-offices.csv")).toThrow();
    expect([
      list.length,
      distinct(list, "名称"),
      distinct(list, "统一社会信用代码"),
      distinct(list, "县区"),
    ]).toEqual([140, 140, 140, 129]);
    for (const row of list) {
      expect(row.名称).toMatch(/^云南省.+(市|县)[样例拟示].公证处$/);
      expect(row.统一社会信用代码).toMatch(/^32.{6}FAKE/);
      expect(validCode(row.统一社会信用代码), row.名称).toBe(true);
    }
  });

  it("reach all 16 prefectures", async () => {
    const notary = rows("registry/notary-offices.csv", "gb18030");
    const people = rows("registry/inspectors.csv");
    for (const list of [await institutions(), notary, people]) {
      expect(new Set(list.map((row) => bare(row.州市))).size).toBe(16);
    }
  });

  it("hold 260 inspectors: three date notations, expired, off duty, and two prefectures with one fit person", () => {
    expect(text("registry/inspectors.csv").length).toBeGreaterThan(0);
    expect(hex(made.get("yunnan-2025/registry/inspectors.csv")?.slice(0, 3))).toBe("efbbbf");
    const list = rows("registry/inspectors.csv");
    expect([list.length, distinct(list, "姓名"), distinct(list, "执法证号")]).toEqual([260, 260, 260]);
    const until = (row: Row) =>
      (row.有效期至 ?? "")
        .match(/\d+/g)!
        .map((part) => part.padStart(2, "0"))
        .join("-");
    for (const shape of [/^\d{4}-/, /^\d{4}\//, /年.*月.*日$/]) {
      expect(list.some((row) => shape.test(row.有效期至 ?? ""))).toBe(true);
    }
    const fit = list.filter((row) => until(row) >= "2025-06-30" && row.在岗 === "是");
    expect(list.filter((row) => until(row) >= "2025-05-12" && until(row) < "2025-06-30")).toHaveLength(3);
    expect(list.filter((row) => row.在岗 === "否").length).toBeGreaterThan(5);
    for (const few of ["怒江州", "迪庆州"]) expect(fit.filter((row) => row.州市 === few)).toHaveLength(1);
    const leads = fit.filter((row) => /科长/.test(row.职务 ?? ""));
    for (const field of ["司法鉴定", "公证"]) {
      const led = leads.filter((row) => (row.执法领域 ?? "").split("、").includes(field));
      expect(new Set(led.map((row) => row.州市)).size, field).toBe(16);
    }
  });

  it("have lists that name only people and offices of the registers", async () => {
    const offices = [...(await institutions()), ...rows("registry/notary-offices.csv", "gb18030")];
    const byName = new Map(offices.map((row) => [row.名称, row]));
    const people = new Map(rows("registry/inspectors.csv").map((row) => [row.执法证号, row.姓名]));
    for (const row of rows("registry/recusal.csv")) {
      expect(people.get(row.执法证号)).toBe(row.姓名);
      expect(byName.has(row.回避对象), row.回避对象).toBe(true);
    }
    for (const kind of ["forensic", "notary"]) {
      const drawn = rows(`registry/last-year-${kind}.csv`);
      const days = drawn.map((row) => row.抽查日期 ?? "");
      expect(days.some((day) => day < "2024-05-12") && days.some((day) => day > "2024-05-12")).toBe(true);
      for (const row of drawn) {
        const office = byName.get(row.名称);
        expect(office?.统一社会信用代码, row.名称).toBe(row.统一社会信用代码);
        expect([office?.状态, Number(office?.投诉件数 ?? 0) < 5], row.名称).toEqual(["正常", true]);
      }
    }
  });
});
