/** The red head of a document, and what stands below its text: annex note, signature, date, note. */
import { AlignmentType, BorderStyle, Paragraph, Tab, TabStopType } from "docx";
import type { OfficialDocument } from "./document.ts";
import { plain } from "./plain.ts";
import { CHARACTER, exact, INDENT, LINE, RED, run, twips } from "./word-faces.ts";

/** The mark stands on one line: 48 pt, or as large as 156 mm allow. */
function mark(text: string): Paragraph {
  const letters = Math.max(1, [...plain(text)].length);
  const size = Math.max(22, Math.min(48, Math.floor(442 / letters)));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exact(Math.round(size * 20 * 1.25), twips(35)),
    children: [run(text, "title", size, { color: RED, snapToGrid: false })],
  });
}

/** Mark, number two lines below, red line 4 mm under the number; nothing where there is no mark. */
export function head(document: OfficialDocument): Paragraph[] {
  if (!document.mark) return [];
  const line = { style: BorderStyle.SINGLE, size: 18, color: RED, space: 11 };
  const number = document.number ? [run(document.number, "song", 16)] : [];
  return [
    mark(document.mark),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exact(LINE, document.number ? 2 * LINE : 0),
      border: { bottom: line },
      children: number,
    }),
  ];
}

/** Width of text in body characters: ASCII takes half of one, and a quarter stands between the two scripts. */
function width(text: string): number {
  const letters = [...text].map((letter) => letter.charCodeAt(0) < 128);
  const changes = letters.filter((ascii, at) => at > 0 && ascii !== letters[at - 1]).length;
  return letters.reduce((sum, ascii) => sum + (ascii ? 0.5 : 1), changes / 4);
}

/** One line after the body: 附件：1. …; later names stand under the first one's number. */
export function annexNote(document: OfficialDocument): Paragraph[] {
  const many = document.annexes.length > 1;
  const start = many ? 6.5 : 5;
  return document.annexes.map((annex, at) => {
    const label = `${at === 0 ? "附件：" : ""}${many ? `${at + 1}.` : ""}`;
    const hanging = start - (at === 0 ? 2 : 5);
    const left = Math.round(start * CHARACTER);
    const number = many ? [run("", "song", 16, { children: [new Tab()] })] : [];
    return new Paragraph({
      keepNext: document.signature !== undefined,
      spacing: exact(LINE, at === 0 ? LINE : 0),
      indent: { left, hanging: Math.round(hanging * CHARACTER) },
      tabStops: [{ type: TabStopType.LEFT, position: left }],
      children: [run(label, "song", 16), ...number, run(annex.title, "song", 16)],
    });
  });
}

/** Air above the signature on a page that lies, 15 pt. */
const LOW = 300;

/** Issuer centred over the date, the date four characters from the right: room for the seal. */
export function signature(document: OfficialDocument): Paragraph[] {
  if (!document.signature) return [];
  const { issuer, date } = document.signature;
  const shift = (width(date) - width(issuer)) / 2;
  const right = (characters: number) => ({ right: Math.max(0, Math.round(characters * CHARACTER)) });
  const line = (text: string, characters: number, before: number) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      // A note alone on a page would belong to nothing.
      keepNext: before > 0 || document.note !== undefined,
      spacing: exact(LINE, before),
      indent: right(characters),
      children: [run(text, "song", 16)],
    });
  // A page on its side is low: the signature must not stand on one alone.
  return [line(issuer, 4 + shift, document.landscape ? LOW : 2 * LINE), line(date, 4, 0)];
}

/** The note in brackets under the date. */
export function note(document: OfficialDocument): Paragraph[] {
  if (!document.note) return [];
  const children = [run(`（${document.note}）`, "song", 16)];
  return [new Paragraph({ spacing: exact(), indent: INDENT, children })];
}
