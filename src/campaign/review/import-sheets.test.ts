/** Sheets filled by people, against the small review: what is taken, what is refused, and where. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edit, FULL_PAGE, fill, rowOf, type Typed } from "../../../test/score/fill.ts";
import { Problem } from "../../problem.ts";
import { readSheets } from "../../registry/read-sheets.ts";
import type { ItemScore } from "../../scoring/aggregate/input.ts";
import { measure } from "../../scoring/aggregate/measure.ts";
import { FULL } from "../../scoring/aggregate/small.fixture.ts";
import { scoreWorkbook } from "../../sheets/score/make.ts";
import { readScoreWorkbook } from "../../sheets/score/read.ts";
import { scoresFromSheets } from "./import-sheets.ts";
import { sheetBook } from "./make-sheets.ts";
import { smallReview } from "./review.fixture.ts";
import type { OpenReview } from "./types.ts";

const review = smallReview();
const measured = measure(review.rubric);
const made = (of: OpenReview = review, at = 0) =>
  scoreWorkbook(sheetBook(of, measured, of.reviewers[at]!, []));

async function read(files: Readonly<Record<string, Uint8Array>>, of: OpenReview = review) {
  const books = await Promise.all(
    Object.entries(files).map(async ([name, bytes]) => readScoreWorkbook(await readSheets({ name, bytes }))),
  );
  return scoresFromSheets(of, measured, books);
}

/** Code, sheet and cell of everything that is wrong. */
async function wrong(files: Readonly<Record<string, Uint8Array>>, of?: OpenReview) {
  const error = await read(files, of).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Problem)) throw error ?? new Error("nothing was refused");
  expect(error.exit).toBe(3);
  return error.findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, sheet, column, row }) => [code, sheet, `${column ?? ""}${row ?? ""}`]);
}

