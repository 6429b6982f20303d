/** Documents → units: mean, places, grades. */
import { compareRational, type Rational, rational } from "../../sampling/rational.ts";
import type { Tie } from "../rubric/schema.ts";
import { mean, sumOf } from "./averages.ts";
import { applyCaps, type CapOutcome } from "./cap.ts";
import { type DocumentResult, isSettled, type Settled } from "./document.ts";
import { byId } from "./input.ts";
import { type Grade, gradeOf, type Measured } from "./measure.ts";
import { rank } from "./rank.ts";

export interface UnitResult {
  readonly id: string;
  /** graded: all of its documents are settled or not rated; open: some are not; not-rated: all are not rated. */
  readonly state: "graded" | "open" | "not-rated";
  readonly notRated?: string;
  readonly documents: readonly string[];
  /** Documents that wait for reviews or arbitration. */
  readonly open: readonly string[];
  /** Mean and sum of the points of its documents. */
  readonly points?: Rational;
  readonly total?: Rational;
  readonly rank?: number;
  /** Grade by points, and the one that counts after vetoes and caps. */
  readonly byPoints?: Grade;
  readonly grade?: Grade;
  readonly vetoed: boolean;
  readonly vetoedDocuments: readonly string[];
  readonly failedDocuments: readonly string[];
  /** Set where a cap took the better grade away. */
  readonly capped: boolean;
}

export interface Units {
  /** Graded units from the first place on, then open ones, then those not rated; each by id. */
  readonly units: readonly UnitResult[];
  readonly caps: readonly CapOutcome[];
  /** false while units are open: places, and what caps take away, may still change. */
  readonly final: boolean;
}

interface Graded extends UnitResult {
  readonly points: Rational;
  readonly total: Rational;
  readonly grade: Grade;
  readonly settled: readonly Settled[];
}

function gradeUnit(
  measured: Measured,
  id: string,
  documents: readonly DocumentResult[],
): UnitResult | Graded {
  const settled = documents.filter(isSettled);
  const open = documents.filter((one) => !isSettled(one) && one.state !== "not-rated").map((one) => one.id);
  const vetoed = settled.filter((one) => one.vetoed);
  const base = {
    id,
    documents: documents.map((one) => one.id),
    open,
    vetoed: false,
    vetoedDocuments: vetoed.map((one) => one.id),
    failedDocuments: settled.filter((one) => one.grade.fails).map((one) => one.id),
    capped: false,
  };
  if (open.length > 0) return { ...base, state: "open" };
  if (settled.length === 0) return { ...base, state: "not-rated", notRated: documents[0]?.notRated };
  const all = settled.map((one) => one.points);
  const points = mean(all);
  const byPoints = gradeOf(measured, points);
  const rule = measured.rubric.units.veto;
  const falls = (rule === "any" && vetoed.length > 0) || (rule === "all" && vetoed.length === settled.length);
  const grade = falls ? (measured.grades[0] as Grade) : byPoints;
  return { ...base, state: "graded", points, total: sumOf(all), byPoints, grade, vetoed: falls, settled };
}

const isGraded = (unit: UnitResult): unit is Graded => unit.state === "graded";

function worst(unit: Graded): Rational {
  return unit.settled.map((one) => one.points).reduce((a, b) => (compareRational(a, b) <= 0 ? a : b));
}

/** Mean share of a section over the unit's documents; those where all of it is absent do not enter. */
function sectionMean(unit: Graded, id: string): Rational {
  const shares = unit.settled.flatMap(
    (one) => one.sections.find((section) => section.id === id)?.share ?? [],
  );
  return shares.length === 0 ? rational(0) : mean(shares);
}

/** Negative where a is better by this rule. */
function byTie(tie: Tie, a: Graded, b: Graded): number {
  if (tie === "total") return compareRational(b.total, a.total);
  if (tie === "lowest-document") return compareRational(worst(b), worst(a));
  if (tie === "fewest-vetoes") return a.vetoedDocuments.length - b.vetoedDocuments.length;
  if (tie === "fewest-failed") return a.failedDocuments.length - b.failedDocuments.length;
  return compareRational(sectionMean(b, tie.section), sectionMean(a, tie.section));
}

/** Units whom a veto gave the lowest grade come last; then points, then the rubric's ties. */
function better(ties: readonly Tie[], a: Graded, b: Graded): number {
  const first = Number(a.vetoed) - Number(b.vetoed) || compareRational(b.points, a.points);
  return ties.reduce((decided, tie) => decided || byTie(tie, a, b), first);
}

/** Scores, ranks and grades the units of these documents, and applies the rubric's caps. */
export function unitResults(measured: Measured, documents: readonly DocumentResult[]): Units {
  const of = new Map<string, DocumentResult[]>();
  for (const one of [...documents].sort((a, b) => byId(a.id, b.id)))
    of.set(one.unit, [...(of.get(one.unit) ?? []), one]);
  const all = [...of.keys()].sort(byId).map((id) => gradeUnit(measured, id, of.get(id) ?? []));
  const { ties, caps } = measured.rubric.units;
  const placed = rank(
    all.filter(isGraded),
    (a, b) => better(ties, a, b),
    (a, b) => byId(a.id, b.id),
  ).map(({ of: { settled: _, ...unit }, rank: place }) => ({ ...unit, rank: place }));
  const { units, outcomes } = applyCaps(measured, caps, placed);
  const rest = (state: UnitResult["state"]) => all.filter((unit) => unit.state === state);
  const open = rest("open");
  return { units: [...units, ...open, ...rest("not-rated")], caps: outcomes, final: open.length === 0 };
}
