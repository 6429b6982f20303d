/**
 * What can go wrong, as data. Codes are stable (scripts may match them); sentences live in `src/text/`.
 */

/** Exit codes of the command line; one meaning each, listed in `docs/codes.md`. */
export const EXIT = {
  done: 0,
  checkFailed: 1,
  usage: 2,
  badInput: 3,
  fileSystem: 4,
  conflict: 5,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type Severity = "error" | "warning" | "info";

/** Values that a sentence may name. */
export type Params = Readonly<Record<string, string | number>>;

/**
 * One thing that was noticed about the input. `row` is the row as a spreadsheet shows it (1-based);
 * `column` is the header's text, or the column's letter where there is no header.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly params?: Params;
}

/** An expected failure: it has an exit code and findings that a person can act on, and prints no stack. */
export class Problem extends Error {
  readonly exit: ExitCode;
  readonly findings: readonly Finding[];

  constructor(exit: ExitCode, findings: readonly Finding[]) {
    super(findings.map((finding) => finding.code).join(", "));
    this.name = "Problem";
    this.exit = exit;
    this.findings = findings;
  }
}

/** Throws a `Problem` with one finding of severity "error". */
export function fail(exit: ExitCode, code: string, params: Params = {}, where: Partial<Finding> = {}): never {
  throw new Problem(exit, [{ ...where, code, severity: "error", params }]);
}
