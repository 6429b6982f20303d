/** Registers that cannot be read, or not be used, and some that look bad and must work. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { bomb, book, changed, csv, HEADER, hugeCell, ole, rows, utf16 } from "./builders.ts";
import { type Case, holdAll } from "./harness.ts";

const sound = csv(rows(9));
const draw = ["--n", "3", "--seed", "骰子=416235"];
const sample = (file: string, ...more: string[]) => ["sample", file, ...draw, ...more];

const unreadable: Case[] = [
  { name: "an empty file", files: { "a.csv": "" }, words: sample("a.csv"), exit: 3, codes: ["REG001"] },
  {
    name: "an empty file that is checked",
    files: { "a.csv": "" },
    words: ["check", "a.csv"],
    exit: 3,
    codes: ["REG001"],
  },
  {
    name: "a file of blank lines and a mark",
    files: { "a.csv": "\uFEFF\r\n \r\n" },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG001"],
  },
  {
    name: "a header and nothing else",
    files: { "a.csv": csv([HEADER]) },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG021"],
    says: ["a.csv"],
  },
  {
    name: "UTF-16 without its mark",
    files: { "a.csv": utf16(sound, false) },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG003"],
    says: ["utf-16le"],
  },
  {
    name: "text in no encoding",
    files: { "a.csv": Buffer.concat([Buffer.from(sound), Buffer.from([0x81, 0x20, 0xff, 0xff, 0x0a])]) },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG004"],
    says: [/11/],
  },
  {
    name: "a workbook with a password",
    files: () => ({ "名录.xlsx": ole("EncryptedPackage") }),
    words: sample("名录.xlsx"),
    exit: 3,
    codes: ["REG013"],
  },
  {
    name: "a Word document named .xls",
    files: () => ({ "名录.xls": ole("WordDocument") }),
    words: sample("名录.xls"),
    exit: 3,
    codes: ["REG015"],
  },
  {
    name: "a PDF named .csv",
    files: { "a.csv": "%PDF-1.7\n%\xe2\xe3\n" },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG015"],
    says: ["PDF"],
  },
  {
    name: "a web page named .xls",
    files: { "a.xls": "<html><table><tr><td>名称</td></tr></table></html>" },
    words: sample("a.xls"),
    exit: 3,
    codes: ["REG014"],
  },
  {
    name: "a ZIP bomb that declares its size",
    files: () => ({ "a.xlsx": bomb(64 << 20) }),
    words: sample("a.xlsx"),
    exit: 3,
    codes: ["REG011"],
  },
  {
    name: "a ZIP bomb that lies about its size",
    files: () => ({ "a.xlsx": bomb(30 << 20, 1000) }),
    words: sample("a.xlsx"),
    exit: 3,
    codes: ["REG011"],
  },
  {
    name: "a workbook cut off in the middle",
    files: () => ({ "a.xlsx": book(rows(9)).slice(0, 3000) }),
    words: sample("a.xlsx"),
    exit: 3,
    codes: ["REG010"],
  },
  {
    name: "a cell of 10 MB",
    files: () => ({ "a.csv": hugeCell(10_000_000) }),
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG008"],
    says: [/10,?000,?000/],
  },
  {
    name: "a cell of 50 MB",
    files: () => ({ "a.csv": hugeCell(50_000_000) }),
    words: ["check", "a.csv"],
    once: true,
    exit: 3,
    codes: ["REG008"],
  },
  {
    name: "a quotation mark that is never closed",
    files: { "a.csv": sound.replace("示例机构4,", '"示例机构4,') },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG007"],
    says: [/5/],
  },
];

const ids: Case[] = [
  {
    name: "ids that are equal after normalisation",
    files: { "a.csv": changed(9, [2, 1, "ｓｌ－００１"], [3, 1, " sl-0 01"]) },
    words: sample("a.csv", "--id", "编号"),
    exit: 3,
    codes: ["REG051"],
    says: ["SL-001"],
    also: ({ stderr }) => expect(stderr.match(/REG051/g)).toHaveLength(3),
  },
  {
    name: "rows without an id",
    files: { "a.csv": changed(9, [4, 1, ""], [5, 1, "  "]) },
    words: sample("a.csv", "--id", "编号"),
    exit: 3,
    codes: ["REG050"],
    says: [/5\D/, /6\D/],
  },
  {
    name: "an id of more than 128 bytes",
    files: { "a.csv": changed(9, [1, 1, "号".repeat(43)]) },
    words: sample("a.csv", "--id", "编号"),
    exit: 3,
    codes: ["REG052"],
  },
  {
    name: "an id with a control character",
    files: { "a.csv": changed(9, [1, 1, "SL\u0007001"]) },
    words: sample("a.csv", "--id", "编号"),
    exit: 3,
    codes: ["REG053"],
  },
  {
    name: "an id column that is not there",
    files: { "a.csv": sound },
    words: sample("a.csv", "--id", "编码"),
    exit: 3,
    codes: ["REG059"],
    says: ["编号", "州市"],
  },
  {
    name: "a stratum column that is not there, with the nearest named",
    files: { "a.csv": sound },
    words: sample("a.csv", "--by", "洲市"),
    exit: 3,
    codes: ["REG059"],
    says: ["洲市", "州市"],
  },
  {
    name: "no column that could be an id",
    files: { "a.csv": "颜色,大小\n红,1\n红,1\n蓝,2\n" },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG057"],
    says: ["颜色"],
  },
];

const flags: Case[] = [
  {
    name: "an encoding that does not exist",
    files: { "a.csv": sound },
    words: sample("a.csv", "--encoding", "gbx"),
    exit: 3,
    codes: ["REG005"],
    says: ["gbx"],
  },
  {
    name: "an encoding that does not fit",
    files: { "a.csv": Buffer.from([0xff, 0xff, 0x2c, 0x0a, 0xff, 0x0a]) },
    words: sample("a.csv", "--encoding", "utf-8"),
    exit: 3,
    codes: ["REG006"],
  },
  {
    name: "a sheet that is not there",
    files: () => ({ "a.xlsx": book(rows(9)) }),
    words: sample("a.xlsx", "--sheet", "目录"),
    exit: 3,
    codes: ["REG017"],
    says: ["目录", "名录"],
  },
  {
    name: "a delimiter that is none",
    files: { "a.csv": sound },
    words: sample("a.csv", "--delimiter", "ab"),
    exit: 2,
    codes: ["REG009"],
  },
  {
    name: "a header row beyond the end",
    files: { "a.csv": sound },
    words: sample("a.csv", "--header-row", "99"),
    exit: 3,
    codes: ["REG019"],
    says: ["99"],
  },
  {
    name: "a header row that is no number",
    files: { "a.csv": sound },
    words: sample("a.csv", "--header-row", "first"),
    exit: 2,
    codes: ["USE003"],
    says: ["--header-row", "first"],
  },
  {
    name: "a file that is not there",
    words: sample("名单.csv"),
    exit: 4,
    codes: ["FIL001"],
    says: ["名单.csv"],
  },
  {
    name: "a folder instead of a file",
    before: (folder) => void mkdirSync(join(folder, "registry")),
    words: sample("registry"),
    exit: 4,
    codes: ["FIL003"],
  },
  {
    name: "a file behind a file",
    files: { "a.csv": sound },
    words: sample("a.csv/b.csv"),
    exit: 4,
    codes: ["FIL004"],
  },
  {
    name: "nothing on standard input",
    words: sample("-"),
    stdin: "",
    exit: 3,
    codes: ["REG001"],
  },
];

holdAll([...unreadable, ...ids, ...flags]);
