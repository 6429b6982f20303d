import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { samplePlan, sampleView } from "../../results/draw-view.fixture.ts";
import { tally } from "../../results/tally.ts";
import { RESULT_VALUES } from "../../results/types.ts";
import { sampleResults, sampleResultsView } from "../../results/view.fixture.ts";
import { resultsView } from "../../results/view.ts";
import { brokenPlace } from "../broken-text.fixture.ts";
import type { OfficialDocument } from "../document.ts";
import { renderMarkdown } from "../markdown.ts";
import { sampleReviewPlan, sampleReviewView } from "../review-view.fixture.ts";
import { type CampaignView, viewOn } from "./campaign-view.ts";
import { buildProgress } from "./progress.ts";
import { buildSummary } from "./summary.ts";

const text = (document: OfficialDocument) => renderMarkdown(document).replace(/\\/g, "");
const plan = { ...samplePlan(), reviews: sampleReviewPlan().reviews };
const draw = plan.draws[0]!;
const sample: CampaignView = {
  plan,
  asOf: "2025-11-05",
  draws: [{ draw, committedOn: "2025-05-06", drawnOn: "2025-05-08", results: sampleResultsView() }],
  reviews: [
    { entry: plan.reviews[0]!, committedOn: "2025-07-07", drawnOn: "2025-07-09", view: sampleReviewView() },
  ],
};

/** Campaigns of every shape: nothing drawn, nobody inspected, all clean, all wrong, all corrected. */
const anyCampaign: fc.Arbitrary<CampaignView> = fc
  .record({
    draws: fc.array(
      fc.record({
        committed: fc.boolean(),
        drawn: fc.boolean(),
        objects: fc.integer({ min: 0, max: 13 }),
        results: fc.array(fc.option(fc.nat(RESULT_VALUES.length - 1), { freq: 5 }), {
          minLength: 13,
          maxLength: 13,
        }),
        only: fc.option(fc.nat(RESULT_VALUES.length - 1), { freq: 2 }),
        follow: fc.constantFrom("无", "当场改正", "限期改正", "移送", "立案" as const),
        corrected: fc.boolean(),
        due: fc.constantFrom("2025-06-10", "2025-12-20"),
        bad: fc.integer({ min: 0, max: 7 }),
      }),
      { minLength: 0, maxLength: 2 },
    ),
    reviews: fc.integer({ min: 0, max: 2 }),
    documents: fc.constantFrom(0, 1, 12),
    begun: fc.boolean(),
    asOf: fc.constantFrom("2025-05-30", "2025-11-05", "2026-01-10"),
  })
  .filter(({ draws, reviews }) => draws.length + reviews > 0)
  .map(({ draws, reviews, documents, begun, asOf }) => ({
    plan,
    asOf,
    draws: draws.map((one) => {
      const full = sampleView();
      const view = { ...full, objects: full.objects.slice(0, one.objects) };
      const base = sampleResults(view);
      const results = base.flatMap((result, at) => {
        const value = one.only ?? one.results[at];
        if (value === null || value === undefined) return [];
        const problem = value === 1 || value === 2;
        return [
          {
            ...result,
            result: RESULT_VALUES[value]!,
            items: result.items.map((item, place) => ({
              item: item.item,
              answer: problem && place < one.bad ? ("否" as const) : ("是" as const),
            })),
            followUp: problem
              ? {
                  kind: one.follow,
                  ...(one.follow === "限期改正" ? { due: one.due } : {}),
                  ...(one.corrected && one.follow === "限期改正" ? { corrected: "2025-06-20" } : {}),
                }
              : { kind: "无" as const },
          },
        ];
      });
      return {
        draw,
        ...(one.committed || one.drawn ? { committedOn: "2025-05-06" } : {}),
        ...(one.drawn ? { drawnOn: "2025-05-08", results: resultsView(view, { results, asOf }) } : {}),
      };
    }),
    reviews: Array.from({ length: reviews }, (_, at) => {
      const view = sampleReviewView(begun ? undefined : [], {
        documents: sampleReviewView().documents.slice(0, documents),
      });
      return {
        entry: plan.reviews[0]!,
        ...(at === 0 ? { committedOn: "2025-05-06", drawnOn: "2025-05-09", view } : {}),
      };
    }),
  }));

