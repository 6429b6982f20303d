/**
 * An official document as one page of HTML: no script, no network, nothing beside it. On screen and on paper it looks
 * as GB/T 9704-2012 asks; text from registers never acts as markup.
 */
import { columnShares, tableLines } from "./column-widths.ts";
import type { Annex, Block, OfficialDocument, TableColumn } from "./document.ts";
import { styleSheet } from "./html-style.ts";
import { numbered } from "./outline.ts";
import { plain } from "./plain.ts";
import { titleLines } from "./title-lines.ts";

/** Text with every character written by name that could start markup or end an attribute. */
export const escapeHtml = (text: string): string =>
  plain(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const element = (name: string, text: string, attributes = ""): string =>
  `<${name}${attributes}>${escapeHtml(text)}</${name}>`;

/** More columns than a telephone shows side by side. */
const MANY = 4;
/** Tables of up to this many rows and lines stay on one page, as in Word. */
const SHORT = 4;
const LOW = 10;

function columns(shares: readonly number[]): string {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const cols = shares.map((share) => `<col style="width:${((100 * share) / total).toFixed(2)}%">`);
  return `<colgroup>${cols.join("")}</colgroup>`;
}

const rowOpen = (height: number | undefined) =>
  height === undefined ? "<tr>" : `<tr style="height:${height}mm">`;

function dataTable(block: Extract<Block, { kind: "table" }>, width: number): string {
  const cell = (text: string, column: TableColumn) =>
    element("td", text, column.align === "center" ? ' class="center"' : "");
  const rows = block.rows.map(
    (row) =>
      `${rowOpen(block.rowHeight)}${block.columns.map((column, at) => cell(row[at] ?? "", column)).join("")}</tr>`,
  );
  const names = [
    block.dense ? "dense" : "",
    block.columns.length > MANY ? "many" : "",
    block.rows.length <= SHORT && tableLines(block, width) <= LOW ? "whole" : "",
  ].filter(Boolean);
  return [
    `<div class="wide"><table${names.length > 0 ? ` class="${names.join(" ")}"` : ""}>`,
    columns(columnShares(block, width)),
    `<thead><tr>${block.columns.map(({ header }) => element("th", header, ' scope="col"')).join("")}</tr></thead>`,
    `<tbody>${rows.join("\n")}</tbody>`,
    "</table></div>",
  ].join("\n");
}

function factsTable(block: Extract<Block, { kind: "facts" }>): string {
  const label = block.labelWidth ?? 36;
  const rows = block.rows.map(
    ([name, value]) =>
      `${rowOpen(block.rowHeight)}${element("th", name, ' scope="row"')}${element("td", value)}</tr>`,
  );
  return `<div class="wide"><table class="whole">\n${columns([label, 156 - label])}\n<tbody>${rows.join("\n")}</tbody>\n</table></div>`;
}

/** A sentence that announces what stands below it stays on its page. */
const ANNOUNCED: readonly string[] = ["table", "facts", "verbatim", "list"];

function render(block: Block, next: Block | undefined, width: number): string {
  switch (block.kind) {
    case "paragraph":
      return element("p", block.text, next && ANNOUNCED.includes(next.kind) ? ' class="announces"' : "");
    case "heading":
      return element(`h${block.level + 1}`, block.text);
    case "list":
      return `<ol>${block.items.map((item, at) => element("li", `${at + 1}. ${item}`)).join("\n")}</ol>`;
    case "table":
      return dataTable(block, width);
    case "facts":
      return factsTable(block);
    case "note":
      return element("p", block.text, ' class="remark"');
    case "verbatim":
      return block.lines.map((line) => element("p", line, ' class="verbatim"')).join("\n");
    case "caption":
      return element("p", block.text, ' class="caption"');
    case "pageBreak":
      return "<hr>";
  }
}

const renderAll = (blocks: readonly Block[], width: number): string[] =>
  numbered(blocks).map((block, at) => render(block, blocks[at + 1], width));

/** The title in the lines that a reader pauses at; on a narrow screen they flow together. */
const title = (text: string, landscape: boolean) =>
  `<h1>${titleLines(plain(text), landscape ? 28 : 20)
    .map((line) => element("span", line))
    .join("")}</h1>`;

/** The mark stands on one line: 48 pt, or as large as paper and screen allow. */
function head(document: OfficialDocument): string[] {
  if (!document.mark) return [];
  const letters = Math.max(1, [...plain(document.mark)].length);
  const size = Math.max(22, Math.min(48, Math.floor(442 / letters)));
  const mark = element(
    "p",
    document.mark,
    ` class="mark" style="font-size:min(${size}pt,calc(86vw / ${letters}))"`,
  );
  const number = document.number ? element("p", document.number, ' class="number"') : "";
  return [`<div class="head">${mark}${number}</div>`];
}

function annexNote(annexes: readonly Annex[]): string[] {
  if (annexes.length === 0) return [];
  const many = annexes.length > 1;
  const lines = annexes.map((annex, at) =>
    element("p", `${at === 0 ? "附件：" : ""}${many ? `${at + 1}. ` : ""}${annex.title}`),
  );
  return [`<div class="annexes${many ? "" : " one"}">${lines.join("\n")}</div>`];
}

function signature(document: OfficialDocument): string[] {
  if (!document.signature) return [];
  const { issuer, date } = document.signature;
  return [`<div class="seal">${element("p", issuer)}${element("p", date)}</div>`];
}

/** A sheet of paper; `lies` on its long side. */
const sheet = (parts: readonly string[], lies: boolean) =>
  `<section class="sheet${lies ? " lies" : ""}">\n${parts.join("\n")}\n</section>`;
/** Width of the text, in millimetres. */
const widthOf = (lies: boolean) => (lies ? 225 : 156);

/**
 * Writes a document as HTML.
 * @returns text with LF line ends and one at the end; a function of the document alone
 */
export function renderHtml(document: OfficialDocument): string {
  const many = document.annexes.length > 1;
  const notice = document.notice ? plain(document.notice) : undefined;
  const style = styleSheet(document.pageNumbers === "dashes", notice);
  const lies = document.landscape === true;
  const banner = notice === undefined ? [] : [element("p", `【${notice}】`, ' class="notice"')];
  const text = [
    ...banner,
    ...head(document),
    title(document.title, lies),
    ...(document.addressee ? [element("p", `${document.addressee}：`, ' class="addressee"')] : []),
    ...renderAll(document.blocks, widthOf(lies)),
    ...annexNote(document.annexes),
    ...signature(document),
    ...(document.note ? [element("p", `（${document.note}）`)] : []),
  ];
  const annexes = document.annexes.map((annex, at) => {
    const turned = annex.landscape ?? lies;
    const parts = [
      ...banner,
      element("p", `附件${many ? at + 1 : ""}`, ' class="label"'),
      title(annex.title, turned),
      ...renderAll(annex.blocks, widthOf(turned)),
    ];
    return sheet(parts, turned);
  });
  return [
    "<!DOCTYPE html>",
    '<html lang="zh-CN">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element("title", document.title),
    `<style>\n${style}\n</style>`,
    "</head>",
    "<body>",
    sheet(text, lies),
    ...annexes,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
