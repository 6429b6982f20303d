/** Verification of records, frames, ledgers and registers that someone has edited, and of what is no record. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csv, rows } from "./builders.ts";
import { campaign, edit, finished, RULE, SEED } from "./campaign.ts";
import { type Case, holdAll, well } from "./harness.ts";

const RECORD = "out/offices/record.json";
const OFFICES = "registry/offices.csv";
const verify = ["verify", RECORD];

/** A finished campaign in which one thing was changed: verification fails and says what. */
const changed = (
  name: string,
  change: (folder: string) => void,
  code: string,
  en: string | RegExp,
  ...says: (string | RegExp)[]
): Case => ({
  name,
  files: campaign(),
  before: async (folder) => {
    await finished(folder);
    change(folder);
  },
  words: verify,
  exit: 1,
  codes: [code],
  says,
  en,
  zh: /核验未通过|未通过核验|没有通过/,
});
const edited = (path: string, passage: string | RegExp, by: string) => (folder: string) =>
  edit(folder, path, passage, by);
const json = (path: string, change: (record: Record<string, unknown>) => void) => (folder: string) => {
  const record = JSON.parse(readFileSync(join(folder, path), "utf8"));
  change(record);
  writeFileSync(join(folder, path), `${JSON.stringify(record, null, 2)}\n`);
};
const noRecord = (name: string, content: string | Uint8Array | (() => string)): Case => ({
  name,
  files: () => ({ "record.json": typeof content === "function" ? content() : content }),
  words: ["verify", "record.json"],
  exit: 3,
  codes: ["CMD014"],
  says: ["record.json"],
});
/** A real record with one part spoilt: refused or found out, never a crash. */
const spoilt = (name: string, part: string, value: unknown): Case => ({
  name: `a record whose ${name}`,
  files: campaign(),
  before: async (folder) => {
    await finished(folder);
    json(RECORD, (record) => {
      record[part] = value;
    })(folder);
  },
  words: verify,
  exit: 3,
  codes: ["CMD014"],
});
const PART = {
  $schema: "choucha/record/1",
  version: 1,
  seed: [],
  strata: [],
  drawn: [],
  alternates: [],
  certain: [],
};

