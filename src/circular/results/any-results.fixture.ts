/** Random results of random draws, and the shapes that sentences most easily break on. */
import fc from "fast-check";
import { samplePlan, sampleView } from "../../results/draw-view.fixture.ts";
import type { DrawnObject, DrawView } from "../../results/draw-view.ts";
import {
  ANSWERS,
  type FollowUp,
  INSPECTED_RESULTS,
  type InspectionResult,
  PROBLEM_RESULTS,
  RESULT_VALUES,
  type ResultValue,
} from "../../results/types.ts";
import { SAMPLE_DAY, sampleResults } from "../../results/view.fixture.ts";
import { type LeftObject, type ResultsView, resultsView } from "../../results/view.ts";

const PLACES = ["昆明市", "曲靖市", "楚雄彝族自治州", "怒江傈僳族自治州", "丽江市"];
const TEXTS = ["3份文书未归档。", "收费标准未公示；", "  审核记录不完整 ", "无", "", "多\n行\t文字，", "。"];
const BASE = sampleView();

/** Draws of `count` objects; every seventh is directed, every ninth stepped in. */
export function drawOf(count: number, places: readonly string[], view: DrawView = BASE): DrawView {
  const objects = Array.from({ length: count }, (_, at): DrawnObject => {
    const base = view.objects[at % view.objects.length] as DrawnObject;
    const prefecture = places[at % places.length] as string;
    return {
      ...base,
      id: `X${at}`,
      name: `示例${String(at + 1).padStart(4, "0")}司法鉴定中心`,
      prefecture,
      stratum: prefecture,
      certain: at % 7 === 3 ? "投诉集中" : undefined,
      ...(at % 9 === 5 ? { instead: "示例旧司法鉴定中心" } : {}),
    };
  });
  return { ...view, objects };
}

const followUp: fc.Arbitrary<FollowUp> = fc.oneof(
  fc.constant({ kind: "无" } as const),
  fc.constant({ kind: "当场改正" } as const),
  fc.constant({ kind: "立案" } as const),
  fc.constantFrom({ kind: "移送" } as const, { kind: "移送", body: "执法监督处" } as const),
  fc
    .record({
      due: fc.option(fc.constantFrom("2025-06-20", "2025-07-10", "2025-07-31"), { nil: undefined }),
      corrected: fc.option(fc.constantFrom("2025-06-10", "2025-07-01"), { nil: undefined }),
    })
    .map((days) => ({ kind: "限期改正", ...days }) as FollowUp),
);

const oneResult = (object: DrawnObject, checklist: readonly string[]): fc.Arbitrary<InspectionResult> =>
  fc
    .record({
      result: fc.constantFrom<ResultValue>(...RESULT_VALUES, ...INSPECTED_RESULTS, ...PROBLEM_RESULTS),
      answers: fc.array(fc.tuple(fc.constantFrom(...ANSWERS), fc.constantFrom(...TEXTS)), {
        minLength: checklist.length,
        maxLength: checklist.length,
      }),
      followUp,
      day: fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }),
      method: fc.constantFrom(undefined, "现场检查", "书面检查", " "),
      people: fc.constantFrom(
        object.team.map(({ name }) => name),
        ["检查员90", "检查员91"],
        [],
      ),
      note: fc.constantFrom(undefined, "拒绝提供材料", "无"),
    })
    .map(({ result, answers, followUp, day, method, people, note }) => ({
      object: object.id,
      result,
      ...(day === undefined ? {} : { inspectedOn: `2025-05-${String(day).padStart(2, "0")}` }),
      ...(method === undefined ? {} : { method }),
      inspectors: people,
      items: checklist.map((item, at) => {
        const [answer, problem] = answers[at] ?? ["是", ""];
        return { item, answer, ...(answer === "否" ? { problem } : {}) };
      }),
      followUp: followUp as FollowUp,
      ...(note === undefined ? {} : { note }),
      source: { file: "示例.xlsx" },
    }));

