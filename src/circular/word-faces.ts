/**
 * Typefaces and measures of GB/T 9704-2012. Fonts are named and never embedded; where one is missing Word
 * substitutes. Sizes are points, lengths twips (1/20 pt) unless the name says otherwise.
 */
import { type IParagraphStyleOptions, type IRunOptions, LineRuleType, TextRun } from "docx";
import { plain } from "./plain.ts";

export type Face = "song" | "title" | "hei" | "kai" | "folio";

const EAST_ASIAN: Readonly<Record<Face, string>> = {
  song: "仿宋_GB2312",
  title: "方正小标宋简体",
  hei: "黑体",
  kai: "楷体_GB2312",
  folio: "宋体",
};
/** Digits and Latin letters: on every machine, and as narrow as the grid expects. */
const LATIN = "Times New Roman";

export const twips = (mm: number) => Math.round((mm / 25.4) * 1440);
/** 22 lines in 225 mm; the standard's own figure for exact spacing is 28.95 pt. */
export const LINE = 579;
/** One character of the body, 16 pt. */
export const CHARACTER = 320;
/** Width of the text area, which is 156 × 225 mm upright and lies on its side on landscape pages. */
export const textWidth = (landscape = false) => twips(landscape ? 225 : 156);
export const RED = "FF0000";

export const font = (face: Face) => ({
  ascii: LATIN,
  hAnsi: LATIN,
  cs: LATIN,
  eastAsia: EAST_ASIAN[face],
  // Quotation marks and dashes exist in both scripts; the hint makes them Chinese.
  hint: "eastAsia",
});

/** A run of sanitised text in a face; size in points. */
export function run(text: string, face: Face, size: number, more: IRunOptions = {}): TextRun {
  return new TextRun({ text: plain(text), font: font(face), size: size * 2, ...more });
}

/** Spacing of exactly `line` twips. */
export const exact = (line: number = LINE, before = 0, after = 0) => ({
  line,
  lineRule: LineRuleType.EXACT,
  before,
  after,
});

/** Two characters, counted by characters so that it follows the type size; twips for readers that cannot count. */
export const INDENT = { firstLine: 2 * CHARACTER, firstLineChars: 200 };

/** Paragraph styles that an officer finds in the list of styles when the text must be edited. */
export const STYLES: readonly IParagraphStyleOptions[] = [
  {
    id: "GwBody",
    name: "公文正文",
    basedOn: "Normal",
    quickFormat: true,
    paragraph: { indent: INDENT, spacing: exact() },
    run: { font: font("song"), size: 32 },
  },
  {
    id: "GwTitle",
    name: "公文标题",
    basedOn: "Normal",
    quickFormat: true,
    paragraph: { alignment: "center", spacing: exact(640) },
    run: { font: font("title"), size: 44 },
  },
  {
    id: "GwTable",
    name: "公文表格",
    basedOn: "Normal",
    quickFormat: true,
    paragraph: { spacing: { line: 320, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 } },
    run: { font: font("song"), size: 24, snapToGrid: false },
  },
];
