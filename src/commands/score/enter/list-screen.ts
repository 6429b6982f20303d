/** Screens on which a line is picked: reviewers, documents, the overview of a document. Pure. */
import stringWidth from "string-width";
import { clip, fill } from "../../ceremony/layout.ts";
import { harmless } from "../../screen.ts";
import { around, type Head, headLines, indent, type Look, roomOf, ruleOf, screen, spread } from "./frame.ts";

export interface Row {
  readonly left: string;
  readonly right: string;
  readonly tone?: "done" | "open" | "warn" | "strong";
}

export interface ListScene {
  readonly head: Head;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly pick: number;
  readonly note: string;
  /** Lines above the keys, such as points so far. */
  readonly below: readonly string[];
  readonly keys: string;
}

const painter = ({ paint }: Look, tone: Row["tone"]) =>
  tone === "done"
    ? paint.green
    : tone === "warn"
      ? paint.red.bold
      : tone === "strong"
        ? paint.bold
        : tone === "open"
          ? paint.yellow
          : (text: string) => text;

/** All lines of the screen, with the picked row in sight. */
export function listScreen(look: Look, { head, title, rows, pick, note, below, keys }: ListScene): string[] {
  const { paint } = look;
  const room = roomOf(look) - 2;
  const shown = rows.map((row, at) => {
    const right = clip(harmless(row.right), Math.floor(room * 0.6));
    const gap = room - stringWidth(right);
    const text = fill(clip(harmless(row.left), gap - 2), gap) + painter(look, row.tone)(right);
    return `${indent}${at === pick ? paint.cyan.bold("❯") : " "} ${at === pick ? paint.bold(text) : text}`;
  });
  const top = [
    ...headLines(look, head),
    ...(look.height >= 20 ? [""] : []),
    indent + paint.bold(clip(harmless(title), roomOf(look))),
    ...(look.height >= 20 ? [""] : []),
  ];
  const foot = [
    indent + (note === "" ? "" : paint.yellow(clip(harmless(note), roomOf(look)))),
    ruleOf(look),
    ...below.flatMap((line) => spread(look, line)),
    ...spread(look, keys).map((line) => paint.dim(line)),
  ];
  const space = look.height - 1 - top.length - foot.length;
  return screen(look, top, around(shown, pick, space), foot);
}

/** Where the cursor goes by a key that moves it; undefined for other keys. */
export function moved(pick: number, rows: number, key: string): number | undefined {
  const within = (at: number) => Math.min(rows - 1, Math.max(0, at));
  if (key === "up") return within(pick - 1);
  if (key === "down") return within(pick + 1);
  if (key === "pageup") return within(pick - 10);
  if (key === "pagedown") return within(pick + 10);
  if (key === "home") return 0;
  return key === "end" ? rows - 1 : undefined;
}
