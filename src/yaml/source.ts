/**
 * A YAML file as plain data that remembers where each value stood.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
} from "yaml";
import type { Finding } from "../problem.ts";
import { type Place, syntaxFindings } from "./syntax.ts";

/** Keys and list positions that lead from the file's top to a value. */
export type Path = readonly (string | number)[];

export interface Source {
  /** Tables without prototypes, lists, text, numbers, yes/no and null. */
  readonly data: unknown;
  readonly findings: readonly Finding[];
  /** false where the text could not be understood as a whole; `data` is then of no use. */
  readonly usable: boolean;
  /** Where a path's value stands; its key where `ofKey`, or where it has no value; what encloses it where it is missing. */
  place(path: Path, ofKey?: boolean): Place;
}

/** Such a file is some pages of text: more than this came from a mistake or from malice. */
const MOST_CHARACTERS = 1_000_000;
const MOST_VALUES = 50_000;
const DEEPEST = 40;

class TooMuch extends Error {}

const keyText = (pair: Pair): string => {
  const key = pair.key as Scalar | null;
  return isScalar(key) ? String(key.value ?? "") : "";
};

function follow(node: unknown, document: Document): Node | null {
  const target = isAlias(node) ? (node as Alias).resolve(document) : node;
  return (target as Node | undefined) ?? null;
}

function toData(root: Node | null, document: Document, isWritten: (path: Path) => boolean): unknown {
  let values = 0;
  const walk = (given: unknown, path: Path): unknown => {
    values += 1;
    if (values > MOST_VALUES || path.length > DEEPEST) throw new TooMuch();
    const node = follow(given, document);
    if (isAlias(given) && !node) throw new TooMuch();
    if (isMap(node)) {
      const table: Record<string, unknown> = Object.create(null);
      for (const pair of node.items) {
        const key = keyText(pair);
        if (!(key in table)) table[key] = walk(pair.value, [...path, key]);
      }
      return table;
    }
    if (isSeq(node)) return node.items.map((item, index) => walk(item, [...path, index]));
    if (!isScalar(node)) return null;
    const plain = typeof node.value === "number" || typeof node.value === "boolean";
    return plain && isWritten(path) && node.source !== undefined ? node.source : node.value;
  };
  return walk(root, []);
}

function locate(document: Document, path: Path, ofKey: boolean): number {
  let node = follow(document.contents, document);
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, key] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = (node.items as Pair[]).find((item) => keyText(item) === String(key));
      if (!pair) return offset;
      const keyAt = (pair.key as Node | null)?.range?.[0] ?? offset;
      const value = pair.value as Node | null;
      const empty =
        !value || (isScalar(value) && (value.source ?? "") === "" && !value.type?.startsWith("QUOTE"));
      // A table inside a block starts at its first key, which says less than the key above it.
      const block = isMap(value) && !value.flow;
      offset = (last && ofKey) || empty || block ? keyAt : (value?.range?.[0] ?? keyAt);
      node = follow(value, document);
    } else if (isSeq(node)) {
      const item = node.items[Number(key)] as Node | undefined;
      if (!item) return offset;
      offset = item.range?.[0] ?? offset;
      node = follow(item, document);
    } else return offset;
  }
  return offset;
}

/**
 * Reads YAML 1.2 (core schema, no tags of its own, no merge keys) with positions. Never throws on bad text:
 * what is wrong is in `findings`, all of it at once.
 * @param file name for the findings
 * @param isWritten which values keep the digits as they were written: 007, 0.10, 3253000012345678901
 */
export function readSource(given: string, file: string, isWritten: (path: Path) => boolean): Source {
  const text = given.replace(/^\uFEFF/, "");
  const lines = new LineCounter();
  const nowhere = { data: undefined, usable: false, place: () => ({ row: 1, column: "1" }) };
  const bad = (code: string): Source => ({
    ...nowhere,
    findings: [{ code, severity: "error", file, row: 1, column: "1" }],
  });
  if (text.length > MOST_CHARACTERS) return bad("PLN005");
  const document = parseDocument(text, {
    lineCounter: lines,
    stringKeys: true,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { row: line || 1, column: String(col || 1) };
  };
  const { findings, usable } = syntaxFindings(text, document, at, file);
  if (!usable) return { ...nowhere, findings };
  if (document.contents === null || document.contents === undefined) return bad("PLN001");
  try {
    const data = toData(document.contents as Node, document as Document, isWritten);
    return {
      data,
      findings,
      usable,
      place: (path, ofKey = false) => at(locate(document as Document, path, ofKey)),
    };
  } catch (error) {
    if (error instanceof TooMuch) return bad("PLN005");
    throw error;
  }
}
