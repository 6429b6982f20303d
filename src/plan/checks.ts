/**
 * What no single value of a plan shows: whether the values go together. Works on the data as it was written,
 * so that these findings come at the same time as those about wrong types.
 */
import type { Finding, Params, Severity } from "../problem.ts";
import { pathText, shown } from "../yaml/issues.ts";
import { isTable } from "../yaml/shapes.ts";
import type { Path, Source } from "../yaml/source.ts";
import { checkReviews, namePaths } from "./review-checks.ts";
import { checkSeed } from "./seed-checks.ts";

type Table = Readonly<Record<string, unknown>>;
type Add = (code: string, path: Path, params?: Params, severity?: Severity) => void;

const table = (value: unknown): Table => (isTable(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const has = (owner: Table, key: string): boolean => Object.hasOwn(owner, key) && owner[key] !== null;

/** Same name again? Case and width do not make it another one: folders and readers do not tell them apart. */
const sameName = (value: unknown): string =>
  String(value ?? "")
    .normalize("NFKC")
    .trim()
    .toLowerCase();

function unique(values: readonly unknown[], pathOf: (index: number) => Path, code: string, add: Add): void {
  const first = new Set<string>();
  for (const [index, value] of values.entries()) {
    const name = typeof value === "string" ? sameName(value) : "";
    if (name === "") continue;
    if (first.has(name)) add(code, pathOf(index), { name: shown(value) });
    first.add(name);
  }
}

/** Names that Windows keeps for devices; no folder may have them. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

function checkInspectors(given: unknown, path: Path, add: Add): void {
  const inspectors = table(given);
  const per = inspectors.perObject;
  if (per === 1) add("PLN056", [...path, "perObject"], {}, "warning");
  if (has(inspectors, "lead") && per === 1) add("PLN057", [...path, "lead"]);
  if (inspectors.fallback === "province" && inspectors.from === "province")
    add("PLN059", [...path, "fallback"], {}, "warning");
}

/** What makes ids and strata, or is to be published, cannot be sealed. */
function checkSealed(draw: Table, path: Path, add: Add): void {
  const names = (value: unknown) => (typeof value === "string" ? [value] : list(value)).map(sameName);
  const shown_ = [draw.id, draw.stratify, draw.publish, table(draw.rate).by].flatMap(names);
  for (const [index, name] of list(draw.sealed).entries())
    if (shown_.includes(sameName(name))) add("PLN070", [...path, "sealed", index], { name: shown(name) });
}

function checkDraw(given: unknown, path: Path, add: Add): void {
  const draw = table(given);
  if (has(draw, "rate") && has(draw, "n")) add("PLN045", [...path, "n"]);
  if (isTable(given) && !Object.hasOwn(draw, "rate") && !Object.hasOwn(draw, "n")) add("PLN046", path);
  for (const [index, entry] of list(draw.exclude).entries())
    if (has(table(entry), "drawnWithin") && !has(draw, "history"))
      add("PLN050", [...path, "exclude", index, "drawnWithin"]);
  if (draw.method === "rfc3797") {
    if (has(draw, "stratify")) add("PLN053", [...path, "stratify"]);
    if (isTable(draw.rate)) add("PLN053", [...path, "rate"]);
  }
  const { from, to } = table(draw.window);
  if (typeof from === "string" && typeof to === "string" && from > to)
    add("PLN054", [...path, "window", "to"], { from, to });
  checkSealed(draw, path, add);
  if (has(draw, "inspectors") && has(draw, "dispatch")) add("PLN061", [...path, "dispatch"]);
  checkInspectors(draw.inspectors, [...path, "inspectors"], add);
  checkInspectors(draw.dispatch, [...path, "dispatch"], add);
}

/** Findings about values that do not go together; warnings among them. */
export function crossFindings(source: Source, file: string): Finding[] {
  const findings: Finding[] = [];
  const add: Add = (code, path, params = {}, severity = "error") => {
    findings.push({
      code,
      severity,
      file,
      ...source.place(path),
      params: { path: pathText(path), ...params },
    });
  };
  const plan = table(source.data);
  const draws = list(plan.draws);
  const named = namePaths(plan);
  unique(
    named.map(({ name }) => name),
    (index) => named[index]!.path,
    "PLN051",
    add,
  );
  for (const { name, path } of named)
    if (typeof name === "string" && DEVICE.test(name)) add("PLN058", path, { name });
  checkReviews(plan, add);
  for (const [index, draw] of draws.entries()) checkDraw(draw, ["draws", index], add);
  const sources = list(table(plan.seed).sources);
  unique(
    sources.map((one) => table(one).name),
    (index) => ["seed", "sources", index, "name"],
    "PLN052",
    add,
  );
  checkSeed(table(plan.seed), draws, add);
  return findings;
}
