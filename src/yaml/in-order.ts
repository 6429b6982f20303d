import type { Finding } from "../problem.ts";

/** Lines first, then columns, then codes: a person corrects a file from top to bottom. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      (a.row ?? 0) - (b.row ?? 0) ||
      Number(a.column ?? 0) - Number(b.column ?? 0) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
