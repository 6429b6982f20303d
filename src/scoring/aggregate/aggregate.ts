/** Documents and reviews → everything that results from them. */
import { EXIT, type Finding, Problem } from "../../problem.ts";
import type { Rubric } from "../rubric/schema.ts";
import type { CapOutcome } from "./cap.ts";
import { type DocumentResult, documentResult } from "./document.ts";
import { byId, type DocumentRef, type Review } from "./input.ts";
import { type ItemAnalysis, itemAnalysis } from "./item-analysis.ts";
import { type Measured, measure } from "./measure.ts";
import { checkReview, type ScoredReview, scoreReview } from "./score-review.ts";
import { LEAST_RATINGS, type Severity, severity } from "./severity.ts";
import { type UnitResult, unitResults } from "./units.ts";

export interface Results {
  readonly measured: Measured;
  /** By id. */
  readonly documents: readonly DocumentResult[];
  readonly units: readonly UnitResult[];
  readonly caps: readonly CapOutcome[];
  /** true once every document is settled or not rated. */
  readonly final: boolean;
  readonly items: readonly ItemAnalysis[];
  /** Shown beside the scores; nothing else here depends on it. */
  readonly severity: Severity;
}

/** Documents listed twice, reviews of unknown documents, two reviews by one reviewer, wrong entries. */
function checkInput(
  measured: Measured,
  documents: readonly DocumentRef[],
  reviews: readonly Review[],
): Finding[] {
  const findings: Finding[] = [];
  const report = (code: string, params: Finding["params"], review?: Review) =>
    findings.push({
      code,
      severity: "error",
      ...(review?.source ? { file: review.source.file } : {}),
      params,
    });
  const known = new Set<string>();
  for (const { id } of documents) {
    if (known.has(id)) report("RUB112", { document: id });
    known.add(id);
  }
  const seen = new Map<string, Set<string>>();
  for (const review of reviews) {
    const { document, reviewer } = review;
    if (!known.has(document)) report("RUB110", { document }, review);
    const by = seen.get(document) ?? new Set();
    if (by.has(reviewer)) report("RUB111", { document, reviewer }, review);
    seen.set(document, by.add(reviewer));
    findings.push(...checkReview(measured, review));
  }
  return findings;
}

/**
 * The results of a review. Neither the order of documents, reviews and items nor anything but these values
 * matters: the same input gives the same results to the last digit.
 * @param options leastRatings: fewest ratings for a reviewer's severity to be estimated
 * @throws Problem (bad input) with everything that is wrong with the reviews (RUB101 to RUB112)
 */
export function aggregate(
  rubric: Rubric,
  documents: readonly DocumentRef[],
  reviews: readonly Review[],
  { leastRatings = LEAST_RATINGS }: { leastRatings?: number } = {},
): Results {
  const measured = measure(rubric);
  const findings = checkInput(measured, documents, reviews);
  if (findings.length > 0) throw new Problem(EXIT.badInput, findings);
  const scored = new Map<string, ScoredReview[]>();
  for (const review of reviews) {
    const of = scored.get(review.document) ?? [];
    of.push(scoreReview(measured, review));
    scored.set(review.document, of);
  }
  const results = [...documents]
    .sort((a, b) => byId(a.id, b.id))
    .map((document) => documentResult(measured, document, scored.get(document.id) ?? []));
  const all = results.flatMap((one) => (one.state === "not-rated" ? [] : one.reviews));
  return {
    measured,
    documents: results,
    ...unitResults(measured, results),
    items: itemAnalysis(measured, all),
    severity: severity(all, leastRatings),
  };
}
