/** Counts that documents print; each is traced by a test to the results it comes from. */
import { type Rational, rational } from "../sampling/rational.ts";
import {
  FOLLOW_UPS,
  type FollowUpKind,
  INSPECTED_RESULTS,
  PROBLEM_RESULTS,
  RESULT_VALUES,
  type ResultValue,
} from "./types.ts";
import type { ResultEntry, ResultsView } from "./view.ts";

export interface Tally {
  /** Objects: those to inspect and those replaced after the draw. */
  readonly objects: number;
  /** Objects replaced after the draw. */
  readonly left: number;
  /** Objects with a result. */
  readonly reported: number;
  /** Objects whose result is still to come; replaced ones are not waited for. */
  readonly missing: number;
  /** 未发现问题 and 发现问题…: the objects that were looked at. */
  readonly inspected: number;
  readonly clean: number;
  /** Objects with a problem. */
  readonly problems: number;
  readonly uncooperative: number;
  /** Every result value in the usual order, also those that nobody has; they add up to `reported`. */
  readonly results: readonly { readonly result: ResultValue; readonly count: number }[];
  /** Every follow-up in the usual order; they add up to `reported`. */
  readonly followUps: readonly { readonly kind: FollowUpKind; readonly count: number }[];
  readonly corrections: CorrectionTally;
  /** Share of inspected objects with a problem; absent where none was inspected. */
  readonly problemRate?: Rational;
}

export interface CorrectionTally {
  readonly onTheSpot: number;
  /** Ordered with a last day, or accepted since: open + overdue + corrected. */
  readonly ordered: number;
  /** Not accepted yet, and in time. */
  readonly open: number;
  readonly overdue: number;
  /** Accepted, those late included. */
  readonly corrected: number;
  readonly late: number;
  /** corrected / ordered; absent where none was ordered. */
  readonly rate?: Rational;
}

const among = (values: readonly ResultValue[]) => (entry: ResultEntry) =>
  entry.result !== undefined && values.includes(entry.result.result);
const count = (entries: readonly ResultEntry[], test: (entry: ResultEntry) => boolean) =>
  entries.filter(test).length;
const rateOf = (part: number, whole: number): Rational | undefined =>
  whole === 0 ? undefined : rational(part, whole);

function correctionTally(entries: readonly ResultEntry[]): CorrectionTally {
  const in_ = (state: string) => count(entries, ({ correction }) => correction.state === state);
  const [open, overdue, corrected] = [in_("open"), in_("overdue"), in_("corrected")];
  const rate = rateOf(corrected, open + overdue + corrected);
  return {
    onTheSpot: in_("on-the-spot"),
    ordered: open + overdue + corrected,
    open,
    overdue,
    corrected,
    late: count(entries, ({ correction }) => correction.state === "corrected" && correction.late > 0),
    ...(rate ? { rate } : {}),
  };
}

/** Counts over some entries. */
export function tally(entries: readonly ResultEntry[]): Tally {
  const inspected = count(entries, among(INSPECTED_RESULTS));
  const problems = count(entries, among(PROBLEM_RESULTS));
  const problemRate = rateOf(problems, inspected);
  return {
    objects: entries.length,
    left: count(entries, ({ left }) => left !== undefined),
    reported: count(entries, ({ result }) => result !== undefined),
    missing: count(entries, ({ result, left }) => !result && !left),
    inspected,
    clean: count(entries, among(["未发现问题"])),
    problems,
    uncooperative: count(entries, among(["不配合检查情节严重"])),
    results: RESULT_VALUES.map((result) => ({ result, count: count(entries, among([result])) })),
    followUps: FOLLOW_UPS.map((kind) => ({
      kind,
      count: count(entries, ({ result }) => result?.followUp.kind === kind),
    })),
    corrections: correctionTally(entries),
    ...(problemRate ? { problemRate } : {}),
  };
}

/** Counts by prefecture, in the order in which the entries first name them. */
export function tallyByPrefecture({ entries }: ResultsView): { prefecture: string; tally: Tally }[] {
  const groups = new Map<string, ResultEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.object.prefecture);
    if (group) group.push(entry);
    else groups.set(entry.object.prefecture, [entry]);
  }
  return [...groups].map(([prefecture, group]) => ({ prefecture, tally: tally(group) }));
}

export interface ItemTally {
  readonly item: string;
  /** 是 */
  readonly good: number;
  /** 否 */
  readonly bad: number;
  /** 未检查 */
  readonly unchecked: number;
  /** 合理缺项 */
  readonly absent: number;
  /** bad / (good + bad): what was not looked at or is rightly absent counts neither way. */
  readonly problemRate?: Rational;
}

/** Counts by item of the checklist, in its order, over the objects that were inspected. */
export function tallyByItem({ view, entries }: ResultsView): ItemTally[] {
  const answers = entries.filter(among(INSPECTED_RESULTS)).flatMap(({ result }) => result?.items ?? []);
  return view.draw.checklist.map((item) => {
    const mine = answers.filter((one) => one.item === item);
    const of = (answer: string) => mine.filter((one) => one.answer === answer).length;
    const [good, bad] = [of("是"), of("否")];
    const problemRate = rateOf(bad, good + bad);
    return {
      item,
      good,
      bad,
      unchecked: of("未检查"),
      absent: of("合理缺项"),
      ...(problemRate ? { problemRate } : {}),
    };
  });
}
