/** Whether the number of documents that a review asks for can be drawn from its cases. */
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { documentCandidates } from "../../record/document-outcome.ts";
import type { Frame } from "../../record/frame.ts";
import type { Institution } from "../../record/record.ts";
import { documentRule, type Rule } from "../../record/rule.ts";
import { leastDocuments, wantedDocuments } from "../../sampling/documents.ts";
import type { FirstStage } from "./first-stage.ts";

/** What does not fit the cases of these institutions. */
function unfit(rule: Rule, frame: Frame, institutions: readonly Institution[] | undefined): Finding[] {
  const cases = new Map<string, number>();
  const candidates = documentCandidates(frame, institutions);
  for (const { unit } of candidates) cases.set(unit, (cases.get(unit) ?? 0) + 1);
  const wanted = wantedDocuments(documentRule(rule), candidates.length);
  const least = leastDocuments(rule.floor ?? 0, [...cases.values()]);
  const about = { n: wanted, cases: candidates.length, least, units: cases.size, floor: rule.floor ?? 0 };
  const error = (code: string): Finding => ({ code, severity: "error", params: about });
  if (candidates.length === 0) return [error("REV035")];
  if (wanted > candidates.length) return [error("REV036")];
  return least > wanted ? [error("REV037")] : [];
}

/** @throws Problem (bad input) where the drawn institutions do not have, or must give more than, the number asked for */
export function refuseUnfit(
  rule: Rule,
  frame: Frame,
  institutions: readonly Institution[] | undefined,
): void {
  const findings = unfit(rule, frame, institutions);
  if (findings.length > 0) throw new Problem(EXIT.badInput, findings);
}

/**
 * The same before anything is committed. While the first stage is not drawn, only chance will tell which
 * institutions give their documents: then all that is known is that the number must not be above all cases.
 */
export function feasibleReview(rule: Rule, frame: Frame, first: FirstStage | undefined): Finding[] {
  const findings = unfit(rule, frame, first?.institutions);
  if (!first) return findings;
  const having = new Set(frame.units.map(({ unit }) => unit));
  const drawn = first.institutions && new Set(first.institutions.map(({ id }) => id));
  const without = first.units.filter(
    ({ id, excluded }) => !having.has(id) && (drawn ? drawn.has(id) : excluded === undefined),
  );
  const params = {
    count: without.length,
    names: without
      .slice(0, 5)
      .map(({ name }) => name)
      .join("、"),
  };
  return [
    ...findings.filter(({ code }) => drawn || code !== "REV037"),
    ...(without.length > 0
      ? [{ code: drawn ? "REV039" : "REV038", severity: "warning" as const, params }]
      : []),
  ];
}

/**
 * Whether the reviewers have seats enough, whatever is drawn. After the draw nobody can be added, so it is said
 * before the commitment. Where they are enough by number, single documents may still find too few.
 */
export function enoughReviewers(
  rule: Rule,
  cases: Frame,
  people: Frame,
  first: FirstStage | undefined,
): Finding[] {
  const deal = rule.inspectors;
  const institutions = first?.institutions;
  // How many documents a share makes, and which are certain, depends on the institutions that will be drawn.
  if (!deal || (first && !institutions && rule.n === undefined)) return [];
  const drawn = wantedDocuments(documentRule(rule), documentCandidates(cases, institutions).length);
  const having = institutions && new Set(institutions.map(({ id }) => id));
  const certain = cases.units.filter(
    (one) => one.certain !== undefined && (having ? having.has(one.unit ?? "") : !first),
  ).length;
  const documents = drawn + certain;
  const reviewers = people.units.filter(({ excluded }) => excluded === undefined).length;
  const places = reviewers * Math.min(deal.maxLoad, documents);
  const seats = documents * deal.perObject;
  const params = { documents, each: deal.perObject, seats, reviewers, most: deal.maxLoad, places };
  return seats > places ? [{ code: "REV053", severity: "warning", params }] : [];
}
