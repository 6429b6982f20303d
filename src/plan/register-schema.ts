/** How a plan names a register: a path, or a path with what the reader should know. */
import * as v from "valibot";
import { either, isTable, text, told, whole } from "../yaml/shapes.ts";

const registerFile = v.strictObject({
  file: told(text, "Path from the plan's folder. .csv, .xlsx, .xls, .et or .ods"),
  sheet: told(v.optional(text), "Sheet to read; default: the first visible sheet with a table"),
  headerRow: told(v.optional(whole(1)), "Row of the header; found by itself otherwise"),
  encoding: told(v.optional(text), "Text encoding of a CSV; found by itself otherwise"),
  delimiter: told(
    v.optional(v.picklist([",", ";", "\t", "tab"])),
    "Separator of a CSV; found by itself otherwise",
  ),
});

export const register = v.pipe(
  either((input) => (isTable(input) ? 1 : 0), [text, registerFile]),
  v.transform(
    (value): v.InferOutput<typeof registerFile> =>
      typeof value === "string" ? { file: value } : (value as v.InferOutput<typeof registerFile>),
  ),
);

/** One register, or a list of them that together make one. */
export const registers = v.pipe(
  either((input) => (Array.isArray(input) ? 1 : 0), [register, v.pipe(v.array(register), v.minLength(1))]),
  v.transform((value): v.InferOutput<typeof register>[] => (Array.isArray(value) ? value : [value])),
);
