/** How a result names documents, units and reviewers: as a score table wrote them, or by codes where a review is blind. */
import type { OpenReview, ReviewDocument, Reviewer, UnratedDocument } from "../campaign/review/types.ts";
import { type Lang, say } from "../text/index.ts";

export interface ExtraColumn {
  readonly header: string;
  readonly cell: (id: string) => string;
}

export interface GradeView {
  readonly document: (id: string) => string;
  readonly unit: (id: string) => string;
  readonly reviewer: (id: string) => string;
  /** Columns behind a document's name. */
  readonly documentColumns: readonly ExtraColumn[];
  /** Whether tables of documents say whose they are, and tables of units which documents are theirs. */
  readonly linked: boolean;
}

/** Names as they were read. */
export const plainView: GradeView = {
  document: (id) => id,
  unit: (id) => id,
  reviewer: (id) => id,
  documentColumns: [],
  linked: true,
};

const lookup = <T extends { readonly id: string }>(list: readonly T[], show: (one: T) => string) => {
  const shown = new Map(list.map((one) => [one.id, show(one)]));
  return (id: string): string => shown.get(id) ?? id;
};

/** Documents under review, and those that are not rated. */
const everything = ({ documents, unrated = [] }: OpenReview): (ReviewDocument | UnratedDocument)[] => [
  ...documents,
  ...unrated,
];

const unitNames = (review: OpenReview) =>
  lookup(
    everything(review).map(({ unit, unitName }) => ({ id: unit, name: unitName })),
    ({ name }) => name,
  );

/** For the office: codes and names side by side where the review is blind. */
export function officeView(lang: Lang, review: OpenReview): GradeView {
  const { reviewers, blind } = review;
  const documents = everything(review);
  const column = (
    key: Parameters<typeof say>[1],
    show: (one: ReviewDocument | UnratedDocument) => string,
  ) => ({
    header: say(lang, key),
    cell: lookup(documents, show),
  });
  return {
    document: lookup(documents, ({ code, name }) => (blind ? code : name)),
    unit: unitNames(review),
    reviewer: lookup(reviewers, ({ code, name }: Reviewer) => (blind ? `${code} ${name}` : name)),
    documentColumns: [
      ...(blind ? [column("gradeCaseNumber", ({ name }) => name)] : []),
      ...(documents.some(({ stratum }) => stratum !== "")
        ? [column("gradeCategory", ({ stratum }) => stratum)]
        : []),
    ],
    linked: true,
  };
}

/**
 * For screens in front of others, for the page and for tables inside the trade: where the review is blind, codes
 * alone, and institutions only where units are listed.
 */
export function codedView(review: OpenReview): GradeView {
  const { reviewers, blind } = review;
  const documents = everything(review);
  return {
    document: lookup(documents, ({ code, name }) => (blind ? code : name)),
    unit: unitNames(review),
    reviewer: lookup(reviewers, ({ code, name }) => (blind ? code : name)),
    documentColumns: [],
    linked: !blind,
  };
}
