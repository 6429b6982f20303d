/** A table of one's own as ratings: a header, then one row a subject, its name first, one column a rater. */
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { isMissingMarker } from "../../registry/missing-marker.ts";
import type { Column, Table } from "../../registry/table.ts";
import { type Level, type Ratings, ratingsOfLabels, ratingsOfNumbers } from "./ratings.ts";

export interface RatedTable {
  readonly ratings: Ratings;
  readonly level: Level;
  /** false where the level was asked for. */
  readonly guessed: boolean;
  readonly raters: readonly string[];
  /** Categories in use, as text. */
  readonly categories: readonly string[];
  readonly given: number;
  readonly findings: readonly Finding[];
}

/** Whole numbers with at most so many different values are taken as marks on an ordinal scale. */
const ORDINAL_VALUES = 10;
/** Cells named one by one before the rest is only counted. */
const NAMED = 20;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that a cell writes; undefined where it writes something else. */
function numberIn(cell: string): number | undefined {
  const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

interface Cell {
  readonly text: string;
  readonly number: number | undefined;
  readonly row: number;
  readonly column: Column;
}

/** What the values are, where nobody says: marks, measurements or labels. */
export function guessLevel(values: readonly (number | undefined)[]): Level {
  if (values.some((value) => value === undefined)) return "nominal";
  const distinct = new Set(values);
  return distinct.size <= ORDINAL_VALUES && [...distinct].every(Number.isInteger) ? "ordinal" : "interval";
}

function repeatedNames(table: Table): Finding[] {
  const first = new Map<string, number>();
  const repeated = table.rows.flatMap(({ row, cells }) => {
    const name = cells[0]!.normalize("NFKC").trim();
    if (name === "") return [];
    const before = first.get(name);
    if (before === undefined) first.set(name, row);
    return before === undefined ? [] : [{ row, name, before }];
  });
  if (repeated.length === 0) return [];
  const { row, ...params } = repeated[0]!;
  return [{ code: "AGR008", severity: "warning", row, params: { ...params, count: repeated.length } }];
}

/**
 * Reads ratings from a table. An empty cell is a missing rating; so is a sign such as NA or – among numbers.
 * @param asked the level; guessed from the values where absent
 * @throws Problem (bad input) where there are no ratings, or a cell is no number although the level needs one
 */
export function ratingsFromTable(table: Table, asked?: Level): RatedTable {
  const stop = (findings: readonly Finding[]): never => {
    throw new Problem(
      EXIT.badInput,
      findings.map((finding) => ({ file: table.file, sheet: table.sheet, ...finding })),
    );
  };
  const error = (code: string, more: Partial<Finding> = {}): Finding => ({
    code,
    severity: "error",
    ...more,
  });
  if (table.columns.length < 2) stop([error("AGR001", { row: table.headerRow })]);
  const findings: Finding[] = repeatedNames(table);
  const cells = table.rows.map(({ row, cells: texts }) =>
    table.columns.slice(1).map((column): Cell => {
      const text = (texts[column.index] ?? "").normalize("NFKC").trim();
      return { text, number: numberIn(text), row, column };
    }),
  );
  let filled = cells.flat().filter(({ text }) => text !== "");
  if (filled.length === 0) stop([error("AGR002")]);
  const odd = filled.filter(({ number }) => number === undefined);
  const numeric = odd.length < filled.length;
  const markers = new Set<Cell>();
  const at = ({ row, column, text }: Cell): Partial<Finding> => ({
    row,
    column: column.header,
    params: { value: text },
  });
  const signs = odd.filter(({ text }) => isMissingMarker(text));
  const amongNumbers =
    numeric && (signs.length === odd.length || (asked !== undefined && asked !== "nominal"));
  if (amongNumbers) for (const sign of signs) markers.add(sign);
  const [sign] = signs;
  if (sign) {
    const params = { value: sign.text, count: signs.length };
    const code = amongNumbers ? "AGR005" : "AGR009";
    findings.push({ code, severity: "warning", row: sign.row, column: sign.column.header, params });
  }
  filled = filled.filter((cell) => !markers.has(cell));
  const words = filled.filter(({ number }) => number === undefined);
  if (asked !== undefined && asked !== "nominal" && words.length > 0)
    stop([
      ...words
        .slice(0, NAMED)
        .map((cell) => error("AGR003", { ...at(cell), params: { value: cell.text, level: asked } })),
      ...(words.length > NAMED ? [error("AGR006", { params: { count: words.length - NAMED } })] : []),
    ]);
  const [word] = words;
  if (word && words.length < filled.length && asked === undefined)
    findings.push({
      code: "AGR004",
      severity: "warning",
      ...at(word),
      params: { value: word.text, count: words.length },
    });
  const kept = table.columns.slice(1).filter((column) => filled.some((cell) => cell.column === column));
  for (const column of table.columns.slice(1))
    if (!kept.includes(column)) findings.push({ code: "AGR007", severity: "warning", column: column.header });
  const level = asked ?? guessLevel(filled.map(({ number }) => number));
  const rows = cells.map((row) => row.filter(({ column }) => kept.includes(column)));
  const ratings =
    words.length === 0
      ? ratingsOfNumbers(
          rows.map((row) => row.map((cell) => (markers.has(cell) ? null : (cell.number ?? null)))),
        )
      : ratingsOfLabels(rows.map((row) => row.map(({ text }) => (text === "" ? null : text))));
  return {
    ...{ ratings, level, guessed: asked === undefined, given: filled.length },
    raters: kept.map(({ header }) => header),
    categories: ratings.values
      ? Array.from(ratings.values, String)
      : [...new Set(filled.map(({ text }) => text))],
    findings: findings.map((finding) => ({ file: table.file, sheet: table.sheet, ...finding })),
  };
}