describe("filled sheets", () => {
  it("give the values that were typed, with their cells; pages that nobody began are said and left out", async () => {
    const bytes = await fill(await made(), {
      D001: { ...FULL_PAGE, deduct: { score: 2.5, comment: " 缺签名 ", evidence: "第3页" } },
      D004: { level: { score: 20 } },
    });
    const { pages, findings } = await read({ "R01.xlsx": bytes });
    const first = pages[0]!.review!;
    expect(first.items).toEqual({
      ...Object.fromEntries(Object.entries(FULL).map(([id, value]) => [id, { value }])),
      deduct: { value: "2.5", comment: "缺签名", evidence: "第3页" },
    });
    expect([first.document, first.reviewer]).toEqual([review.documents[0]!.id, "ZJ001"]);
    expect(first.source?.cells?.level).toBe("E7");
    expect(pages.map(({ review: one, scored }) => [one !== undefined, scored?.points?.num])).toEqual([
      [true, 195n],
      [false, undefined],
      [true, undefined],
    ]);
    // What filled these sheets does not calculate.
    const told = findings.filter(({ code }) => code !== "SCO016");
    expect(told.map(({ code, sheet, params }) => [code, sheet, params?.done])).toEqual([
      ["SCO019", "D003", undefined],
      ["SCO020", "D004", 1],
    ]);
  });

  it.each<[string, Typed["score"], string, string]>([
    ["level", "40", "level", "40"],
    ["level", "４０", "level", "40"],
    ["level", " 40 分 ", "level", "40"],
    ["level", "20分：中", "level", "20"],
    ["level", "中", "level", "20"],
    ["deduct", "扣2.5分", "deduct", "2.5"],
    ["deduct", "2．5", "deduct", "2.5"],
    ["free", "9.5", "free", "9.5"],
    ["check", "√", "check", "yes"],
    ["check", " Y ", "check", "yes"],
    ["check", true, "check", "yes"],
    ["veto", "Ｎ", "veto", "no"],
    ["veto", "无", "veto", "no"],
  ])("%s typed as %j is understood", async (item, score, id, value) => {
    const bytes = await fill(await made(), { D001: { ...FULL_PAGE, [item]: { score } } });
    const { pages } = await read({ "a.xlsx": bytes });
    expect(pages[0]!.review!.items[id]).toEqual({ value });
  });

  it("an item absent for good reason, marked in its column or in the cell", async () => {
    const typed = [{ absent: "是" }, { absent: "√" }, { score: "合理缺项" }, { absent: "合理缺项" }];
    for (const free of typed) {
      const bytes = await fill(await made(), { D001: { ...FULL_PAGE, free } });
      expect((await read({ "a.xlsx": bytes })).pages[0]!.review!.items.free).toEqual({ absent: true });
    }
  });

  it.each<[string, Typed, string, string]>([
    ["level", { score: 30 }, "RUB101", "E7"],
    ["deduct", { score: "两分" }, "RUB103", "E8"],
    ["deduct", { score: -5 }, "RUB109", "E8"],
    ["free", { score: 11 }, "RUB102", "E10"],
    ["free", { score: 9.3 }, "RUB107", "E10"],
    ["free", { score: 5, absent: "是" }, "RUB108", "E10"],
    ["free", { absent: "也许" }, "SCO014", "F10"],
    ["free", { score: "2025-03-05" }, "RUB103", "E10"],
    ["free", { score: { error: "#REF!" } as never }, "SCO015", "E10"],
    ["check", { score: "大概" }, "RUB104", "E11"],
    ["check", { score: "合理缺项" }, "RUB105", "E11"],
    ["veto", { score: "1" }, "RUB104", "E12"],
    ["bonus", { score: 6 }, "RUB102", "E13"],
  ])("%s with %j is refused: %s at %s", async (item, typed, code, cell) => {
    const bytes = await fill(await made(), { D001: { ...FULL_PAGE, [item]: typed } });
    expect(await wrong({ "a.xlsx": bytes })).toEqual([[code, "D001", cell]]);
  });

  it("everything that is wrong is told at once, in every file", async () => {
    const bad = { D001: { ...FULL_PAGE, level: { score: 39 } }, D003: { free: { score: 99 } } };
    const files = {
      "a.xlsx": await fill(await made(), bad),
      "b.xlsx": await fill(await made(review, 1), {}),
    };
    expect(await wrong(files)).toEqual([
      ["RUB101", "D001", "E7"],
      ["RUB102", "D003", "E10"],
    ]);
  });
});

