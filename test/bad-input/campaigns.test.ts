/** Campaigns whose registers, lists or seeds do not fit the plan. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { changed, csv, rows } from "./builders.ts";
import { campaign, committed, drawn, INSPECTOR_HEADER, PLAN, people, planWith, SEED } from "./campaign.ts";
import { type Case, type Files, holdAll } from "./harness.ts";

const refused = (name: string, files: Files, code: string, ...says: (string | RegExp)[]): Case => ({
  name,
  files: campaign(files),
  words: ["commit"],
  exit: 3,
  codes: [code],
  says,
});
const withKey = (line: string): string => planWith("    rate: 1/3", `    rate: 1/3\n    ${line}`);
const person = (column: number, value: string): string => {
  const table = people();
  table[1]![column] = value;
  return csv(table);
};
const without = (table: string[][], column: number): string =>
  csv(table.map((row) => row.filter((_, at) => at !== column)));
const recusal = (list: string, inspectors = people()): Files => ({
  "plan.yaml": planWith("perObject: 2", "perObject: 2\n      recusal: registry/recusal.csv"),
  "registry/recusal.csv": list,
  "registry/inspectors.csv": csv(inspectors),
});
const history = (list: string): Files => ({
  "plan.yaml": withKey("history: registry/last.csv\n    exclude: [{ drawnWithin: 1 year }]"),
  "registry/last.csv": list,
});
const namesakes = people();
namesakes[2]![0] = namesakes[1]![0]!;

const seeded = (
  name: string,
  words: readonly string[],
  exit: number,
  code: string,
  ...says: string[]
): Case => ({
  name,
  files: campaign(),
  before: committed,
  words: ["draw", ...words],
  exit,
  codes: [code],
  says,
});

holdAll([
  refused(
    "a unit that stands twice",
    { "registry/offices.csv": changed(9, [2, 1, "SL-001"]) },
    "REG051",
    "offices.csv",
  ),
  refused("a register with a header only", { "registry/offices.csv": csv(rows(0)) }, "REG021", "offices.csv"),
  refused(
    "objects without a prefecture",
    { "registry/offices.csv": without(rows(9), 2), "plan.yaml": PLAN.replace("    stratify: 州市\n", "") },
    "DRW006",
  ),
  refused("inspectors without a prefecture", { "registry/inspectors.csv": without(people(), 2) }, "FRM030"),
  refused(
    "an inspector who stands twice",
    { "registry/inspectors.csv": person(3, "ZF0002") },
    "REG051",
    "ZF0002",
  ),
  refused(
    "a certificate's date that is none",
    { "registry/inspectors.csv": person(4, "长期有效吧") },
    "FRM032",
    "示例人员1",
    "长期有效吧",
  ),
  refused(
    "an on-duty text that nobody can read",
    { "registry/inspectors.csv": person(5, "看情况") },
    "FRM031",
    "示例人员1",
    "看情况",
  ),
  refused(
    "a recusal of a name that two bear",
    recusal("姓名,回避对象\n示例人员1,示例机构1\n", namesakes),
    "FRM022",
    "示例人员1",
    "执法证号",
  ),
  refused("recusals without their objects", recusal("执法证号,理由\nZF0001,亲属\n"), "FRM020"),
  {
    name: "a recusal of somebody unknown is told and has no effect",
    files: campaign(recusal("姓名,回避对象\n无此人员,示例机构1\n")),
    words: ["commit"],
    writes: true,
    exit: 0,
    codes: ["FRM021"],
    says: ["无此人员"],
  },
  {
    name: "an inspector without a date is told and left out",
    files: campaign({ "registry/inspectors.csv": person(4, "") }),
    words: ["commit"],
    writes: true,
    exit: 0,
    codes: ["FRM033"],
    says: ["示例人员1"],
  },
  {
    name: "an inspector from a prefecture that nobody knows is told: local nowhere, recused nowhere",
    files: campaign({ "registry/inspectors.csv": person(2, "昆名市") }),
    words: ["commit"],
    writes: true,
    exit: 0,
    codes: ["FRM034"],
    says: ["昆名市"],
  },
  refused("earlier draws without a date", history("编号,名称\nSL-001,示例机构1\n"), "FRM010"),
  refused("an earlier draw on no day", history("名称,抽查日期\n示例机构1,去年\n"), "FRM011", "去年"),
  refused(
    "two units of one lead only, and no lead",
    { "plan.yaml": planWith("perObject: 2", "perObject: 2\n      lead: { 职务: 科长 }") },
    "REG054",
    "职务",
  ),
  {
    name: "too few inspectors: the bottleneck is named and the record written",
    files: campaign({
      "registry/inspectors.csv": csv(people(8)),
      "plan.yaml": planWith("rate: 1/3", "rate: 100%"),
    }),
    before: drawn,
    words: ["assign"],
    writes: true,
    exit: 1,
    codes: ["DRW007", "DRW008"],
    says: [/示例机构\d+、示例机构\d+/],
    also: (_, folder) => {
      const record = JSON.parse(readFileSync(join(folder, "out/offices/record.json"), "utf8"));
      const [{ seatsNeeded, places, inspectors }] = record.assignment.bottlenecks;
      expect(inspectors).toEqual(["ZF0003", "ZF0006"]);
      expect(places).toBe(8);
      expect(seatsNeeded).toBeGreaterThan(places);
    },
  },
  {
    name: "no inspectors at all where objects were drawn",
    files: campaign({
      "registry/inspectors.csv": csv([INSPECTOR_HEADER, ["甲", "队", "丽江市", "Z1", "2027-01-01", "是"]]),
    }),
    words: ["run", ...SEED],
    writes: true,
    exit: 1,
    codes: ["DRW007", "DRW008"],
    also: (_, folder) => expect(existsSync(join(folder, "out/offices/record.json"))).toBe(true),
  },
  seeded("a draw without its seed", [], 2, "SED007", "骰子"),
  seeded("a seed of a source that was not declared", ["--seed", "色子=416235"], 2, "SED006", "色子", "骰子"),
  seeded("an empty seed of a campaign", ["--seed", "骰子="], 2, "SED001", "骰子"),
  seeded("a seed of full-width spaces", ["--seed", "骰子=\u3000"], 2, "SED001", "骰子"),
  seeded("a list of seeds that is none", ["--seeds", "plan.yaml"], 3, "SED005", "plan.yaml"),
  seeded("a list of seeds that is not there", ["--seeds", "seeds.yaml"], 4, "FIL001", "seeds.yaml"),
  {
    name: "one source in the list and on the command line",
    files: campaign({ "seeds.yaml": "骰子: 999999\n" }),
    before: committed,
    words: ["draw", ...SEED, "--seeds", "seeds.yaml"],
    exit: 2,
    codes: ["SED004"],
  },
  {
    name: "a list of seeds with an empty value",
    files: campaign({ "seeds.yaml": '骰子: "  "\n' }),
    before: committed,
    words: ["draw", "--seeds", "seeds.yaml"],
    exit: 2,
    codes: ["SED001"],
  },
  {
    name: "a rehearsal writes nothing",
    files: campaign(),
    words: ["run", "--dry-run", ...SEED],
    exit: 0,
  },
  {
    name: "a rehearsal with a bad register",
    files: campaign({ "registry/offices.csv": "" }),
    words: ["run", "--dry-run"],
    exit: 3,
    codes: ["REG001"],
  },
]);
