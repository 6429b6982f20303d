/** An office's own Word template: read, looked at, and filled in. */
import type { OfficialDocument } from "../../circular/document.ts";
import type { Facts } from "../../circular/template/fields.ts";
import type { Parts, TemplateError } from "../../circular/template/render.ts";
import { EXIT, fail, Problem } from "../../problem.ts";
import { unzip } from "../../registry/zip.ts";

/** Word files of offices are small; pictures make them larger. */
const MOST_BYTES = 20 << 20;
const ACTIVE = /^word\/(vbaProject|vbaData|activeX\/|embeddings\/)|\.(bin|exe|dll|js|vbs)$/i;
const OUTSIDE = /<Relationship\b[^>]*\bTargetMode="External"[^>]*>/g;

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes ?? new Uint8Array());

const DOCUMENT = "wordprocessingml.document.main+xml";
/** What "Word template (*.dotx)" says of itself; the filled document must not. */
const TEMPLATE = "wordprocessingml.template.main+xml";

/** A part that runs something or fetches something when the document is opened; links that a reader clicks may stay. */
function activePart(parts: Parts): string | undefined {
  for (const [name, bytes] of parts) {
    if (ACTIVE.test(name)) return name;
    if (!name.endsWith(".rels")) continue;
    const outside = (textOf(bytes).match(OUTSIDE) ?? []).find((one) => !/Type="[^"]*\/hyperlink"/.test(one));
    if (outside) return name;
  }
  return undefined;
}

/**
 * The parts of a template, as a document has them.
 * @throws Problem (bad input): no .docx or .dotx (TPL001), damaged or a bomb (TPL002), macros or outside content (TPL003)
 */
export function templateParts(file: string, bytes: Uint8Array): Parts {
  if (bytes.length < 4 || textOf(bytes.subarray(0, 2)) !== "PK") fail(EXIT.badInput, "TPL001", {}, { file });
  if (bytes.length > MOST_BYTES) fail(EXIT.badInput, "TPL002", { code: "REG011" }, { file });
  let parts: Map<string, Uint8Array>;
  try {
    parts = unzip(bytes, (name) => !name.endsWith("/"));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return fail(EXIT.badInput, "TPL002", { code: error.findings[0]?.code ?? "" }, { file });
  }
  const types = textOf(parts.get("[Content_Types].xml"));
  if (/macroEnabled/i.test(types)) fail(EXIT.badInput, "TPL003", { part: "[Content_Types].xml" }, { file });
  if (!(types.includes(DOCUMENT) || types.includes(TEMPLATE)) || !parts.has("word/document.xml"))
    fail(EXIT.badInput, "TPL001", {}, { file });
  parts.set("[Content_Types].xml", new TextEncoder().encode(types.replaceAll(TEMPLATE, DOCUMENT)));
  const active = activePart(parts);
  if (active) fail(EXIT.badInput, "TPL003", { part: active }, { file });
  for (const [name, part] of parts)
    if (/\.(xml|rels)$/.test(name) && /<!DOCTYPE/i.test(textOf(part.subarray(0, 4096))))
      fail(EXIT.badInput, "TPL002", { code: name }, { file });
  return parts;
}

const shown = (names: readonly string[]) => names.map((name) => `{{${name.slice(0, 60)}}}`).join(" ");
/** In sentences these stand for fields, whose braces a sentence cannot hold. */
const WORDS = { body: "{{body}}", annexes: "{{annexes}}" };

async function told(error: unknown, file: string): Promise<never> {
  const { TemplateError: Fault } = await import("../../circular/template/render.ts");
  if (!(error instanceof Fault)) throw error;
  const { fault } = error as TemplateError;
  if (fault.kind === "broken") return fail(EXIT.badInput, "TPL008", { found: fault.found }, { file });
  if (fault.kind === "place")
    return fail(EXIT.badInput, "TPL007", { ...WORDS, fields: shown(fault.fields) }, { file });
  const { TEMPLATE_FIELDS } = await import("../../circular/template/fields.ts");
  const known = shown(TEMPLATE_FIELDS.map(({ name }) => name));
  const finding = (code: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [{ code, severity: "error" as const, file, params: { ...WORDS, fields: shown(names), known } }];
  throw new Problem(EXIT.badInput, [
    ...finding("TPL004", fault.unknown),
    ...finding("TPL005", fault.lost),
    ...finding("TPL006", fault.empty),
  ]);
}

/** Sets a document into a template. @throws Problem (bad input) with every field that is wrong (TPL004 to TPL008) */
export async function fillTemplate(
  file: string,
  parts: Parts,
  document: OfficialDocument,
  facts: Facts,
): Promise<Uint8Array> {
  const { renderTemplate } = await import("../../circular/template/render.ts");
  try {
    return await renderTemplate(parts, document, facts);
  } catch (error) {
    return await told(error, file);
  }
}
