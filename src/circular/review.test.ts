import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Rational, rational } from "../sampling/rational.ts";
import { mean } from "../scoring/aggregate/averages.ts";
import { isSettled } from "../scoring/aggregate/document.ts";
import type { Review } from "../scoring/aggregate/input.ts";
import type { Measured } from "../scoring/aggregate/measure.ts";
import { points, sheet, small } from "../scoring/aggregate/small.fixture.ts";
import { brokenPlace } from "./broken-text.fixture.ts";
import { publicNumber } from "./case-number.ts";
import { buildCredit } from "./credit-list.ts";
import { creditTable } from "./credit-table.ts";
import type { OfficialDocument } from "./document.ts";
import { bandsText, countsTable, countsText, failingText } from "./grade-words.ts";
import { renderMarkdown } from "./markdown.ts";
import { pointsText, shortPoints } from "./points.ts";
import { buildReview } from "./review-circular.ts";
import { sampleDocuments, sampleReviewPlan, sampleReviewView } from "./review-view.fixture.ts";
import type { ReviewView } from "./review-view.ts";

const text = (document: OfficialDocument) => renderMarkdown(document).replace(/\\/g, "");
const documents = sampleDocuments(4, 3);
/** Institutions that are rated themselves. */
const institutions = sampleDocuments(12, 1).map((one) => ({ ...one, stratum: "" }));
const vetoed = (id: string): Review[] =>
  ["R1", "R2"]
    .map((reviewer) => sheet(id, reviewer, { veto: "yes" }))
    .concat(sheet(id, "R9", { veto: "yes" }, true));

/** Reviews of every kind: full marks, anything, failing, vetoed, half done, not begun. */
const anyView: fc.Arbitrary<ReviewView> = fc
  .record({
    kinds: fc.array(fc.constantFrom("full", "good", "fails", "veto", "half", "none"), {
      minLength: 12,
      maxLength: 12,
    }),
    only: fc.option(fc.constantFrom("full", "good", "fails", "veto", "half", "none"), { freq: 2 }),
    units: fc.integer({ min: 0, max: 4 }),
    given: fc.integer({ min: 60, max: 89 }),
    bare: fc.boolean(),
    whole: fc.boolean(),
  })
  .map(({ kinds, only, units, given, bare, whole }) => {
    const some = (whole ? institutions : documents).slice(0, units * 3);
    const reviews = some.flatMap(({ id }, at): Review[] => {
      const kind = only ?? kinds[at];
      if (kind === "none") return [];
      if (kind === "half") return [points(id, "R1", given)];
      if (kind === "veto") return vetoed(id);
      const mark = kind === "full" ? 100 : kind === "fails" ? 40 : given;
      return [points(id, "R1", mark), points(id, "R2", mark)];
    });
    const rated = {
      ...{ object: "司法鉴定机构", weights: [], floor: 0, stratify: undefined, of: undefined },
      ...(bare ? { basis: [], window: undefined } : {}),
    };
    const plan = whole
      ? sampleReviewPlan({}, rated)
      : bare
        ? sampleReviewPlan(
            { synthetic: false, documents: {} },
            { weights: [], floor: 0, stratify: undefined, of: undefined, basis: [], window: undefined },
          )
        : sampleReviewPlan();
    return sampleReviewView(reviews, {
      plan,
      documents: some,
      ...(whole
        ? { firstStage: undefined, cells: [], frame: { units: some.length + 2, eligible: some.length } }
        : {}),
      ...(bare ? { firstStage: undefined, blind: false, recusals: 0, cells: [] } : {}),
    });
  });

