/** The screen of one item: title large, choices, what it stands for so far. Pure. */
import stringWidth from "string-width";
import type { Measured, MeasuredItem } from "../../../scoring/aggregate/measure.ts";
import { readItem } from "../../../scoring/aggregate/read-item.ts";
import { type Entered, scoreOf } from "../../../scoring/entry/entered.ts";
import { type Entry, enteredItems } from "../../../scoring/entry/entry.ts";
import { formatTicks } from "../../../scoring/rubric/decimal.ts";
import { say } from "../../../text/index.ts";
import { clip, ends, wrap } from "../../ceremony/layout.ts";
import { harmless } from "../../screen.ts";
import type { View } from "./act.ts";
import { type Choice, choicesOf } from "./choices.ts";
import {
  around,
  type Head,
  headLines,
  indent,
  type Look,
  roomOf,
  ruleOf,
  screen,
  spread,
  standingText,
} from "./frame.ts";

type Key = Parameters<typeof say>[1];

/** What stands at an item, in a few words; "" for nothing. */
export function valueText(look: Look, one: MeasuredItem, entered: Entered | undefined): string {
  const t = (key: Key, params = {}) => say(look.lang, key, params);
  const score = scoreOf(one, entered);
  if (score?.absent) return t("enterAbsentShort");
  if (score?.value === undefined) return "";
  if (one.item.kind === "veto") return t(score.value === "yes" ? "enterFound" : "enterNotFound");
  if (one.item.kind === "check") return t(score.value === "yes" ? "enterYes" : "enterNo");
  const read = readItem(one, score);
  return t("enterPoints", { points: read.ok ? formatTicks(read.value.earned) : score.value });
}

/** The title behind a bar, bold, with air around it where there is room. */
function titleLines(look: Look, one: MeasuredItem): string[] {
  const { paint, lang, height } = look;
  const { kind, title, note } = one.item;
  const bar = paint.cyan("▌");
  const most =
    kind === "veto"
      ? say(lang, "enterVetoItem")
      : say(lang, kind === "bonus" ? "enterBonusMost" : "enterMost", { points: formatTicks(one.points) });
  const room = roomOf(look) - 3;
  const air = height >= 26 ? [indent + bar] : [];
  return [
    ...(height >= 20 ? [""] : []),
    ...air,
    ...wrap(harmless(title), room).map((line) => `${indent}${bar} ${paint.bold(line)}`),
    `${indent}${bar} ${(kind === "veto" ? paint.red : paint.cyan)(most)}`,
    ...air,
    ...(note === undefined ? [] : wrap(harmless(note), room).map((line) => `${indent}  ${paint.dim(line)}`)),
    ...(height >= 20 ? [""] : []),
  ];
}

/** One choice on one or several lines: key, what it gives or takes, what it says, how often it was found. */
function choiceLines(
  look: Look,
  choice: Choice,
  picked: boolean,
  widths: readonly [number, number],
  brief: boolean,
) {
  const { paint } = look;
  const [worth, count] = widths;
  const room = roomOf(look) - 6 - (worth > 0 ? worth + 2 : 0) - (count > 0 ? count + 2 : 0);
  const text = harmless(choice.says);
  const lines = brief ? [clip(text, room)] : wrap(text, room);
  const pad = (from: string, width: number) => from + " ".repeat(Math.max(0, width - stringWidth(from)));
  const strong = choice.chosen ? (choice.warns ? paint.red.bold : paint.green.bold) : (line: string) => line;
  return lines.map((line, i) => {
    const first = i === 0;
    const mark = first ? (picked ? paint.cyan.bold("❯") : choice.chosen ? paint.green("●") : " ") : " ";
    const key = pad(first ? choice.key : "", 1);
    const gives = worth > 0 ? `${pad(first ? choice.worth : "", worth)}  ` : "";
    const times = count > 0 ? `  ${first ? choice.count : ""}` : "";
    const body = strong(`${gives}${pad(line, count > 0 ? room : 0)}${times}`);
    return `${indent}${mark} ${paint.bold(key)}  ${picked ? paint.underline(body) : body}`.trimEnd();
  });
}

