export const HEADERS: readonly string[];
/** The rows below the header, 12 cells each. */
export function rows(count: number): Generator<[number, ...string[]]>;
