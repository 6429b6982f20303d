/** An official document as Markdown (CommonMark with GitHub's tables); text from registers never acts as markup. */
import type { Annex, Block, OfficialDocument } from "./document.ts";
import { numbered } from "./outline.ts";
import { plain } from "./plain.ts";

/** Text with every character escaped that could start markup, HTML, an entity or a link that makes itself. */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .replace(/[\\`*_[\]<>|&~$]/g, (mark) =>
      mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : mark === "&" ? "&amp;" : `\\${mark}`,
    )
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/\b(www|mailto|xmpp)([.:])/gi, "$1\\$2")
    .replace(/(?<=\w)@(?=\w)/g, "\\@");
}

/** The same at the start of a line, where more characters mean something. */
function line(text: string): string {
  return escapeMarkdown(text)
    .replace(/^([#+\-=])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

const row = (cells: readonly string[]) => `| ${cells.map((cell) => escapeMarkdown(cell)).join(" | ")} |`;

function table(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly (string | undefined)[],
): string {
  const rule = `| ${headers.map((_, at) => (align[at] === "center" ? ":---:" : "---")).join(" | ")} |`;
  return [row(headers), rule, ...rows.map((cells) => row(headers.map((_, at) => cells[at] ?? "")))].join(
    "\n",
  );
}

function render(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "note":
      return line(block.text);
    case "heading":
      return `${"#".repeat(block.level + 1)} ${line(block.text)}`;
    case "list":
      return block.items.map((item, at) => `${at + 1}. ${line(item)}`).join("\n");
    case "table":
      return table(
        block.columns.map((column) => column.header),
        block.rows,
        block.columns.map((column) => column.align),
      );
    case "facts":
      return table(["项目", "内容"], block.rows, []);
    case "verbatim":
      return block.lines.map((one) => `    ${plain(one)}`).join("\n");
    case "caption":
      return `## ${line(block.text)}`;
    case "pageBreak":
      return "---";
  }
}

const renderAll = (blocks: readonly Block[]) => numbered(blocks).map(render);

function annexNote(annexes: readonly Annex[]): string[] {
  if (annexes.length === 0) return [];
  if (annexes.length === 1) return [`附件：${escapeMarkdown(annexes[0]?.title ?? "")}`];
  return ["附件：", annexes.map((annex, at) => `${at + 1}. ${line(annex.title)}`).join("\n")];
}

/**
 * Writes a document as Markdown.
 * @returns text with LF line ends and one at the end
 */
export function renderMarkdown(document: OfficialDocument): string {
  const many = document.annexes.length > 1;
  const parts = [
    ...(document.notice ? [`> 【${escapeMarkdown(document.notice)}】`] : []),
    ...(document.mark ? [`**${escapeMarkdown(document.mark)}**`] : []),
    ...(document.mark && document.number ? [line(document.number)] : []),
    `# ${line(document.title)}`,
    ...(document.addressee ? [`${line(document.addressee)}：`] : []),
    ...renderAll(document.blocks),
    ...annexNote(document.annexes),
    ...(document.signature ? [line(document.signature.issuer), line(document.signature.date)] : []),
    ...(document.note ? [`（${escapeMarkdown(document.note)}）`] : []),
    ...document.annexes.flatMap((annex, at) => [
      "---",
      `**附件${many ? at + 1 : ""}**`,
      `# ${line(annex.title)}`,
      ...renderAll(annex.blocks),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}
