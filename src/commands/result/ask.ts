/** One object's questions on a terminal. */
import type { DrawnObject } from "../../results/draw-view.ts";
import { type Asked, faultOf, type Given, nextQuestion, type Question } from "../../results/entry.ts";
import { LONGEST } from "../../results/interpret.ts";
import { explain, type Lang, say } from "../../text/index.ts";
import type { Asker } from "../asker.ts";
import { harmless } from "../screen.ts";

/** What a choice or an answer means that takes one step back. */
export const BACK = "<";

/** The question in words. */
function messageOf(lang: Lang, { asked }: Question): string {
  if (asked.kind === "item") {
    if (asked.part === "answer") return asked.item;
    const key = asked.part === "problem" ? "resultEnterProblem" : "resultEnterDisposal";
    return say(lang, key, { item: asked.item });
  }
  const keys = {
    inspectors: "resultEnterPeople",
    method: "resultEnterMethod",
    date: "resultEnterDay",
    result: "resultValue",
    followUp: "resultFollowUp",
    due: "resultEnterDue",
    corrected: "resultState",
    body: "resultEnterBody",
    note: "resultEnterNote",
  } as const;
  return say(lang, keys[asked.field]);
}

/** What is wrong with an answer, as the prompt shows it; true where nothing is. */
function checked(lang: Lang, question: Question, text: string): true | string {
  if (text.trim() === BACK) return true;
  const fault = faultOf(question, text);
  if (fault === undefined) return true;
  if (fault === "empty") return say(lang, "resultEnterNeeded");
  const code = { long: "RES015", ambiguous: "RES007", none: "RES006" }[fault];
  const params = { value: text.slice(0, 40), length: text.length, most: LONGEST };
  const { says, remedy } = explain(lang, { code, severity: "error", params });
  return lang === "zh" ? `${says}${remedy}` : `${says} ${remedy}`;
}

/** What stands in the answer's place already: the inspectors who were assigned. */
const offered = ({ team }: DrawnObject, asked: Asked): string | undefined =>
  asked.kind === "field" && asked.field === "inspectors" && team.length > 0
    ? team.map(({ name }) => name).join("、")
    : undefined;

async function answer(ask: Asker, lang: Lang, object: DrawnObject, question: Question, first: boolean) {
  const message = harmless(messageOf(lang, question));
  if (question.choices) {
    const choices = question.choices.map((value) => ({ name: value, value }));
    const back = { name: `↩ ${say(lang, "resultEnterBack")}`, value: BACK };
    return await ask.select({ message, choices: first ? choices : [...choices, back] });
  }
  const standing = offered(object, question.asked);
  return await ask.input({
    message,
    ...(standing === undefined ? {} : { default: standing }),
    validate: (text) => checked(lang, question, text),
  });
}

/**
 * Asks everything that is still open, one step back at a time where that is wanted.
 * @param given answers of a draft
 * @param note is told every state, so that nothing typed is lost
 */
export async function askObject(
  ask: Asker,
  lang: Lang,
  object: DrawnObject,
  checklist: readonly string[],
  given: readonly Given[],
  note: (given: readonly Given[]) => Promise<void>,
): Promise<readonly Given[]> {
  let now = given;
  for (;;) {
    const question = nextQuestion(checklist, now);
    if (!question) return now;
    const text = (await answer(ask, lang, object, question, now.length === 0)).trim();
    now = text === BACK ? now.slice(0, -1) : [...now, { asked: question.asked, text }];
    await note(now);
  }
}
