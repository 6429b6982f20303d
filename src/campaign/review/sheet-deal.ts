/** The digest that ties sheets to a draw: which document each code stands for. */
import { canonical, sha256 } from "../../record/jcs.ts";
import type { OpenReview } from "./types.ts";

/** Thirds may join later and change nothing here. */
export const dealDigest = ({ name, documents }: OpenReview): string =>
  sha256(canonical({ review: name, documents: documents.map(({ code, id }) => [code, id]) }));

/** Documents that a reviewer scores, in the order of their codes, and whether as a third. */
export function documentsOf(review: OpenReview, reviewer: string) {
  return review.documents.flatMap((document) => {
    const first = review.teams.get(document.id)?.includes(reviewer) ?? false;
    const third = !first && (review.thirds.get(document.id)?.includes(reviewer) ?? false);
    return first || third ? [{ document, third }] : [];
  });
}