/** Any results: some missing, some replaced, some of objects that were not drawn; with a full plan or a bare one. */
export const anyResults: fc.Arbitrary<ResultsView> = fc
  .record({
    count: fc.nat(25),
    places: fc.subarray(PLACES, { minLength: 1 }),
    bare: fc.boolean(),
    left: fc.nat(2),
  })
  .chain(({ count, places, bare, left }) => {
    const plan = bare ? barePlan() : samplePlan();
    const view = drawOf(count, places, { ...BASE, plan, draw: plan.draws[0] as DrawView["draw"] });
    const gone = drawOf(left, places).objects.map(
      (object, at): LeftObject => ({
        object: { ...object, id: `L${at}`, name: `更换${at}司法鉴定中心`, team: [] },
        reason: at === 0 ? "closed" : "other",
      }),
    );
    const stranger = { ...(BASE.objects[0] as DrawnObject), id: "陌生司法鉴定中心" };
    const each = [...view.objects, stranger].map((object) =>
      fc.option(oneResult(object, view.draw.checklist), { nil: undefined, freq: 4 }),
    );
    return fc.tuple(...each).map((results) =>
      resultsView(view, {
        results: results.filter((one) => one !== undefined),
        left: gone,
        asOf: SAMPLE_DAY,
      }),
    );
  });

/** A plan that says as little as a plan can. */
export const barePlan = () =>
  samplePlan(
    { synthetic: false, documents: {} },
    { window: undefined, basis: [], checklist: [], certain: [], stratify: undefined, inspectors: undefined },
  );

const only = (view: DrawView, change: (one: InspectionResult, at: number) => InspectionResult): ResultsView =>
  resultsView(view, { results: sampleResults(view).map(change), asOf: SAMPLE_DAY });

const clean = (one: InspectionResult): InspectionResult => ({
  ...one,
  result: "未发现问题",
  items: one.items.map(({ item }) => ({ item, answer: "是" })),
  followUp: { kind: "无" },
});
const wrong = (one: InspectionResult, followUp: FollowUp): InspectionResult => ({
  ...one,
  result: "发现问题已责令改正",
  items: one.items.map(({ item }) => ({ item, answer: "否", problem: `${item}不规范` })),
  followUp,
});

/** The shapes that the specification names. */
export const SHAPES: Readonly<Record<string, ResultsView>> = {
  nothingDrawn: resultsView(drawOf(0, PLACES), { results: [], asOf: SAMPLE_DAY }),
  nobodyInspected: resultsView(drawOf(13, PLACES), { results: [], asOf: SAMPLE_DAY }),
  allGone: only(drawOf(6, PLACES), (one) => ({ ...clean(one), result: "注销", items: [] })),
  allClean: only(drawOf(12, PLACES), clean),
  oneClean: only(drawOf(1, PLACES), clean),
  onePrefecture: only(drawOf(9, ["昆明市"]), (one) => one),
  everythingWrong: only(drawOf(12, PLACES), (one) => wrong(one, { kind: "限期改正", due: "2025-06-20" })),
  allCorrected: only(drawOf(12, PLACES), (one) =>
    wrong(one, { kind: "限期改正", due: "2025-06-20", corrected: "2025-06-18" }),
  ),
  oneProblem: only(drawOf(8, PLACES), (one, at) =>
    at === 0
      ? {
          ...clean(one),
          result: "发现问题已责令改正",
          items: one.items.map(({ item }, index) =>
            index === 0 ? { item, answer: "否", problem: "公开栏未更新" } : { item, answer: "是" },
          ),
          followUp: { kind: "当场改正" },
        }
      : clean(one),
  ),
  manyObjects: only(drawOf(5000, PLACES), (one) => one),
  allCases: only(drawOf(40, PLACES), (one) => wrong(one, { kind: "立案" })),
};
