/**
 * Building stones of the schemas of files that people write (plan, rubric). They exist because three things are lost otherwise: which of two
 * forms a person meant, keys such as `__proto__` in tables, and digits of numbers that are really text.
 */
import * as v from "valibot";
import { parseRate } from "../sampling/rational.ts";

type Any = v.GenericSchema<unknown, unknown>;

/** true for a table (and for no list). */
export const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Attaches the sentence that the reference prints, and an example. */
export const told = <S extends v.GenericSchema>(schema: S, description: string, example?: string) =>
  v.pipe(schema, v.description(description), v.metadata(example === undefined ? {} : { example }));

/** Control characters other than tab and line feed: they come from broken copies, and no path may hold them. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Text with something in it. */
export const text = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(),
  v.check((value) => !CONTROL.test(value), "PLN037"),
);

/** A whole number within bounds; the upper one only keeps slips of the finger out. */
export const whole = (least: number, most = 1_000_000) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

function isDay(value: string): boolean {
  const [year, month, day] = value.split("-").map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** ISO date, 2025-05-12; 2025-02-30 is none. */
export const day = v.pipe(
  v.string(),
  v.isoDate("PLN028"),
  v.check((value) => !/^\d{4}-\d{2}-\d{2}$/.test(value) || isDay(value), "PLN028"),
  v.metadata({ word: "date" }),
);

/** A scalar whose text counts: the loader hands numbers over as they were written. */
const asWritten = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

/** A rate stays text: "10%", "0.1", "1/8". */
export const rateText = v.pipe(
  asWritten,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    if (!parseRate(dataset.value).ok) addIssue({ message: "rate" });
  }),
  v.metadata({ word: "rate" }),
);

/** A value to compare with: text, maybe empty, or a comparison whose right side is there. */
const condition = v.pipe(
  asWritten,
  v.trim(),
  v.check((value) => !/^(>=|<=|!=|>|<|=)$/.test(value), "PLN038"),
  v.metadata({ word: "value" }),
);

/** One of several forms, chosen by looking at the input, so that a message speaks of the form that was meant. */
export const either = <const S extends readonly v.GenericSchema[]>(
  pick: (input: unknown) => number,
  options: S,
) =>
  v.pipe(
    v.lazy((input) => options[pick(input)] as S[number]),
    v.metadata({ options }),
  );

/** One value or a list of them; a list comes out. */
const listOf = <S extends v.GenericSchema<unknown, string>>(item: S) =>
  v.pipe(
    either((input) => (Array.isArray(input) ? 1 : 0), [item, v.pipe(v.array(item), v.minLength(1))]),
    v.transform((value): string[] => (Array.isArray(value) ? value : [value as string])),
  );

export const oneOrMore = listOf(text);
const conditions = listOf(condition);

/**
 * A table with free keys. Unlike `v.record` it keeps `__proto__` and `constructor`, as ordinary keys of an
 * object without prototype, so that looking up a column's name never meets a built-in.
 */
export const dictionary = <S extends Any>(values: S) =>
  v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isTable, "PLN023"),
    v.rawTransform(({ dataset, addIssue, NEVER }): Record<string, v.InferOutput<S>> => {
      const input = dataset.value;
      const output: Record<string, v.InferOutput<S>> = Object.create(null);
      const keys = Object.keys(input);
      if (keys.length === 0) addIssue({ message: "PLN036" });
      for (const key of keys) {
        const at = { type: "object", origin: "value", input, key, value: input[key] } as const;
        if (key.trim() === "") addIssue({ message: "PLN039", path: [at as never] });
        const result = v.safeParse(values, input[key]);
        if (result.success) output[key] = result.output;
        else for (const issue of result.issues) addIssue(rehang(issue, at as never));
      }
      return dataset.issues ? NEVER : output;
    }),
    v.metadata({ values }),
  );

/** An inner issue as seen from outside: same message and kind, longer path. */
function rehang(issue: v.BaseIssue<unknown>, at: v.IssuePathItem) {
  return {
    message: /^[A-Z]{3}\d{3}$/.test(issue.message) || issue.message === "rate" ? issue.message : issue.type,
    input: issue.input,
    path: [at, ...(issue.path ?? [])] as never,
  };
}

/** Column → value, list of values or comparison; all of them must hold. */
export const where = dictionary(conditions);
