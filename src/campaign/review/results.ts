/** A stored review and its scores → results, what is open, what reviewers have done, and estimates. */
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { type Rational, rational } from "../../sampling/rational.ts";
import { aggregate, type Results } from "../../scoring/aggregate/aggregate.ts";
import { isSettled } from "../../scoring/aggregate/document.ts";
import type { Review } from "../../scoring/aggregate/input.ts";
import { type OpenTask, openTasks } from "../../scoring/aggregate/open.ts";
import { type Drawn, type Estimate, hajek } from "../../scoring/estimate/hajek.ts";
import { nearest } from "../../scoring/estimate/ratio.ts";
import type { OpenReview, Reviewer } from "./types.ts";

export interface ReviewerLoad {
  readonly reviewer: Reviewer;
  /** Documents dealt in the first place, and those called for as a third. */
  readonly first: number;
  readonly third: number;
  /** Of both: sheets that are complete, and sheets that have gaps. */
  readonly done: number;
  readonly begun: number;
}

export interface ReviewResults {
  /** With thirds marked as the review says, whatever a sheet says. */
  readonly reviews: readonly Review[];
  readonly results: Results;
  readonly open: readonly OpenTask[];
  /** In the order of their codes; those who have nothing to do are left out. */
  readonly loads: readonly ReviewerLoad[];
  /** By graded unit: the mean over all cases that its documents were drawn from. */
  readonly units: ReadonlyMap<string, Estimate>;
  /** Over the cases of all institutions, both stages of the draw taken into account; of the settled documents. */
  readonly overall: Estimate | undefined;
}

/** "1/50" or "1" as a number; the texts come from the record. */
function fraction(text: string): Rational {
  const [num = "", den = "1"] = text.split("/");
  return rational(BigInt(num), BigInt(den));
}

/** Who is to review a document, first or as a third. */
const askedFor = (review: OpenReview, document: string) => ({
  first: review.teams.get(document) ?? [],
  third: review.thirds.get(document) ?? [],
});

/** The sheets with thirds as the review says. @throws Problem (conflict) for a reviewer whom nobody asked (GRD030) */
function marked(review: OpenReview, reviews: readonly Review[]): Review[] {
  const findings: Finding[] = [];
  const all = reviews.map(({ third: _, ...one }): Review => {
    const { first, third } = askedFor(review, one.document);
    const isThird = third.includes(one.reviewer);
    if (!isThird && !first.includes(one.reviewer))
      findings.push({
        ...{ code: "GRD030", severity: "error", file: one.source?.file },
        params: { document: one.document, reviewer: one.reviewer },
      });
    return isThird ? { ...one, third: true } : one;
  });
  if (findings.length > 0) throw new Problem(EXIT.conflict, findings);
  return all;
}

function loadsOf(review: OpenReview, { documents }: Results): ReviewerLoad[] {
  const count = (lists: ReadonlyMap<string, readonly string[]>, id: string) =>
    review.documents.filter((one) => lists.get(one.id)?.includes(id)).length;
  const sheets = documents.flatMap(({ reviews }) => reviews);
  return review.reviewers
    .map((reviewer): ReviewerLoad => {
      const own = sheets.filter((sheet) => sheet.reviewer === reviewer.id);
      const done = own.filter(({ points }) => points !== undefined).length;
      return {
        ...{ reviewer, first: count(review.teams, reviewer.id), third: count(review.thirds, reviewer.id) },
        ...{ done, begun: own.length - done },
      };
    })
    .filter(({ first, third }) => first + third > 0);
}

/** Estimates of the settled documents, of each graded unit and over all. */
function estimates({ documents: drawn }: OpenReview, { documents, units }: Results) {
  const known = new Map(drawn.map((one) => [one.id, one]));
  const values = (key: "probability" | "overall", unit?: string): Drawn[] =>
    documents.filter(isSettled).flatMap((one) => {
      const of = known.get(one.id);
      return of && (unit === undefined || one.unit === unit)
        ? [{ value: nearest(one.points), probability: nearest(fraction(of[key])) }]
        : [];
    });
  const graded = units.filter(({ state }) => state === "graded");
  return {
    units: new Map(
      graded.flatMap(({ id }): [string, Estimate][] => {
        const estimate = hajek(values("probability", id));
        return estimate ? [[id, estimate]] : [];
      }),
    ),
    overall: hajek(values("overall")),
  };
}

/**
 * The results of a stored review. The order of sheets, reviewers and items changes nothing.
 * @param given the scores that count (`standingScores`)
 * @param options leastRatings as for `aggregate`
 * @throws Problem (conflict) where somebody scored a document who was not asked to (GRD030); (bad input) as
 * `aggregate`
 */
export function reviewResults(
  review: OpenReview,
  given: readonly Review[],
  options: { leastRatings?: number } = {},
): ReviewResults {
  const reviews = marked(review, given);
  const documents = [
    ...review.documents.map(({ id, unit }) => ({
      ...{ id, unit, assigned: review.teams.get(id)?.length ?? 0 },
    })),
    ...(review.unrated ?? []).map(({ id, unit, notRated }) => ({ id, unit, notRated })),
  ];
  const results = aggregate(review.rubric, documents, reviews, options);
  return {
    reviews,
    results,
    open: openTasks(results.documents, { first: review.teams, third: review.thirds }),
    loads: loadsOf(review, results),
    ...estimates(review, results),
  };
}
