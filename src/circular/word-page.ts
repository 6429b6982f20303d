/** Page, margins, document grid and page numbers of GB/T 9704-2012. */
import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
} from "docx";
import type { OfficialDocument } from "./document.ts";
import { exact, font, LINE, run, twips } from "./word-faces.ts";

/** 28 characters in 156 mm leave less than 16 pt for each; the grid counts the difference in 1/4096 pt. */
const CHARACTER_SPACE = Math.round((((156 / 25.4) * 72) / 28 - 16) * 4096);
/** One character of the page number, 14 pt. */
const FOLIO_CHARACTER = 280;
/** The number's line is 20 pt high; its dash stands in the middle, 28 mm above the edge: 7 mm below the text. */
const FOLIO_LINE = 400;
const FOLIO_FROM_EDGE = twips(28) - FOLIO_LINE / 2;

function folio(side: "left" | "right"): Footer {
  const number = run("", "folio", 14, { children: ["— ", PageNumber.CURRENT, " —"], text: undefined });
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: FOLIO_CHARACTER },
        spacing: exact(FOLIO_LINE),
        children: [number],
      }),
    ],
  });
}

function banner(notice: string): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: exact(320),
        children: [run(`【${notice}】`, "hei", 10.5, { color: "7F7F7F" })],
      }),
    ],
  });
}

const UPRIGHT = { top: twips(37), left: twips(28), right: twips(26), bottom: twips(35) };
/** The upright page turned to the left: its binding edge is on top. */
const LYING = { top: twips(28), left: twips(35), right: twips(37), bottom: twips(26) };

/**
 * Everything of a section but its text. Odd pages number at the right, even pages at the left.
 * @param landscape whether its pages lie on their long side
 */
export function section(
  { notice, pageNumbers }: Pick<OfficialDocument, "notice" | "pageNumbers">,
  landscape: boolean,
): Omit<ISectionOptions, "children"> {
  return {
    properties: {
      page: {
        size: {
          width: twips(210),
          height: twips(297),
          // The library swaps width and height of a landscape page.
          ...(landscape ? { orientation: PageOrientation.LANDSCAPE } : {}),
        },
        margin: {
          ...(landscape ? LYING : UPRIGHT),
          header: landscape ? twips(14) : twips(20),
          footer: landscape ? twips(26 - 7) - FOLIO_LINE / 2 : FOLIO_FROM_EDGE,
          gutter: 0,
        },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: CHARACTER_SPACE },
    },
    ...(notice ? { headers: { default: banner(notice), even: banner(notice) } } : {}),
    ...(pageNumbers === "dashes" ? { footers: { default: folio("right"), even: folio("left") } } : {}),
  };
}

/** What every paragraph starts from: body type, no spacing, Chinese line breaking. */
export const DEFAULTS = {
  document: {
    run: { font: font("song"), size: 32, language: { value: "en-US", eastAsia: "zh-CN" } },
    paragraph: { spacing: exact() },
  },
} as const;
