/** Small parts of documents about results: parties, anomalies, orders, cases, the form. */
import { describe, expect, it } from "vitest";
import { ANOMALIES, type Anomaly } from "../../results/anomaly.ts";
import { samplePlan, sampleView } from "../../results/draw-view.fixture.ts";
import { sampleResults, sampleResultsView } from "../../results/view.fixture.ts";
import { renderMarkdown } from "../markdown.ts";
import { anomalyText } from "./anomaly-text.ts";
import { buildCase, hasCase, isTypical } from "./case.ts";
import { buildCircular } from "./circular.ts";
import { buildForm } from "./form.ts";
import { buildOrder, mayOrder, needsOrder } from "./order.ts";
import { mayNameParty, told } from "./problem-text.ts";

describe("texts that may name a party", () => {
  it.each([
    "委托人张三的身份证复印件缺失",
    "被鉴定人：李四五未签名",
    "当事人王某甲（身份证号530102199001011234）",
    "立遗嘱人陈大明的谈话笔录不完整",
    "未回访联系人13800138000",
    "密封案卷中的材料不齐",
    "遗嘱内容与笔录不一致",
  ])("are not told: %s", (text) => {
    expect(mayNameParty(text)).toBe(true);
    expect(told(text)).toBe("");
  });

  it.each([
    "3份鉴定意见书未按期归档",
    "委托人身份证明未核实",
    "当事人签名缺失",
    "被鉴定人陈述未记入笔录",
    "委托人张某的材料缺失",
    "申请人许可文件缺页",
    "云司鉴〔2025〕123号文书装订错误",
  ])("are told where they name nobody: %s", (text) => {
    expect(told(text)).toBe(text);
  });

  it("stay out of every document that others read, which then names the item", () => {
    const results = sampleResults().map((one, at) => ({
      ...one,
      items: one.items.map((item) =>
        at === 2 && item.answer === "否" ? { ...item, problem: "委托人张三的材料未核实" } : item,
      ),
    }));
    const view = sampleResultsView({ results });
    const entry = view.entries[2]!;
    const texts = [true, false].map((isPublic) =>
      renderMarkdown(buildCircular(view, { isPublic, reconcile: false })),
    );
    for (const text of [...texts, renderMarkdown(buildCase(view, entry))]) expect(text).not.toContain("张三");
    expect(texts[0]).toContain("昆明示例03司法鉴定中心（昆明市）在执业开展方面存在问题，已立案处理。");
    expect(renderMarkdown(buildCase(view, entry))).toContain("执业开展不符合要求。");
  });

  it("say nothing where a cell says nothing, and end without a mark", () => {
    expect(["无", "/", "—", "。", " ", undefined].map(told)).toEqual(["", "", "", "", "", ""]);
    expect(told("甲；乙。丙；")).toBe("甲，乙，丙");
    expect([...told("长".repeat(500))].length).toBe(102);
  });
});

describe("what does not fit", () => {
  const anomaly = (kind: string): Anomaly =>
    ({
      kind,
      object: "X",
      name: "示例",
      prefecture: "",
      params: {
        people: "检查员90",
        assigned: "检查员01",
        count: 1,
        day: "2025-05-01",
        from: "2025-05-12",
        to: "2025-06-20",
        due: "2025-05-01",
        corrected: "2025-04-01",
        items: "文书管理",
        item: "文书管理",
        result: "注销",
        followUp: "立案",
      },
    }) as unknown as Anomaly;

  it("has a sentence of its own for every kind", () => {
    const kinds = Object.keys(ANOMALIES);
    const sentences = kinds.map((kind) => anomalyText(anomaly(kind), false));
    expect(new Set(sentences).size).toBe(kinds.length);
    for (const sentence of sentences) expect(sentence).not.toMatch(/待核实|undefined|[。，]$|，，/);
  });

  it("names inspectors inside the administration only", () => {
    for (const kind of ["other-inspectors", "replaced-inspector"]) {
      expect(anomalyText(anomaly(kind), false)).toContain("检查员90");
      expect(anomalyText(anomaly(kind), true)).not.toMatch(/检查员\d/);
    }
  });
});

