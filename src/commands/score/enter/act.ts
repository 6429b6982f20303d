/** What a key means at an item. Pure. */
import type { MeasuredItem } from "../../../scoring/aggregate/measure.ts";
import type { EntryEvent } from "../../../scoring/entry/entry.ts";
import type { Choice } from "./choices.ts";
import type { Key } from "./keys.ts";

/** What of a screen is not yet an answer. */
export interface View {
  /** The line under the cursor; -1: none. */
  readonly pick: number;
  /** A number while it is typed. */
  readonly typed: string;
}

export type Act =
  | { readonly kind: "event"; readonly event: EntryEvent; readonly pick?: number }
  | { readonly kind: "view"; readonly view: View }
  | { readonly kind: "ask"; readonly what: "comment" | "evidence" | "other" }
  | { readonly kind: "go"; readonly to: "back" | "next" | "overview" | "documents" | "leave" }
  | { readonly kind: "need-number" }
  | { readonly kind: "none" };

const LETTERS: Readonly<Record<Key, Act>> = {
  left: { kind: "go", to: "back" },
  right: { kind: "go", to: "next" },
  leave: { kind: "go", to: "leave" },
  o: { kind: "go", to: "overview" },
  q: { kind: "go", to: "documents" },
  c: { kind: "ask", what: "comment" },
  e: { kind: "ask", what: "evidence" },
  u: { kind: "event", event: { do: "undo" } },
};
const LONGEST_NUMBER = 11;

/** Choosing a line: a deduction that counts once is taken back by choosing it again. */
function choose(one: MeasuredItem, choice: Choice, pick: number): Act {
  const { event } = choice;
  if (event.do === "ask") return { kind: "ask", what: "other" };
  const once = event.do === "count" && !one.item.deductions?.[event.deduction]?.each;
  return { kind: "event", event: once && choice.chosen ? { ...event, by: -1 } : event, pick };
}

/** The act of a key at an item whose lines are `choices`; `value` is the number that stands there. */
export function actOf(
  one: MeasuredItem,
  choices: readonly Choice[],
  view: View,
  value: string | undefined,
  key: Key,
): Act {
  const { kind } = one.item;
  const numeric = kind === "points" || kind === "bonus";
  const [pick, last] = [view.pick, choices.length - 1];
  const typed = (text: string): Act => ({ kind: "view", view: { ...view, typed: text } });
  if (numeric && /^[0-9.]$/.test(key)) return typed((view.typed + key).slice(0, LONGEST_NUMBER));
  const byKey = choices.findIndex((choice) => choice.key === key && key !== "");
  if (byKey >= 0) return choose(one, choices[byKey] as Choice, byKey);
  switch (key) {
    case "backspace":
      return view.typed === "" ? { kind: "event", event: { do: "undo" } } : typed(view.typed.slice(0, -1));
    case "up":
    case "down": {
      if (last < 0) return { kind: "none" };
      const next = key === "up" ? (pick <= 0 ? last : pick - 1) : pick === last ? 0 : pick + 1;
      return { kind: "view", view: { ...view, pick: next } };
    }
    case "y":
    case "n": {
      const meant = choices.findIndex(
        ({ event }) => event.do === "value" && event.value === (key === "y" ? "yes" : "no"),
      );
      return meant < 0 ? { kind: "none" } : choose(one, choices[meant] as Choice, meant);
    }
    case "space":
    case "+":
      return kind === "deduct" && choices[pick] ? choose(one, choices[pick], pick) : { kind: "none" };
    case "-": {
      const event = choices[pick]?.event;
      return event?.do === "count" ? { kind: "event", event: { ...event, by: -1 }, pick } : { kind: "none" };
    }
    case "enter": {
      const at = choices[pick];
      if (at?.event.do === "absent") return choose(one, at, pick);
      if (kind === "deduct") return { kind: "event", event: { do: "counted" } };
      if (!numeric) return at ? choose(one, at, pick) : { kind: "none" };
      const number = view.typed === "" ? value : view.typed;
      return number === undefined
        ? { kind: "need-number" }
        : { kind: "event", event: { do: "value", value: number } };
    }
    default:
      return Object.hasOwn(LETTERS, key) ? (LETTERS[key] as Act) : { kind: "none" };
  }
}
