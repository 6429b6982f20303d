/** Plans that cannot be understood or that nobody could mean; each finding names line and column. */
import { csv, rows } from "./builders.ts";
import { campaign, PLAN, planWith } from "./campaign.ts";
import { type Case, holdAll } from "./harness.ts";

/** A plan with one passage replaced, checked: `place` is the line and column that must be named. */
const plan = (
  name: string,
  passage: string,
  by: string,
  code: string,
  place: [number, number],
  ...says: string[]
): Case => ({
  name,
  files: campaign({ "plan.yaml": planWith(passage, by) }),
  words: ["check", "."],
  exit: 3,
  codes: [code],
  says,
  en: `line ${place[0]}, column ${place[1]}\n`,
  zh: new RegExp(`第 ?${place[0]} ?行.*第 ?${place[1]} ?列`),
});
const whole = (name: string, content: string | Uint8Array, code: string): Case => ({
  name,
  files: campaign({ "plan.yaml": content }),
  words: ["commit"],
  exit: 3,
  codes: [code],
  says: ["plan.yaml"],
});

holdAll([
  plan("a key that is misspelt", "stratify:", "stratfy:", "PLN013", [9, 5], "stratfy", "stratify"),
  plan(
    "a key that is unknown",
    "    rate: 1/3",
    "    rate: 1/3\n    colour: red",
    "PLN014",
    [11, 5],
    "colour",
  ),
  plan(
    "a key __proto__",
    "    rate: 1/3",
    "    rate: 1/3\n    __proto__: {}",
    "PLN014",
    [11, 5],
    "__proto__",
  ),
  plan("a key that is missing", "issuer: 示例司法局\n", "", "PLN015", [1, 1], "issuer"),
  plan("a key without its value", "year: 2025", "year:", "PLN016", [3, 1], "year"),
  plan("a number where text is expected", "campaign: 示例抽查", "campaign: 2025", "PLN019", [1, 11], "2025"),
  plan("text where a number is expected", "perObject: 2", "perObject: 两人", "PLN021", [15, 18], "两人"),
  plan("a list where text is expected", "issuer: 示例司法局", "issuer: [甲, 乙]", "PLN020", [2, 9]),
  plan(
    "a choice that does not exist",
    "perObject: 2",
    "perObject: 2\n      from: anywhere",
    "PLN025",
    [16, 13],
    "anywhere",
  ),
  plan(
    "a day that the calendar does not have",
    "to: 2025-06-20",
    "to: 2025-02-30",
    "PLN028",
    [12, 37],
    "2025-02-30",
  ),
  plan("a window that ends before it begins", "to: 2025-06-20", "to: 2025-05-01", "PLN054", [12, 37]),
  plan(
    "a draw's name that leaves the folder",
    "name: offices",
    "name: ../offices",
    "PLN031",
    [5, 11],
    "../offices",
  ),
  plan("a draw's name that Windows does not allow", "name: offices", "name: con", "PLN058", [5, 11], "con"),
  plan("a rate of 110% in the plan", "rate: 1/3", "rate: 110%", "PLN041", [10, 11], "110%"),
  plan("a rate of 一成 in the plan", "rate: 1/3", "rate: 一成", "PLN043", [10, 11], "10%"),
  plan("a rate and a number in the plan", "rate: 1/3", "rate: 1/3\n    n: 4", "PLN045", [11, 8]),
  plan("neither a rate nor a number in the plan", "    rate: 1/3\n", "", "PLN046", [5, 5]),
  plan(
    "drawnWithin without earlier draws",
    "    rate: 1/3",
    "    rate: 1/3\n    exclude: [{ drawnWithin: 1 year }]",
    "PLN050",
    [11, 30],
  ),
  plan(
    "two sources of one name",
    "    - name: 骰子",
    "    - { name: 骰子, rule: 另一个 }\n    - name: 骰子",
    "PLN052",
    [19, 13],
    "骰子",
  ),
  plan("a source's name with “=”", "name: 骰子", "name: 骰=子", "PLN033", [18, 13]),
  plan("an indentation by tab", "    rate: 1/3", "\trate: 1/3", "PLN003", [10, 1]),
  plan("a quote that is not closed", "campaign: 示例抽查", 'campaign: "示例抽查', "PLN009", [1, 11]),
  plan("a full-width colon", "year: 2025", "year：2025", "PLN011", [3, 5]),
  plan("a tag", "year: 2025", "year: !!js/function 2025", "PLN006", [3, 7]),
  plan("a key that stands twice", "year: 2025", "year: 2025\nyear: 2026", "PLN004", [4, 1]),
  whole("an empty plan", "", "PLN001"),
  whole("a plan that is a table of something else", "名称,编号\n甲,1\n", "PLN017"),
  whole("a plan that is a workbook", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), "PLN018"),
  whole("two plans in one file", `${PLAN}---\n${PLAN}`, "PLN007"),
  whole(
    "aliases that grow beyond reason",
    `a: &a [1,1,1,1,1,1,1,1,1]\n${"bcdefgh"
      .split("")
      .map((k, i) => `${k}: &${k} [${Array(9).fill(`*${"abcdefg"[i]}`).join(",")}]`)
      .join("\n")}\n`,
    "PLN005",
  ),
  {
    name: "all errors of a plan at once",
    files: campaign({ "plan.yaml": planWith("year: 2025", "yaer: 2025").replace("rate: 1/3", "rate: 0") }),
    words: ["run"],
    exit: 3,
    codes: ["PLN013", "PLN015", "PLN040"],
  },
  {
    name: "a register that is not there",
    files: campaign({ "plan.yaml": planWith("registry/offices.csv", "registry/office.csv") }),
    words: ["commit"],
    exit: 4,
    codes: ["FIL001"],
    says: ["office.csv"],
  },
  {
    name: "a stratum column that the register does not have",
    files: campaign({ "plan.yaml": planWith("stratify: 州市", "stratify: 洲市") }),
    words: ["commit"],
    exit: 3,
    codes: ["REG059"],
    says: ["洲市", "州市"],
  },
  {
    name: "a condition on a column that the register does not have",
    files: campaign({
      "plan.yaml": planWith(
        "    rate: 1/3",
        "    rate: 1/3\n    exclude: [{ where: { 壮态: 注销 }, reason: 注销 }]",
      ),
    }),
    words: ["commit"],
    exit: 3,
    codes: ["REG059"],
    says: ["壮态", "状态"],
  },
  {
    name: "a condition that leaves nobody",
    files: campaign({
      "plan.yaml": planWith(
        "    rate: 1/3",
        "    rate: 1/3\n    exclude: [{ where: { 状态: 正常 }, reason: 试验 }]",
      ),
    }),
    words: ["commit"],
    exit: 3,
    codes: ["DRW002"],
    says: ["18"],
  },
  {
    name: "a comparison with a cell that is no number",
    files: campaign({
      "plan.yaml": planWith(
        "    rate: 1/3",
        '    rate: 1/3\n    certain: [{ where: { 状态: ">=5" }, reason: 投诉集中 }]',
      ),
    }),
    words: ["commit"],
    exit: 3,
    codes: ["FRM004"],
    says: ["正常"],
  },
  {
    name: "a folder without a plan",
    files: { "a.csv": csv(rows(2)) },
    words: ["commit"],
    exit: 4,
    codes: ["CMD001"],
  },
  {
    name: "a campaign that is not there",
    words: ["run", "campaign-2025"],
    exit: 4,
    codes: ["FIL001"],
    says: ["campaign-2025"],
  },
  {
    name: "a draw that the plan does not have",
    files: campaign(),
    words: ["commit", "--draw", "office"],
    exit: 2,
    codes: ["CMD002"],
    says: ["office", "offices"],
  },
]);
