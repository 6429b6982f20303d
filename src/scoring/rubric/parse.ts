/** The rubric file: bytes or text in, a checked rubric or every problem at once out. */
import * as v from "valibot";
import { EXIT, type Finding, fail, Problem } from "../../problem.ts";
import { decode } from "../../yaml/decode.ts";
import { inOrder } from "../../yaml/in-order.ts";
import { issueFindings } from "../../yaml/issues.ts";
import { isTable } from "../../yaml/shapes.ts";
import { type Path, readSource } from "../../yaml/source.ts";
import { checkBands } from "./check-bands.ts";
import { checkItems } from "./check-items.ts";
import { checkReviewers } from "./check-reviewers.ts";
import { checkUnits } from "./check-units.ts";
import { asRubricFinding } from "./codes.ts";
import { reporter, type Table } from "./raw.ts";
import { type Rubric, rubricSchema } from "./schema.ts";

export interface ParsedRubric {
  /** Plain data: points are decimals as text, in one form each. */
  readonly rubric: Rubric;
  /** What is allowed but should be looked at. */
  readonly warnings: readonly Finding[];
}

/** Numbers whose digits count: YAML would make 0.1 and 2025.10 floats. */
const WRITTEN = new Set<unknown>([
  "points",
  "cap",
  "step",
  "total",
  "bonus",
  "from",
  "to",
  "pointDifference",
  "share",
  "version",
]);
const isWritten = (path: Path): boolean => WRITTEN.has(path.at(-1));

/**
 * Reads and checks a rubric.
 * @param text the file's text, YAML 1.2
 * @param file name for the findings
 * @throws Problem (bad input) with every error found (RUB001 to RUB099); `row` and `column` are line and column
 */
export function parseRubric(text: string, file: string): ParsedRubric {
  const source = readSource(text, file, isWritten);
  if (!source.usable) throw new Problem(EXIT.badInput, source.findings.map(asRubricFinding));
  if (!isTable(source.data)) fail(EXIT.badInput, "RUB017", {}, { file, row: 1, column: "1" });
  const result = v.safeParse(rubricSchema, source.data);
  const across: Finding[] = [];
  const report = reporter(source, file, across);
  for (const check of [checkItems, checkBands, checkReviewers, checkUnits])
    check(source.data as Table, report);
  const issues = result.success ? [] : issueFindings(result.issues, rubricSchema, source, file);
  const findings = inOrder([...source.findings, ...issues, ...across].map(asRubricFinding));
  const wrong = findings.some((finding) => finding.severity === "error");
  if (wrong || !result.success) throw new Problem(EXIT.badInput, findings);
  return { rubric: result.output, warnings: findings };
}

/**
 * As `parseRubric`, from the file's bytes.
 * @throws Problem (bad input) also where the bytes are no text
 */
export function loadRubric(bytes: Uint8Array, file: string): ParsedRubric {
  const { text, warnings } = decodeRubric(bytes, file);
  const parsed = parseRubric(text, file);
  return { rubric: parsed.rubric, warnings: [...warnings, ...parsed.warnings] };
}

function decodeRubric(bytes: Uint8Array, file: string): { text: string; warnings: Finding[] } {
  try {
    const { text, warnings } = decode(bytes, file);
    return { text, warnings: warnings.map(asRubricFinding) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.exit, error.findings.map(asRubricFinding));
  }
}
