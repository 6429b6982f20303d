/**
 * Typing in one object's result, question by question: a pure machine. The state is the list of answers so far, so
 * that one step back takes away the last answer and nothing else, and a draft that is read back is the same state.
 */
import { type Field, LONGEST, type RawItem, type RawResult, type Said } from "./interpret.ts";
import { ANSWERS, FOLLOW_UPS, INSPECTED_RESULTS, RESULT_VALUES, STOPPED_RESULTS } from "./types.ts";
import { readDay, readResult } from "./vocabulary.ts";

export type Part = "answer" | "problem" | "disposal";

/** What is asked: a field of the form, or a part of an item. */
export type Asked =
  | { readonly kind: "field"; readonly field: Field }
  | { readonly kind: "item"; readonly item: string; readonly part: Part };

export interface Given {
  readonly asked: Asked;
  readonly text: string;
}

export type Question = {
  readonly asked: Asked;
  /** Values to choose from; free text otherwise. */
  readonly choices?: readonly string[];
  readonly day?: boolean;
  readonly optional?: boolean;
};

const METHODS = ["现场检查", "书面检查", "网络核查", "其他"];

const field = (name: Field, more: Omit<Question, "asked"> = {}): Question => ({
  asked: { kind: "field", field: name },
  ...more,
});
const part = (item: string, name: Part, more: Omit<Question, "asked"> = {}): Question => ({
  asked: { kind: "item", item, part: name },
  ...more,
});
const keyOf = (asked: Asked): string =>
  asked.kind === "field" ? asked.field : `${asked.part} ${asked.item}`;

/** The text given to a question so far; empty where it was not asked. */
export const givenTo = (given: readonly Given[], asked: Asked): string =>
  given.findLast((one) => keyOf(one.asked) === keyOf(asked))?.text ?? "";

/** All questions that the answers so far lead to, in order; the first without an answer is next. */
function questions(checklist: readonly string[], given: readonly Given[]): Question[] {
  const said = (asked: Asked) => givenTo(given, asked);
  const result = readResult(said({ kind: "field", field: "result" }));
  if (result === undefined) return [field("result", { choices: RESULT_VALUES })];
  const inspected = INSPECTED_RESULTS.includes(result);
  const stopped = STOPPED_RESULTS.includes(result);
  const followUp = said({ kind: "field", field: "followUp" });
  const items = inspected
    ? checklist.flatMap((item): Question[] => [
        part(item, "answer", { choices: ANSWERS }),
        ...(said({ kind: "item", item, part: "answer" }) === "否"
          ? [part(item, "problem"), part(item, "disposal", { optional: true })]
          : []),
      ])
    : [];
  return [
    field("result", { choices: RESULT_VALUES }),
    field("date", { day: true, optional: stopped }),
    field("inspectors", { optional: stopped }),
    field("method", { choices: METHODS }),
    ...items,
    // Nothing follows where nothing was found; what contradicts that is typed in a form, not here.
    ...(result === "未发现问题" ? [] : [field("followUp", { choices: FOLLOW_UPS })]),
    ...(followUp === "限期改正" ? [field("due", { day: true })] : []),
    ...(followUp === "移送" ? [field("body")] : []),
    field("note", { optional: true }),
  ];
}

/** The next question; undefined where all are answered. */
export function nextQuestion(checklist: readonly string[], given: readonly Given[]): Question | undefined {
  const answered = new Set(given.map(({ asked }) => keyOf(asked)));
  return questions(checklist, given).find(({ asked }) => !answered.has(keyOf(asked)));
}

/** What is wrong with an answer; undefined where nothing is. */
export function faultOf(
  question: Question,
  text: string,
): "empty" | "long" | "none" | "ambiguous" | undefined {
  if (text.trim() === "") return question.optional ? undefined : "empty";
  if (text.trim().length > LONGEST) return "long";
  const read = question.day ? readDay(text) : undefined;
  return read && "problem" in read ? read.problem : undefined;
}

/** The answers as a form would have them. */
export function rawOf(object: string, checklist: readonly string[], given: readonly Given[]): RawResult {
  const said = (asked: Asked): Said => ({ text: givenTo(given, asked), cell: "", place: {} });
  const fields = Object.fromEntries(
    given.flatMap(({ asked }) => (asked.kind === "field" ? [[asked.field, said(asked)]] : [])),
  ) as Partial<Record<Field, Said>>;
  const items = checklist.map((item): RawItem => {
    const of = (name: Part) => said({ kind: "item", item, part: name });
    return { item, answer: of("answer"), problem: of("problem"), disposal: of("disposal") };
  });
  return { object, fields, items, file: "enter", place: {} };
}
