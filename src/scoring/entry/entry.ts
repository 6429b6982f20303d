/**
 * One reviewer scores one document, item by item: a pure machine from events to a state. The state is what stood
 * there at the beginning and every change since, so that undo takes away the last change and nothing else, and a
 * draft that is read back is the same state.
 */
import type { ItemScore } from "../aggregate/input.ts";
import type { Measured, MeasuredItem } from "../aggregate/measure.ts";
import { readItem } from "../aggregate/read-item.ts";
import { formatTicks, parseTicks } from "../rubric/decimal.ts";
import { type Entered, scoreOf } from "./entered.ts";

/** A change: what stands at an item from now on. */
export interface Step {
  readonly item: string;
  readonly now: Entered;
}

export interface Entry {
  /** What stood there when this began: the scores of an earlier confirmation, or nothing. */
  readonly start: Readonly<Record<string, Entered>>;
  readonly steps: readonly Step[];
  /** Place of the item in sight; as many as there are items: the overview of the document. */
  readonly at: number;
}

export type EntryEvent =
  /** levels, points, bonus, check, veto: the value; goes on to the next open item. */
  | { readonly do: "value"; readonly value: string }
  /** deduct: one more or less of a listed deduction; stays. */
  | { readonly do: "count"; readonly deduction: number; readonly by: 1 | -1 }
  /** deduct: points taken off for something else, "" for none; stays. */
  | { readonly do: "other"; readonly value: string }
  /** deduct: everything is counted, nothing where nothing was; goes on. */
  | { readonly do: "counted" }
  /** 合理缺项; goes on. */
  | { readonly do: "absent" }
  /** A remark, "" for none; stays. */
  | { readonly do: "comment" | "evidence"; readonly text: string }
  | { readonly do: "move"; readonly to: number }
  | { readonly do: "undo" };

export type Applied =
  | { readonly ok: true; readonly entry: Entry }
  /** The rubric does not take that: a code of `readItem`. */
  | { readonly ok: false; readonly code: string; readonly params: Readonly<Record<string, string | number>> };

/** Most occurrences of one deduction, and most characters of a remark. */
export const MOST_COUNTED = 99;
export const LONGEST_REMARK = 2000;

export const begin = (start: Entry["start"] = {}): Entry => ({ start, steps: [], at: 0 });

/** What stands at each item now. */
export function enteredItems({ start, steps }: Pick<Entry, "start" | "steps">): Map<string, Entered> {
  const items = new Map(Object.entries(start));
  for (const { item, now } of steps) items.set(item, now);
  return items;
}

/** The scores of a review, in the order of the rubric. */
export function scoresOf(
  measured: Measured,
  entry: Pick<Entry, "start" | "steps">,
): Record<string, ItemScore> {
  const items = enteredItems(entry);
  return Object.fromEntries(
    measured.items.flatMap((one) => {
      const score = scoreOf(one, items.get(one.item.id));
      return score ? [[one.item.id, score] as const] : [];
    }),
  );
}

const isOpen = (measured: MeasuredItem, entered: Entered | undefined): boolean => {
  const read = readItem(measured, scoreOf(measured, entered));
  return !read.ok || read.value.state === "missing";
};

/** Places of the items without a value. */
export function openItems(measured: Measured, entry: Pick<Entry, "start" | "steps">): number[] {
  const items = enteredItems(entry);
  return measured.items.flatMap((one, at) => (isOpen(one, items.get(one.item.id)) ? [at] : []));
}

const same = (a: Entered, b: Entered): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The remarks, which stay whatever the value becomes. */
const remarks = ({ comment, evidence }: Entered): Entered => ({
  ...(comment === undefined ? {} : { comment }),
  ...(evidence === undefined ? {} : { evidence }),
});

const decimal = (text: string): string => {
  const ticks = parseTicks(text);
  return ticks === undefined ? text : formatTicks(ticks);
};

/** What stands at the item after the event; keys in one order, so that equal states are equal texts. */
function changed({ item }: MeasuredItem, before: Entered, event: EntryEvent): Entered {
  const { counts = (item.deductions ?? []).map(() => 0), other } = before;
  const counted = (next: readonly number[], amount: string | undefined): Entered => ({
    counts: next,
    ...(amount === undefined ? {} : { other: amount }),
    ...remarks(before),
  });
  switch (event.do) {
    case "value": {
      const word = item.kind === "check" || item.kind === "veto";
      return { value: word ? event.value : decimal(event.value), ...remarks(before) };
    }
    case "count": {
      const most = item.deductions?.[event.deduction]?.each ? MOST_COUNTED : 1;
      const next = counts.map((count, at) =>
        at === event.deduction ? Math.min(most, Math.max(0, count + event.by)) : count,
      );
      return counted(next, other);
    }
    case "other":
      return counted(counts, event.value === "" ? undefined : decimal(event.value));
    case "counted":
      return counted(counts, other);
    case "absent":
      return { absent: true, ...remarks(before) };
    case "comment":
    case "evidence": {
      const text = event.text.replace(/\s+/g, " ").trim().slice(0, LONGEST_REMARK);
      const { comment: _, evidence: __, ...rest } = before;
      return { ...rest, ...remarks({ ...before, [event.do]: text === "" ? undefined : text }) };
    }
    default:
      return before;
  }
}

const DEDUCT_ONLY = new Set(["count", "other", "counted"]);
const GOES_ON = new Set(["value", "counted", "absent"]);

/**
 * The state after an event.
 * @throws RangeError where the event does not fit the item in sight, which is a fault of the caller
 */
export function apply(measured: Measured, entry: Entry, event: EntryEvent): Applied {
  const last = measured.items.length;
  if (event.do === "move")
    return { ok: true, entry: { ...entry, at: Math.min(last, Math.max(0, event.to)) } };
  if (event.do === "undo") {
    const step = entry.steps.at(-1);
    const at = measured.items.findIndex(({ item }) => item.id === step?.item);
    return { ok: true, entry: step ? { ...entry, steps: entry.steps.slice(0, -1), at } : entry };
  }
  const one = measured.items[entry.at];
  if (!one) throw new RangeError(`no item at ${entry.at}`);
  const remark = event.do === "comment" || event.do === "evidence" || event.do === "absent";
  if (!remark && DEDUCT_ONLY.has(event.do) !== (one.item.kind === "deduct"))
    throw new RangeError(`${event.do} at ${one.item.kind} ${one.item.id}`);
  const before = enteredItems(entry).get(one.item.id) ?? {};
  const now = changed(one, before, event);
  const read = readItem(one, scoreOf(one, now));
  if (!read.ok) return { ok: false, code: read.code, params: read.params };
  const steps = same(before, now) ? entry.steps : [...entry.steps, { item: one.item.id, now }];
  const at = GOES_ON.has(event.do) ? nextOpen(measured, { ...entry, steps }) : entry.at;
  return { ok: true, entry: { ...entry, steps, at } };
}

/** The next item without a value behind the one in sight; none: the overview, which names those that were skipped. */
function nextOpen(measured: Measured, entry: Entry): number {
  return openItems(measured, entry).find((at) => at > entry.at) ?? measured.items.length;
}
