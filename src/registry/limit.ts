import type { Finding, Severity } from "../problem.ts";

const MOST_OF_A_CODE = 100_000;
const GRAVITY: readonly Severity[] = ["info", "warning", "error"];

/**
 * Keeps the first 100,000 findings of a code and says in one more (REG099) how many there were beyond, so that a
 * file of millions of bad rows stays usable and nothing is dropped unsaid.
 */
export function limitFindings(findings: readonly Finding[], most = MOST_OF_A_CODE): Finding[] {
  const seen = new Map<string, number>();
  const beyond = new Map<string, Finding>();
  const kept: Finding[] = [];
  for (const finding of findings) {
    const count = (seen.get(finding.code) ?? 0) + 1;
    seen.set(finding.code, count);
    if (count <= most || finding.code === "REG099") kept.push(finding);
    else {
      const gravest = beyond.get(finding.code);
      if (!gravest || GRAVITY.indexOf(finding.severity) > GRAVITY.indexOf(gravest.severity))
        beyond.set(finding.code, finding);
    }
  }
  for (const [code, { severity, file, sheet }] of beyond)
    kept.push({
      code: "REG099",
      severity,
      file,
      sheet,
      params: { code, count: seen.get(code)! - most },
    });
  return kept;
}