describe("sheets that were changed", () => {
  it("renamed, reordered sheets and moved rows and columns make no difference", async () => {
    const typed = { ...FULL_PAGE, deduct: { score: 7.5, comment: "x" } };
    const bytes = await edit(await fill(await made(), { D001: typed }), (book) => {
      const page = book.getWorksheet("D001")!;
      const values = page.getSheetValues().map((row) => (Array.isArray(row) ? [...row] : row));
      book.getWorksheet("封面")!.name = "最后";
      // Items upside down, a column put before all others, a note at the end.
      const fresh = book.addWorksheet("张三的意见");
      const cells = values.slice(1).reverse();
      for (const [at, row] of cells.entries())
        fresh.getRow(at + 1).values = ["备注", ...((row as unknown[] | undefined) ?? []).slice(1)] as never;
      book.removeWorksheet("D001");
    });
    const { pages, findings } = await read({ "a.xlsx": bytes });
    const page = pages.find(({ document }) => document.code === "D001")!;
    expect(page.review!.items.deduct).toEqual({ value: "7.5", comment: "x" });
    expect([page.scored!.missing, page.review!.source!.cells!.bonus]).toEqual([
      [],
      expect.stringMatching(/^F\d+$/),
    ]);
    expect(findings.map(({ code }) => code)).not.toContain("SCO021");
  });

  it("a deleted row, a row twice, an unknown row, a deleted column", async () => {
    const filled = await fill(await made(), { D001: FULL_PAGE });
    const changed = (work: (sheet: import("exceljs").Worksheet) => void) =>
      edit(filled, (book) => work(book.getWorksheet("D001")!));
    const gone = await changed((sheet) => {
      sheet.getCell(rowOf(sheet, "check"), 1).value = null;
    });
    expect(await wrong({ "a.xlsx": gone })).toEqual([["SCO010", "D001", ""]]);
    const twice = await changed((sheet) => {
      sheet.getCell("A40").value = "item:free";
    });
    expect(await wrong({ "a.xlsx": twice })).toEqual([["SCO012", "D001", "40"]]);
    const unknown = await changed((sheet) => {
      sheet.getCell("A40").value = "item:__proto__";
    });
    expect(await wrong({ "a.xlsx": unknown })).toEqual([["SCO011", "D001", "40"]]);
    const column = await changed((sheet) => {
      sheet.getCell("E1").value = null;
    });
    expect(await wrong({ "a.xlsx": column })).toEqual([["SCO013", "D001", ""]]);
  });

  it("a formula that was overwritten: the total of the sheet is not believed, and that is said", async () => {
    const bytes = await edit(await fill(await made(), { D001: FULL_PAGE }), (book) => {
      const sheet = book.getWorksheet("D001")!;
      for (let row = 1; row <= sheet.rowCount; row += 1)
        if (sheet.getCell(row, 1).value === "sum:points") sheet.getCell(row, 7).value = 59;
    });
    const { findings, pages } = await read({ "a.xlsx": bytes });
    expect(findings.find(({ code }) => code === "SCO016")).toMatchObject({
      ...{ severity: "warning", sheet: "D001", column: "G", params: { found: "59", points: 100 } },
    });
    expect(pages[0]!.scored!.points).toEqual({ num: 100n, den: 1n });
  });

  it("more taken off than the cap is said and capped", async () => {
    const bytes = await fill(await made(), { D001: { ...FULL_PAGE, deduct: { score: 32.5 } } });
    const { findings, pages } = await read({ "a.xlsx": bytes });
    expect(findings.map(({ code, severity }) => [code, severity])).toContainEqual(["SCO017", "warning"]);
    expect(pages[0]!.scored!.points!.num).toBe(70n);
  });

  it("a sheet of notes is not read, and that is said; a book without pages is refused", async () => {
    const noted = await edit(await made(), (book) => {
      book.addWorksheet("笔记").getCell("B2").value = "记得复核";
    });
    expect((await read({ "a.xlsx": noted })).findings.map(({ code, sheet }) => [code, sheet])).toContainEqual(
      [...["SCO021", "笔记"]],
    );
    const cover = await edit(await made(), (book) => {
      for (const name of ["D001", "D003", "D004"]) book.removeWorksheet(name);
    });
    expect(await wrong({ "a.xlsx": cover })).toEqual([["SCO002", undefined, ""]]);
    const other = await edit(await made(), (book) => {
      for (const { name } of [...book.worksheets]) book.removeWorksheet(name);
      book.addWorksheet("表").getCell("A1").value = "评分";
    });
    expect(await wrong({ "a.xlsx": other })).toEqual([["SCO001", undefined, ""]]);
  });
});

