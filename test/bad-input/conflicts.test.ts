/** What was done stands: second thoughts, edited files, a ledger that is gone. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { changed } from "./builders.ts";
import { campaign, committed, drawn, edit, finished, planWith, SEED } from "./campaign.ts";
import { type Case, holdAll, snapshot, well } from "./harness.ts";

type Before = (folder: string) => Promise<void>;
const OTHER = ["--seed", "骰子=000001"] as const;

const conflict = (
  name: string,
  before: Before,
  words: readonly string[],
  code: string,
  ...says: string[]
): Case => ({
  name,
  files: campaign(),
  before,
  words,
  exit: 5,
  codes: [code],
  says,
});
const then =
  (first: Before, ...next: ((folder: string) => void)[]): Before =>
  async (folder) => {
    await first(folder);
    for (const step of next) step(folder);
  };
const gone = (path: string) => (folder: string) => rmSync(join(folder, path));
const changedTo = (path: string, from: string | RegExp, to: string) => (folder: string) =>
  edit(folder, path, from, to);
const register = changedTo(
  "registry/offices.csv",
  "示例机构1,SL-001,昆明市,正常",
  "示例机构1,SL-001,昆明市,停业",
);

const RECORD = "out/offices/record.json";
const LEDGER = "out/ledger.jsonl";

holdAll([
  conflict("another seed after the draw", drawn, ["draw", ...OTHER], "CMD015", "2025-05-07T02:00:00Z"),
  conflict("another seed for run", finished, ["run", ...OTHER], "CMD015"),
  conflict(
    "registers that changed after the commitment",
    then(committed, register),
    ["commit"],
    "CMD013",
    "--reason",
  ),
  conflict(
    "registers that changed, and a blank reason",
    then(committed, register),
    ["commit", "--reason", " "],
    "CMD013",
  ),
  {
    name: "registers that changed, and a reason: both commitments stand",
    files: campaign(),
    before: then(committed, register),
    words: ["commit", "--reason", "状态有误"],
    writes: true,
    exit: 0,
    also: (_, folder) => {
      const paths = Object.keys(snapshot(join(folder, "out/offices")));
      expect(paths.filter((path) => path.endsWith("commitment.json"))).toHaveLength(2);
    },
  },
  conflict(
    "a new commitment after the seed",
    then(drawn, register),
    ["commit", "--reason", "状态有误"],
    "CMD012",
  ),
  {
    name: "a draw from the committed frame although the register changed",
    files: campaign(),
    before: then(committed, register),
    words: ["draw", ...SEED],
    writes: true,
    exit: 0,
    codes: ["CMD016"],
  },
  conflict("assign before the draw", committed, ["assign"], "CMD017", "choucha draw"),
  conflict("documents before the draw", committed, ["circular", "notice"], "CMD017"),
  {
    name: "assign without inspectors",
    files: campaign({
      "plan.yaml": planWith(
        "    inspectors:\n      register: registry/inspectors.csv\n      perObject: 2\n",
        "",
      ),
    }),
    before: drawn,
    words: ["assign", "--draw", "offices"],
    exit: 5,
    codes: ["CMD018"],
  },
  conflict(
    "a draw before its commitment, by the clock",
    committed,
    ["draw", ...SEED, "--at", "2025-05-05T00:00:00Z"],
    "CMD023",
    "2025-05-05",
    "2025-05-06T02:00:00Z",
  ),
  conflict(
    "documents before the draw, by the clock",
    drawn,
    ["circular", "result-list", "--at", "2025-05-06T23:00:00Z"],
    "CMD023",
  ),

  conflict(
    "an edited frame",
    then(committed, changedTo("out/offices/frame.jsonl", "SL-002", "SL-020")),
    ["draw", ...SEED],
    "CMD011",
    "frame.jsonl",
  ),
  conflict(
    "a frame that is gone",
    then(committed, gone("out/offices/frame.jsonl")),
    ["draw", ...SEED],
    "CMD011",
    "frame.jsonl",
  ),
  conflict(
    "an edited rule",
    then(committed, changedTo("out/offices/rule.json", '"1/3"', '"1/2"')),
    ["draw", ...SEED],
    "CMD011",
    "rule.json",
  ),
  conflict(
    "an edited commitment",
    then(committed, changedTo("out/offices/commitment.json", "骰子", "色子")),
    ["draw", ...SEED],
    "CMD011",
    "commitment.json",
  ),
  conflict(
    "edited inspectors",
    then(drawn, changedTo("out/offices/inspectors.jsonl", "ZF0001", "ZF0099")),
    ["assign"],
    "CMD011",
    "inspectors.jsonl",
  ),
  conflict(
    "an edited record, drawn again",
    then(drawn, changedTo(RECORD, '"rank": 1', '"rank": 9')),
    ["draw", ...SEED],
    "CMD011",
    "record.json",
  ),
  conflict(
    "an edited record, assigned",
    then(drawn, changedTo(RECORD, '"rank": 1', '"rank": 9')),
    ["assign"],
    "CMD011",
  ),
  conflict(
    "an edited record, made into documents",
    then(finished, changedTo(RECORD, '"rank": 1', '"rank": 9')),
    ["circular", "notice"],
    "CMD011",
  ),
  conflict(
    "an edited deal, made into documents",
    then(finished, changedTo(RECORD, /"members": \[\s*"ZF\d+"/, '"members": ["ZF0009"')),
    ["circular", "task"],
    "CMD011",
  ),
  conflict(
    "a record that is no JSON",
    then(drawn, (folder) => writeFileSync(join(folder, RECORD), "{")),
    ["assign"],
    "CMD011",
  ),
  conflict(
    "a record that is null",
    then(drawn, (folder) => writeFileSync(join(folder, RECORD), "null")),
    ["draw", ...SEED],
    "CMD011",
  ),
  conflict(
    "a record that is another's",
    then(drawn, (folder) => writeFileSync(join(folder, RECORD), '{"C":1}')),
    ["run", ...SEED],
    "CMD011",
  ),
  conflict("a record that is gone", then(drawn, gone(RECORD)), ["draw", ...SEED], "CMD011"),
  conflict(
    "a ledger with an edited line",
    then(drawn, changedTo(LEDGER, "2025-05-06", "2025-05-05")),
    ["assign"],
    "LED002",
    "ledger.jsonl",
  ),
  conflict(
    "a ledger whose last line is torn",
    then(drawn, changedTo(LEDGER, /.{40}\n$/, "")),
    ["assign"],
    "LED001",
    "ledger.jsonl",
  ),
  conflict(
    "a ledger that is gone, and another seed",
    then(drawn, gone(LEDGER)),
    ["draw", ...OTHER],
    "CMD022",
    "record.json",
  ),
  conflict(
    "a ledger that is gone, and other registers",
    then(drawn, gone(LEDGER), register),
    ["commit"],
    "CMD022",
    "commitment.json",
  ),

  {
    name: "a campaign goes on where it was left",
    files: campaign({ "registry/offices.csv": changed(18, [1, 3, "正常 "]) }),
    before: async (folder) => void (await well(folder, "commit")),
    words: ["run", ...SEED],
    writes: true,
    exit: 0,
  },
]);
