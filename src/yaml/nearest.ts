/**
 * Edit distance (insert, delete, replace, swap of neighbours; the optimal string alignment distance,
 * Damerau 1964).
 */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] as number[];
      let best = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, ((rows[i - 2] as number[])[j - 2] as number) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return (rows[a.length] as number[])[b.length] as number;
}

/** The candidate that was probably meant, if one is near enough; the first of equals. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const plain = (one: string) => one.toLowerCase().replace(/[-_\s]/g, "");
  const wanted = plain(word.slice(0, 64));
  if (wanted === "") return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const far = distance(wanted, plain(candidate));
    if (far < least) [best, least] = [candidate, far];
  }
  return (
    best ??
    candidates.find(
      (one) => wanted.length > 2 && (plain(one).startsWith(wanted) || wanted.startsWith(plain(one))),
    )
  );
}
