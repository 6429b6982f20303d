/** What documents and screens need to know about the results of a draw, on a day. */
import type { Anomaly } from "./anomaly.ts";
import { type Correction, correctionOf } from "./corrections.ts";
import type { DrawnObject, DrawView } from "./draw-view.ts";
import { type JudgeContext, judge } from "./judge.ts";
import type { InspectionResult, ResultValue } from "./types.ts";

/** An object that was drawn and replaced afterwards: it is gone, but never in silence. */
export interface LeftObject {
  readonly object: DrawnObject;
  /** The replacement's reason: closed, revoked, suspended, moved, unreachable, other. */
  readonly reason: string;
  readonly note?: string;
}

export interface ResultEntry {
  readonly object: DrawnObject;
  /** Absent where nothing is recorded yet. */
  readonly result?: InspectionResult;
  readonly correction: Correction;
  /** The correction's last day has passed without one. */
  readonly overdue: boolean;
  /** Set where the object was replaced after the draw; its alternate has an entry of its own. */
  readonly left?: { readonly reason: string; readonly note?: string };
}

export interface ResultsView {
  readonly view: DrawView;
  /** ISO day on which corrections are judged. */
  readonly asOf: string;
  /** Objects to inspect in the view's order, each followed by nobody; those replaced after the draw at the end. */
  readonly entries: readonly ResultEntry[];
  /** In the order of entries, then results of objects that were not drawn. */
  readonly anomalies: readonly Anomaly[];
}

/** What a replacement's reason says about the object, where it says a result value. */
const RESULT_OF_REASON: Readonly<Record<string, ResultValue>> = {
  closed: "注销",
  revoked: "被撤销",
  suspended: "停业整顿",
  moved: "迁出",
  unreachable: "通过登记的住所无法联系",
};

/** The result that a recorded replacement stands for; undefined for other reasons. */
function resultOfLeft({ object, reason, note }: LeftObject): InspectionResult | undefined {
  const result = Object.hasOwn(RESULT_OF_REASON, reason) ? RESULT_OF_REASON[reason] : undefined;
  return (
    result && {
      object: object.id,
      result,
      inspectors: [],
      items: [],
      followUp: { kind: "无" },
      ...(note === undefined ? {} : { note }),
      source: { file: "record.json" },
    }
  );
}

export interface ResultsInput {
  /** The results that stand, in no order that matters. */
  readonly results: readonly InspectionResult[];
  readonly left?: readonly LeftObject[];
  /** Object id → inspectors who left its team by a recorded replacement. */
  readonly former?: JudgeContext["former"];
  readonly asOf: string;
}

/** Joins a draw and its results, and judges them. Results of objects that were not drawn are only anomalies. */
export function resultsView(view: DrawView, { results, left = [], former, asOf }: ResultsInput): ResultsView {
  const byObject = new Map(results.map((one) => [one.object, one]));
  const context: JudgeContext = {
    ...(view.draw.window ? { window: view.draw.window } : {}),
    ...(former ? { former } : {}),
    left: new Set(left.map(({ object }) => object.id)),
  };
  const entry = (object: DrawnObject, gone?: LeftObject): ResultEntry => {
    const result = byObject.get(object.id) ?? (gone && resultOfLeft(gone));
    const correction: Correction = result ? correctionOf(result.followUp, asOf) : { state: "none" };
    return {
      object,
      ...(result ? { result } : {}),
      correction,
      overdue: correction.state === "overdue",
      ...(gone ? { left: { reason: gone.reason, ...(gone.note ? { note: gone.note } : {}) } } : {}),
    };
  };
  const entries = [
    ...view.objects.map((object) => entry(object)),
    ...left.map((gone) => entry(gone.object, gone)),
  ];
  const known = new Set(entries.map(({ object }) => object.id));
  return {
    view,
    asOf,
    entries,
    anomalies: [
      ...entries.flatMap(({ object }) => {
        const said = byObject.get(object.id);
        return said ? judge(object, said, context) : [];
      }),
      ...results.filter(({ object }) => !known.has(object)).flatMap((one) => judge(undefined, one, context)),
    ],
  };
}

/** Entries without a result that is still to come: replaced objects are not waited for. */
export const missingIn = ({ entries }: ResultsView): ResultEntry[] =>
  entries.filter(({ result, left }) => !result && !left);
