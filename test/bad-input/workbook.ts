/** Single cells of a workbook changed in its XML: what people, other programs and attackers leave there. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

export type Parts = Record<string, Uint8Array>;
export const partsOf = (bytes: Uint8Array): Parts => unzipSync(bytes);
export const packed = (parts: Parts): Uint8Array => zipSync(parts, { level: 1 });

export const pagePart = (page: number): string => `xl/worksheets/sheet${page + 1}.xml`;
export const textOf = (parts: Parts, part: string): string => strFromU8(parts[part] ?? new Uint8Array());

/** Replaces text of a part. @throws where it is not there, so that no case tests nothing */
export function changePart(parts: Parts, part: string, passage: string | RegExp, by: string): void {
  const text = textOf(parts, part);
  const after = text.replace(passage, () => by);
  if (after === text) throw new Error(`not in ${part}: ${passage}`);
  parts[part] = strToU8(after);
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A cell's inside: text, or XML with its type in front. */
export type Content = string | { readonly type?: string; readonly xml: string };
export const number = (value: string): Content => ({ xml: `<v>${value}</v>` });
export const formula = (f: string, value?: string, type?: string): Content => ({
  type,
  xml: `<f>${escaped(f)}</f>${value === undefined ? "" : `<v>${value}</v>`}`,
});
export const errorCell = (value: string): Content => ({ type: "e", xml: `<v>${value}</v>` });

/** Sets a cell that the page has. */
export function setCell(parts: Parts, page: number, at: string, content: Content): void {
  const { type, xml } =
    typeof content === "string"
      ? { type: "inlineStr", xml: `<is><t xml:space="preserve">${escaped(content)}</t></is>` }
      : content;
  const cell = new RegExp(`<c r="${at}"([^>]*?)(?:/>|>.*?</c>)`, "s");
  const [, given = ""] = cell.exec(textOf(parts, pagePart(page))) ?? [];
  const style = given.replace(/ t="[^"]*"/, "");
  changePart(parts, pagePart(page), cell, `<c r="${at}"${style}${type ? ` t="${type}"` : ""}>${xml}</c>`);
}

/** Shared strings by their number. */
const strings = (parts: Parts): string[] =>
  [...textOf(parts, "xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, inside]) =>
    inside!.replace(/<[^>]*>/g, ""),
  );

/** Row of a text in column A of a page. */
export function markedRow(parts: Parts, page: number, mark: string): number {
  const index = strings(parts).findIndex((text) => text === mark || text.startsWith(`${mark}=`));
  const found = new RegExp(`<c r="A(\\d+)"[^>]*><v>${index}</v>`).exec(textOf(parts, pagePart(page)));
  if (!found) throw new Error(`no ${mark} on page ${page}`);
  return Number(found[1]);
}

/** Changes a text wherever the workbook has it. */
export const changeText = (parts: Parts, passage: string | RegExp, by: string): void =>
  changePart(parts, "xl/sharedStrings.xml", passage, by);

/** Takes the cells of a column away, as deleting it does. */
export function withoutColumn(parts: Parts, page: number, letter: string): void {
  const cells = new RegExp(`<c r="${letter}\\d+"[^>]*?(?:/>|>.*?</c>)`, "gs");
  changePart(parts, pagePart(page), cells, "");
}
