/** Lines for a screen of a given width: pure, and counted in columns, because a Chinese character takes two. */
import stringWidth from "string-width";

/** Free columns on the left and on the right of every screen. */
export const MARGIN = 3;

/** Cuts a text to so many columns; what was cut shows as "…". */
export function clip(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  if (width < 1) return "";
  let kept = "";
  for (const sign of text) {
    if (stringWidth(kept + sign) > width - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}

/** Fills a text up to so many columns. */
export const fill = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - stringWidth(text)));

/** Signs that no line of Chinese starts with. */
const NO_START = /^[，。；：、！？）》”’,.;:!?)\]]/u;

/** What stays together on a line: a space that no line breaks at. `wrap` gives it back as an ordinary one. */
export const together = (text: string): string => text.replaceAll(" ", "\u00a0");

const PARTS =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’]|[^ \t\n\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’]+|[ \t\n]+/gu;

/** Breaks a text into lines: at spaces, and between any two characters of which one is wide. */
export function wrap(text: string, width: number): string[] {
  return broken(text, width).map((line) => line.replaceAll("\u00a0", " "));
}

function broken(text: string, width: number): string[] {
  const parts = text.match(PARTS) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (stringWidth(line + part.trimEnd()) <= width || (NO_START.test(part) && line !== "")) {
      line += part;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
    let rest = part.trimStart();
    while (stringWidth(rest) > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = rest;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** Two texts at both ends of a line. */
export function ends(left: string, right: string, width: number): string {
  const room = width - stringWidth(right);
  return right === "" ? clip(left, width) : fill(clip(left, room - 2), room) + right;
}

/** Hex digits in groups of four, so many groups a line, spread over the width: as people read them aloud. */
export function groupLines(hex: string, groupsPerLine: number, width: number): string[] {
  const groups = hex.match(/.{1,4}/g) ?? [];
  const free = Math.floor((width - groupsPerLine * 4) / Math.max(1, groupsPerLine - 1));
  const gap = " ".repeat(Math.max(1, Math.min(8, free)));
  return Array.from({ length: Math.ceil(groups.length / groupsPerLine) }, (_, i) =>
    groups.slice(i * groupsPerLine, (i + 1) * groupsPerLine).join(gap),
  );
}

/** A label and a text that may take several lines, hanging beside it. */
export function labelled(label: string, text: string, labelWidth: number, width: number): string[] {
  const lines = wrap(text, width - labelWidth);
  return (lines.length > 0 ? lines : [""]).map((line, i) => fill(i === 0 ? label : "", labelWidth) + line);
}

/** A time of the record for people: 2025-05-07 02:00 UTC. */
export const timeShown = (at: string): string => `${at.slice(0, 16).replace("T", " ")} UTC`;
