/** Input that looks bad and must work: it comes out as text, whole, and in its own place. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect } from "vitest";
import { book, changed, csv, rows, utf16 } from "./builders.ts";
import { campaign, finished, planWith, SEED } from "./campaign.ts";
import { type Case, holdAll } from "./harness.ts";

const sound = csv(rows(9));
const draw = ["--n", "9", "--seed", "骰子=416235"];
const LINK = '=HYPERLINK("http://example.org","查看")';
const everyRow: Case["also"] = ({ stdout }) => {
  for (let at = 1; at <= 9; at += 1) expect(stdout).toContain(`示例机构${at},SL-00${at},`);
};
const works = (
  name: string,
  content: string | Uint8Array | (() => Uint8Array),
  also: Case["also"],
  ...more: string[]
): Case => ({
  name,
  files: () => ({ "a.csv": typeof content === "function" ? content() : content }),
  words: ["sample", "a.csv", ...draw, ...more],
  exit: 0,
  also,
});
const PROTO = ["__proto__", "constructor", "toString", "州市"];
const odd = csv([PROTO, ["甲", "1", "x", "昆明市"], ["乙", "2", "y", "大理州"], ["丙", "3", "z", "大理州"]]);
const inFolder = (folder: string, path: string): string[] => readdirSync(join(folder, path)).sort();
const word = (folder: string, path: string): string =>
  strFromU8(unzipSync(readFileSync(join(folder, path)))["word/document.xml"]!);

/** Objects whose names would leave the folder, or meet there. */
const HOSTILE = [
  "../../etc/passwd",
  "CON",
  "长".repeat(200),
  "甲/乙",
  "甲:乙",
  "甲 乙",
  "..",
  "a\u202Excod.exe",
  "𠀀".repeat(40),
];
const hostile = csv([rows(0)[0]!, ...HOSTILE.map((name, at) => [name, `SL-${at}`, "昆明市", "正常"])]);

holdAll([
  works("UTF-16 with its mark", utf16(sound, true), everyRow),
  works(
    "a register in GB18030",
    Buffer.from([
      0xc3,
      0xfb,
      0xb3,
      0xc6,
      0x2c,
      0xb1,
      0xe0,
      0xba,
      0xc5,
      0x0a,
      ...Array.from({ length: 9 }, (_, at) => [0xbc, 0xd7, 0x31 + at, 0x2c, 0x31 + at, 0x0a]).flat(),
    ]),
    ({ stdout }) => expect(stdout).toContain("甲9,9"),
  ),
  {
    name: "a .xls named .xlsx is read, with a warning",
    files: () => ({ "名录.xlsx": book(rows(9), "biff8") }),
    words: ["sample", "名录.xlsx", ...draw],
    exit: 0,
    codes: ["REG023"],
    also: everyRow,
  },
  works(
    "columns named __proto__ and constructor",
    odd,
    ({ stdout }) => {
      expect(stdout).toMatch(/^__proto__,constructor,toString,州市,stratum/);
      for (const row of ["甲,1,x,昆明市,昆明市", "乙,2,y,大理州,大理白族自治州", "丙,3,z"])
        expect(stdout).toContain(row);
    },
    "--n",
    "2",
    "--id",
    "__proto__",
    "--by",
    "州市",
    "--allocation",
    "each",
  ),
  works(
    "strata, ids and rates by columns named like built-ins",
    odd,
    ({ stdout }) => expect(stdout).toContain("甲,1,x"),
    "--id",
    "constructor",
    "--by",
    "__proto__",
    "--allocation",
    "each",
  ),
  works("names that are formulas", changed(9, [1, 0, LINK], [2, 0, "@SUM(1)"]), ({ stdout }) => {
    expect(stdout).toContain(`"'=HYPERLINK(""http://example.org"",""查看"")"`);
    expect(stdout).toContain("'@SUM(1)");
  }),
  {
    name: "a rate by a value named __proto__",
    files: {
      "a.csv": csv([
        ["名称", "等级"],
        ["甲", "__proto__"],
        ["乙", "constructor"],
      ]),
    },
    words: [
      "sample",
      "a.csv",
      "--seed",
      "骰子=1",
      "--rate-by",
      "等级",
      "--rate",
      "__proto__=100%",
      "constructor=100%",
    ],
    exit: 0,
    also: ({ stdout }) => expect(stdout.trim().split("\n")).toHaveLength(3),
  },
  {
    name: "names that are formulas, in documents",
    files: campaign({
      "registry/offices.csv": changed(6, [1, 0, LINK], [2, 0, "+1"], [3, 0, "-x"]),
      "plan.yaml": planWith("rate: 1/3", "rate: 100%"),
    }),
    words: ["run", ...SEED],
    writes: true,
    exit: 0,
    also: (_, folder) => {
      const list = readFileSync(join(folder, "out/offices/result-list.csv"), "utf8");
      expect(list).toContain(`'=HYPERLINK`);
      const sheet = unzipSync(readFileSync(join(folder, "out/offices/result-list.xlsx")));
      expect(strFromU8(sheet["xl/worksheets/sheet1.xml"]!)).not.toContain("<f>");
      expect(word(folder, "out/offices/result-list.docx")).toContain("=HYPERLINK(&quot;http");
    },
  },
  {
    name: "names that would leave the folder or meet in it",
    files: campaign({
      "registry/offices.csv": hostile,
      "plan.yaml": planWith("rate: 1/3", "rate: 100%").replace(
        "perObject: 2",
        "perObject: 2\n      maxLoad: 99",
      ),
    }),
    words: ["run", ...SEED],
    writes: true,
    exit: 0,
    also: (_, folder) => {
      const files = inFolder(folder, "out/offices/notices");
      // Word, Markdown and HTML of each.
      expect(files).toHaveLength(3 * HOSTILE.length);
      expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(files.length);
      for (const file of files) {
        expect(Buffer.byteLength(file)).toBeLessThan(256);
        expect(file).toMatch(/^\d+-[^\\/:*?"<>|\s\p{C}]+\.(docx|md|html)$/u);
      }
      expect(inFolder(folder, ".")).toEqual(["out", "plan.yaml", "registry"]);
    },
  },
  {
    name: "prefectures that would leave the folder or meet in it",
    files: campaign({
      "registry/offices.csv": csv([
        rows(0)[0]!,
        ...["甲/乙", "甲:乙", "CON", "../../x", "甲 乙", "Ab", "aB"].map((home, at) => [
          `机构${at}`,
          `SL-${at}`,
          home,
          "正常",
        ]),
      ]),
      "plan.yaml": planWith("rate: 1/3", "rate: 100%").replace(
        "perObject: 2",
        "perObject: 2\n      maxLoad: 99\n      from: province",
      ),
    }),
    words: ["run", ...SEED],
    writes: true,
    exit: 0,
    also: (_, folder) => {
      const files = inFolder(folder, "out/offices/tasks");
      expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(3 * 7);
      for (const file of files) expect(file).not.toMatch(/^(con|\.+)\./i);
    },
  },
  ...["a b.csv", "—名录（1）.csv", "-x.csv", "../up/a.csv"].map(
    (name): Case => ({
      name: `a file named ${name}`,
      files: { [`in/${name}`]: sound },
      words: (folder) => ["sample", ...draw, "--", join(folder, "in", name)],
      exit: 0,
      also: everyRow,
    }),
  ),
  {
    name: "a second run changes nothing",
    files: campaign(),
    before: finished,
    words: ["run", ...SEED],
    exit: 0,
    en: "Nothing to do",
  },
]);
