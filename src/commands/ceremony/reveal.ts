/** The names of a draw, stratum by stratum, in pages of a screen's height. Pure. */
import stringWidth from "string-width";
import type { DrawRecord } from "../../record/record.ts";
import { forPeople } from "../../registry/order.ts";
import { say } from "../../text/index.ts";
import { harmless } from "../screen.ts";
import { clip, fill, MARGIN, timeShown } from "./layout.ts";
import { digestLines, heading, type Look } from "./screens.ts";

/** One page: what stands on top, and the blocks that appear one after the other. */
export interface Page {
  readonly head: readonly string[];
  readonly blocks: readonly (readonly string[])[];
}

/** The lines of one stratum: drawn ones, those taken without a draw, alternates. */
function namesOf(
  { paint, lang }: Look,
  record: DrawRecord,
  stratum: string,
  names: ReadonlyMap<string, string>,
  room: number,
): string[] {
  const line = (mark: string, id: string, note: string, colour: (text: string) => string) => {
    const beside = note === "" ? "" : `  ${clip(note, Math.floor(room * 0.6))}`;
    const name = clip(harmless(names.get(id) ?? id), room - 2 - stringWidth(beside));
    return colour(`${mark} ${name}${beside}`);
  };
  const inside = <T extends { readonly stratum: string }>(list: readonly T[]) =>
    list.filter((unit) => unit.stratum === stratum);
  return [
    ...inside(record.drawn).map(({ id }) => line("●", id, "", paint.green.bold)),
    ...inside(record.certain).map(({ id, reason }) =>
      line("◆", id, `${say(lang, "directed")} · ${harmless(reason)}`, paint.cyan),
    ),
    ...inside(record.alternates).map(({ id }) => line("○", id, say(lang, "alternate"), paint.dim)),
  ];
}

/** Pages of a draw's result; strata in the order in which people read them. */
export function revealPages(
  look: Look,
  title: string,
  record: DrawRecord,
  names: ReadonlyMap<string, string>,
): Page[] {
  const { lang, paint, width, height } = look;
  const indent = " ".repeat(MARGIN);
  const only = record.strata.length === 1;
  const shown = (stratum: string) => (stratum === "" ? say(lang, only ? "all" : "blank") : harmless(stratum));
  const strata = forPeople(record.strata, ({ stratum }) => stratum);
  const outside = forPeople(record.certain, ({ stratum }) => stratum)
    .map(({ stratum }) => stratum)
    .filter(
      (stratum, i, all) => all.indexOf(stratum) === i && !strata.some((one) => one.stratum === stratum),
    );
  const rows = [
    ...strata.map(({ stratum, units, drawn }) => ({
      stratum,
      count: say(lang, "ceremony-count", { units, drawn }),
    })),
    ...outside.map((stratum) => ({ stratum, count: "" })),
  ];
  const most = Math.floor(width / 3);
  const first = Math.min(most, Math.max(...rows.map(({ stratum }) => stringWidth(shown(stratum)))));
  const second = Math.max(...rows.map(({ count }) => stringWidth(count)));
  const room = width - 2 * MARGIN - first - second - 4;
  const blocks = rows.map(({ stratum, count }) => {
    const lines = namesOf(look, record, stratum, names, room);
    return (lines.length > 0 ? lines : [paint.dim("–")]).map(
      (line, i) =>
        `${indent}${fill(i === 0 ? clip(shown(stratum), first) : "", first)}  ${paint.dim(" ".repeat(second - stringWidth(i === 0 ? count : "")) + (i === 0 ? count : ""))}  ${line}`,
    );
  });
  const at = say(lang, "ceremony-drawing", { at: timeShown(record.drawnAt) });
  const head = [
    ...heading(look, title, at, record.commitment.campaign),
    ...digestLines(look, record.C),
    indent + paint.dim("─".repeat(width - 2 * MARGIN)),
  ];
  return paged(blocks, Math.max(4, height - head.length - 2)).map((list) => ({ head, blocks: list }));
}

/** Blocks put on pages of so many lines; a block moves on as a whole unless it is higher than a page. */
export function paged(blocks: readonly (readonly string[])[], lines: number): string[][][] {
  const pages: string[][][] = [[]];
  let used = 0;
  for (const block of blocks) {
    if (used > 0 && used + block.length > lines) {
      pages.push([]);
      used = 0;
    }
    for (let from = 0; from < block.length; from += lines) {
      if (from > 0) {
        pages.push([]);
        used = 0;
      }
      const part = block.slice(from, from + lines);
      pages.at(-1)!.push(part);
      used += part.length;
    }
  }
  return pages;
}
