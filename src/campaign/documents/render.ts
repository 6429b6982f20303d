/** Documents as files, in every format that an office gets. */
import type { OfficialDocument } from "../../circular/document.ts";
import type { DocumentOptions, Made } from "./types.ts";

export type File = readonly [path: string, content: string | Uint8Array];

/** Word, HTML and Markdown of one document. */
async function formats(path: string, document: OfficialDocument): Promise<File[]> {
  const { renderWord } = await import("../../circular/word.ts");
  const { renderHtml } = await import("../../circular/html.ts");
  const { renderMarkdown } = await import("../../circular/markdown.ts");
  return [
    [`${path}.docx`, await renderWord(document)],
    [`${path}.html`, renderHtml(document)],
    [`${path}.md`, renderMarkdown(document)],
  ];
}

/** All files, in the order in which they were made. */
export async function rendered(all: readonly Made[], _options: DocumentOptions): Promise<File[]> {
  const files: File[] = [];
  for (const made of all) {
    if ("document" in made) files.push(...(await formats(made.path, made.document)));
    else files.push([made.path, made.content]);
  }
  return files;
}
