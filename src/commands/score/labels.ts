/** How a review's documents and people are called on a screen: by codes where it is blind. */
import type { OpenReview } from "../../campaign/review/types.ts";

export interface Labels {
  /** D001, and behind it the case number where it may be seen. */
  readonly document: (id: string) => string;
  /** R01, and behind it the name where it may be seen. */
  readonly reviewer: (id: string) => string;
  /** The code alone; the id where there is none. */
  readonly code: (id: string) => string;
}

export function labels({ blind, documents, reviewers }: OpenReview): Labels {
  const byDocument = new Map(documents.map((one) => [one.id, one]));
  const byReviewer = new Map(reviewers.map((one) => [one.id, one]));
  const label = (one: { code: string; name: string } | undefined, id: string) =>
    one === undefined ? id : blind ? one.code : `${one.code} ${one.name}`;
  return {
    document: (id) => label(byDocument.get(id), id),
    reviewer: (id) => label(byReviewer.get(id), id),
    code: (id) => byDocument.get(id)?.code ?? byReviewer.get(id)?.code ?? id,
  };
}