function choicesLines(look: Look, choices: readonly Choice[], pick: number, room: number): string[] {
  const widest = (of: (choice: Choice) => string) =>
    Math.max(0, ...choices.map((one) => stringWidth(of(one))));
  const widths = [widest((one) => one.worth), widest((one) => one.count)] as const;
  const blocks = (brief: boolean) =>
    choices.map((choice, at) => choiceLines(look, choice, at === pick, widths, brief));
  const whole = blocks(false).flat();
  if (whole.length + choices.length - 1 <= room && look.height >= 26)
    return blocks(false).flatMap((block, i) => (i === 0 ? block : ["", ...block]));
  return whole.length <= room ? whole : [...around(blocks(true).flat(), Math.max(0, pick), room)];
}

/** Below the choices: the sum of deductions, the number being typed, remarks. */
function valueLines(look: Look, one: MeasuredItem, entered: Entered, view: View): string[] {
  const { lang, paint } = look;
  const t = (key: Key, params = {}) => say(lang, key, params);
  const { kind, step } = one.item;
  const score = scoreOf(one, entered);
  const room = roomOf(look);
  const lines: string[] = [];
  if (kind === "deduct" && score?.value !== undefined) {
    const read = readItem(one, score);
    const capped = read.ok && read.value.capped;
    const points = read.ok ? formatTicks(read.value.earned) : "–";
    const params = { off: score.value, points, cap: formatTicks(one.cap) };
    lines.push(paint.bold(t(capped ? "enterOffCapped" : "enterOff", params)));
  }
  if (kind === "points" || kind === "bonus") {
    const value = score?.value === undefined ? "" : `    ${t("enterNow", { value: score.value })}`;
    const typed = paint.bold.cyan(`${view.typed}▁`);
    const params = { points: formatTicks(one.points), typed, step: step ?? "" };
    lines.push(t(step === undefined ? "enterNumber" : "enterNumberStep", params) + paint.dim(value));
  }
  for (const [key, text] of [
    ["enterComment", entered.comment],
    ["enterEvidence", entered.evidence],
  ] as const)
    if (text !== undefined) lines.push(paint.dim(clip(`${t(key)}  ${harmless(text)}`, room)));
  return lines.length === 0 ? [] : ["", ...lines.map((line) => indent + line)];
}

export interface ItemScene {
  readonly head: Omit<Head, "right">;
  /** Document 3 of 10. */
  readonly place: string;
  readonly view: View;
  /** What was wrong with the last key, or what became of it. */
  readonly note: string;
}

/** All lines of the item in sight, as many as the screen is high less one. */
export function itemScreen(look: Look, measured: Measured, entry: Entry, scene: ItemScene): string[] {
  const { lang, paint } = look;
  const t = (key: Key, params = {}) => say(lang, key, params);
  const one = measured.items[entry.at] as MeasuredItem;
  const items = enteredItems(entry);
  const entered = items.get(one.item.id) ?? {};
  const { kind, absentAllowed } = one.item;
  const section = measured.rubric.sections.find(({ id }) => id === one.section)?.title ?? "";
  const place = t("enterItemPlace", { at: entry.at + 1, all: measured.items.length });
  const head = [
    ...headLines(look, { ...scene.head, right: scene.place }),
    indent + ends(harmless(section), place, roomOf(look)),
  ];
  const keys = [
    t(
      kind === "deduct"
        ? "enterKeysDeduct"
        : kind === "points" || kind === "bonus"
          ? "enterKeysNumber"
          : "enterKeysChoice",
    ),
    ...(absentAllowed ? [t("enterKeysAbsent")] : []),
    t("enterKeysRest"),
  ].join("    ");
  const step = entry.steps.at(-1);
  const last = step && measured.byId.get(step.item);
  const value = last && valueText(look, last, step.now);
  const just =
    scene.note !== ""
      ? paint.yellow(clip(scene.note, roomOf(look)))
      : last && value && step.item !== one.item.id
        ? paint.dim(lastLine(look, last.item.title, value))
        : "";
  const foot = [
    indent + just,
    ruleOf(look),
    ...spread(look, standingText(lang, measured, entry)),
    ...spread(look, keys).map((line) => paint.dim(line)),
  ];
  const title = titleLines(look, one);
  const below = valueLines(look, one, entered, scene.view);
  const room = look.height - 1 - head.length - foot.length - title.length - below.length;
  const choices = choicesLines(look, choicesOf(lang, one, entered), scene.view.pick, Math.max(1, room));
  return screen(look, head, [...title, ...choices, ...below], foot);
}

/** The last answer; its title gives way. */
function lastLine(look: Look, title: string, value: string): string {
  const bare = say(look.lang, "enterLast", { title: "", value });
  return say(look.lang, "enterLast", {
    title: clip(harmless(title), roomOf(look) - stringWidth(bare)),
    value,
  });
}
