/** What does not fit in one object's result: against the draw, the plan, and itself. */
import { normaliseId } from "../registry/label.ts";
import type { Anomaly, AnomalyKind } from "./anomaly.ts";
import type { DrawnObject } from "./draw-view.ts";
import { type InspectionResult, type ItemResult, PROBLEM_RESULTS, STOPPED_RESULTS } from "./types.ts";

/** Inspectors who left a team by a recorded replacement. */
export interface Former {
  readonly id: string;
  readonly name: string;
}

export interface JudgeContext {
  readonly window?: { readonly from: string; readonly to: string };
  /** Object id → those who left its team. */
  readonly former?: ReadonlyMap<string, readonly Former[]>;
  /** Ids of objects that were replaced after the draw. */
  readonly left?: ReadonlySet<string>;
}

/** Fewest inspectors at an inspection, by law. */
const LEAST = 2;

/** Whether what was written names this person: the name, the certificate number, or both ("甲（530001）"). */
function names(written: string, person: Former): boolean {
  const text = normaliseId(written);
  const parts = text.split(/[()[\]【】,，、/:：]+/).filter((part) => part !== "");
  const known = [normaliseId(person.name), normaliseId(person.id)];
  return known.includes(text) || (parts.length > 0 && parts.every((part) => known.includes(part)));
}

type Report = (kind: AnomalyKind, field: string, params?: Anomaly["params"]) => void;

function judgePeople(
  object: DrawnObject,
  { inspectors, result }: InspectionResult,
  { former }: JudgeContext,
  report: Report,
): void {
  if (inspectors.length === 0 && STOPPED_RESULTS.includes(result)) return;
  if (inspectors.length < LEAST) report("too-few-inspectors", "inspectors", { count: inspectors.length });
  // Where teams are not known (not assigned here, package not returned) nobody can be another one.
  if (object.team.length === 0) return;
  const assigned = object.team.map(({ name }) => name).join("、");
  const others = inspectors.filter((one) => !object.team.some((person) => names(one, person)));
  const gone = others.filter((one) => former?.get(object.id)?.some((person) => names(one, person)));
  const strange = others.filter((one) => !gone.includes(one));
  if (gone.length > 0) report("replaced-inspector", "inspectors", { people: gone.join("、"), assigned });
  if (strange.length > 0) report("other-inspectors", "inspectors", { people: strange.join("、"), assigned });
}

function judgeDates(one: InspectionResult, { window }: JudgeContext, report: Report): void {
  const { inspectedOn: day, followUp, result } = one;
  if (day === undefined) {
    if (!STOPPED_RESULTS.includes(result)) report("no-date", "date", { result });
    return;
  }
  if (window && day < window.from) report("before-window", "date", { day, from: window.from });
  if (window && day > window.to) report("after-window", "date", { day, to: window.to });
  const { due, corrected } = followUp;
  if (due !== undefined && due < day) report("due-before-inspection", "due", { due, day });
  if (corrected !== undefined && corrected < day)
    report("corrected-before-inspection", "corrected", { corrected, day });
}

function judgeItems({ result, items }: InspectionResult, report: Report): void {
  const failed = items.filter(({ answer }) => answer === "否").map(({ item }) => item);
  const looked = items.filter(({ answer }) => answer === "是" || answer === "否").map(({ item }) => item);
  if (result === "未发现问题" && failed.length > 0)
    report("clean-with-problem", failed[0]!, { items: failed.join("、") });
  if (PROBLEM_RESULTS.includes(result) && items.length > 0 && failed.length === 0)
    report("problem-without-item", "result", { result });
  if (STOPPED_RESULTS.includes(result) && looked.length > 0)
    report("stopped-with-items", looked[0]!, { result, items: looked.join("、") });
  const named = (list: readonly ItemResult[]) => list.map(({ item }) => item);
  const told = named(items.filter(({ answer, problem }) => answer === "是" && problem !== undefined));
  if (told.length > 0) report("good-with-problem", told[0]!, { items: told.join("、") });
  const untold = named(items.filter(({ answer, problem }) => answer === "否" && problem === undefined));
  if (untold.length > 0) report("bad-without-problem", untold[0]!, { items: untold.join("、") });
}

function judgeFollowUp({ result, followUp }: InspectionResult, report: Report): void {
  const { kind, due, body } = followUp;
  if (result === "未发现问题" && kind !== "无")
    report("clean-with-follow-up", "followUp", { followUp: kind });
  if (PROBLEM_RESULTS.includes(result) && kind === "无")
    report("problem-without-follow-up", "followUp", { result });
  if (kind === "限期改正" && due === undefined) report("no-due-date", "due");
  if (kind !== "限期改正" && due !== undefined) report("due-without-order", "due", { due, followUp: kind });
  if (kind === "移送" && body === undefined) report("no-body", "body");
}

/**
 * Everything that does not fit in a result, in a fixed order.
 * @param object the drawn object; undefined where none of that id was drawn
 */
export function judge(
  object: DrawnObject | undefined,
  one: InspectionResult,
  context: JudgeContext,
): Anomaly[] {
  const found: Anomaly[] = [];
  const { file, sheet, cells } = one.source;
  const name = object?.name ?? one.object;
  const report: Report = (kind, field, params = {}) => {
    const cell = cells && Object.hasOwn(cells, field) ? cells[field] : undefined;
    found.push({
      kind,
      object: one.object,
      name,
      prefecture: object?.prefecture ?? "",
      params: { object: name, ...params },
      file,
      ...(sheet === undefined ? {} : { sheet }),
      ...(cell === undefined ? {} : { cell }),
    });
  };
  if (!object) {
    report("not-drawn", "object");
    return found;
  }
  if (context.left?.has(object.id) && !STOPPED_RESULTS.includes(one.result))
    report("left-but-inspected", "result", { result: one.result });
  judgePeople(object, one, context, report);
  judgeDates(one, context, report);
  judgeItems(one, report);
  judgeFollowUp(one, report);
  return found;
}
