/** A campaign with a review in a folder of its own: 8 institutions, 200 cases, 12 reviewers, all made up. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder } from "../cli.ts";

export const COMMIT_AT = "2025-05-06T01:00:00Z";
export const DRAW_AT = "2025-05-07T02:00:00Z";
export const SEED = ["--seed", "福彩=01 02 03"];

const PLACES = ["昆明市", "大理白族自治州", "曲靖市", "玉溪市"];
export const CATEGORIES = ["法医临床鉴定", "法医物证鉴定", "文书鉴定"];
export const institution = (i: number) => `示例司法鉴定所${i}`;

export type Rows = readonly (readonly string[])[];
export const csv = (rows: Rows) => `${rows.map((row) => row.join(",")).join("\n")}\n`;

export const institutions = (): Rows => [
  ["机构名称", "统一社会信用代码", "州市"],
  ...Array.from({ length: 8 }, (_, i) => [institution(i + 1), `915300000000000${i}XX`, PLACES[i % 4]!]),
];

/** 25 cases of each institution, in turn; parties are there and must go nowhere. */
export const cases = (): string[][] => [
  ["案号", "鉴定机构", "鉴定类别", "投诉件数", "委托人"],
  ...Array.from({ length: 200 }, (_, i) => [
    `示鉴〔2025〕第${i + 1}号`,
    // By name or by code: both mean the institution.
    i % 2 === 0 ? institution((i % 8) + 1) : `915300000000000${i % 8}XX`,
    CATEGORIES[i % 3]!,
    String(i % 10 === 0 ? 2 : 0),
    `示例当事人${i}`,
  ]),
];

export const reviewers = (): string[][] => [
  ["编号", "姓名", "单位", "州市", "专业"],
  ...Array.from({ length: 12 }, (_, i) => [
    `ZJ${String(i + 1).padStart(3, "0")}`,
    `示例专家${i + 1}`,
    i < 8 ? institution(i + 1) : "示例大学",
    PLACES[i % 4]!,
    [CATEGORIES[i % 3]!, CATEGORIES[(i + 1) % 3]!].join("、"),
  ]),
];

/** One case of each institution, taken without a draw where the institution is drawn. */
export const SHOWN = Array.from({ length: 8 }, (_, i) => `示鉴〔2025〕第${193 + i}号`);

export const REVIEW = `reviews:
  - name: opinions
    title: 司法鉴定意见书质量评查
    rubric: forensic-opinion
    of: forensic
    cases: [registry/cases-1.csv, registry/cases-2.csv]
    stratify: 鉴定类别
    n: 24
    floor: 3
    weights:
      - { where: { 鉴定类别: [法医临床鉴定] }, times: 1.5, reason: 业务量大 }
      - { where: { 投诉件数: ">=1" }, times: 3, reason: 有投诉 }
    certain: [{ where: { 案号: [${SHOWN.join(", ")}] }, reason: 指定 }]
    reviewers:
      register: registry/reviewers.csv
      perDocument: 2
      specialty: 鉴定类别
      maxLoad: 8
      recusal: registry/recusal.csv
      blind: true
`;
export const DRAWS = `draws:
  - name: forensic
    register: registry/institutions.csv
    stratify: 州市
    n: 4
`;
export const head = (more = "") => `campaign: 示例评查（合成数据）
issuer: 示例司法厅
year: 2025
synthetic: true
${more}`;
export const SOURCES = "seed: { sources: [{ name: 福彩, rule: 第1期 }] }\n";

export interface Files {
  plan?: string;
  cases?: string[][];
  reviewers?: string[][];
  recusal?: Rows;
}

/** Writes the campaign; what is given stands instead of what is usual. */
export function smallCampaign(given: Files = {}, folder = newFolder()): string {
  const all = given.cases ?? cases();
  const half = 1 + Math.floor((all.length - 1) / 2);
  const files: [string, string][] = [
    ["plan.yaml", given.plan ?? head(DRAWS + REVIEW + SOURCES)],
    ["registry/institutions.csv", csv(institutions())],
    ["registry/cases-1.csv", csv(all.slice(0, half))],
    ["registry/cases-2.csv", csv([all[0]!, ...all.slice(half)])],
    ["registry/reviewers.csv", csv(given.reviewers ?? reviewers())],
    [
      "registry/recusal.csv",
      csv(
        given.recusal ?? [
          ["姓名", "机构", "原因"],
          ["示例专家9", institution(1), "亲属"],
        ],
      ),
    ],
  ];
  mkdirSync(join(folder, "registry"), { recursive: true });
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  return folder;
}