describe("sheets that do not belong here", () => {
  it("another review, rubric or draw; a document that was not dealt to the reviewer", async () => {
    const bytes = await fill(await made(), { D001: FULL_PAGE });
    const codes = async (of: Partial<OpenReview>) =>
      (await wrong({ "a.xlsx": bytes }, { ...review, ...of })).map(([code]) => code);
    expect(await codes({ name: "others" })).toEqual(["SCO004", "SCO004", "SCO004"]);
    expect(await codes({ rubricDigest: "0".repeat(64) })).toEqual(["SCO005", "SCO005", "SCO005"]);
    const [first, second, ...more] = review.documents;
    const swapped = [{ ...first!, code: "D002" }, { ...second!, code: "D001" }, ...more];
    expect(await codes({ documents: swapped })).toEqual(["SCO006", "SCO006", "SCO006"]);
    expect(await codes({ reviewers: review.reviewers.slice(1) })).toEqual(["SCO007", "SCO007", "SCO007"]);
    const teams = new Map([...review.teams, [first!.id, ["ZJ002", "ZJ003"]]]);
    expect(await codes({ teams })).toEqual(["SCO009"]);
  });

  it("the same document twice is refused, the same file twice is read once, an empty copy does no harm", async () => {
    const blank = await made();
    const bytes = await fill(blank, { D001: FULL_PAGE });
    const again = await fill(blank, { D001: { ...FULL_PAGE, level: { score: 20 } } });
    expect(await wrong({ "a.xlsx": bytes, "b.xlsx": again })).toEqual([["SCO018", "D001", ""]]);
    const twice = await read({ "a.xlsx": bytes, "b.xlsx": bytes });
    expect(twice.findings.map(({ code }) => code)).toContain("SCO022");
    expect(twice.pages).toHaveLength(3);
    const { pages } = await read({ "a.xlsx": bytes, "b.xlsx": blank });
    expect(pages.filter((page) => page.review)).toHaveLength(1);
  });

  it("a third reviewer's sheet says so", async () => {
    const [, second] = review.documents;
    const of = { ...review, thirds: new Map([[second!.id, ["ZJ001"]]]) };
    const { pages } = await read(
      { "a.xlsx": await fill(await made(of), { D002: FULL_PAGE, D001: FULL_PAGE }) },
      of,
    );
    expect(pages.map(({ review: one }) => one?.third)).toEqual([undefined, true, undefined, undefined]);
  });
});

describe("whatever valid values are typed", () => {
  const half = (most: number) => fc.integer({ min: 0, max: most * 2 }).map((n) => String(n / 2));
  const tenths = fc.integer({ min: 0, max: 300_000 }).map((n) => String(n / 10_000));
  const remark = fc.option(fc.stringMatching(/^[一-龥a-z=+@-]{1,12}$/u), { nil: undefined });
  const value = (values: fc.Arbitrary<string>) =>
    fc.record({ value: fc.option(values, { nil: undefined }), comment: remark, evidence: remark });
  const yesNo = fc.constantFrom("yes", "no");
  const page = fc.record({
    ...{ level: value(fc.constantFrom("40", "20", "0")), deduct: value(tenths) },
    free: fc.oneof(value(half(10)), fc.constant({ absent: true } as ItemScore)),
    ...{ check: value(yesNo), veto: value(yesNo), bonus: value(half(5)) },
  });
  const bare = (score: ItemScore): ItemScore =>
    Object.fromEntries(Object.entries(score).filter(([, one]) => one !== undefined));

  it("import gives exactly these, and the sheet's own total agrees once it is written again", async () => {
    const blank = await made();
    const cell = (text: string | undefined, asText: boolean) =>
      text === "yes" ? "是" : text === "no" ? "否" : text === undefined || asText ? text : Number(text);
    await fc.assert(
      fc.asyncProperty(page, fc.boolean(), async (wanted, asText) => {
        const typed = Object.entries(wanted).map(([id, one]: [string, ItemScore]): [string, Typed] => [
          id,
          {
            score: cell(one.value, asText),
            ...(one.absent ? { absent: "是" } : {}),
            ...{ comment: one.comment, evidence: one.evidence },
          },
        ]);
        const bytes = await fill(blank, { D003: Object.fromEntries(typed) });
        const { pages } = await read({ "a.xlsx": bytes });
        const got = pages.find(({ document }) => document.code === "D003")!.review;
        const expected = Object.fromEntries(
          Object.entries(wanted).flatMap(([id, one]) => {
            const left = bare(one);
            return Object.keys(left).length === 0 ? [] : [[id, left]];
          }),
        );
        expect(got?.items ?? {}).toEqual(expected);
        // Written again with these scores, the sheet holds the same entries and the total that we compute.
        const again = await scoreWorkbook(
          sheetBook(review, measured, review.reviewers[0]!, got ? [got] : []),
        );
        const second = await read({ "b.xlsx": again });
        expect(second.findings.map(({ code }) => code)).not.toContain("SCO016");
        expect(second.pages.find(({ document }) => document.code === "D003")!.review?.items ?? {}).toEqual(
          expected,
        );
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
