import { EXIT, fail } from "../problem.ts";
import { CHINESE_DATE_FORMATS } from "./cell-text.ts";

export type Parts = Map<string, Uint8Array>;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Parts that hold cells and what they need; pictures and printer settings are not even inflated. */
export const holdsCells = (name: string): boolean => /\.(?:xml|rels|bin)$/i.test(name) || name === "mimetype";

/** Which workbook a ZIP is. @throws Problem REG015 for documents of other programs, REG012 for other ZIPs */
export function workbookFormat(names: Iterable<string>): "xlsx" | "ods" {
  const all = [...names];
  const has = (pattern: RegExp) => all.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\d*\.(?:xml|bin)$/i) || has(/^xl\/worksheets\//i)) return "xlsx";
  if (has(/^word\//i)) fail(EXIT.badInput, "REG015", { format: "Word" });
  if (has(/^ppt\//i)) fail(EXIT.badInput, "REG015", { format: "PowerPoint" });
  if (has(/^content\.xml$/i) && has(/^META-INF\/manifest\.xml$/i)) return "ods";
  return fail(EXIT.badInput, "REG012");
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];

/** The part of each sheet of an .xlsx, in the order of its sheets; `undefined` where the file does not say. */
export function sheetParts(parts: Parts): (string | undefined)[] {
  const read = (name: string) => decoder.decode(parts.get(name) ?? new Uint8Array(0));
  const targets = new Map<string, string>();
  for (const [tag] of read("xl/_rels/workbook.xml.rels").matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const target = attribute(tag, "Target") ?? "";
    targets.set(
      attribute(tag, "Id") ?? "",
      target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`,
    );
  }
  return [...read("xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) =>
    targets.get(attribute(tag, "\\w+:id") ?? ""),
  );
}

/** Rows of a sheet part that are hidden, 1-based. SheetJS reads them only together with all cell styles. */
export function hiddenRowsOf(part: Uint8Array | undefined): number[] {
  if (!part || Buffer.from(part.buffer, part.byteOffset, part.length).indexOf('hidden="') < 0) return [];
  const hidden: number[] = [];
  let row = 0;
  for (const [tag] of decoder.decode(part).matchAll(/<(?:\w+:)?row\b[^>]*>/g)) {
    row = Number(attribute(tag, "r") ?? row + 1);
    if (/^(?:1|true)$/.test(attribute(tag, "hidden") ?? "")) hidden.push(row);
  }
  return hidden;
}

/** The same for each table of an .ods, which repeats equal rows by a number. */
export function hiddenRowsOfOds(content: Uint8Array | undefined): number[][] {
  const tables = decoder
    .decode(content ?? new Uint8Array(0))
    .split(/<table:table\b(?!-)/)
    .slice(1);
  return tables.map((table) => {
    const hidden: number[] = [];
    let row = 0;
    for (const [tag] of table.matchAll(/<table:table-row\b[^>]*>/g)) {
      const repeated = Number(attribute(tag, "table:number-rows-repeated") ?? 1);
      if (/^(?:collapse|filter)$/.test(attribute(tag, "table:visibility") ?? ""))
        // The empty rest of a sheet is one row, repeated a million times.
        for (let more = 1; more <= Math.min(repeated, 10_000); more++) hidden.push(row + more);
      row += repeated;
    }
    return hidden;
  });
}

/**
 * A formula without a value is one that no spreadsheet has calculated. SheetJS reads it as 0, which would be a
 * made-up number; as an error of no known name it comes out as an error without a value instead.
 */
function markFormulasWithoutValue(xml: string): string {
  return xml.replace(
    /<((?:\w+:)?)c\b([^>]*?)>(?=\s*<(?:\w+:)?f\b)([\s\S]*?)<\/(?:\w+:)?c>/g,
    (cell, prefix, given, inside) => {
      if (/<(?:\w+:)?(?:v|is)\b[^>]*>[^<]/.test(inside) || /\st\s*=\s*["']str["']/.test(given)) return cell;
      const bare = inside.replace(/<(?:\w+:)?v\b[^>]*(?:\/>|>\s*<\/(?:\w+:)?v>)/g, "");
      return `<${prefix}c${given.replace(/\st\s*=\s*["'][^"']*["']/, "")} t="e">${bare}<${prefix}v>#UNCALCULATED!</${prefix}v></${prefix}c>`;
    },
  );
}

/** Chinese built-in date formats have numbers that SheetJS does not know; the same formats it knows stand in. */
function replaceChineseDateFormats(xml: string): string {
  const custom = new Set(
    [...xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)].map(([tag]) => attribute(tag, "numFmtId")),
  );
  return xml.replace(/(<(?:\w+:)?xf\b[^>]*?\snumFmtId\s*=\s*["'])(\d+)/g, (whole, before, id) => {
    const known = custom.has(id) ? undefined : CHINESE_DATE_FORMATS[Number(id)];
    return known === undefined ? whole : `${before}${known}`;
  });
}

/** Prepares the parts of an .xlsx for SheetJS, in place. */
export function prepare(parts: Parts): void {
  for (const [name, bytes] of parts) {
    const isSheet = /^xl\/worksheets\/[^/]*\.xml$/i.test(name);
    if (isSheet && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("<f"))
      parts.set(name, encoder.encode(markFormulasWithoutValue(decoder.decode(bytes))));
    if (/^xl\/styles\.xml$/i.test(name))
      parts.set(name, encoder.encode(replaceChineseDateFormats(decoder.decode(bytes))));
  }
}
