/** The rule: the part of a plan that decides a draw, as it is committed and recorded. */
import type { DrawPlan, InspectorPlan, Where } from "../plan/schema.ts";
import type { DocumentRule } from "../sampling/documents.ts";
import type { DrawRule } from "../sampling/draw.ts";
import { formatRational, parseRate, type Rational } from "../sampling/rational.ts";
import { rfc3797Key, rfc3797Numbers } from "../sampling/rfc3797.ts";
import type { SeedValue } from "../sampling/ticket.ts";
import type { Json } from "./jcs.ts";

export interface InspectorRule {
  readonly id?: readonly string[];
  readonly perObject: number;
  readonly from: InspectorPlan["from"];
  readonly fallback: InspectorPlan["fallback"];
  /** Present where neighbours may help: prefecture → neighbours. */
  readonly neighbours?: Readonly<Record<string, readonly string[]>>;
  readonly maxLoad: number;
  readonly field?: string;
  readonly onDuty: boolean;
  readonly lead?: Where;
  /** Last day on which a certificate must be valid. */
  readonly validThrough?: string;
}

/** Plain JSON; rates are fractions in lowest terms ("1/10"). */
export interface Rule {
  /** "poisson" in reviews: documents drawn by weight (protocol, section 17). */
  readonly method: DrawRule["method"] | "poisson";
  readonly allocation: DrawRule["allocation"];
  readonly rounding: DrawRule["rounding"];
  readonly minimum: number;
  readonly alternates: number;
  readonly n?: number;
  readonly rate?: string;
  readonly rates?: { readonly by: string; readonly values: Readonly<Record<string, string>> };
  readonly id?: readonly string[];
  readonly duplicates: DrawPlan["duplicates"];
  readonly stratify: readonly string[];
  readonly exclude: DrawPlan["exclude"];
  readonly certain: DrawPlan["certain"];
  readonly publish?: readonly string[];
  /** Columns that decide but are shown nowhere. */
  readonly sealed?: readonly string[];
  /** First day of the inspections: `drawnWithin` counts back from it. */
  readonly from?: string;
  /** Reviews: column of the institution, least documents of each, factors of the weights ("3/2"). */
  readonly unit?: string;
  readonly floor?: number;
  readonly weights?: readonly { readonly where: Where; readonly times: string; readonly reason: string }[];
  /** Reviews: column of the cases that names the specialty which a reviewer must have. */
  readonly specialty?: string;
  /** Reviews: the rubric of the score sheets, and the SHA-256 of its canonical JSON. */
  readonly rubric?: { readonly id: string; readonly digest: string };
  readonly inspectors?: InspectorRule;
  /** Where the prefectures deal their own inspectors: by these rules. */
  readonly dispatch?: InspectorRule;
}

/**
 * What a commitment says of the rule. A sample outside a campaign has no name; it commits frame and method
 * and leaves the number open, so that 15% of the same frame and seed is a superset of 10%.
 */
export const committedRule = (rule: Rule, campaign: string): Json =>
  campaign === "" ? { method: rule.method } : (rule as unknown as Json);

/** "10%" as "1/10"; the text has been checked before. */
export function exactRate(text: string): string {
  const result = parseRate(text);
  if (!result.ok) throw new RangeError(`unchecked rate ${text}`);
  return formatRational(result.rate);
}

function fraction(text: string): Rational {
  const result = parseRate(text);
  if (!result.ok) throw new RangeError(`no rate in the record: ${text}`);
  return result.rate;
}

/** The numbers that the draw itself needs. @throws RangeError where a record's rate is no rate, or for a review */
export function drawRule(rule: Rule): DrawRule {
  const { method, allocation, rounding, minimum, alternates } = rule;
  if (method === "poisson") throw new RangeError("a review's rule");
  const rates = rule.rates
    ? new Map(Object.entries(rule.rates.values).map(([value, rate]) => [value, fraction(rate)]))
    : new Map([["", fraction(rule.rate ?? "1")]]);
  return {
    method,
    allocation,
    rounding,
    minimum,
    alternates,
    size: rule.n === undefined ? { rates } : { n: rule.n },
  };
}

/** The numbers that the draw of documents needs. @throws RangeError where a record's rate is no rate */
export const documentRule = (rule: Rule): DocumentRule => ({
  size: rule.n === undefined ? { rate: fraction(rule.rate ?? "") } : { n: rule.n },
  floor: rule.floor ?? 0,
  alternates: rule.alternates,
});

/** The RFC 3797 key of a seed; "" for the other methods. @throws RangeError where a value is no list of numbers */
export function keyOf(rule: Rule, seed: readonly SeedValue[]): string {
  if (rule.method !== "rfc3797") return "";
  return rfc3797Key(
    seed.map(({ name, value }) => {
      const numbers = rfc3797Numbers(value);
      if (!numbers) throw new RangeError(`no list of numbers: ${name}`);
      return numbers;
    }),
  );
}
