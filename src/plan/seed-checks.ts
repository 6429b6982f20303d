/** Whether the parts of a plan's seed go together: each kind of source with the keys that it needs. */
import type { Params, Severity } from "../problem.ts";
import { isTable } from "../yaml/shapes.ts";
import type { Path } from "../yaml/source.ts";

type Table = Readonly<Record<string, unknown>>;
type Add = (code: string, path: Path, params?: Params, severity?: Severity) => void;

/** The key that a kind cannot do without, and the code that says so. */
const NEEDS: Readonly<Record<string, readonly [key: string, code: string]>> = {
  digits: ["length", "PLN080"],
  dice: ["length", "PLN080"],
  lottery: ["shape", "PLN081"],
  witness: ["commits", "PLN082"],
};
/** Keys that say something for some kinds only. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  length: ["digits", "dice"],
  shape: ["lottery"],
  round: ["beacon"],
  commits: ["witness"],
};
/** Kinds whose values are no lists of numbers, as rfc3797 wants them. */
const NO_NUMBERS = ["index", "beacon", "system", "witness"];

const kindOf = (source: Table): string => (typeof source.kind === "string" ? source.kind : "text");

function checkSource(source: Table, path: Path, rfc3797: boolean, add: Add): void {
  const kind = kindOf(source);
  const need = Object.hasOwn(NEEDS, kind) ? NEEDS[kind] : undefined;
  if (need && !Object.hasOwn(source, need[0])) add(need[1], path, { kind });
  for (const [key, kinds] of Object.entries(OWN))
    if (Object.hasOwn(source, key) && !kinds.includes(kind))
      add("PLN083", [...path, key], { key, kind, kinds: kinds.join(", ") });
  if (kind === "beacon" && !Object.hasOwn(source, "round")) add("PLN090", path, {}, "warning");
  if (rfc3797 && NO_NUMBERS.includes(kind)) add("PLN088", [...path, "kind"], { kind });
}

/** Findings about `seed` as it was written, for all draws of the plan. */
export function checkSeed(seed: Table, draws: readonly unknown[], add: Add): void {
  const sources = (Array.isArray(seed.sources) ? seed.sources : []).map((one) => (isTable(one) ? one : {}));
  const rfc3797 = draws.some((draw) => isTable(draw) && draw.method === "rfc3797");
  for (const [index, source] of sources.entries())
    checkSource(source, ["seed", "sources", index], rfc3797, add);
  const witnesses = sources.filter((source) => kindOf(source) === "witness");
  if (Object.hasOwn(seed, "missing") && witnesses.length === 0) add("PLN086", ["seed", "missing"]);
  if (seed.missing === "continue" && witnesses.length === sources.length && witnesses.length > 0)
    add("PLN087", ["seed", "missing"], {}, "warning");
  const digests = new Set<unknown>();
  for (const [index, { commits }] of sources.entries()) {
    if (typeof commits !== "string") continue;
    if (digests.has(commits)) add("PLN089", ["seed", "sources", index, "commits"]);
    digests.add(commits);
  }
}
