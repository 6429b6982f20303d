/** Whether given values are what the declared sources can give, and what follows where a witness does not open. */
import type { DrawPlan, Plan } from "../plan/schema.ts";
import { EXIT, type Finding, fail, type Params, Problem } from "../problem.ts";
import type { Commitment } from "../record/commitment.ts";
import { canonical, type Json } from "../record/jcs.ts";
import type { Absent, RecordedSeed } from "../record/record.ts";
import { exampleOf, type Source, type SourceFault, sourceFault } from "../record/sources.ts";
import type { SeedValue } from "../sampling/ticket.ts";

/** What a commitment says about chance. */
export type Declared = Pick<Commitment, "sources" | "missing">;

/** The plan's sources as they enter a commitment; `missing` only where a witness is declared. */
export function declaredSources({ seed }: Plan): Declared {
  const sources = seed.sources as readonly Source[];
  const witnessed = sources.some(({ kind }) => kind === "witness");
  return { sources, ...(witnessed ? { missing: seed.missing ?? "abort" } : {}) };
}

/** Whether a commitment declares these very sources. */
export const sameSources = (a: Declared, b: Declared): boolean => {
  const text = ({ sources, missing }: Declared) => canonical([sources, missing ?? ""] as unknown as Json);
  return text(a) === text(b);
};

/** Values for a draw, and who did not open. */
export interface Chance {
  readonly seed: readonly RecordedSeed[];
  readonly absent?: readonly Absent[];
  readonly seedFromSystem?: true;
}

export interface Judged extends Chance {
  /** Sources without which there is no draw yet; empty where it can be made. */
  readonly missing: readonly Source[];
  /** Warnings about witnesses who are left out. */
  readonly findings: readonly Finding[];
}

const CODE: Readonly<Record<SourceFault, string>> = {
  digits: "SED010",
  dice: "SED011",
  lottery: "SED012",
  index: "SED013",
  "beacon-form": "SED014",
  "beacon-round": "SED015",
  "beacon-signature": "SED016",
  system: "SED017",
  witness: "SED018",
};

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** A fault in words: what was given, and how a value of that kind is written. */
export function faultFinding(source: Source, value: string, fault: SourceFault): Finding {
  const { name, length = 0, shape = "", round = 0 } = source;
  const params: Params = { name, value: short(value), length, shape, round, example: exampleOf(source) };
  return { code: CODE[fault], severity: "error", params };
}

/**
 * The declared sources with their values, in the declared order.
 * @returns the seed, or the sources that have no value yet
 * @throws Problem for a name that was not declared
 */
export function matchSeeds(
  sources: readonly Source[],
  given: readonly SeedValue[],
): { seed: RecordedSeed[]; missing: Source[] } {
  const values = new Map(given.map(({ name, value }) => [name, value]));
  const known = new Set(sources.map(({ name }) => name.normalize("NFC")));
  const stranger = given.find(({ name }) => !known.has(name));
  if (stranger)
    fail(EXIT.usage, "SED006", { name: stranger.name, declared: sources.map(({ name }) => name).join(", ") });
  const missing = sources.filter(({ name }) => !values.has(name.normalize("NFC")));
  const seed = sources
    .filter(({ name }) => values.has(name.normalize("NFC")))
    .map(({ name, rule }) => ({ name, value: values.get(name.normalize("NFC")) as string, rule }));
  return { seed, missing };
}

/**
 * Judges the values that are there. Nothing is read or written.
 * @throws Problem (usage) for a name that was not declared or a value that its kind cannot have; (a check
 * failed) for a witness who opened wrongly where the rule says abort
 */
export async function judgeSeeds(declared: Declared, given: readonly SeedValue[]): Promise<Judged> {
  const { sources, missing: rule } = declared;
  const { seed: values, missing: open } = matchSeeds(sources, given);
  const faults: { finding: Finding; witness: boolean }[] = [];
  const absent: Absent[] = [];
  const findings: Finding[] = [];
  const seed: RecordedSeed[] = [];
  for (const source of sources) {
    const witness = source.kind === "witness";
    const value = values.find(({ name }) => name === source.name);
    const fault = value && (await sourceFault(source, value.value));
    if (value && !fault) seed.push(value);
    else if (witness && rule === "continue") {
      absent.push({ name: source.name, why: fault ? "wrong" : "missing" });
      const code = fault ? "SED021" : "SED020";
      findings.push({ code, severity: "warning", params: { name: source.name } });
    } else if (value && fault) faults.push({ finding: faultFinding(source, value.value, fault), witness });
  }
  if (faults.length > 0)
    throw new Problem(
      faults.every(({ witness }) => witness) ? EXIT.checkFailed : EXIT.usage,
      faults.map(({ finding }) => finding),
    );
  const left = new Set(absent.map(({ name }) => name));
  const waits = seed.length === 0 || open.some(({ name }) => !left.has(name));
  if (waits)
    return {
      seed,
      missing: sources.filter(({ name }) => !seed.some((one) => one.name === name)),
      findings: [],
    };
  const fromSystem = sources.some(
    ({ kind, name }) => kind === "system" && seed.some((one) => one.name === name),
  );
  return {
    seed,
    missing: [],
    findings,
    ...(absent.length > 0 ? { absent } : {}),
    ...(fromSystem ? { seedFromSystem: true } : {}),
  };
}

/** What to say where values are missing and nobody can be asked. */
export function missingProblem({ missing: rule }: Declared, missing: readonly Source[]): Problem {
  const needed = missing.filter(({ kind }) => kind !== "witness" || rule !== "continue");
  const findings = needed.map(({ name, rule, kind }) => ({
    code: kind === "witness" ? "SED019" : "SED007",
    severity: "error" as const,
    params: { name, rule },
  }));
  return new Problem(EXIT.usage, findings.length > 0 ? findings : [{ code: "SED022", severity: "error" }]);
}

/** @throws Problem (conflict) where the plan's sources are no longer those that a draw committed */
export function holdSources(plan: Plan, draw: DrawPlan, commitment: Commitment): void {
  if (sameSources(declaredSources(plan), commitment)) return;
  throw new Problem(EXIT.conflict, [{ code: "SED023", severity: "error", params: { draw: draw.name } }]);
}
