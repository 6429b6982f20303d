/** What every screen of the scoring shares: head, foot, room between. Pure. */
import stringWidth from "string-width";
import type { Measured } from "../../../scoring/aggregate/measure.ts";
import type { Entry } from "../../../scoring/entry/entry.ts";
import { standing } from "../../../scoring/entry/standing.ts";
import { formatTicks } from "../../../scoring/rubric/decimal.ts";
import { type Lang, say } from "../../../text/index.ts";
import { clip, ends, fill, MARGIN, wrap } from "../../ceremony/layout.ts";
import type { Look } from "../../ceremony/screens.ts";
import { shownPoints } from "../../grade-numbers.ts";
import { harmless } from "../../screen.ts";

export type { Look } from "../../ceremony/screens.ts";
export const indent = " ".repeat(MARGIN);
export const roomOf = ({ width }: Look): number => width - 2 * MARGIN;
export const ruleOf = (look: Look): string => indent + look.paint.dim("─".repeat(roomOf(look)));

/** What stands on top: the document at the left, its place at the right, the review and the reviewer below. */
export interface Head {
  readonly left: string;
  readonly right: string;
  readonly below: string;
  readonly who: string;
}

export function headLines(look: Look, { left, right, below, who }: Head): string[] {
  const room = roomOf(look);
  const gap = room - stringWidth(right);
  return [
    ...(look.height >= 22 ? [""] : []),
    indent + look.paint.bold(fill(clip(harmless(left), gap - 2), gap)) + look.paint.dim(right),
    indent + look.paint.dim(ends(harmless(below), harmless(who), room)),
    ruleOf(look),
  ];
}

/** Head, body and foot on one screen: the foot stands on the last lines, the body is cut where it is too long. */
export function screen(
  look: Look,
  head: readonly string[],
  body: readonly string[],
  foot: readonly string[],
) {
  const room = look.height - 1 - head.length - foot.length;
  const shown = body.slice(0, room);
  return [...head, ...shown, ...Array<string>(Math.max(0, room - shown.length)).fill(""), ...foot];
}

/** Lines of which as many are shown as there is room for, with the picked one among them. */
export function around<T>(lines: readonly T[], pick: number, room: number): readonly T[] {
  if (lines.length <= room) return lines;
  const from = Math.min(lines.length - room, Math.max(0, pick - Math.floor(room / 2)));
  return lines.slice(from, from + room);
}

/** Points and grade so far. */
export function standingText(lang: Lang, measured: Measured, entry: Entry): string {
  const { done, all, earned, possible, points, grade, vetoes } = standing(measured, entry);
  const veto = vetoes.length > 0 ? `    ${say(lang, "enterVetoSoFar")}` : "";
  if (!points) return say(lang, "enterSoFarNone", { done, all }) + veto;
  return (
    say(lang, "enterSoFar", {
      ...{ done, all, earned: formatTicks(earned), possible: formatTicks(possible) },
      ...{ points: shownPoints(points), grade: grade?.name ?? "–" },
    }) + veto
  );
}

/** Texts side by side on as few lines as hold them. */
export const spread = (look: Look, text: string): string[] =>
  packed(text.split(/ {2,}/), roomOf(look)).map((line) => indent + line);

function packed(parts: readonly string[], room: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(`${last}    ${part}`) <= room)
      lines[lines.length - 1] = `${last}    ${part}`;
    else lines.push(...(stringWidth(part) <= room ? [part] : wrap(part, room)));
  }
  return lines;
}