describe("sentences of any review", () => {
  it("have no gaps, whatever came out", () => {
    fc.assert(
      fc.property(anyView, fc.boolean(), (view, reconcile) => {
        for (const document of [buildReview(view, reconcile), buildCredit(view)]) {
          const all = text(document);
          if (view.entry.object === "司法鉴定机构" && view.documents.length > 0)
            expect(all.replace(/^>.*$/m, "")).not.toMatch(/文书|案卷|案件|\d件/);
          expect(brokenPlace(all)).toBeUndefined();
          for (const [at, block] of document.blocks.entries()) {
            if (
              block.kind !== "paragraph" ||
              !/(如下|依次为|具体为|为|不予评定)：$/.test(block.text) ||
              /情况通报如下：$/.test(block.text)
            )
              continue;
            const next = document.blocks[at + 1];
            const length =
              next && "rows" in next
                ? next.rows.length
                : next?.kind === "list"
                  ? next.items.length
                  : next?.kind === "verbatim"
                    ? next.lines.length
                    : 0;
            expect([block.text, length]).toEqual([block.text, expect.any(Number)]);
            expect(length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it("state the numbers of the results", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const all = text(buildReview(view));
        const settled = view.results.documents.filter(isSettled);
        const failed = settled.filter(({ grade }) => grade.fails);
        const whole = view.entry.object === "司法鉴定机构";
        const [noun, of] = whole ? ["司法鉴定机构", "家"] : ["司法鉴定意见书", "件"];
        if (view.documents.length === 0 && !whole) expect(all).toContain("没有需要评定的司法鉴定意见书。");
        else if (settled.length === 0) expect(all).toContain(`目前尚无评定等次的${noun}。`);
        else expect(all).toContain(`共评定${noun}${settled.length}${of}`);
        if (failed.length > 0)
          expect(all).toContain(
            whole
              ? `不合格的${failed.length}家机构要查明原因`
              : `不合格的${failed.length}件司法鉴定意见书涉及的${new Set(failed.map(({ unit }) => unit)).size}家机构`,
          );
        else expect(all).not.toMatch(/逐[件家]落实整改|落实问题整改/);
        const average = settled.length > 0 ? mean(settled.map((one) => one.points)) : undefined;
        const said = /平均得分([\d.]+)分/.exec(all)?.[1];
        if (said !== undefined) expect(said).toBe(pointsText(average as Rational));
        const veto = settled.filter((one) => one.vetoed).length;
        if (veto > 0) expect(all).toContain(`存在否决情形的${noun}${veto}${of}`);
        const open = view.results.documents.length - settled.length;
        if (open > 0) expect(all).toContain(`${settled.length > 0 ? "另有" : "。"}${open}${of}尚在评查`);
        else expect(all).not.toContain("尚在评查");
        expect(creditTable(view).rows).toHaveLength(
          view.results.units.filter(({ state }) => state !== "open").length,
        );
      }),
      { numRuns: 100 },
    );
  });

  it("name no reviewer and print no case number that may hold a name", () => {
    const hidden = documents.map((one, at) => ({
      ...one,
      name: at === 0 ? "张某诉李某伤残鉴定2025" : one.name,
    }));
    const all = text(buildReview(sampleReviewView(undefined, { documents: hidden })));
    expect(all).not.toMatch(/张某|R[1-6](?!\d)/);
    expect(all).toContain("| 1 | D001 |");
    expect(all).toMatch(/\| \d+ \| 示鉴〔2025〕临鉴字第2号 \|/);
  });
});

describe("the circular of the sample", () => {
  const all = text(buildReview(sampleReviewView()));

  it("tells the basis, both stages, weights, commitment and seed", () => {
    expect(all).toContain("根据《司法鉴定程序通则》，我厅组织开展了2025年度司法鉴定意见书质量评查。");
    expect(all).toContain("以“2025年度司法鉴定机构监督抽查”确定的4家机构为评查范围");
    expect(all).toContain("司法鉴定意见书3000件，其中2987件列入抽取范围，共抽取12件，涉及机构4家。");
    expect(all).toContain("“业务量大”的为1.5倍，“有投诉”的为3倍，同时符合的相乘");
    expect(all).toContain("fedc ba98 7654 3210");
    expect(all).toContain("| 03 09 13 20 26 31 07 |");
    expect(all).toContain("共6名，每件由2名评查人员分别独立评查");
    expect(all).toContain("执行回避2项");
  });

  it("gives grades, means, places and agreement that a reader can recompute", () => {
    // Points (95, 82, 71, 45) + reviewer's number, of two reviewers: 96.5, 83.5, 72.5, 46.5, three times each.
    expect(all).toContain("优秀3件，占25.00%；合格6件，占50.00%；不合格3件，占25.00%。");
    expect(all).toContain("平均得分74.75分，最高96.50分，最低46.50分。");
    // The first unit has 96.5, 83.5 and 72.5.
    expect(all).toContain("得分最高的是示例01司法鉴定中心，为84.16分。");
    expect(all).toContain("初评等次相同的比例为100.00%");
    expect(all).toMatch(/Krippendorff α系数，完全一致为1）为0\.\d{3}，不低于文献中通行的参考值0\.800。/);
  });
});

describe("special outcomes", () => {
  it("everything vetoed", () => {
    const all = text(
      buildReview(
        sampleReviewView(
          documents.flatMap(({ id }) => vetoed(id)),
          { documents },
        ),
      ),
    );
    expect(all).toContain("共评定司法鉴定意见书12件，均为不合格。");
    expect(all).toContain("存在否决情形的司法鉴定意见书12件，按标准直接评为不合格，具体为：");
    expect(all).not.toContain("推广经验做法");
  });

  it("nobody excellent, all the same, one prefecture", () => {
    const one = documents.slice(0, 3);
    const all = text(buildReview(sampleReviewView(() => 75, { documents: one })));
    expect(all).toContain("共评定司法鉴定意见书3件，均为合格。得分均为75.00分。");
    expect(all).not.toMatch(/各州市评查结果|并列|得分最高的是|占\d/);
    expect(all).toContain("本次评查没有发现否决情形。");
  });

  it("a shared first place", () => {
    const all = text(buildReview(sampleReviewView((at) => (at < 6 ? 92 : 70))));
    expect(all).toContain("示例01司法鉴定中心、示例02司法鉴定中心并列第一，均为92.00分。");
    expect(all).toMatch(/\| 1 \| 示例01司法鉴定中心 .*\n\| 1 \| 示例02司法鉴定中心 .*\n\| 3 \|/);
    expect(all).toContain("评为优秀的2家机构要总结做法");
  });

  it("units that are not rated stand in the list of grades with their reason", () => {
    const rubric = small("{ count: 2 }", "notRated: { name: 不予评定, when: [新设立不满一年] }");
    const view = sampleReviewView((at) => (at < 3 ? 95 : 70), {}, rubric);
    const units = view.results.units.map((unit) =>
      unit.id === "U04"
        ? {
            ...unit,
            state: "not-rated" as const,
            notRated: "新设立不满一年",
            grade: undefined,
            points: undefined,
          }
        : unit,
    );
    const listed = text(buildCredit({ ...view, results: { ...view.results, units } }));
    expect(listed).toContain(
      "本次评定机构3家，其中优秀1家，占33.33%；合格2家，占66.67%。没有评为不合格的。不予评定1家。",
    );
    expect(listed).toContain("下列1家机构因所列原因不予评定：");
    expect(listed).toContain("| 1 | 示例04司法鉴定中心 | 怒江傈僳族自治州 | 新设立不满一年 |");
    expect(listed).toContain("公示期为5个工作日");
  });
});

describe("grades in words", () => {
  const counts = (...list: number[]) => list.map((count, at) => ({ name: "甲乙丙"[at]!, count }));

  it("print shares that total 100.00 where asked, and say so", () => {
    const table = (reconcile: boolean) => countsTable(counts(1, 1, 1), "数量", reconcile);
    expect(JSON.stringify(table(true))).toContain("33.34%");
    expect(JSON.stringify(table(true))).toContain("注：占比经取舍调整，各项之和为100.00%。");
    expect(JSON.stringify(table(false))).not.toContain("33.34%");
    expect(JSON.stringify(table(false))).toContain("注：占比由四舍五入得出，各项之和不等于100.00%。");
    expect(countsText(counts(0, 5, 0), "件", false)).toBe("均为乙。");
    expect(countsText(counts(2, 2, 0), "家", false)).toBe("甲2家，占50.00%；乙2家，占50.00%。没有评为丙的。");
  });

  it("call failing as the rubric does", () => {
    const grades = (...names: string[]) => ({
      grades: names.map((name, index) => ({ name, index, from: rational(index), fails: index === 0 })),
    });
    const text = (...names: string[]) => failingText(grades(...names) as unknown as Measured);
    expect(text("不合格", "合格", "优秀")).toBe("不合格");
    expect(text("D", "C", "B", "A")).toBe("评为D级");
    expect(text("一星", "二星")).toBe("评为一星");
  });

  it("cut points and never round them up", () => {
    expect([rational(89996, 1000), rational(0), rational(100), rational(251, 3)].map(pointsText)).toEqual([
      "89.99",
      "0.00",
      "100.00",
      "83.66",
    ]);
    expect([rational(90), rational(125, 2), rational(0)].map(shortPoints)).toEqual(["90", "62.5", "0"]);
    expect(bandsText(sampleReviewView().results.measured)).toBe(
      "优秀（90分以上）、合格（60分以上不满90分）、不合格（不满60分）",
    );
  });
});

it("case numbers are shown where their form is official", () => {
  const shown = (name: string) => publicNumber({ name, code: "D007" });
  for (const name of ["云鉴〔2025〕临鉴字第12号", "云公证（2025）第00012号", "AL-2025-0012"])
    expect(shown(name)).toBe(name);
  for (const name of ["张三〔2025〕第1号", "530102199001011234", "王某遗嘱", "13800000000", ""])
    expect(shown(name)).toBe("D007");
});

it("the list says what a veto does to an institution, whose grade may rest on several documents", () => {
  const view = sampleReviewView();
  const said = (documents: ReviewView["documents"], veto: "all" | "any" | "none" = "all") => {
    const units = { ...view.rubric.units, veto };
    return /[^。]*直接评为最低等级/.exec(
      text(buildCredit({ ...view, documents, rubric: { ...view.rubric, units } })),
    )?.[0];
  };
  const many = view.documents;
  const single = many.filter(({ unit }, at) => many.findIndex((one) => one.unit === unit) === at);
  expect(said(many)).toBe("被评查的文书均存在标准所列否决情形的机构，直接评为最低等级");
  expect(said(many, "any")).toBe("被评查的文书存在标准所列否决情形的机构，直接评为最低等级");
  expect(said(many, "none")).toBeUndefined();
  expect(said(single)).toBe("存在标准所列否决情形的，直接评为最低等级");
});
