/** What the YAML reader could not understand, in words for a person who has never heard of YAML. */
import type { Document, YAMLError } from "yaml";
import type { Finding } from "../problem.ts";

/** Line and column, both counted from 1, as `Finding` has them. */
export interface Place {
  readonly row: number;
  readonly column: string;
}

/** The reader's code → ours. The others are PLN002. */
const CODES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "PLN003",
  DUPLICATE_KEY: "PLN004",
  BAD_ALIAS: "PLN005",
  ALIAS_PROPS: "PLN005",
  MULTIPLE_ANCHORS: "PLN005",
  RESOURCE_EXHAUSTION: "PLN005",
  TAG_RESOLVE_FAILED: "PLN006",
  MULTIPLE_TAGS: "PLN006",
  MULTIPLE_DOCS: "PLN007",
  BAD_INDENT: "PLN008",
  MISSING_CHAR: "PLN009",
  BAD_SCALAR_START: "PLN010",
  NON_STRING_KEY: "PLN012",
};
/** After these the rest of the text still means what it says. */
const HARMLESS = new Set(["PLN004", "PLN006"]);
const MOST = 20;

/** `key：value` or `key:value`: a colon of the wrong width, or without a space. */
const COLON = /^(\s*(?:- +)?[A-Za-z][A-Za-z0-9_-]*)(：|:(?=[^\s:/\\]))/;
const TAB = /^ *\t\s*\S/;

const shorten = (line: string) => (line.length > 60 ? `${line.slice(0, 59)}…` : line);

/** Lines with the two slips that a person who types Chinese makes most; they hide behind other errors. */
function slips(lines: readonly string[], file: string): Finding[] {
  return lines.flatMap((line, index): Finding[] => {
    const row = index + 1;
    const here = (code: string, column: number): Finding => ({
      code,
      severity: "error",
      file,
      row,
      column: String(column),
      params: { text: shorten(line.trim()) },
    });
    if (TAB.test(line)) return [here("PLN003", line.indexOf("\t") + 1)];
    const colon = COLON.exec(line);
    return colon ? [here("PLN011", (colon[1] as string).length + 1)] : [];
  });
}

/** Where a quote that is never closed opens: the reader notices only at the end of the text. */
function openQuote(error: YAMLError, lines: readonly string[]): Place | undefined {
  const quote = /^Missing closing (["'])quote/.exec(error.message)?.[1];
  if (quote === undefined) return undefined;
  const row = lines.findIndex((line) => line.split(quote).length % 2 === 0);
  return row < 0
    ? undefined
    : { row: row + 1, column: String((lines[row] as string).lastIndexOf(quote) + 1) };
}

/**
 * Findings about the text itself.
 * @param at place of an offset in the text
 * @returns `usable` false where the data cannot be trusted
 */
export function syntaxFindings(
  text: string,
  document: Document | Document.Parsed,
  at: (offset: number) => Place,
  file: string,
): { findings: Finding[]; usable: boolean } {
  const lines = text.split(/\r\n|\n|\r/);
  const seen = new Set<string>();
  const problems = [...document.errors, ...document.warnings].filter((one) => one.code !== "BAD_DIRECTIVE");
  const found = problems.flatMap((error: YAMLError): Finding[] => {
    const place = openQuote(error, lines) ?? at(error.pos[0]);
    const code = Object.hasOwn(CODES, error.code) ? (CODES[error.code] as string) : "PLN002";
    const line = lines[place.row - 1] ?? "";
    // One slip makes the reader stumble several times; the first time on a line is the one to show.
    const once = HARMLESS.has(code) ? `${code} ${error.pos[0]}` : `${place.row}`;
    if (seen.has(once)) return [];
    seen.add(once);
    const word = text.slice(error.pos[0]).match(/^[^\s:：,\]}]{1,40}/)?.[0] ?? "";
    return [{ code, severity: "error", file, ...place, params: { text: shorten(line.trim()), word } }];
  });
  const scalar = typeof (document.contents as { value?: unknown } | null)?.value === "string";
  const fatal = found.some((one) => !HARMLESS.has(one.code));
  const likely = fatal || scalar ? slips(lines, file) : [];
  if (likely.length > 0) return { findings: likely.slice(0, MOST), usable: false };
  return { findings: found.slice(0, MOST), usable: !fatal };
}
