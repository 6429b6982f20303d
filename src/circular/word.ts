/** An official document as Word (.docx), laid out by GB/T 9704-2012; the same document gives the same bytes. */
import { Document, type FileChild, Packer, Paragraph } from "docx";
import { repack } from "../archive.ts";
import type { Annex, OfficialDocument } from "./document.ts";
import { plain } from "./plain.ts";
import { blocks, title } from "./word-blocks.ts";
import { exact, font, LINE, run, STYLES, textWidth } from "./word-faces.ts";
import { annexNote, head, note, signature } from "./word-head.ts";
import { DEFAULTS, section } from "./word-page.ts";

const HEADING_STYLE = (face: "hei" | "kai" | "song") => ({
  run: { font: font(face), size: 32, color: "000000", bold: false },
  paragraph: { spacing: exact() },
});

/** Annex on a new page: its label in 黑体 in the first line, its title in the third. */
function annex(given: Annex, label: string, width: number, opensSection: boolean): FileChild[] {
  const line = new Paragraph({
    pageBreakBefore: !opensSection,
    spacing: exact(LINE, 0, LINE),
    children: [run(label, "hei", 16)],
  });
  return [line, ...title(given.title, width), ...blocks(given.blocks, width)];
}

interface Part {
  readonly landscape: boolean;
  readonly children: FileChild[];
}

/** Text and annexes in sections: a new one begins where the paper turns. */
function sections(document: OfficialDocument): Part[] {
  const landscape = document.landscape ?? false;
  const width = textWidth(landscape);
  const text = [
    ...head(document),
    ...title(document.title, width, document.mark ? 2 * LINE : 0),
    ...addressee(document.addressee),
    ...blocks(document.blocks, width, document.signature !== undefined),
    ...annexNote(document),
    ...signature(document),
    ...note(document),
  ];
  const all: Part[] = [{ landscape, children: text }];
  const many = document.annexes.length > 1;
  document.annexes.forEach((one, at) => {
    const lies = one.landscape ?? landscape;
    const last = all.at(-1);
    const turns = last?.landscape !== lies;
    const children = annex(one, many ? `附件${at + 1}` : "附件", textWidth(lies), turns);
    if (turns) all.push({ landscape: lies, children });
    else last.children.push(...children);
  });
  return all;
}

function addressee(name: string | undefined): Paragraph[] {
  return name ? [new Paragraph({ spacing: exact(), children: [run(`${plain(name)}：`, "song", 16)] })] : [];
}

/** Core properties name the document and neither a clock nor a machine. */
function coreProperties(document: OfficialDocument): string {
  const inXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${inXml(plain(document.title))}</dc:title><dc:creator>${inXml(plain(document.signature?.issuer ?? ""))}</dc:creator></cp:coreProperties>`;
}

/**
 * The style Normal, which all others come from: 16 pt for the document grid to count from, and type set 0.3 pt
 * closer, so that 28 characters of 16 pt fill 156 mm. The text keeps the grid's measures by exact
 * pitch and spacing instead of snapping to it: readers disagree about snapping (LibreOffice sets 20 characters
 * to the line where the grid asks for less than the type's own width).
 */
function measuresOfNormal(styles: string): string {
  const name = '<w:name w:val="Normal"/><w:qFormat/>';
  const paragraph = '<w:pPr><w:snapToGrid w:val="0"/></w:pPr>';
  const run = '<w:rPr><w:spacing w:val="-6"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>';
  if (!styles.includes(name)) throw new Error("the library writes the style Normal in another way now");
  return styles.replace(name, name + paragraph + run);
}

/**
 * Writes a document as Word.
 * @returns the file's bytes, a function of the document alone (no clock, no random ids)
 */
export async function renderWord(document: OfficialDocument): Promise<Uint8Array> {
  const word = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        ...DEFAULTS,
        heading1: HEADING_STYLE("hei"),
        heading2: HEADING_STYLE("kai"),
        heading3: HEADING_STYLE("song"),
        heading4: HEADING_STYLE("song"),
      },
      paragraphStyles: STYLES,
    },
    sections: sections(document).map(({ landscape, children }) => ({
      ...section(document, landscape),
      children,
    })),
  });
  const zip = new Uint8Array(await Packer.toBuffer(word));
  const edits: Readonly<Record<string, (part: string) => string>> = {
    "docProps/core.xml": () => coreProperties(document),
    "word/styles.xml": measuresOfNormal,
  };
  return repack(zip, (name, content) => {
    const edit = Object.hasOwn(edits, name) ? edits[name] : undefined;
    return edit ? new TextEncoder().encode(edit(new TextDecoder().decode(content))) : content;
  });
}
