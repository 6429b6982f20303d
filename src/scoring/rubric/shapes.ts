/** Building stones that only rubrics need; the common ones are in `src/yaml/shapes.ts`. */
import * as v from "valibot";
import { either, isTable, text, told } from "../../yaml/shapes.ts";
import { formatTicks, parseTicks } from "./decimal.ts";

/** Points as text in their one form ("2.50" → "2.5"), so that the rubric stays plain data and exact. */
export const points = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.check((value) => parseTicks(value) !== undefined, "RUB040"),
  v.check((value) => (parseTicks(value) ?? 0) >= 0, "RUB041"),
  v.transform((value) => formatTicks(parseTicks(value) ?? 0)),
  v.metadata({ word: "points" }),
);

/** Ids stand in file names, score files and formulas. */
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "RUB031"));

const both = v.strictObject({
  zh: told(text, "In Chinese"),
  en: told(text, "In English"),
});

/** One text for all readers, or one for each language. */
export const bilingual = v.pipe(
  either((input) => (isTable(input) ? 1 : 0), [text, both]),
  v.transform(
    (value): v.InferOutput<typeof both> =>
      typeof value === "string" ? { zh: value, en: value } : (value as v.InferOutput<typeof both>),
  ),
);
