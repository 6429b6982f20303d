/** A made-up review for tests and for looking at pages: nobody's name, nobody's case. */
import { samplePlan } from "../results/draw-view.fixture.ts";
import { aggregate } from "../scoring/aggregate/aggregate.ts";
import { gradeAgreement } from "../scoring/aggregate/agreement.ts";
import type { Review } from "../scoring/aggregate/input.ts";
import { points, small } from "../scoring/aggregate/small.fixture.ts";
import type { Rubric } from "../scoring/rubric/schema.ts";
import type { ReviewedDocument, ReviewView } from "./review-view.ts";

const PLACES = ["昆明市", "曲靖市", "大理白族自治州", "怒江傈僳族自治州"];
const two = (n: number) => String(n).padStart(2, "0");

/** The plan of the made-up review. */
export const sampleReviewPlan = (change: Record<string, unknown> = {}, entry: Record<string, unknown> = {}) =>
  samplePlan({
    draws: [],
    documents: {
      number: "云司通〔2025〕23号",
      numbers: { review: "云司通〔2025〕41号" },
      office: "公共法律服务管理处",
      phone: "0871-00000000",
    },
    reviews: [
      {
        name: "opinions",
        title: "2025年度司法鉴定意见书质量评查",
        object: "司法鉴定意见书",
        rubric: "small",
        of: { record: "../out/forensic/record.json" },
        cases: "registry/cases.csv",
        stratify: "鉴定类别",
        n: 12,
        floor: 2,
        weights: [
          { where: { 鉴定类别: ["法医临床"] }, times: "1.5", reason: "业务量大" },
          { where: { 投诉件数: ">=1" }, times: "3", reason: "有投诉" },
        ],
        reviewers: { register: "registry/reviewers.csv", specialty: "鉴定类别" },
        basis: ["《司法鉴定程序通则》"],
        window: { from: "2025-07-14", to: "2025-08-15" },
        ...entry,
      },
    ],
    ...change,
  });

/** Documents of `units` institutions, `each` of them. */
export const sampleDocuments = (units: number, each: number): ReviewedDocument[] =>
  Array.from({ length: units * each }, (_, at) => {
    const unit = Math.floor(at / each);
    return {
      id: `DOC${String(at + 1).padStart(4, "0")}`,
      code: `D${String(at + 1).padStart(3, "0")}`,
      name: `示鉴〔2025〕临鉴字第${at + 1}号`,
      unit: `U${two(unit + 1)}`,
      unitName: `示例${two(unit + 1)}司法鉴定中心`,
      prefecture: PLACES[unit % PLACES.length] ?? "",
      stratum: at % 2 === 0 ? "法医临床" : "法医物证",
    };
  });

/**
 * A view of these documents with two reviews for each.
 * @param given points of each review; a list of its own replaces the reviews
 */
export function sampleReviewView(
  given: ((document: number, reviewer: 1 | 2) => number) | readonly Review[] = (at, reviewer) =>
    [95, 82, 71, 45][at % 4]! + reviewer,
  change: Partial<ReviewView> = {},
  rubric: Rubric = small(
    "{ count: 2, blind: true, third: { pointDifference: 10, anyVeto: true }, thirdCounts: mean-of-three }",
  ),
): ReviewView {
  const plan = change.plan ?? sampleReviewPlan();
  const documents = change.documents ?? sampleDocuments(4, 3);
  const reviews: readonly Review[] =
    typeof given === "function"
      ? documents.flatMap(({ id }, at) =>
          ([1, 2] as const).map((n) => points(id, `R${n + 2 * (at % 3)}`, given(at, n))),
        )
      : given;
  const results =
    change.results ??
    aggregate(
      rubric,
      documents.map(({ id, unit }) => ({ id, unit })),
      reviews,
    );
  const cells = new Map<string, ReviewView["cells"][number]>();
  for (const { unitName, stratum } of documents) {
    const label = `${unitName}|${stratum}`;
    const drawn = (cells.get(label)?.drawn ?? 0) + 1;
    cells.set(label, {
      stratum: label,
      unitName,
      category: stratum,
      units: 20,
      drawn,
      probability: `${drawn}/20`,
    });
  }
  return {
    plan,
    entry: plan.reviews[0]!,
    rubric,
    blind: true,
    documents,
    prefectures: PLACES,
    reviewers: 6,
    results,
    agreement: gradeAgreement(results),
    commitment: "fedcba9876543210".repeat(4),
    seed: [{ ...plan.seed.sources[0]!, value: "03 09 13 20 26 31 07" }],
    frame: { units: 3000, eligible: 2987 },
    institutions: new Set(documents.map(({ unit }) => unit)).size,
    firstStage: "2025年度司法鉴定机构监督抽查",
    cells: [...cells.values()],
    recusals: 2,
    date: "2025-08-25",
    ...change,
  };
}
