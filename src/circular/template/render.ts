/** A document set into an office's own Word template; the same template and document give the same bytes. */
import { PatchType, patchDocument, TextRun } from "docx";
import { pack, repack } from "../../archive.ts";
import type { OfficialDocument } from "../document.ts";
import { annexContent, bodyContent, GUARD, guarded, MARK } from "./blocks.ts";
import { dress, lookOf } from "./dress.ts";
import { BLOCK_FIELDS, type Facts, type FieldFaults, fieldFaults, fieldTexts } from "./fields.ts";
import { elementOf, fieldsIn, isTextPart, paragraphsOf, type ScannedParagraph } from "./scan.ts";

/** The parts of a .docx by name. */
export type Parts = ReadonlyMap<string, Uint8Array>;

export type TemplateFault =
  | ({ readonly kind: "fields" } & FieldFaults)
  /** Block fields that do not stand in a paragraph of their own. */
  | { readonly kind: "place"; readonly fields: readonly string[] }
  | { readonly kind: "broken"; readonly found: string };

export class TemplateError extends Error {
  readonly fault: TemplateFault;
  constructor(fault: TemplateFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes ?? new Uint8Array());

interface Scanned {
  readonly used: ReadonlySet<string>;
  /** The paragraphs of the block fields. */
  readonly homes: ReadonlyMap<string, ScannedParagraph>;
}

/** @throws TemplateError for broken fields, and for block fields that share their paragraph */
function scan(parts: Parts): Scanned {
  const used = new Set<string>();
  const homes = new Map<string, ScannedParagraph>();
  const misplaced = new Set<string>();
  for (const [part, bytes] of parts) {
    if (!isTextPart(part)) continue;
    for (const paragraph of paragraphsOf(text(bytes))) {
      const { names, broken } = fieldsIn(paragraph.text);
      if (broken !== undefined) throw new TemplateError({ kind: "broken", found: broken });
      for (const name of names) {
        used.add(name);
        if (!(BLOCK_FIELDS as readonly string[]).includes(name)) continue;
        const alone = /^\{\{[^{}]*\}\}$/.test(paragraph.text.trim()) && !paragraph.nested;
        const section = paragraph.xml.includes("<w:sectPr");
        if (!alone || section || part !== "word/document.xml" || homes.has(name)) misplaced.add(name);
        homes.set(name, paragraph);
      }
    }
  }
  if (misplaced.size > 0) throw new TemplateError({ kind: "place", fields: [...misplaced] });
  return { used, homes };
}

/** Width of the text area of the last section, in twips; A4 with the standard's margins where it does not say. */
function widthOf(document: string): number {
  const section = [...document.matchAll(/<w:sectPr(?:\s[^>]*)?>.*?<\/w:sectPr>/gs)].at(-1)?.[0] ?? "";
  const number = (element: string, name: string, otherwise: number) =>
    Number(new RegExp(`w:${name}="(\\d+)"`).exec(elementOf(section, element) ?? "")?.[1] ?? otherwise);
  const width =
    number("w:pgSz", "w", 11906) - number("w:pgMar", "left", 1587) - number("w:pgMar", "right", 1474);
  return Math.max(2000, width);
}

/** Everything that a part must not have once it is filled in. */
function settle(part: string, xml: string, { used, homes }: Scanned, styles: string): string {
  const own = homes.get("body")?.xml ?? "";
  const looks = { body: lookOf(own, styles), annexes: lookOf(homes.get("annexes")?.xml ?? own, styles) };
  const filled = part === "word/document.xml" ? dress(xml, looks) : xml;
  const left = paragraphsOf(filled).find(({ text: said }) =>
    fieldsIn(said).names.some((name) => used.has(name)),
  );
  if (left) throw new TemplateError({ kind: "broken", found: left.text.slice(0, 60) });
  if (filled.includes(MARK)) throw new Error("a marked paragraph was not dressed");
  return filled.replaceAll(GUARD, "");
}

/**
 * Sets a document into a template.
 * @param parts of a .docx that is known to be sound
 * @returns the file's bytes
 * @throws TemplateError where fields are unknown, missing, empty, broken or in the wrong place
 */
export async function renderTemplate(
  parts: Parts,
  document: OfficialDocument,
  facts: Facts,
): Promise<Uint8Array> {
  const scanned = scan(parts);
  const texts = fieldTexts(document, facts);
  const faults = fieldFaults(scanned.used, texts, document.annexes.length);
  if (faults.unknown.length + faults.empty.length + faults.lost.length > 0)
    throw new TemplateError({ kind: "fields", ...faults });
  const width = widthOf(text(parts.get("word/document.xml")));
  const patches = Object.fromEntries(
    [...texts]
      .filter(([name]) => scanned.used.has(name))
      .map(([name, value]) => {
        if (name === "body")
          return [name, { type: PatchType.DOCUMENT, children: bodyContent(document, width) }];
        if (name === "annexes")
          return [name, { type: PatchType.DOCUMENT, children: annexContent(document.annexes, width) }];
        return [name, { type: PatchType.PARAGRAPH, children: [new TextRun(guarded(value))] }];
      }),
  );
  const patched = await patchDocument({
    outputType: "uint8array",
    data: pack(parts),
    patches,
    trimPlaceholders: true,
  });
  const styles = text(parts.get("word/styles.xml"));
  return repack(patched, (name, content) =>
    isTextPart(name) ? new TextEncoder().encode(settle(name, text(content), scanned, styles)) : content,
  );
}
