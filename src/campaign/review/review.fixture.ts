/** A small drawn review: four documents of two institutions, three reviewers, two for each document. */
import { canonical, type Json, sha256 } from "../../record/jcs.ts";
import { small } from "../../scoring/aggregate/small.fixture.ts";
import type { OpenReview, ReviewDocument, Reviewer } from "./types.ts";

const document = (n: number, unit: string, stratum: string): ReviewDocument => ({
  id: `示鉴〔2025〕临鉴字第${n}号`,
  code: `D00${n}`,
  name: `示鉴〔2025〕临鉴字第${n}号`,
  unit,
  unitName: `示例鉴定所${unit}`,
  prefecture: unit === "甲" ? "昆明市" : "大理白族自治州",
  stratum,
  probability: "1/5",
  overall: "1/50",
});
const reviewer = (n: number): Reviewer => ({
  id: `ZJ00${n}`,
  code: `R0${n}`,
  name: `示例专家${n}`,
  unit: "示例大学",
  prefecture: "玉溪市",
});

/** @param folder the review's folder, where a test writes */
export function smallReview(folder = "out/opinions"): OpenReview {
  const rubric = small(
    "{ count: 2, blind: true, third: { pointDifference: 10, anyVeto: true }, thirdCounts: replaces-farther }",
  );
  const documents = [
    document(1, "甲", "法医临床"),
    document(2, "甲", "法医物证"),
    document(3, "乙", "法医临床"),
    document(4, "乙", "法医临床"),
  ];
  return {
    name: "opinions",
    title: "2025年度司法鉴定意见书质量评查",
    campaign: "2025年度司法鉴定意见书质量评查（合成数据）",
    issuer: "云南省司法厅",
    year: 2025,
    synthetic: true,
    folder,
    rubric,
    rubricDigest: sha256(canonical(rubric as unknown as Json)),
    blind: true,
    documents,
    reviewers: [reviewer(1), reviewer(2), reviewer(3)],
    teams: new Map(
      documents.map(({ id }, i) => [
        id,
        [
          [1, 2],
          [2, 3],
          [3, 1],
          [1, 2],
        ][i]!.map((n) => `ZJ00${n}`),
      ]),
    ),
    thirds: new Map(),
  };
}
