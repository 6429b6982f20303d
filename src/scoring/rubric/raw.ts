/** The rubric as it was written, before its types are known: checks across values run on it, so that a person sees every problem at once. */
import type { Finding, Params, Severity } from "../../problem.ts";
import { pathText } from "../../yaml/issues.ts";
import { isTable } from "../../yaml/shapes.ts";
import type { Path, Source } from "../../yaml/source.ts";
import { parseTicks, type Ticks } from "./decimal.ts";

export type Table = Readonly<Record<string, unknown>>;
/** Reports that something is wrong at a path; `ofKey` points at the key instead of its value. */
export type Report = (
  code: string,
  path: Path,
  params?: Params,
  how?: { ofKey?: boolean; severity?: Severity },
) => void;

export const table = (value: unknown): Table => (isTable(value) ? value : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const has = (owner: Table, key: string): boolean => Object.hasOwn(owner, key) && owner[key] !== null;

/** Points of a value, where it has any; wrong ones are the schema's business. */
export function pointsIn(value: unknown): Ticks | undefined {
  const ticks =
    typeof value === "string" || typeof value === "number" ? parseTicks(String(value)) : undefined;
  return ticks !== undefined && ticks >= 0 ? ticks : undefined;
}

/** Same name again? Width and case do not make it another one. */
export const sameName = (value: unknown): string =>
  typeof value === "string" ? value.normalize("NFKC").trim().toLowerCase() : "";

/** Reports every value that stands in the list a second time. */
export function reportTwice(
  values: readonly unknown[],
  pathOf: (index: number) => Path,
  code: string,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    const name = sameName(value);
    if (name !== "" && seen.has(name)) report(code, pathOf(index), { name });
    seen.add(name);
  }
}

/** A `Report` that collects findings with line and column. */
export function reporter(source: Source, file: string, findings: Finding[]): Report {
  return (code, path, params = {}, { ofKey = false, severity = "error" } = {}) => {
    findings.push({
      code,
      severity,
      file,
      ...source.place(path, ofKey),
      params: { path: pathText(path), ...params },
    });
  };
}