describe("the order", () => {
  const plan = samplePlan({ documents: { numbers: { order: "云司责改[2025]第{序号}号" } } });
  const results = sampleResultsView({}, sampleView({}, plan));
  const orders = results.entries.filter(needsOrder);

  it("goes to those with something left to put right", () => {
    expect(orders.map(({ object }) => object.name)).toEqual([
      "昆明示例02司法鉴定中心",
      "昆明示例13司法鉴定中心",
      "大理示例12司法鉴定中心",
    ]);
    // 发现问题待后续处理 with a case opened: nobody has ordered anything yet.
    expect(needsOrder(results.entries[2]!)).toBe(false);
    expect(mayOrder(results.entries[2]!)).toBe(true);
    expect(mayOrder(results.entries[0]!)).toBe(false);
  });

  it("tells facts, basis, demand, rights and consequences", () => {
    const text = renderMarkdown(buildOrder(results, orders[0]!));
    for (const heading of ["认定的事实", "依据", "改正要求", "陈述和申辩", "逾期不改正的后果"])
      expect(text).toContain(heading);
    expect(text).toContain(
      "1. 在质量建设方面，内部质量管理审核记录不完整；\n2. 在文书管理方面，3份鉴定意见书未按期归档。",
    );
    expect(text).toContain("不符合《司法鉴定机构登记管理办法》的有关规定");
    expect(text).toContain("责令你单位于2025年6月30日前（含当日）完成改正");
    expect(text).toContain("有权向我厅陈述、申辩");
  });

  it("bears its place in the draw as its number, and the day of the inspection whenever it is made", () => {
    const order = buildOrder(results, orders[1]!);
    expect(order.number).toBe("云司责改〔2025〕5号");
    expect(order.signature?.date).toBe("2025年5月17日");
    const later = sampleResultsView({ asOf: "2026-01-01" }, sampleView({}, plan));
    expect(buildOrder(later, later.entries[4]!)).toEqual(order);
  });

  it("says that a case was opened", () => {
    expect(renderMarkdown(buildOrder(results, results.entries[2]!))).toContain(
      "已另行立案，本通知书不影响案件的办理。",
    );
  });
});

describe("the typical case", () => {
  const results = sampleResultsView();
  it("is told of those with a case opened and those who did not cooperate", () => {
    expect(results.entries.filter(isTypical).map(({ object }) => object.name)).toEqual([
      "昆明示例03司法鉴定中心",
      "曲靖示例05司法鉴定中心",
    ]);
    expect(results.entries.filter(hasCase)).toHaveLength(6);
    expect(hasCase(results.entries[0]!)).toBe(false);
  });

  it("has facts, problem, handling and meaning", () => {
    const text = renderMarkdown(buildCase(results, results.entries[4]!));
    expect(text).toContain("# 昆明示例13司法鉴定中心文书管理和规范化建设问题典型案例");
    expect(text).toContain("因“投诉集中”列为定向检查对象");
    expect(text).toContain("已责令该单位于2025年6月20日前改正。截至2025年7月10日，逾期20日未改正。");
    expect(text).toContain("个别司法鉴定机构在文书管理、规范化建设方面");
  });
});

it("the form offers exactly the answers, results and follow-ups that are read back", () => {
  const text = renderMarkdown(buildForm(sampleView(), sampleView().objects[0]!));
  expect(text.match(/□是 □否 □未检查 □合理缺项/g)).toHaveLength(7);
  expect(text).toContain("□未发现问题 □发现问题已责令改正 □发现问题待后续处理 □不配合检查情节严重");
  expect(text).toMatch(/□无 □当场改正 □限期改正至　+年　+月　+日 □移送 □立案/);
});
