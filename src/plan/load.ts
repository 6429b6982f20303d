/** The plan file: bytes or text in, a checked plan or every problem at once out. */
import * as v from "valibot";
import { EXIT, type Finding, fail, Problem } from "../problem.ts";
import { decode } from "../yaml/decode.ts";
import { inOrder } from "../yaml/in-order.ts";
import { issueFindings } from "../yaml/issues.ts";
import { isTable } from "../yaml/shapes.ts";
import { type Path, readSource } from "../yaml/source.ts";
import { crossFindings } from "./checks.ts";
import { type Plan, planSchema } from "./schema.ts";

export interface LoadedPlan {
  readonly plan: Plan;
  /** What is allowed but should be looked at. */
  readonly warnings: readonly Finding[];
}

/** Texts that a person thinks of as text although YAML would make numbers of them: rates, and values of columns, factors. */
const isWritten = (path: Path): boolean =>
  path.at(-1) === "rate" ||
  path.at(-1) === "times" ||
  path.some((key, at) => at < path.length - 1 && ["where", "values", "lead"].includes(String(key)));

/**
 * Reads and checks a plan.
 * @param text the file's text, YAML 1.2
 * @param file name for the findings
 * @throws Problem (bad input) with every error found; `row` and `column` are line and column of the text
 */
export function parsePlan(text: string, file: string): LoadedPlan {
  const source = readSource(text, file, isWritten);
  if (!source.usable) throw new Problem(EXIT.badInput, source.findings);
  if (!isTable(source.data)) fail(EXIT.badInput, "PLN017", {}, { file, row: 1, column: "1" });
  const result = v.safeParse(planSchema, source.data);
  const findings = inOrder([
    ...source.findings,
    ...(result.success ? [] : issueFindings(result.issues, planSchema, source, file)),
    ...crossFindings(source, file),
  ]);
  const wrong = findings.some((finding) => finding.severity === "error");
  if (wrong || !result.success) throw new Problem(EXIT.badInput, findings);
  return { plan: result.output, warnings: findings };
}

/**
 * As `parsePlan`, from the file's bytes.
 * @throws Problem (bad input) also where the bytes are no text
 */
export function loadPlan(bytes: Uint8Array, file: string): LoadedPlan {
  const { text, warnings } = decode(bytes, file);
  const loaded = parsePlan(text, file);
  return { plan: loaded.plan, warnings: [...warnings, ...loaded.warnings] };
}
