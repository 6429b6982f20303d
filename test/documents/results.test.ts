/** `choucha circular` from recorded results: forms, orders, the circular, the public list, typical cases. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { snapshot } from "../bad-input/harness.ts";
import { choucha } from "../cli.ts";
import { copyOf, fillAll, imported, recordOf, type Written, withForms } from "../results/campaign.ts";

const AT = "2025-07-10T02:00:00Z";
const PROBLEM: Written = {
  result: "发现问题已责令改正",
  followUp: "限期改正",
  due: "2025-06-20",
  收费: ["否", "未公示收费标准", "责令改正"],
};
const CASE: Written = {
  result: "发现问题待后续处理",
  followUp: "立案",
  内部管理: ["否", "委托人张三的卷宗缺失", ""],
};
const REFUSED: Written = {
  result: "不配合检查情节严重",
  followUp: "移送",
  body: "执法监督处",
  内部管理: ["未检查"],
};

let origin: string;
let reported: string;
beforeAll(async () => {
  origin = await withForms();
  reported = copyOf(origin);
  const { ran } = await imported(
    reported,
    await fillAll(reported, (nth) => [PROBLEM, CASE, REFUSED][nth] ?? {}),
  );
  if (ran.exit !== 0) throw new Error(ran.stdout + ran.stderr);
}, 60_000);

const circular = (folder: string, ...words: string[]) =>
  choucha(["circular", ...words, "--at", AT], { cwd: folder, env: { LANG: "C" } });
const text = (folder: string, file: string) => readFileSync(join(folder, "out/offices", file), "utf8");
const events = (folder: string) =>
  readFileSync(join(folder, "out/ledger.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { event: string }).event)
    .filter((event) => event.startsWith("circular:"));

describe("choucha circular KIND", () => {
  it("makes each kind from what is recorded, enters it in the ledger once, and the same bytes again", async () => {
    const folder = copyOf(reported);
    const kinds = [["form"], ["order"], ["circular"], ["circular", "--public"], ["results"], ["case"]];
    const before = events(folder);
    for (const words of kinds) {
      const { exit, stderr } = await circular(folder, ...words);
      expect([exit, stderr]).toMatchObject([0, expect.not.stringContaining("error")]);
    }
    expect(events(folder).slice(before.length)).toEqual(
      ["form", "order", "circular", "circular-public", "results", "case"].map(
        (one) => `circular:${one}/offices`,
      ),
    );
    const made = snapshot(folder);
    for (const words of kinds) expect((await circular(folder, ...words)).exit).toBe(0);
    expect(snapshot(folder)).toEqual(made);
    const files = readdirSync(join(folder, "out/offices"));
    for (const name of ["circular.docx", "circular.md", "circular-public.docx", "inspection-results.xlsx"])
      expect(files).toContain(name);
    // One was told to put something right; for the other a case was opened.
    expect(
      readdirSync(join(folder, "out/offices/orders")).filter((name) => name.endsWith(".docx")),
    ).toHaveLength(1);
    expect(
      readdirSync(join(folder, "out/offices/cases")).filter((name) => name.endsWith(".docx")),
    ).toHaveLength(2);
    const forms = readdirSync(join(folder, "out/offices/forms")).filter((name) => name.endsWith(".docx"));
    expect(forms).toHaveLength(recordOf(folder).drawn.length);
  });

  it("counts what was imported", async () => {
    const folder = copyOf(reported);
    await circular(folder, "circular");
    const circularText = text(folder, "circular.md");
    expect(circularText).toContain("实际检查5家，未发现问题3家、发现问题2家，问题发现率为40.00%。");
    expect(circularText).toContain("已逾期20日");
    await circular(folder, "results");
    const rows = text(folder, "inspection-results.csv").trim().split("\r\n");
    expect(rows).toHaveLength(1 + 6);
    expect(rows[0]).toContain("抽查机关,任务名称,完成日期,抽查类型");
  });

  it("--as-of moves the day on which corrections are judged; what is no day is refused", async () => {
    const folder = copyOf(reported);
    await circular(folder, "circular", "--as-of", "2025-06-20");
    expect(text(folder, "circular.md")).not.toContain("逾期未改正");
    const { exit, stderr } = await circular(folder, "circular", "--as-of", "2025-02-30");
    expect([exit, stderr.includes("CIR001")]).toEqual([2, true]);
  });

  it("leaves out a text that may name a party, and says where it stands", async () => {
    const folder = copyOf(reported);
    const { exit, stderr } = await circular(folder, "circular", "--public");
    expect(exit).toBe(0);
    expect(stderr).toMatch(/CIR010.*/);
    expect(stderr).toMatch(/filled-.*\.xlsx/);
    expect(text(folder, "circular-public.md")).not.toContain("张三");
    expect(text(folder, "circular-public.md")).not.toMatch(/示例人员\d/);
  });

  it("--object makes one; names that nobody has or nothing can be said about are refused", async () => {
    const whole = copyOf(reported);
    await circular(whole, "order");
    const namesIn = (kind: string, home: string) =>
      readdirSync(join(home, "out/offices", kind))
        .filter((name) => name.endsWith(".md"))
        .map((name) => /^\d+-(.*)\.md$/.exec(name)?.[1] ?? "");
    const [first] = namesIn("orders", whole);
    const clean = namesIn("notices", whole).find((name) => !namesIn("orders", whole).includes(name));
    const folder = copyOf(reported);
    expect((await circular(folder, "order", "--object", first!)).exit).toBe(0);
    expect(
      readdirSync(join(folder, "out/offices/orders")).filter((name) => name.endsWith(".md")),
    ).toHaveLength(1);
    const unknown = await circular(folder, "case", "--object", "无此单位");
    expect([unknown.exit, unknown.stderr.includes("CIR002")]).toEqual([2, true]);
    const nothing = await circular(folder, "order", "--object", clean!);
    expect([nothing.exit, nothing.stderr.includes("CIR003")]).toEqual([2, true]);
  });

  it("says where an order can cite no law, and which cases are not for the public yet", async () => {
    const folder = copyOf(reported);
    const plan = join(folder, "plan.yaml");
    const bare = await circular(folder, "order");
    expect([bare.exit, bare.stderr.includes("CIR018")]).toEqual([0, true]);
    writeFileSync(
      plan,
      readFileSync(plan, "utf8").replace(/^( +)object:/m, "$1basis: [《司法鉴定机构登记管理办法》]\n$&"),
    );
    const grounded = await circular(folder, "order");
    expect([grounded.exit, grounded.stderr]).toEqual([0, expect.not.stringContaining("CIR018")]);
    const one = readdirSync(join(folder, "out/offices/orders")).find((name) => name.endsWith(".md"));
    expect(text(folder, `orders/${one}`)).toContain("不符合《司法鉴定机构登记管理办法》的有关规定");
    const cases = await circular(folder, "case");
    const open = readdirSync(join(folder, "out/offices/cases"))
      .filter((name) => name.endsWith(".md"))
      .filter((name) => text(folder, `cases/${name}`).includes("此件不予公开"));
    expect([cases.exit, cases.stderr.includes("CIR017")]).toEqual([0, open.length > 0]);
    expect(open.length).toBeGreaterThan(0);
  });

  it("refuses a plan whose orders would all bear one number", async () => {
    const folder = copyOf(origin);
    const plan = join(folder, "plan.yaml");
    const text = readFileSync(plan, "utf8").replace(/^documents:[\s\S]*?(?=^\S|$(?![\s\S]))/m, "");
    writeFileSync(plan, `${text}\ndocuments: { numbers: { order: 责改〔2025〕3号 } }\n`);
    const { exit, stderr } = await circular(folder, "order");
    expect([exit, stderr.includes("PLN047")]).toEqual([3, true]);
  });

  it("writes nothing and no line where there is nothing to write, and says so", async () => {
    const folder = copyOf(origin);
    const before = events(folder);
    const order = await circular(folder, "order");
    expect([order.exit, order.stdout, order.stderr.includes("CIR011")]).toEqual([0, "", true]);
    const typical = await circular(folder, "case");
    expect([typical.exit, typical.stderr.includes("CIR012")]).toEqual([0, true]);
    expect(events(folder)).toEqual(before);
    expect(existsSync(join(folder, "out/offices/orders"))).toBe(false);
    await circular(folder, "circular");
    expect(text(folder, "circular.md")).toContain("6家检查对象的检查结果均未报送。");
  });
});