describe("sentences of any campaign", () => {
  it("have no gaps, and lists that are announced are there", () => {
    fc.assert(
      fc.property(anyCampaign, fc.constantFrom("half", "year"), (view, period) => {
        for (const document of [buildSummary(view, period), buildProgress(view)]) {
          expect(brokenPlace(text(document), /：\n\n#|(?<![\d/.])0(家|名|件|项|个)/)).toBeUndefined();
          for (const [at, block] of document.blocks.entries()) {
            if (block.kind === "heading") expect(document.blocks[at + 1]).toBeDefined();
            if (block.kind !== "paragraph") continue;
            expect(block.text).not.toBe("");
            if (!block.text.endsWith("：")) continue;
            const next = document.blocks[at + 1];
            expect(
              next?.kind === "table" ? next.rows.length : next?.kind === "list" ? next.items.length : 0,
            ).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("state the counts of the results on the day", () => {
    fc.assert(
      fc.property(anyCampaign, (given) => {
        const view = viewOn(given, given.asOf);
        const all = text(buildProgress(given));
        for (const { drawnOn, results } of view.draws) {
          if (!drawnOn || !results) continue;
          const { objects, reported, missing, problems, inspected, corrections } = tally(results.entries);
          if (objects > 0) expect(all).toContain(`| ${reported}/${objects}家 |`);
          if (missing > 0) expect(all).toContain(`尚有${missing}家未报送检查结果`);
          if (problems > 0 && problems < inspected)
            expect(all).toContain(`实施检查的${inspected}家中，发现问题${problems}家`);
          if (corrections.ordered > 0) expect(all).toContain(`责令限期改正${corrections.ordered}家`);
          if (corrections.overdue > 0) expect(all).toContain(`有${corrections.overdue}家逾期未完成整改`);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("the sample", () => {
  it("tells the year", () => {
    const all = text(buildSummary(sample, "year"));
    expect(all).toContain("2025年，我厅按照年度计划组织实施随机抽查1项、质量评查1项。");
    expect(all).toContain("数据截至2025年11月5日");
    expect(all).toContain("13家检查对象的检查结果已全部报送；实施检查6家，未能实施检查7家");
    expect(all).toContain("发现问题5家，占83.33%");
    expect(all).toContain("责令限期改正3家，其中已完成整改1家、逾期未完成整改2家");
    expect(all).toContain("因“投诉集中”，将1个对象列为定向检查对象");
    expect(all).toContain("评定12件，不合格3件");
  });

  it("tells half a year without what came after it", () => {
    const all = text(buildSummary(sample, "half"));
    expect(all).toContain("2025年上半年");
    // On 30 June the order of 31 July is open, the review is not drawn.
    expect(all).toContain("其中已完成整改1家、正在整改1家、逾期未完成整改1家");
    expect(all).toContain("整改期限为2025年7月31日");
    expect(all).not.toMatch(/2025年7月9日|不合格/);
    expect(all).toContain("案件名单和规则的承诺值尚未公布，尚未抽取。");
  });

  it("counts an inspection from its day on", () => {
    const on = (day: string) => tally(viewOn(sample, day).draws[0]!.results!.entries).reported;
    // One inspection a day from 13 May 2025.
    expect([on("2025-05-12"), on("2025-05-13"), on("2025-05-20"), on("2025-06-30")]).toEqual([0, 1, 8, 13]);
  });

  it("reports to the office that the plan names", () => {
    const named = {
      ...sample,
      plan: { ...plan, documents: { ...plan.documents, reportTo: "示例省司法厅" } },
    };
    expect(buildProgress(named).addressee).toBe("示例省司法厅");
    expect(buildProgress(sample).addressee).toBeUndefined();
    const all = text(buildProgress(sample));
    expect(all).toContain("截至2025年11月5日，我厅承担的随机抽查1项、质量评查1项均已完成抽取。");
    expect(all).toContain(
      "| 1 | 2025年度司法鉴定“双随机、一公开”监督抽查 | 2025年5月8日 | 13/13家 | 1/3家 |",
    );
  });

  it("says who left after the draw and who stepped in", () => {
    const view = sampleView();
    const left = [{ object: view.objects[0]!, reason: "moved" }];
    const on = (objects: typeof view.objects) =>
      text(
        buildProgress({
          ...sample,
          draws: [
            {
              ...sample.draws[0]!,
              results: resultsView(
                { ...view, objects },
                { results: sampleResults(view), left, asOf: sample.asOf },
              ),
            },
          ],
        }),
      );
    const rest = view.objects.slice(1);
    expect(on(rest)).toContain("抽取后有1家检查对象因故更换，没有递补。12家检查对象的检查结果已全部报送");
    const next = { ...view.alternates[0]!, instead: view.objects[0]!.name };
    expect(on([...rest, next])).toContain(
      "抽取后有1家检查对象因故更换，由候补对象递补。已报送检查结果12家，尚有1家未报送",
    );
  });

  it("says that all is done where it is", () => {
    const clean = sampleResults().map((one) => ({
      ...one,
      result: "未发现问题" as const,
      items: one.items.map(({ item }) => ({ item, answer: "是" as const })),
      followUp: { kind: "无" as const },
    }));
    const view: CampaignView = {
      ...sample,
      draws: [
        { ...sample.draws[0]!, results: resultsView(sampleView(), { results: clean, asOf: sample.asOf }) },
      ],
      reviews: [],
    };
    const all = text(buildProgress(view));
    expect(all).toContain("实施检查的13家均未发现问题。");
    expect(all).toContain("检查已完成。");
    expect(all).not.toContain("下一步安排");
    expect(text(buildSummary(view, "year"))).toContain("本期没有责令改正、移送和立案事项。");
  });
});