holdAll([
  changed(
    "a rank in the record",
    edited(RECORD, '"rank": 1,', '"rank": 7,'),
    "VER109",
    "drawn[0].rank",
    "1",
    "7",
  ),
  changed(
    "a unit in the record exchanged",
    json(RECORD, (record) => {
      const drawn = record.drawn as { id: string }[];
      drawn[0]!.id = drawn[0]!.id === "SL-001" ? "SL-004" : "SL-001";
    }),
    "VER109",
    "drawn[0]",
  ),
  changed("the seed in the record", edited(RECORD, "416235", "416236"), "VER109", "First difference"),
  changed(
    "a seed that was not declared",
    edited(RECORD, '"name": "骰子",\n      "value"', '"name": "色子",\n      "value"'),
    "VER107",
    "骰子",
  ),
  changed(
    "an inspector in the record",
    json(RECORD, (record) => {
      (record.assignment as { teams: { members: string[] }[] }).teams[0]!.members.reverse();
    }),
    "VER110",
    "teams[0].members[0]",
  ),
  changed(
    "the rule in the record",
    edited(RECORD, '"rate": "1/3"', '"rate": "1/2"'),
    "VER124",
    "rule.json is not the rule in the record",
  ),
  changed(
    "the commitment in the record",
    edited(RECORD, '"campaign": "示例抽查"', '"campaign": "另一次"'),
    "VER101",
    "was changed",
  ),
  changed(
    "the commitment's file",
    edited("out/offices/commitment.json", "骰子", "色子"),
    "VER102",
    "commitment.json",
  ),
  changed(
    "the frame's file",
    edited("out/offices/frame.jsonl", "示例机构7", "示例机构70"),
    "VER104",
    "frame was changed",
  ),
  changed(
    "the inspectors' file is gone and the register too",
    (folder) => {
      rmSync(join(folder, "out/offices/inspectors.jsonl"));
      rmSync(join(folder, "registry/inspectors.csv"));
    },
    "VER116",
    "inspectors.jsonl",
  ),
  changed(
    "a row of the register",
    edited(OFFICES, "示例机构7,SL-007,昆明市,正常", "示例机构7,SL-007,昆明市,停业"),
    "VER111",
    /Row 8 of .*offices\.csv was changed after the commitment: 状态/,
    "8",
    "状态",
    "正常",
    "停业",
    "示例机构7",
  ),
  changed(
    "a row more in the register",
    (folder) => writeFileSync(join(folder, OFFICES), csv(rows(19))),
    "VER112",
    /Row 20 of .*added/,
    "示例机构19",
  ),
  changed(
    "a row fewer in the register",
    (folder) => writeFileSync(join(folder, OFFICES), csv(rows(17))),
    "VER113",
    "removed",
    "示例机构18",
  ),
  changed(
    "an inspector's certificate",
    edited("registry/inspectors.csv", "ZF0004,2027-12-31", "ZF0004,2024-12-31"),
    "VER111",
    /Row 5 of .*inspectors\.csv/,
    "示例人员4",
  ),
  changed("a line of the ledger", edited("out/ledger.jsonl", '"seq":2', '"seq":3'), "VER114", "line 2"),
  changed(
    "the ledger cut off",
    edited("out/ledger.jsonl", /\n[^\n]*"event":"draw\/[\s\S]*$/, "\n"),
    "VER115",
    "draw",
  ),

  noRecord("an empty record", ""),
  noRecord("a record that is no JSON", "{"),
  noRecord("a record that is a workbook", new Uint8Array([0x50, 0x4b, 3, 4])),
  noRecord(
    "a record of another kind",
    '{"$schema":"choucha/verification/1","version":1,"ok":true,"checks":[]}',
  ),
  noRecord("a record that is null", "null"),
  noRecord("a record that is a list", "[[[[]]]]"),
  noRecord("a record with parts missing", JSON.stringify({ ...PART, C: "00" })),
  noRecord("a record nested beyond reason", () => "[".repeat(200_000) + "]".repeat(200_000)),
  noRecord("a record of 20 MB", () => JSON.stringify({ ...PART, junk: "x".repeat(20_000_000) })),
  spoilt("rule is null", "rule", null),
  spoilt("rule is empty", "rule", {}),
  spoilt("inputs are numbers", "inputs", [1, 2]),
  spoilt("drawn units are null", "drawn", [null]),
  spoilt("seed is no text", "seed", [{ name: "骰子", value: 416235, rule: RULE }]),
  spoilt("deal is a text", "assignment", "teams"),
  {
    name: "a record that is not there",
    words: ["verify", "record.json"],
    exit: 4,
    codes: ["FIL001"],
    says: ["record.json"],
  },
  {
    name: "a folder without a record",
    files: { "out/a.txt": "" },
    words: ["verify", "out"],
    exit: 4,
    codes: ["FIL001"],
  },
  {
    name: "a sample's record without its register",
    files: { "a.csv": csv(rows(9)) },
    before: async (folder) => {
      const { stdout } = await well(folder, "sample", "a.csv", "--n", "3", ...SEED, "--json");
      writeFileSync(join(folder, "sample.json"), stdout);
      rmSync(join(folder, "a.csv"));
    },
    words: ["verify", "sample.json"],
    exit: 3,
    codes: ["CMD019"],
    says: ["a.csv", "--register"],
  },
  {
    name: "a sample's record with another register",
    files: { "a.csv": csv(rows(9)), "b.csv": csv(rows(8)) },
    before: async (folder) => {
      const { stdout } = await well(folder, "sample", "a.csv", "--n", "3", ...SEED, "--json");
      writeFileSync(join(folder, "sample.json"), stdout);
    },
    words: ["verify", "sample.json", "--register", "b.csv"],
    exit: 1,
    zh: "核验",
  },
  {
    name: "a record on standard input",
    files: campaign(),
    before: async (folder) => {
      await finished(folder);
      copyFileSync(join(folder, OFFICES), join(folder, "offices.csv"));
    },
    words: ["verify", "-"],
    stdin: "no record",
    exit: 3,
    codes: ["CMD014"],
  },
]);
