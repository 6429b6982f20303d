/** Where two JSON values differ first. */

/** The first path at which two JSON values differ: "drawn[3].ticket"; undefined where they are equal. */
export function firstDifference(
  a: unknown,
  b: unknown,
  path = "",
): { path: string; a: string; b: string } | undefined {
  const plain = (value: unknown) => typeof value !== "object" || value === null;
  if (plain(a) || plain(b)) {
    if (a === b) return undefined;
    return { path, a: JSON.stringify(a) ?? "—", b: JSON.stringify(b) ?? "—" };
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const list = Array.isArray(a);
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const next = list ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const own = (object: Record<string, unknown>) => (Object.hasOwn(object, key) ? object[key] : undefined);
    const difference = firstDifference(own(left), own(right), next);
    if (difference) return difference;
  }
  return undefined;
}
