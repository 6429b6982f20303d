/** What documents about a review need to know; made by the commands from plan, record and scores. */
import type { Plan, ReviewPlan } from "../plan/schema.ts";
import type { DrawView, StratumView } from "../results/draw-view.ts";
import type { Results } from "../scoring/aggregate/aggregate.ts";
import type { GradeAgreement } from "../scoring/aggregate/agreement.ts";
import type { Rubric } from "../scoring/rubric/schema.ts";
import { measure } from "./phrases.ts";

/** A drawn document and whose it is. */
export interface ReviewedDocument {
  /** The case's id in the frame. */
  readonly id: string;
  /** D001 */
  readonly code: string;
  /** The case number as written. */
  readonly name: string;
  /** Id and name of the institution whose document it is. */
  readonly unit: string;
  readonly unitName: string;
  readonly prefecture: string;
  /** Category; empty where there is none. */
  readonly stratum: string;
  /** Why it was taken without a draw. */
  readonly certain?: string;
}

export interface ReviewView {
  readonly plan: Plan;
  /** The plan's entry. */
  readonly entry: ReviewPlan;
  readonly rubric: Rubric;
  readonly blind: boolean;
  /** In the order of their codes. */
  readonly documents: readonly ReviewedDocument[];
  /** Left out because the rubric gives them no grade. */
  readonly unrated?: readonly Pick<ReviewedDocument, "id" | "unit" | "unitName" | "prefecture">[];
  /** Prefectures of the documents, in the order in which people read them. */
  readonly prefectures: readonly string[];
  /** How many people review a document here; nobody is named. */
  readonly reviewers: number;
  readonly results: Results;
  /** Of the first reviews; empty where there is none. */
  readonly agreement: readonly GradeAgreement[];
  /** The commitment C, 64 hex digits. */
  readonly commitment: string;
  readonly seed: DrawView["seed"];
  /** Documents in the registers, and those of them that could be drawn. */
  readonly frame: { readonly units: number; readonly eligible: number };
  /** Institutions whose documents were candidates. */
  readonly institutions: number;
  /**
   * Title of the draw that the institutions come from, empty where only its record is known; absent where all of the
   * register were candidates.
   */
  readonly firstStage?: string;
  /** Cells: institution and category, candidates, drawn. */
  readonly cells: readonly (StratumView & { readonly unitName: string; readonly category: string })[];
  /** Declared interests that were honoured; 0 where the plan has no list. */
  readonly recusals: number;
  /** Date printed on documents, ISO. */
  readonly date: string;
}

/** Whether institutions themselves are rated (信用等级, 年度考核): each is its own and only document. */
export function ratesInstitutions({ entry, documents, unrated = [], cells }: ReviewView): boolean {
  const all = [...documents, ...unrated];
  return (
    measure(entry.object) === "家" &&
    new Set(all.map(({ unit }) => unit)).size === all.length &&
    cells.every(({ units }) => units <= 1)
  );
}

/** What a review scores, in a word that is right for each of them. */
export const itemNoun = (view: ReviewView): "机构" | "文书" => (ratesInstitutions(view) ? "机构" : "文书");

/** Institution id → name and prefecture. */
export function unitsOf({
  documents,
  unrated = [],
}: ReviewView): Map<string, { name: string; prefecture: string }> {
  return new Map(
    [...unrated, ...documents].map(({ unit, unitName, prefecture }) => [
      unit,
      { name: unitName, prefecture },
    ]),
  );
}
