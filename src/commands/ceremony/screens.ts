/** What the ceremony's screens show. Pure: lines for a width and a height. */
import type { ChalkInstance } from "chalk";
import { faultFinding } from "../../campaign/judge-seeds.ts";
import type { Absent } from "../../record/record.ts";
import { exampleOf, type Source, type SourceFault, sourceBits } from "../../record/sources.ts";
import type { SeedValue } from "../../sampling/ticket.ts";
import { explain, type Lang, say } from "../../text/index.ts";
import { grouped, harmless } from "../screen.ts";
import { clip, ends, groupLines, labelled, MARGIN, timeShown, together } from "./layout.ts";

/** A draw as it stands before its seed is known. */
export interface Pending {
  readonly title: string;
  /** Absent where the draw is committed only when it is made. */
  readonly committed?: { readonly C: string; readonly at: string };
  readonly units: number;
  readonly eligible: number;
  readonly people?: { readonly units: number; readonly eligible: number };
}

export interface Look {
  readonly lang: Lang;
  readonly paint: ChalkInstance;
  readonly width: number;
  readonly height: number;
}

const indent = " ".repeat(MARGIN);
const roomOf = ({ width }: Look): number => width - 2 * MARGIN;
const rule = (look: Look): string => indent + look.paint.dim("─".repeat(roomOf(look)));
/** Empty lines that only a high screen has room for. */
const air = ({ height }: Look, least: number): string[] => (height >= least ? [""] : []);

/** Title, what stands at its right, campaign, and a rule. */
export function heading(look: Look, title: string, right: string, below: string): string[] {
  const room = roomOf(look);
  const text = ends(harmless(title), right, room);
  const bold =
    right === ""
      ? look.paint.bold(text)
      : look.paint.bold(text.slice(0, -right.length)) + look.paint.dim(right);
  return [...air(look, 20), indent + bold, indent + look.paint.dim(clip(harmless(below), room)), rule(look)];
}

/** C in two lines of eight groups. */
export const digestLines = (look: Look, C: string): string[] =>
  groupLines(C, 8, roomOf(look) - MARGIN).map((line) => indent + indent + look.paint.green.bold(line));

function commitmentLines(look: Look, draw: Pending, label: string): string[] {
  const room = roomOf(look);
  if (!draw.committed)
    return [
      indent + clip(label, room),
      indent + indent + look.paint.yellow(clip(say(look.lang, "ceremony-uncommitted"), room - MARGIN)),
    ];
  const since = say(look.lang, "ceremony-since", { at: timeShown(draw.committed.at) });
  return [indent + ends(label, since, room), ...digestLines(look, draw.committed.C)];
}

/** How a value of this source is written. */
function formText(lang: Lang, source: Source): string {
  const { kind = "text", length = 0, shape = "" } = source;
  const commits = grouped(source.commits ?? "");
  return say(lang, `kind-${kind}`, { length, shape, example: together(exampleOf(source)), commits });
}

/** The bits that it can hold, where they can be counted. */
function bitsText(lang: Lang, source: Source): string {
  const bits = source.kind === "witness" ? 256 : sourceBits(source, "");
  return bits === undefined
    ? say(lang, "kind-unknown")
    : say(lang, "kind-bits", { bits: bits === 256 ? "256" : bits.toFixed(1) });
}

/** First: one draw with its commitment, large; below it the sources that were declared. */
export function openingScreen(
  look: Look,
  draw: Pending,
  campaign: string,
  step: string,
  sources: readonly Source[],
): string[] {
  const t = (key: Parameters<typeof say>[1], params = {}) => say(look.lang, key, params);
  const room = roomOf(look);
  const [first, ...digest] = commitmentLines(look, draw, look.paint.bold(t("ceremony-commitment")));
  const pool = [
    indent + clip(t("ceremony-pool", { units: draw.units, eligible: draw.eligible }), room),
    ...(draw.people ? [indent + clip(t("ceremony-people", draw.people), room)] : []),
  ];
  const top = [
    ...heading(look, draw.title, step, campaign),
    ...air(look, 22),
    first!,
    "",
    ...digest.flatMap((line, i) => (i > 0 && look.height >= 30 ? ["", line] : [line])),
    "",
    ...pool,
    rule(look),
    ...air(look, 28),
    indent + look.paint.bold(t("ceremony-sources")),
    ...air(look, 28),
  ];
  const left = look.height - top.length - 2;
  const blocks = sources.map((source, i) => [
    `${indent}${String(i + 1).padStart(2)}  ${look.paint.bold(clip(harmless(source.name), room - 4))}`,
    ...labelled("", harmless(source.rule), 4, room).map((line) => indent + line),
  ]);
  const whole = blocks.flat();
  return [...top, ...(whole.length <= left ? whole : blocks.map(([name]) => name!).slice(0, left))];
}

