/** Documents as files, in every format that an office gets. */
import type { OfficialDocument } from "../../circular/document.ts";
import type { Facts } from "../../circular/template/fields.ts";
import type { DocumentOptions, Made } from "./types.ts";

export type File = readonly [path: string, content: string | Uint8Array];

type Word = (document: OfficialDocument) => Promise<Uint8Array>;

/** How Word files are made: in the standard's look, or in the office's own template, which is looked at once. */
async function wordOf({ template }: DocumentOptions, facts: Facts): Promise<Word> {
  if (template === undefined) return (await import("../../circular/word.ts")).renderWord;
  const { fillTemplate, templateParts } = await import("./template-file.ts");
  const parts = templateParts(template.file, template.bytes);
  return (document) => fillTemplate(template.file, parts, document, facts);
}

/** Word, HTML and Markdown of one document. */
async function formats(path: string, document: OfficialDocument, word: Word): Promise<File[]> {
  const { renderHtml } = await import("../../circular/html.ts");
  const { renderMarkdown } = await import("../../circular/markdown.ts");
  return [
    [`${path}.docx`, await word(document)],
    [`${path}.html`, renderHtml(document)],
    [`${path}.md`, renderMarkdown(document)],
  ];
}

/**
 * All files, in the order in which they were made.
 * @param facts what a template may name besides the document
 * @throws Problem (bad input) where the template does not fit
 */
export async function rendered(
  all: readonly Made[],
  options: DocumentOptions,
  facts: Facts,
): Promise<File[]> {
  const word = await wordOf(options, facts);
  const files: File[] = [];
  for (const made of all) {
    if ("document" in made) files.push(...(await formats(made.path, made.document, word)));
    else files.push([made.path, made.content]);
  }
  return files;
}
