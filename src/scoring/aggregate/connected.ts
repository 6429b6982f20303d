/** Which reviewers can be compared at all: those who are linked by documents that they scored together. */
import { byId } from "./input.ts";

/** One number that a reviewer gave a document. */
export interface Rating {
  readonly document: string;
  readonly reviewer: string;
  readonly points: number;
}

/** Ratings by a key, keys and ratings in the one order of ids, so that sums never depend on the order of input. */
export function groupBy(ratings: readonly Rating[], key: "document" | "reviewer"): Map<string, Rating[]> {
  const groups = new Map<string, Rating[]>();
  for (const one of ratings) {
    const list = groups.get(one[key]);
    if (list) list.push(one);
    else groups.set(one[key], [one]);
  }
  const sorted = [...groups].sort(([a], [b]) => byId(a, b));
  for (const [, list] of sorted)
    list.sort((a, b) => byId(a.document, b.document) || byId(a.reviewer, b.reviewer));
  return new Map(sorted);
}

/**
 * Ratings that say something about reviewers: of documents with at least two of them, by reviewers with at least
 * `minimum` of them. Leaving some out can make others too few, so this repeats until it holds for all.
 */
export function comparable(ratings: readonly Rating[], minimum: number): Rating[] {
  let current = [...ratings];
  for (;;) {
    const documents = groupBy(current, "document");
    const shared = current.filter((one) => (documents.get(one.document)?.length ?? 0) > 1);
    const reviewers = groupBy(shared, "reviewer");
    const next = shared.filter((one) => (reviewers.get(one.reviewer)?.length ?? 0) >= minimum);
    if (next.length === current.length) return next;
    current = next;
  }
}

/** Groups of reviewers who are linked, directly or through others; one group means that all can be compared. */
export function groups(ratings: readonly Rating[]): string[][] {
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    let top = id;
    while (leader.get(top) !== undefined && leader.get(top) !== top) top = leader.get(top) as string;
    leader.set(id, top);
    return top;
  };
  for (const list of groupBy(ratings, "document").values())
    for (const { reviewer } of list) leader.set(find(reviewer), find((list[0] as Rating).reviewer));
  const found = new Map<string, string[]>();
  for (const id of [...leader.keys()].sort(byId)) found.set(find(id), [...(found.get(find(id)) ?? []), id]);
  return [...found.values()];
}