/** All commitments, small enough that they stay in sight while values are typed. */
export function pinned(look: Look, draws: readonly Pending[], campaign: string, step: string): string[] {
  const [only] = draws;
  const single = draws.length === 1 && only !== undefined;
  const head = heading(look, single ? only.title : campaign, step, single ? campaign : "");
  const t = look.paint.bold(say(look.lang, "ceremony-commitment"));
  const large = draws.length * 3 + 18 <= look.height;
  const room = roomOf(look);
  const lines = draws.flatMap((draw) => {
    if (large || single) return commitmentLines(look, draw, single ? t : harmless(draw.title));
    const start = draw.committed ? `${grouped(draw.committed.C.slice(0, 16))} …` : "–";
    return [indent + ends(harmless(draw.title), start, room)];
  });
  return [
    ...(single ? head : head.filter((line) => line.trim() !== "" || line === "")),
    ...lines,
    rule(look),
  ];
}

/** The source whose value is asked for; `brief` where its value stands below already. */
export function sourceLines(look: Look, source: Source, place: string, brief = false): string[] {
  const t = (key: Parameters<typeof say>[1]) => say(look.lang, key);
  const room = roomOf(look);
  const label = look.lang === "zh" ? 8 : 10;
  const rows = [
    ...labelled(t("ceremony-rule"), harmless(source.rule), label, room),
    ...labelled(t("ceremony-form"), formText(look.lang, source), label, room),
    ...labelled(t("ceremony-bits"), bitsText(look.lang, source), label, room),
  ];
  return [
    ...air(look, 22),
    indent +
      ends(
        look.paint.bold(clip(`${t("ceremony-source")}  ${harmless(source.name)}`, room - 12)),
        look.paint.dim(place),
        room,
      ),
    ...air(look, 26),
    ...(brief ? [] : rows.map((line) => indent + line)),
    "",
  ];
}

/** A long value in groups of four, to be compared aloud. */
export function readBackLines(look: Look, value: string): string[] {
  const [front, back] = value.includes(" ") ? value.split(" ") : ["", value];
  const hex = groupLines(back!, 8, roomOf(look) - MARGIN);
  return [
    indent + say(look.lang, "ceremony-read"),
    ...(front === "" ? [] : [indent + indent + look.paint.cyan.bold(front)]),
    ...hex.map((line) => indent + indent + look.paint.cyan.bold(line)),
    "",
  ];
}

const shortValue = (value: string): string =>
  value.length > 40 ? `${grouped(value.replace(/^.* /, "").slice(0, 16))} … ${value.slice(-4)}` : value;

/** Last: every source with its value, or why it has none. */
export function valuesLines(
  look: Look,
  sources: readonly Source[],
  seed: readonly SeedValue[],
  absent: readonly Absent[],
): string[] {
  const t = (key: Parameters<typeof say>[1], params = {}) => say(look.lang, key, params);
  const room = roomOf(look);
  const rows = sources.map((source) => {
    const why = absent.find(({ name }) => name === source.name)?.why;
    const value = seed.find(({ name }) => name === source.name)?.value ?? "";
    const shown = why
      ? look.paint.yellow(
          t("ceremony-absent", {
            why: t(why === "wrong" ? "ceremony-absent-wrong" : "ceremony-absent-missing"),
          }),
        )
      : look.paint.cyan.bold(clip(shortValue(harmless(value)), Math.floor(room * 0.6)));
    return indent + ends(harmless(source.name), shown, room);
  });
  return [...air(look, 22), indent + look.paint.bold(t("ceremony-all")), ...air(look, 26), ...rows, ""];
}

/** What is wrong with a value, for a question that asks again. */
export function faultText(lang: Lang, source: Source, value: string, fault: SourceFault): string {
  const { says, remedy } = explain(lang, faultFinding(source, value, fault));
  return `${says} ${remedy}`;
}
