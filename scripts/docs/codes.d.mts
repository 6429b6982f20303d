/** The text of docs/codes.md. */
export function codesReference(
  codes: Record<"en" | "zh", Readonly<Record<string, readonly [string, string]>>>,
  exits: Readonly<Record<string, number>>,
): string;
