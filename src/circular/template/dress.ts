/** Gives marked paragraphs the look of the paragraph that held the field. */
import { MARK, type Mark, type Zone } from "./blocks.ts";
import { elementOf } from "./scan.ts";

export interface Look {
  /** Properties of the field's paragraph and of its run, as XML without the element around them. */
  readonly paragraph: string;
  readonly run: string;
  /** Ids of the template's styles "heading 1" to "heading 4". */
  readonly headings: ReadonlyMap<number, string>;
}

const inside = (element: string | undefined): string =>
  element === undefined || element.endsWith("/>") ? "" : element.replace(/^<[^>]*>|<\/[^>]*>$/gs, "");

/** The look of a paragraph given its XML, and the headings that styles.xml knows. */
export function lookOf(paragraph: string, styles: string): Look {
  const properties = inside(elementOf(paragraph, "w:pPr"));
  const run = elementOf(paragraph.replace(/<w:pPr(?:\s[^>]*)?>.*?<\/w:pPr>/s, ""), "w:r") ?? "";
  const headings = new Map<number, string>();
  for (const [style] of styles.matchAll(/<w:style\s[^>]*>.*?<\/w:style>/gs)) {
    const level = /<w:name w:val="heading ([1-4])"\/>/i.exec(style)?.[1];
    const id = /w:styleId="([^"]+)"/.exec(style)?.[1];
    if (level !== undefined && id !== undefined && !headings.has(Number(level)))
      headings.set(Number(level), id);
  }
  return { paragraph: properties, run: inside(elementOf(run, "w:rPr")), headings };
}

const without = (xml: string, ...names: readonly string[]): string =>
  names.reduce(
    (left, name) => left.replace(new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>.*?</${name}>)`, "gs"), ""),
    xml,
  );

/** The elements that a paragraph's properties may have, in the order that the format demands. */
const ORDER = (
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs " +
  "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd " +
  "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment " +
  "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split(" ");
const place = (element: string): number => ORDER.indexOf(/^<w:(\w+)/.exec(element)?.[1] ?? "");

/** Adds elements to paragraph properties; those of the same name are replaced. */
function withElements(xml: string, added: readonly string[]): string {
  const names = added.map((element) => /^<(w:\w+)/.exec(element)?.[1] ?? "");
  const kept = without(xml, ...names);
  const parts = [...kept.matchAll(/<(w:\w+)(?:\s[^>]*)?(?:\/>|>.*?<\/\1>)/gs)].map(([element]) => element);
  return [...parts, ...added].sort((a, b) => place(a) - place(b)).join("");
}

const face = (name: string) =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}" w:hint="eastAsia"/>`;
/** A style of characters, where there is one, stands first. */
const inFace = (name: string, run: string) =>
  (elementOf(run, "w:rStyle") ?? "") + face(name) + without(run, "w:rStyle", "w:rFonts");
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const CENTRE = '<w:jc w:val="center"/>';
const LEFT = '<w:jc w:val="left"/>';
const NO_INDENT = '<w:ind w:left="0" w:right="0" w:firstLine="0" w:firstLineChars="0"/>';
const TIGHT = '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="atLeast"/>';

/** Paragraph and run properties of a mark. */
function dressed(mark: Mark, extra: readonly string[], look: Look): [paragraph: string, run: string] {
  const { paragraph, run, headings } = look;
  const level = /^heading(\d)$/.exec(mark)?.[1];
  if (level !== undefined) {
    const style = headings.get(Number(level));
    if (style !== undefined) return [withElements(`<w:pStyle w:val="${style}"/>`, extra), ""];
    const name = level === "1" ? "黑体" : level === "2" ? "楷体" : undefined;
    return [withElements(paragraph, extra), name ? inFace(name, run) : run];
  }
  if (mark === "body") return [withElements(paragraph, extra), run];
  if (mark === "flush") return [withElements(paragraph, [...extra, NO_INDENT, LEFT]), run];
  if (mark === "centre") return [withElements(paragraph, [...extra, NO_INDENT, CENTRE]), run];
  const dense = mark === "dense" || mark === "denseHead";
  const jc = mark === "head" || mark === "denseHead" ? CENTRE : LEFT;
  return [
    withElements(paragraph, [...extra, TIGHT, NO_INDENT, jc]),
    without(run, "w:sz", "w:szCs") + size(dense ? 21 : 24),
  ];
}

const MARKED = new RegExp(
  `<w:p><w:pPr><w:pStyle w:val="${MARK}(body|annexes)-(\\w+)"/>(.*?)</w:pPr><w:r>(?:<w:rPr>.*?</w:rPr>|<w:rPr/>)?`,
  "gs",
);

/** The document's XML with every marked paragraph dressed in the look of its zone. */
export function dress(xml: string, looks: Readonly<Record<Zone, Look>>): string {
  return xml.replace(MARKED, (_, zone: Zone, mark: Mark, more: string) => {
    const extra = [...more.matchAll(/<w:(?:keepNext|pageBreakBefore)(?:\s[^>]*)?\/>/g)].map(([one]) => one);
    const [paragraph, run] = dressed(mark, extra, looks[zone]);
    return `<w:p><w:pPr>${paragraph}</w:pPr><w:r>${run === "" ? "" : `<w:rPr>${run}</w:rPr>`}`;
  });
}
