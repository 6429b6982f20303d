/** What can be chosen at an item, as lines with their keys. Pure. */
import type { MeasuredItem } from "../../../scoring/aggregate/measure.ts";
import type { Entered } from "../../../scoring/entry/entered.ts";
import type { EntryEvent } from "../../../scoring/entry/entry.ts";
import { formatTicks } from "../../../scoring/rubric/decimal.ts";
import { type Lang, say } from "../../../text/index.ts";

export interface Choice {
  /** The key that chooses it: a digit, or a letter; "" where there are more lines than digits. */
  readonly key: string;
  readonly says: string;
  /** What it gives or takes: "5 points", "−1 each". */
  readonly worth: string;
  readonly event: EntryEvent | { readonly do: "ask" };
  /** It stands at the item now. */
  readonly chosen: boolean;
  /** deduct: how often, or how many points. */
  readonly count: string;
  readonly warns?: boolean;
}

type Line = Omit<Choice, "key" | "count"> & { readonly count?: string };

function deductions(lang: Lang, { item }: MeasuredItem, { counts = [], other }: Entered): Line[] {
  const listed = (item.deductions ?? []).map(({ points, says, each }, deduction): Line => {
    const count = counts[deduction] ?? 0;
    return {
      ...{ says, worth: say(lang, each ? "enterDeductEach" : "enterDeductOnce", { points }) },
      event: { do: "count", deduction, by: 1 },
      ...{ chosen: count > 0, count: count === 0 ? "" : say(lang, "enterTimes", { count }) },
    };
  });
  const more = other === undefined ? "" : say(lang, "enterDeductOnce", { points: other });
  return [
    ...listed,
    {
      ...{ says: say(lang, "enterOther"), worth: "", event: { do: "ask" } },
      ...{ chosen: more !== "", count: more },
    },
  ];
}

/** One of several values, of which one stands. */
function values(
  { value }: Entered,
  lines: readonly [value: string, says: string, worth: string, warns?: boolean][],
) {
  return lines.map(
    ([text, says, worth, warns]): Line => ({
      ...{ says, worth, event: { do: "value", value: text }, chosen: value === text },
      ...(warns ? { warns } : {}),
    }),
  );
}

/** The lines of an item; none where a number is typed. The harmless answer has the key 1 everywhere. */
export function choicesOf(lang: Lang, one: MeasuredItem, entered: Entered = {}): Choice[] {
  const { item, points } = one;
  const worth = (text: string) => say(lang, "enterPoints", { points: text });
  const lines: Line[] =
    item.kind === "levels"
      ? values(
          entered,
          (item.levels ?? []).map((level) => [level.points, level.says, worth(level.points)]),
        )
      : item.kind === "deduct"
        ? deductions(lang, one, entered)
        : item.kind === "check"
          ? values(entered, [
              ["yes", say(lang, "enterYes"), worth(formatTicks(points))],
              ["no", say(lang, "enterNo"), worth("0")],
            ])
          : item.kind === "veto"
            ? values(entered, [
                ["no", say(lang, "enterNotFound"), ""],
                ["yes", say(lang, "enterFound"), "", true],
              ])
            : [];
  const absent: Choice[] = item.absentAllowed
    ? [
        {
          ...{ key: "a", says: say(lang, "enterAbsent"), worth: "", event: { do: "absent" }, count: "" },
          chosen: entered.absent === true,
        },
      ]
    : [];
  return [
    ...lines.map((line, at): Choice => ({ count: "", ...line, key: at < 9 ? String(at + 1) : "" })),
    ...absent,
  ];
}
