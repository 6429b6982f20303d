/** A credit grade: every institution is its own document, none is drawn, and some get no grade at all. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { brokenPlace } from "../../src/circular/broken-text.fixture.ts";
import { loadRubric } from "../../src/scoring/rubric/parse.ts";
import { choucha, newFolder, root } from "../cli.ts";
import { COMMIT_AT, csv, DRAW_AT, head, institution, reviewers, SEED, SOURCES } from "./small.ts";

const REASON = "评估年度内停业或者没有开展业务";
const PLAN = head(`reviews:
  - name: credit
    title: 司法鉴定机构诚信等级评定
    object: 司法鉴定机构
    rubric: credit-grade
    cases: registry/institutions.csv
    id: 统一社会信用代码
    unit: 机构名称
    rate: 100%
    exclude: [{ where: { 状态: 停业 }, reason: ${REASON} }, { where: { 状态: 迁出 }, reason: 不在本省 }]
    reviewers: { register: registry/reviewers.csv, id: 编号 }
${SOURCES}`);
const STATUS = ["正常", "正常", "停业", "正常", "迁出", "正常"];

const { rubric } = loadRubric(readFileSync(join(root, "rubrics", "credit-grade.yaml")), "credit-grade");
const items = new Map(rubric.sections.flatMap((section) => section.items.map((item) => [item.id, item])));

/** Full marks on every page of a sheet. */
async function fillFull(file: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => {
      const item = items.get(row.getCell(1).text.replace(/^item:/, ""));
      if (!item) return;
      const full = { veto: "否", check: "是", deduct: 0, bonus: 0 } as Record<string, string | number>;
      row.getCell(5).value = full[item.kind] ?? Number(item.points);
    });
  await book.xlsx.writeFile(file);
}

describe("a credit grade with institutions that are not rated", () => {
  it("lists them with their reason, and nobody is asked to score them", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "registry"));
    const rows = STATUS.map((status, i) => [
      institution(i + 1),
      `915300000000000${i}XX`,
      ["昆明市", "大理白族自治州"][i % 2]!,
      status,
    ]);
    writeFileSync(join(folder, "plan.yaml"), PLAN);
    writeFileSync(
      join(folder, "registry", "institutions.csv"),
      csv([["机构名称", "统一社会信用代码", "州市", "状态"], ...rows]),
    );
    writeFileSync(join(folder, "registry", "reviewers.csv"), csv(reviewers()));
    const run = async (...words: string[]) => {
      const ran = await choucha(words, { cwd: folder });
      expect([words.join(" "), ran.exit, ran.stderr]).toEqual([words.join(" "), 0, ran.stderr]);
      return ran;
    };
    await run("commit", ".", "--at", COMMIT_AT);
    await run("draw", ".", "--at", DRAW_AT, ...SEED);
    await run("assign", ".", "--at", DRAW_AT);
    await run("score", "sheet", ".");
    const sheets = join(folder, "out", "credit", "sheets");
    for (const name of readdirSync(sheets)) await fillFull(join(sheets, name));
    await run("score", "import", sheets, "--at", "2025-06-01T01:00:00Z");
    const { stdout } = await run("grade", ".", "--json", "--at", "2025-06-02T01:00:00Z");
    const { units, documents, review } = JSON.parse(stdout);
    const states = units.map((unit: { state: string }) => unit.state).sort();
    expect(states).toEqual(["graded", "graded", "graded", "graded", "not-rated"]);
    const reasons = documents.map((one: { notRated: string | null }) => one.notRated);
    expect(reasons.filter((one: string | null) => one !== null)).toEqual([REASON]);
    expect(review.notRated).toMatchObject([{ reason: REASON, unit: institution(3) }]);
    await run("circular", "credit", ".", "--at", "2025-06-02T01:00:00Z");
    const list = readFileSync(join(folder, "out", "credit", "credit.md"), "utf8");
    expect(list).toContain(institution(3));
    expect(list).toContain(REASON);
    // Ruled out for another reason than the rubric's: simply not under review.
    expect(list).not.toContain(institution(5));
    // The circular speaks of institutions: there are no documents of theirs that somebody could have drawn.
    const made = async (kind: string, file: string) => {
      await run("circular", kind, ".", "--at", "2025-06-02T01:00:00Z");
      return readFileSync(join(folder, "out", file), "utf8").replace(/\\/g, "");
    };
    const circular = await made("review", "credit/review.md");
    expect(circular.replace(/^>.*$/m, "")).not.toMatch(/文书|案件|案卷|办理的司法鉴定机构/);
    expect(circular).toContain("登记簿所载司法鉴定机构6家，其中4家列入评定范围，全部参加评定。");
    expect(circular).toContain("评查人员不评查本单位和本州市的机构");
    expect(circular).toContain("共评定司法鉴定机构4家，均为A级。得分均为100.00分。另有1家不予评定。");
    expect(circular).toContain("| 名次 | 机构名称 | 州市 | 得分 | 等次 |");
    expect(brokenPlace(circular)).toBeUndefined();
    expect(await made("progress", "progress.md")).toContain(
      "评定司法鉴定机构4家，由随机抽取的8名评查人员评查。",
    );
    expect(await made("plan", "plan.md")).toContain("安排抽查事项1项。评查人员由随机抽取产生。");
  });
});
