/** The plan file: bytes or text in, a checked plan or every problem at once out. */
import * as v from "valibot";
import { EXIT, type Finding, fail, Problem } from "../problem.ts";
import { crossFindings } from "./checks.ts";
import { issueFindings } from "./issues.ts";
import { type Plan, planSchema } from "./schema.ts";
import { isTable } from "./shapes.ts";
import { readSource } from "./source.ts";

export interface LoadedPlan {
  readonly plan: Plan;
  /** What is allowed but should be looked at. */
  readonly warnings: readonly Finding[];
}

/** Lines first, then columns, then codes: a person corrects a file from top to bottom. */
function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      (a.row ?? 0) - (b.row ?? 0) ||
      Number(a.column ?? 0) - Number(b.column ?? 0) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

/**
 * Reads and checks a plan.
 * @param text the file's text, YAML 1.2
 * @param file name for the findings
 * @throws Problem (bad input) with every error found; `row` and `column` are line and column of the text
 */
export function parsePlan(text: string, file: string): LoadedPlan {
  const source = readSource(text, file);
  if (!source.usable) throw new Problem(EXIT.badInput, source.findings);
  if (!isTable(source.data)) fail(EXIT.badInput, "PLN017", {}, { file, row: 1, column: "1" });
  const result = v.safeParse(planSchema, source.data);
  const findings = inOrder([
    ...source.findings,
    ...(result.success ? [] : issueFindings(result.issues, source, file)),
    ...crossFindings(source, file),
  ]);
  const wrong = findings.some((finding) => finding.severity === "error");
  if (wrong || !result.success) throw new Problem(EXIT.badInput, findings);
  return { plan: result.output, warnings: findings };
}

/** The text of a plan file: UTF-8, or GB18030 as older editors on Chinese Windows save it. */
function decode(bytes: Uint8Array, file: string): { text: string; warnings: Finding[] } {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16 || bytes.includes(0)) fail(EXIT.badInput, "PLN018", {}, { file, row: 1, column: "1" });
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    try {
      const text = new TextDecoder("gb18030", { fatal: true }).decode(bytes);
      return { text, warnings: [{ code: "PLN060", severity: "warning", file, row: 1, column: "1" }] };
    } catch {
      return fail(EXIT.badInput, "PLN018", {}, { file, row: 1, column: "1" });
    }
  }
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
