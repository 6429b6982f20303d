/**
 * Reading YAML and holding it against a schema reports under the plan's codes. A rubric's problems have codes of
 * their own: they send the reader to another page, and scripts tell the two files apart.
 */
import type { Finding } from "../../problem.ts";

const OURS: Readonly<Record<string, string>> = {
  PLN001: "RUB001",
  PLN002: "RUB002",
  PLN003: "RUB003",
  PLN004: "RUB004",
  PLN005: "RUB005",
  PLN006: "RUB006",
  PLN007: "RUB007",
  PLN008: "RUB008",
  PLN009: "RUB009",
  PLN010: "RUB010",
  PLN011: "RUB011",
  PLN012: "RUB012",
  PLN013: "RUB013",
  PLN014: "RUB014",
  PLN015: "RUB015",
  PLN016: "RUB016",
  PLN018: "RUB018",
  PLN019: "RUB019",
  PLN020: "RUB020",
  PLN021: "RUB021",
  PLN022: "RUB022",
  PLN023: "RUB023",
  PLN024: "RUB024",
  PLN025: "RUB025",
  PLN026: "RUB026",
  PLN027: "RUB027",
  PLN029: "RUB029",
  PLN030: "RUB030",
  PLN035: "RUB035",
  PLN037: "RUB037",
  PLN040: "RUB045",
  PLN041: "RUB046",
  PLN042: "RUB047",
  PLN043: "RUB048",
  PLN060: "RUB060",
};

/** The finding under the rubric's code. */
export const asRubricFinding = (finding: Finding): Finding => ({
  ...finding,
  code: Object.hasOwn(OURS, finding.code) ? (OURS[finding.code] as string) : finding.code,
});
