/** Registers that can be read and not used: ids, columns, and flags that say how to read. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { book, changed, csv, rows } from "./builders.ts";
import { type Case, holdAll } from "./harness.ts";

const sound = csv(rows(9));
const draw = ["--n", "3", "--seed", "骰子=416235"];
const sample = (file: string, ...more: string[]) => ["sample", file, ...draw, ...more];

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

holdAll([...ids, ...flags]);
