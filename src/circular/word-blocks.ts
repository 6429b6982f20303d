/** Blocks of a document as Word paragraphs and tables. */
import { AlignmentType, type FileChild, HeadingLevel, Paragraph } from "docx";
import type { Block } from "./document.ts";
import { numbered } from "./outline.ts";
import { titleLines } from "./title-lines.ts";
import { exact, type Face, INDENT, LINE, run } from "./word-faces.ts";
import { dataTable, factsTable } from "./word-table.ts";

const HEADINGS: readonly (readonly [Face, (typeof HeadingLevel)[keyof typeof HeadingLevel]])[] = [
  ["hei", HeadingLevel.HEADING_1],
  ["kai", HeadingLevel.HEADING_2],
  ["song", HeadingLevel.HEADING_3],
  ["song", HeadingLevel.HEADING_4],
];

/** A paragraph of the body: two characters in, exact line pitch. */
const body = (text: string, keepNext = false, after = 0) =>
  new Paragraph({
    style: "GwBody",
    indent: INDENT,
    spacing: exact(LINE, 0, after),
    keepNext,
    children: [run(text, "song", 16)],
  });

/** Characters of a paragraph that takes one line. */
const ONE_LINE = 26;
/** Line pitch of remarks under tables, 20 pt. */
const NOTE_LINE = 400;

/** Characters of a title's type that a line of this width in twips holds. */
const holds = (width: number) => Math.floor(width / 440);

/** The title's lines, centred; the line pitch of 22 pt type is a little wider than the body's. */
export function title(text: string, width: number, before = 0): Paragraph[] {
  const lines = titleLines(text, holds(width));
  return lines.map(
    (line, at) =>
      new Paragraph({
        style: "GwTitle",
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: exact(640, at === 0 ? before : 0, at === lines.length - 1 ? LINE : 0),
        children: [run(line, "title", 22)],
      }),
  );
}

/** Word joins two tables that touch, and a table needs air to the text below it. */
function gap(next: Block | undefined, keepNext: boolean): Paragraph[] {
  // At the end of a page air could flow over and make an empty one.
  if (next?.kind === "pageBreak") return [];
  const height = next === undefined ? 20 : next.kind === "note" ? 80 : 240;
  return [
    new Paragraph({ keepNext: keepNext || next?.kind === "note", spacing: exact(height), children: [] }),
  ];
}

/** A table does not touch the text above it. */
const air = (next: Block | undefined) => (next?.kind === "table" || next?.kind === "facts" ? 80 : 0);

/** What a sentence before it announces; the sentence stays on its page. */
const ANNOUNCED: readonly string[] = ["table", "facts", "verbatim", "list"];

function render(block: Block, next: Block | undefined, tied: boolean, width: number): FileChild[] {
  switch (block.kind) {
    case "paragraph":
      return [body(block.text, tied || (next !== undefined && ANNOUNCED.includes(next.kind)), air(next))];
    case "heading": {
      const [face, heading] = HEADINGS[block.level - 1] as (typeof HEADINGS)[number];
      const children = [run(block.text, face, 16)];
      return [
        new Paragraph({
          heading,
          indent: INDENT,
          spacing: exact(LINE, 0, air(next)),
          keepNext: true,
          children,
        }),
      ];
    }
    case "list":
      return block.items.map((item, at) => body(`${at + 1}. ${item}`));
    case "table":
      return [dataTable(block, width, tied || next?.kind === "note"), ...gap(next, tied)];
    case "facts":
      return [factsTable(block, width), ...gap(next, tied)];
    case "note":
      return [
        new Paragraph({
          style: "GwTable",
          keepNext: tied,
          indent: { firstLine: 480, firstLineChars: 200 },
          spacing: exact(NOTE_LINE, 0, next === undefined ? 0 : 240),
          children: [run(block.text, "song", 12)],
        }),
      ];
    case "verbatim":
      return block.lines.map(
        (line) =>
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepLines: true,
            spacing: exact(),
            children: [run(line, "song", 16, { snapToGrid: false })],
          }),
      );
    case "caption":
      return title(block.text, width);
    case "pageBreak":
      return [new Paragraph({ pageBreakBefore: true, spacing: exact(20), children: [] })];
  }
}

/**
 * The blocks in order, headings numbered.
 * @param width of the text area, in twips
 * @param tied keeps a last paragraph with what follows, such as the signature
 */
export function blocks(given: readonly Block[], width: number, tied = false): FileChild[] {
  // Short lines at the end, such as those of contact, are not parted either.
  const short = (block: Block | undefined) =>
    block?.kind === "paragraph" && [...block.text].length <= ONE_LINE;
  let from = given.length - 1;
  while (short(given[from]) && short(given[from - 1])) from -= 1;
  return numbered(given).flatMap((block, at) => render(block, given[at + 1], tied && at >= from, width));
}
