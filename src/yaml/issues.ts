/** From the schema's issues to findings: what is wrong at which path, what stood there, what would be right. */
import type * as v from "valibot";
import type { Finding, Params } from "../problem.ts";
import { parseRate } from "../sampling/rational.ts";
import { nearest } from "./nearest.ts";
import { isTable } from "./shapes.ts";
import type { Path, Source } from "./source.ts";

interface Walkable {
  readonly type: string;
  readonly wrapped?: Walkable;
  readonly entries?: Readonly<Record<string, Walkable>>;
  readonly item?: Walkable;
  readonly options?: readonly string[];
  readonly getter?: (input: unknown) => Walkable;
}

/** "draws[0].rate", as the documentation writes it. */
export const pathText = (path: Path): string =>
  path.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${key}`)).join("");

/** What stood there, short enough for a sentence. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  if (isTable(value)) return "{…}";
  const text = String(value ?? "");
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** The part of the schema that judged the value at a path. */
function schemaAt(root: v.GenericSchema, path: Path, data: unknown): Walkable | undefined {
  let value = data;
  const open = (schema: Walkable | undefined): Walkable | undefined => {
    if (schema?.wrapped) return open(schema.wrapped);
    return schema?.type === "lazy" ? open(schema.getter?.(value)) : schema;
  };
  let schema = open(root as unknown as Walkable);
  for (const key of path) {
    value = (value as Record<string, unknown> | undefined)?.[key as string];
    schema = open(
      schema?.entries && Object.hasOwn(schema.entries, key) ? schema.entries[key as string] : schema?.item,
    );
  }
  return schema;
}

/** The schema's word for a check → our code. */
const CODES: Readonly<Record<string, string>> = {
  string: "PLN020",
  union: "PLN020",
  number: "PLN021",
  integer: "PLN021",
  array: "PLN022",
  strict_object: "PLN023",
  boolean: "PLN024",
  picklist: "PLN025",
  min_value: "PLN026",
  max_value: "PLN027",
  min_length: "PLN029",
  non_empty: "PLN030",
};

/** Why a text is no rate, with what was probably meant. */
function wrongRate(value: unknown, path: Path): [string, Path, Params] {
  const result = parseRate(String(value));
  const [code, suggestion] = result.ok ? ["not-a-rate", undefined] : [result.code, result.suggestion];
  const params = { found: shown(value), ...(suggestion ? { meant: suggestion } : {}) };
  if (code === "zero") return ["PLN040", path, params];
  if (suggestion) return ["PLN043", path, params];
  return [code === "above-one" ? "PLN041" : "PLN042", path, params];
}

/**
 * Turns issues into findings, each with the line and column where it stands.
 * @param schema what the data was held against: it knows which keys and choices there are
 */
export function issueFindings(
  issues: readonly v.BaseIssue<unknown>[],
  schema: v.GenericSchema,
  source: Source,
  file: string,
): Finding[] {
  const found = new Map<string, Finding>();
  const add = (code: string, path: Path, params: Params, ofKey = false): void => {
    const key = `${code} ${pathText(path)}`;
    const where = source.place(path, ofKey);
    if (!found.has(key))
      found.set(key, {
        code,
        severity: "error",
        file,
        ...where,
        params: { path: pathText(path), ...params },
      });
  };
  for (const issue of issues) {
    const items = issue.path ?? [];
    const path = items.map((item) => item.key as string | number);
    const owner = items.at(-1) as { origin?: string; input?: unknown } | undefined;
    if (issue.type === "strict_object" && owner?.origin === "key") {
      const above = path.slice(0, -1);
      if (Array.isArray(owner.input)) add("PLN023", above, { found: "[…]" });
      else if (issue.expected !== "never") add("PLN015", path, { key: String(path.at(-1)) });
      else unknownKeys(schema, above, owner.input as object, source.data, add);
      continue;
    }
    add(...wrongValue(schema, issue, path, source.data));
  }
  return [...found.values()];
}

/** The schema stops at the first unknown key of a table; a person wants all of them. */
function unknownKeys(
  schema: v.GenericSchema,
  above: Path,
  table: object,
  data: unknown,
  add: (code: string, path: Path, params: Params, ofKey: boolean) => void,
): void {
  const known = Object.keys(schemaAt(schema, above, data)?.entries ?? {});
  for (const key of Object.keys(table).filter((one) => !known.includes(one))) {
    const meant = nearest(key, known);
    if (meant) add("PLN013", [...above, key], { key: shown(key), meant }, true);
    else add("PLN014", [...above, key], { key: shown(key), known: known.join(", ") }, true);
  }
}

function wrongValue(
  schema: v.GenericSchema,
  issue: v.BaseIssue<unknown>,
  path: Path,
  data: unknown,
): [string, Path, Params] {
  const [message, value] = [issue.message, issue.input];
  if (value === null) return ["PLN016", path, { key: String(path.at(-1) ?? "") }];
  if (message === "rate") return wrongRate(value, path);
  if (/^[A-Z]{3}\d{3}$/.test(message)) return [message, path, { found: shown(value) }];
  const type = Object.hasOwn(CODES, message) ? message : issue.type;
  if (type === "string" && typeof value === "number") return ["PLN019", path, { found: shown(value) }];
  if (type === "string" && typeof value === "boolean") return ["PLN019", path, { found: shown(value) }];
  if (type === "picklist") {
    const options = (schemaAt(schema, path, data)?.options ?? []).map((one) => (one === "\t" ? "\\t" : one));
    const meant = nearest(shown(value), options);
    const params = { found: shown(value), choices: options.join(" | ") };
    return meant ? ["PLN035", path, { ...params, meant }] : ["PLN025", path, params];
  }
  const limit = typeof issue.requirement === "number" ? issue.requirement : 0;
  return [CODES[type] ?? "PLN020", path, { found: shown(value), limit }];
}
