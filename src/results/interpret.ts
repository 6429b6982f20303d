/** One object's cells as a result: every cell that cannot be understood is told, and then there is no result. */
import type { Finding } from "../problem.ts";
import {
  ANSWERS,
  FOLLOW_UPS,
  type FollowUp,
  INSPECTED_RESULTS,
  type InspectionResult,
  type ItemResult,
  RESULT_VALUES,
} from "./types.ts";
import { readAnswer, readDay, readFollowUp, readPeople, readResult } from "./vocabulary.ts";

/** What a form asks beside the items. */
export const FIELDS = [
  "inspectors",
  "method",
  "date",
  "result",
  "followUp",
  "due",
  "corrected",
  "body",
  "note",
] as const;
export type Field = (typeof FIELDS)[number];

/** A cell's text and where it stands. */
export interface Said {
  readonly text: string;
  /** "C7" */
  readonly cell: string;
  /** How a finding names the place: row and header in a table, the cell alone on a form. */
  readonly place: Pick<Finding, "row" | "column">;
}

export interface RawItem {
  readonly item: string;
  readonly answer?: Said;
  readonly problem?: Said;
  readonly disposal?: Said;
}

/** What stands in the cells about one object. */
export interface RawResult {
  readonly object: string;
  readonly fields: Readonly<Partial<Record<Field, Said>>>;
  /** In the checklist's order; empty where the file has no items. */
  readonly items: readonly RawItem[];
  readonly file: string;
  readonly sheet?: string;
  /** Where findings without a cell of their own point. */
  readonly place: Pick<Finding, "row" | "column">;
}

/** More characters than anybody writes about one item. */
export const LONGEST = 2000;

const textOf = (said: Said | undefined): string => said?.text.trim() ?? "";

/** true where nothing is filled in; the inspectors stand on a form from the start. */
export const isUnfilled = ({ fields, items }: RawResult): boolean =>
  FIELDS.every((field) => field === "inspectors" || textOf(fields[field]) === "") &&
  items.every(({ answer, problem, disposal }) => textOf(answer) + textOf(problem) + textOf(disposal) === "");

class Reading {
  readonly findings: Finding[] = [];
  readonly #raw: RawResult;

  constructor(raw: RawResult) {
    this.#raw = raw;
  }

  report(code: string, said: Said | undefined, params: Finding["params"] = {}): void {
    const { file, sheet, place } = this.#raw;
    const where = said?.place ?? place;
    this.findings.push({
      code,
      severity: "error",
      file,
      ...(sheet === undefined ? {} : { sheet }),
      ...where,
      params,
    });
  }

  /** A cell's text, with line breaks and all; undefined where it is empty. */
  text(said: Said | undefined): string | undefined {
    const text = textOf(said);
    if (text.length > LONGEST) this.report("RES015", said, { length: text.length, most: LONGEST });
    return text === "" ? undefined : text.slice(0, LONGEST);
  }

  /** A value of a vocabulary; undefined where the cell is empty or says something else. */
  value<T extends string>(
    said: Said | undefined,
    read: (text: string) => T | undefined,
    code: string,
    known: readonly T[],
  ): T | undefined {
    const text = textOf(said);
    if (text === "") return undefined;
    const value = read(text);
    if (value === undefined) this.report(code, said, { value: text.slice(0, 60), known: known.join("、") });
    return value;
  }

  day(said: Said | undefined): string | undefined {
    const text = textOf(said);
    if (text === "") return undefined;
    const read = readDay(text);
    if ("day" in read) return read.day;
    this.report(read.problem === "ambiguous" ? "RES007" : "RES006", said, { value: text.slice(0, 40) });
    return undefined;
  }
}

function itemsOf(raw: RawResult, reading: Reading, inspected: boolean): ItemResult[] {
  return raw.items.map(({ item, answer, problem, disposal }) => {
    const said = reading.value(answer, readAnswer, "RES004", ANSWERS);
    if (said === undefined && textOf(answer) === "" && (inspected || textOf(problem) !== ""))
      reading.report("RES009", answer, { item });
    const [found, done] = [reading.text(problem), reading.text(disposal)];
    return {
      item,
      answer: said ?? "未检查",
      ...(found === undefined ? {} : { problem: found }),
      ...(done === undefined ? {} : { disposal: done }),
    };
  });
}

function followUpOf({ fields }: RawResult, reading: Reading): FollowUp {
  const kind = reading.value(fields.followUp, readFollowUp, "RES005", FOLLOW_UPS);
  const [due, corrected] = [reading.day(fields.due), reading.day(fields.corrected)];
  const body = reading.text(fields.body);
  return {
    // A last day without a word for it is still an order.
    kind: kind ?? (due !== undefined && textOf(fields.followUp) === "" ? "限期改正" : "无"),
    ...(due === undefined ? {} : { due }),
    ...(corrected === undefined ? {} : { corrected }),
    ...(body === undefined ? {} : { body }),
  };
}

function cellsOf({ fields, items }: RawResult): Record<string, string> {
  const cells: [string, string][] = FIELDS.flatMap((field) =>
    fields[field] ? [[field, fields[field].cell] as [string, string]] : [],
  );
  for (const { item, answer } of items) if (answer) cells.push([item, answer.cell]);
  return Object.fromEntries(cells);
}

/**
 * Reads one object's cells.
 * @returns the result, undefined where something cannot be understood; and what that is (RES003–RES015)
 */
export function interpret(raw: RawResult): { result?: InspectionResult; findings: readonly Finding[] } {
  const reading = new Reading(raw);
  const { fields } = raw;
  const result = reading.value(fields.result, readResult, "RES003", RESULT_VALUES);
  if (textOf(fields.result) === "") reading.report("RES008", fields.result);
  const items = itemsOf(raw, reading, result !== undefined && INSPECTED_RESULTS.includes(result));
  const followUp = followUpOf(raw, reading);
  const inspectedOn = reading.day(fields.date);
  const [method, note] = [reading.text(fields.method), reading.text(fields.note)];
  const inspectors = readPeople(reading.text(fields.inspectors) ?? "");
  if (reading.findings.length > 0 || result === undefined) return { findings: reading.findings };
  return {
    findings: [],
    result: {
      object: raw.object,
      result,
      ...(inspectedOn === undefined ? {} : { inspectedOn }),
      ...(method === undefined ? {} : { method }),
      inspectors,
      items,
      followUp,
      ...(note === undefined ? {} : { note }),
      source: {
        file: raw.file,
        ...(raw.sheet === undefined ? {} : { sheet: raw.sheet }),
        cells: cellsOf(raw),
      },
    },
  };
}
