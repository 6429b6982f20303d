/**
 * The draw of documents (protocol, section 17): a fixed number of cases over all institutions, with
 * probabilities by weight. A pure function of the candidates, the rule and the seed.
 */
import { roundAtRandom } from "./allocation.ts";
import { type Cell, type DocumentCandidate, documentCells } from "./document-cells.ts";
import { expectedCounts } from "./expected.ts";
import { sequentialPoisson, type Ticketed } from "./poisson.ts";
import { add, ceil, type Rational, rational, times } from "./rational.ts";
import { probabilityOf, probabilityScale } from "./take-all.ts";
import type { Ticket } from "./ticket.ts";

export type { DocumentCandidate } from "./document-cells.ts";

export interface DocumentRule {
  /** Documents over all institutions, or their rate: rounded up over all cases. */
  readonly size: { readonly n: number } | { readonly rate: Rational };
  /** Least documents of each institution; all of them where it has fewer. */
  readonly floor: number;
  /** Cases next in line in each cell; 0 if left out. */
  readonly alternates?: number;
}

/** The cases of one institution and one category. */
export interface DocumentCell {
  readonly unit: string;
  readonly stratum: string;
  readonly cases: number;
  readonly drawn: number;
  /** The expectation of `drawn`: the sum of the cases' inclusion probabilities. */
  readonly expected: Rational;
  /** Cases with probability 1, which are taken first. */
  readonly takeAll: number;
}

export interface DrawnDocument {
  readonly id: string;
  readonly unit: string;
  readonly stratum: string;
  /** 1-based place in its cell: those taken outright, then the drawn, then the alternates. */
  readonly rank: number;
  readonly ticket: string;
  readonly probability: Rational;
}

export interface DrawnDocuments {
  /** Institutions in byte order, their categories in byte order. */
  readonly cells: readonly DocumentCell[];
  /** Cells in order, ranks within them. */
  readonly drawn: readonly DrawnDocument[];
  readonly alternates: readonly DrawnDocument[];
}

/** A cell with its cases parted into those taken outright and those drawn. */
interface Parted {
  readonly cell: Cell;
  /** The probability of a case is its weight times this, at most 1. */
  readonly scale: Rational;
  readonly taken: Cell["classes"];
  readonly open: Cell["classes"];
}

const count = (classes: Cell["classes"]): number => classes.reduce((sum, { ids }) => sum + ids.length, 0);
const weigh = (classes: Cell["classes"]): bigint =>
  classes.reduce((sum, { weight, ids }) => sum + weight * BigInt(ids.length), 0n);

/** The number that a rule asks for out of `cases` candidates. */
export const wantedDocuments = (rule: DocumentRule, cases: number): number =>
  "n" in rule.size ? rule.size.n : Number(ceil(times(rule.size.rate, rational(cases))));

/** The least number that a floor asks for, given how many candidates each institution has. */
export const leastDocuments = (floor: number, casesOfUnits: readonly number[]): number =>
  casesOfUnits.reduce((sum, cases) => sum + Math.min(floor, cases), 0);

/** Probabilities hold for the institution as a whole: the cells only part its cases. */
function part(cells: readonly Cell[], expected: Rational): Parted[] {
  const sizes = new Map<bigint, number>();
  for (const { weight, ids } of cells.flatMap(({ classes }) => classes))
    sizes.set(weight, (sizes.get(weight) ?? 0) + ids.length);
  const scale = probabilityScale(
    [...sizes].map(([weight, cases]) => ({ weight, cases })),
    expected,
  );
  const certain = ({ weight }: { weight: bigint }) => scale.num * weight >= scale.den;
  return cells.map((cell) => ({
    cell,
    scale,
    taken: cell.classes.filter(certain),
    open: cell.classes.filter((each) => !certain(each)),
  }));
}

/**
 * Draws documents. The order of `candidates` does not matter.
 * @param candidates eligible cases of the institutions under review, each id once
 * @throws RangeError where the rule asks for more than there is, or for less than the floors, or where a weight
 *   is not above 0; the caller checks first, with `wantedDocuments` and `leastDocuments`
 */
export function drawDocuments(
  candidates: readonly DocumentCandidate[],
  rule: DocumentRule,
  ticket: Ticket,
): DrawnDocuments {
  const units = documentCells(candidates).map((cells) => {
    const classes = cells.flatMap((cell) => cell.classes);
    const most = count(classes);
    return { cells, weight: weigh(classes), least: Math.min(rule.floor, most), most };
  });
  const expected = expectedCounts(units, wantedDocuments(rule, candidates.length));
  const cells = units.flatMap((unit, i) => part(unit.cells, expected[i]!));
  const shares = cells.map(({ scale, open }) => rational(scale.num * weigh(open), scale.den));
  const counts = roundAtRandom(shares, ticket("documents/allocation"));

  const results = cells.map((parted, c) => {
    const { unit, stratum, classes } = parted.cell;
    const takeAll = count(parted.taken);
    const drawn = takeAll + counts[c]!;
    const ranked = [
      ...sequentialPoisson(parted.taken, takeAll, ticket),
      ...sequentialPoisson(parted.open, counts[c]! + (rule.alternates ?? 0), ticket),
    ].map(
      ({ id, ticket, weight }: Ticketed, i): DrawnDocument => ({
        id,
        unit,
        stratum,
        rank: i + 1,
        ticket,
        probability: probabilityOf(weight, parted.scale),
      }),
    );
    const cases = count(classes);
    const cell = { unit, stratum, cases, drawn, expected: add(shares[c]!, rational(takeAll)), takeAll };
    return { cell, ranked };
  });
  return {
    cells: results.map(({ cell }) => cell),
    drawn: results.flatMap(({ cell, ranked }) => ranked.slice(0, cell.drawn)),
    alternates: results.flatMap(({ cell, ranked }) => ranked.slice(cell.drawn)),
  };
}
