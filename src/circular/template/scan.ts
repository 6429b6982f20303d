/** The paragraphs of a Word part and the fields in them; text is joined over runs, as a reader sees it. */

export interface ScannedParagraph {
  /** Its text, with the entities of XML resolved. */
  readonly text: string;
  /** Its own XML, without what stands in text boxes inside it. */
  readonly xml: string;
  /** Text boxes stand inside a paragraph. */
  readonly nested: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, dec?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? all;
    const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });

const TOKEN = /<w:p(?:\s[^>]*)?(\/?)>|<\/w:p>|<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;

/** All paragraphs in the order in which they end. */
export function paragraphsOf(xml: string): ScannedParagraph[] {
  const found: ScannedParagraph[] = [];
  const open: { from: number; text: string }[] = [];
  for (const match of xml.matchAll(TOKEN)) {
    const [token, closed, text] = match;
    if (text !== undefined) {
      const inner = open.at(-1);
      if (inner) inner.text += decoded(text);
    } else if (token === "</w:p>") {
      const done = open.pop();
      if (done)
        found.push({
          text: done.text,
          xml: xml.slice(done.from, match.index + token.length),
          nested: open.length > 0,
        });
    } else if (closed !== "/") open.push({ from: match.index, text: "" });
  }
  return found;
}

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names of the fields in a text, and what is left of braces that make no field. */
export function fieldsIn(text: string): { names: string[]; broken: string | undefined } {
  const names = [...text.matchAll(FIELD)].map(([, name = ""]) => name);
  const rest = text.replace(FIELD, "");
  const odd = /(\{\{|\}\}|｛｛|｝｝).{0,20}/u.exec(rest);
  const blank = names.includes("") ? "{{}}" : undefined;
  return { names: names.filter(Boolean), broken: odd ? odd[0] : blank };
}

/** The first element of a name in some XML, whole; undefined where there is none. */
export function elementOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>.*?</${name}>)`, "s").exec(xml)?.[0];
}

/** The parts that hold text of a document: the body, headers, footers, notes. */
export const isTextPart = (part: string): boolean =>
  /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(part);
