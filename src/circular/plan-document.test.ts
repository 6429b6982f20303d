import { expect, it } from "vitest";
import { samplePlan } from "../results/draw-view.fixture.ts";
import { renderMarkdown } from "./markdown.ts";
import { buildPlan } from "./plan-document.ts";
import { PLAN_COLUMNS, planMatters, planRows } from "./plan-table.ts";
import { sampleReviewPlan } from "./review-view.fixture.ts";

const full = { matter: "司法鉴定监督", matterKind: "重点检查事项", mode: "现场检查", frequency: "2次/年" };
const sections = new Map([["opinions", ["委托与受理", "鉴定程序实施"]]]);

it("the plan's table has a row for each draw and review in the columns that offices use", () => {
  const plan = { ...samplePlan({}, full), reviews: sampleReviewPlan().reviews };
  const matters = planMatters(plan, sections);
  expect(PLAN_COLUMNS.map(({ header }) => header).join(" ")).toBe(
    "序号 抽查事项 检查内容 检查对象 事项类别 检查方式 检查依据 抽查比例 抽查频次 完成时限",
  );
  expect(planRows(matters)).toEqual([
    [
      "1",
      "司法鉴定监督",
      "党建工作、执业资质、质量建设、执业开展、文书管理、信息化建设、规范化建设",
      "司法鉴定机构",
      "重点检查事项",
      "现场检查",
      "《司法鉴定机构登记管理办法》《2025年度抽查工作计划》",
      "10%",
      "2次/年",
      "2025年6月20日前",
    ],
    [
      "2",
      "2025年度司法鉴定意见书质量评查",
      "委托与受理、鉴定程序实施",
      "司法鉴定意见书",
      "—",
      "案卷评查",
      "《司法鉴定程序通则》",
      "12件，每家机构不少于2件",
      "1次/年",
      "2025年8月15日前",
    ],
  ]);
  expect(matters.map(({ missing }) => missing)).toEqual([[], ["matterKind"]]);
  expect(PLAN_COLUMNS.reduce((sum, { width }) => sum + width, 0)).toBe(225);
});

it("rates are written as the plan has them", () => {
  const rate = (draw: Record<string, unknown>) =>
    planMatters(samplePlan({}, { rate: undefined, ...draw }), new Map())[0]!.cells[6];
  expect(rate({ n: 12 })).toBe("12家");
  expect(rate({ rate: "10%", allocation: "each", minimum: 2 })).toBe("各州市不低于10%且不少于2家");
  expect(rate({ rate: { by: "信用等级", values: { A: "5%", D: "100%" } } })).toBe("按信用等级：A 5%、D 100%");
  expect(rate({ rate: "1/8", stratify: undefined })).toBe("1/8");
});

it("the document lies on its side and says what chance decides", () => {
  const both = { ...samplePlan(), reviews: sampleReviewPlan().reviews };
  const document = buildPlan(both, planMatters(both, sections), "2025-03-01");
  expect(document.landscape).toBe(true);
  const text = renderMarkdown(document);
  expect(text).toContain(
    "2025年度共安排抽查事项2项。除定向检查对象按规定条件确定外，检查对象和检查人员均由随机抽取产生；评查的文书和评查人员均由随机抽取产生。检查结果自检查结束之日起20个工作日内向社会公开。",
  );
  expect(text).toContain("2025年3月1日");
  const reviews = sampleReviewPlan();
  const only = renderMarkdown(buildPlan(reviews, planMatters(reviews, sections), "2025-03-01"));
  expect(only).toContain("2025年度共安排抽查事项1项。评查的文书和评查人员均由随机抽取产生。\n");
});
