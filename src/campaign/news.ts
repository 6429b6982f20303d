/** What is new in things that are handed in once more: sheets and forms are imported as often as people like. */

export interface News<T> {
  readonly added: readonly T[];
  readonly replaced: readonly { readonly before: T; readonly now: T }[];
  /** Said before in the same words: left out of what is kept. */
  readonly same: readonly T[];
}

/**
 * @param before what stood until now, if anything did
 * @param substance what one says, wherever it was read
 */
export function newsIn<T>(
  given: readonly T[],
  before: (one: T) => T | undefined,
  substance: (one: T) => string,
): News<T> {
  const added: T[] = [];
  const replaced: { before: T; now: T }[] = [];
  const same: T[] = [];
  for (const now of given) {
    const old = before(now);
    if (!old) added.push(now);
    else if (substance(old) === substance(now)) same.push(now);
    else replaced.push({ before: old, now });
  }
  return { added, replaced, same };
}
