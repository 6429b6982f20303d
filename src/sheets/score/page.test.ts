/** The workbook a reviewer gets, from the small review. */
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { sheetBook } from "../../campaign/review/make-sheets.ts";
import { smallReview } from "../../campaign/review/review.fixture.ts";
import type { OpenReview } from "../../campaign/review/types.ts";
import { measure } from "../../scoring/aggregate/measure.ts";
import { FULL, sheet } from "../../scoring/aggregate/small.fixture.ts";
import { scoreWorkbook } from "./make.ts";

const review = smallReview();
const measured = measure(review.rubric);
const [one, two] = review.reviewers;

async function open(of: OpenReview, standing: Parameters<typeof sheetBook>[3] = []) {
  const bytes = await scoreWorkbook(sheetBook(of, measured, one!, standing));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  return { bytes, book };
}
const result = (sheet: ExcelJS.Worksheet, at: string) =>
  // exceljs reads a result of 0 as none.
  (sheet.getCell(at).value as { result?: unknown }).result ?? 0;

describe("a reviewer's workbook", () => {
  it("has a cover and the pages of the documents dealt to the reviewer, thirds included", async () => {
    const names = async (of: OpenReview) => (await open(of)).book.worksheets.map(({ name }) => name);
    expect(await names(review)).toEqual(["封面", "D001", "D003", "D004"]);
    const second = review.documents[1]!;
    expect(await names({ ...review, thirds: new Map([[second.id, [one!.id]]]) })).toEqual([
      ...["封面", "D001", "D002", "D003", "D004"],
    ]);
  });

  it("blind: no institution, case number or name of anybody, in any part of the file", async () => {
    const { bytes } = await open(review);
    const text = Object.values(unzipSync(bytes))
      .map((part) => new TextDecoder().decode(part))
      .join("\n");
    expect(text).toContain("D001");
    for (const { name, unitName, id } of review.documents)
      for (const secret of [name, unitName, id]) expect(text).not.toContain(secret);
    for (const { name, unit, id } of review.reviewers)
      for (const secret of [name, unit, id]) expect(text).not.toContain(secret);
    for (const { code } of review.reviewers.slice(1)) expect(text).not.toMatch(new RegExp(`\\b${code}\\b`));
  });

  it("not blind: the reviewer's own name and the case numbers stand there, and no other reviewer's", async () => {
    const { bytes } = await open({ ...review, blind: false });
    const text = Object.values(unzipSync(bytes))
      .map((part) => new TextDecoder().decode(part))
      .join("\n");
    expect(text).toContain(one!.name);
    expect(text).toContain(review.documents[0]!.name);
    expect(text).not.toContain(two!.name);
  });

  it("drop-downs, ranges and steps are those of the rubric; only what may be filled in is open", async () => {
    const page = (await open(review)).book.getWorksheet("D001")!;
    const rows = new Map<string, number>();
    page.eachRow((row, at) => rows.set(String(row.getCell(1).value), at));
    const rule = (item: string, column = "E") =>
      page.getCell(`${column}${rows.get(`item:${item}`)}`).dataValidation;
    expect(rule("level")).toMatchObject({ type: "list", formulae: ['"40,20,0"'] });
    expect(rule("deduct")).toMatchObject({ type: "decimal", formulae: [0, 30] });
    expect(rule("free")).toMatchObject({ type: "custom", formulae: [expect.stringContaining(",5000)=0")] });
    expect(rule("veto")).toMatchObject({ type: "list", formulae: ['"是,否"'] });
    expect([rule("free", "F"), rule("check", "F")]).toEqual([
      expect.objectContaining({ type: "list" }),
      undefined,
    ]);
    const open_ = (at: string) => page.getCell(at).protection?.locked === false;
    const row = rows.get("item:free")!;
    expect(["E", "F", "H", "I"].map((column) => open_(`${column}${row}`))).toEqual([true, true, true, true]);
    expect(["A", "C", "D", "G", "J"].map((column) => open_(`${column}${row}`))).not.toContain(true);
    expect([page.getColumn(1).hidden, page.getRow(1).hidden]).toEqual([true, true]);
  });

  it("starts with what was imported before, and its sums with what that gives", async () => {
    const { id } = review.documents[0]!;
    const said = sheet(id, one!.id, { deduct: "5", free: "absent", bonus: "3" });
    const page = (await open(review, [said])).book.getWorksheet("D001")!;
    // 40 + 25 + 20 = 85 of 90 is 94.444444 of 100; with the bonus 97.44.
    expect([result(page, "E3"), result(page, "H3"), result(page, "B3")]).toEqual([
      ...[97.44, "优秀", "已填完，共6项"],
    ]);
    const blank = (await open(review)).book.getWorksheet("D001")!;
    expect([result(blank, "E3"), result(blank, "H3"), result(blank, "B3")]).toEqual([
      ...[0, "未填完", "已填0项，共6项"],
    ]);
    expect(Object.keys(FULL)).toHaveLength(6);
  });

  it("a veto is shown loudly", async () => {
    const said = sheet(review.documents[0]!.id, one!.id, { veto: "yes" });
    const page = (await open(review, [said])).book.getWorksheet("D001")!;
    expect([result(page, "B4"), result(page, "H3")]).toEqual([
      ...["否决：有1项否决情形选了“是”，本件等次为不合格", "不合格"],
    ]);
  });
});
