/** Made-up results of the made-up draw: every result value but one open object, overdue and late corrections. */
import { sampleView } from "./draw-view.fixture.ts";
import type { DrawView } from "./draw-view.ts";
import type { Answer, FollowUp, InspectionResult, ResultValue } from "./types.ts";
import { type ResultsInput, type ResultsView, resultsView } from "./view.ts";

/** The day on which the sample is judged. */
export const SAMPLE_DAY = "2025-07-10";

interface Said {
  readonly result: ResultValue;
  readonly followUp?: FollowUp;
  /** Item → what was found. */
  readonly problems?: Readonly<Record<string, string>>;
  readonly other?: Readonly<Record<string, Answer>>;
  readonly inspectors?: readonly string[];
  readonly note?: string;
}

const SAID: readonly Said[] = [
  { result: "未发现问题", other: { 信息化建设: "合理缺项" } },
  {
    result: "发现问题已责令改正",
    problems: { 文书管理: "3份鉴定意见书未按期归档", 质量建设: "内部质量管理审核记录不完整" },
    followUp: { kind: "限期改正", due: "2025-06-30", corrected: "2025-06-25" },
  },
  {
    result: "发现问题待后续处理",
    problems: { 执业开展: "超出登记的业务范围受理鉴定委托" },
    followUp: { kind: "立案" },
  },
  { result: "被撤销" },
  {
    result: "发现问题已责令改正",
    problems: { 规范化建设: "收费标准未在服务场所公示", 文书管理: "部分案卷缺少委托书原件" },
    followUp: { kind: "限期改正", due: "2025-06-20" },
  },
  { result: "不配合检查情节严重", followUp: { kind: "移送", body: "云南省司法厅执法监督处" } },
  {
    result: "发现问题已责令改正",
    problems: { 党建工作: "党务公开栏内容未及时更新" },
    followUp: { kind: "当场改正" },
  },
  { result: "通过登记的住所无法联系" },
  { result: "未开展本次抽查涉及的业务" },
  { result: "注销" },
  { result: "迁出", note: "已迁往外省" },
  { result: "停业整顿" },
  {
    result: "发现问题已责令改正",
    problems: { 执业资质: "2名鉴定人执业证书信息变更后未及时换发" },
    other: { 党建工作: "未检查" },
    followUp: { kind: "限期改正", due: "2025-07-31" },
    inspectors: ["检查员23", "检查员90"],
  },
];

const LOOKED: readonly ResultValue[] = ["未发现问题", "发现问题已责令改正", "发现问题待后续处理"];

/** One result for each object of the draw, in its order; objects beyond the sample's begin again at the first. */
export function sampleResults(view: DrawView = sampleView()): InspectionResult[] {
  return view.objects.map((object, at) => {
    const { result, problems = {}, other = {}, followUp, inspectors, note } = SAID[at % SAID.length]!;
    const looked = LOOKED.includes(result);
    return {
      object: object.id,
      result,
      inspectedOn: `2025-05-${String(13 + (at % 15)).padStart(2, "0")}`,
      method: looked ? "现场检查" : "网络核查",
      inspectors: inspectors ?? object.team.map(({ name }) => name),
      items: view.draw.checklist.map((item) => {
        const problem = Object.hasOwn(problems, item) ? problems[item] : undefined;
        const answer: Answer = problem ? "否" : (other[item] ?? (looked ? "是" : "未检查"));
        return { item, answer, ...(problem ? { problem, disposal: "责令改正" } : {}) };
      }),
      followUp: followUp ?? { kind: "无" },
      ...(note ? { note } : {}),
      source: { file: `${object.prefecture}.xlsx`, sheet: String(at + 1) },
    };
  });
}

/** The sample as documents see it: 13 objects, one overdue, one uncooperative, one moved, one inspector swapped. */
export function sampleResultsView(change: Partial<ResultsInput> = {}, view = sampleView()): ResultsView {
  return resultsView(view, { results: sampleResults(view), asOf: SAMPLE_DAY, ...change });
}
