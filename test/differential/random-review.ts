/** Random reviews that look for trouble: odd weights, many take-alls, floors that bind, tiny cells, odd institutions. */
import type { FrameUnit } from "../../src/record/frame.ts";
import type { Institution } from "../../src/record/record.ts";
import type { Rule } from "../../src/record/rule.ts";
import type { SeedValue } from "../../src/sampling/ticket.ts";
import type { Chance } from "./chance.ts";
import { ids, NAMES, seedOf, several } from "./random-campaign.ts";

export interface Review {
  readonly cases: readonly FrameUnit[];
  readonly reviewers: readonly FrameUnit[];
  readonly rule: Rule;
  readonly institutions: readonly Institution[] | undefined;
  readonly C: string;
  readonly seed: readonly SeedValue[];
}

const WEIGHTS = ["2", "3", "6", "3/2", "1/7", "100", "9999", "7/3", "1/1000", "355/113"];
const FIELDS = ["法医临床", "法医物证", "\u{20000}", "__proto__"];

function casesOf(
  institutions: readonly string[],
  prefectures: readonly string[],
  chances: Chance,
): FrameUnit[] {
  const { below, maybe, pick } = chances;
  const categories = several(NAMES, 1 + below(4), chances);
  const weights = several(WEIGHTS, 1 + below(5), chances);
  const weighted = pick([0, 0.2, 0.6, 1]);
  const out = pick([0, 0, 0.1, 0.4]);
  const home = new Map(institutions.map((id) => [id, pick(prefectures)]));
  const specialties = maybe(0.5) ? 0.5 : 0;
  return ids(below(pick([4, 15, 40, 90])), chances).map((id): FrameUnit => {
    const unit = pick(institutions);
    return {
      id,
      name: `${id} 号`,
      unit,
      stratum: pick(categories),
      prefecture: home.get(unit)!,
      ...(maybe(weighted) ? { weight: pick(weights) } : {}),
      ...(maybe(specialties) ? { field: pick(FIELDS) } : {}),
      ...(maybe(out) ? (maybe(0.5) ? { excluded: "不予受理" } : { certain: "有投诉" }) : {}),
      ...(maybe(0.2) ? { columns: { "\u{e000}": "1" } } : {}),
    };
  });
}

function reviewersOf(
  institutions: readonly string[],
  prefectures: readonly string[],
  chances: Chance,
): FrameUnit[] {
  const { below, maybe, pick } = chances;
  const recusal = pick([0, 0.05, 0.3]);
  return ids(below(pick([4, 12, 30])), chances).map((id): FrameUnit => {
    const recused = institutions.filter(() => maybe(recusal));
    const prefecture = pick(prefectures);
    return {
      id,
      name: id,
      stratum: prefecture,
      prefecture,
      ...(maybe(0.1) ? { excluded: "不在岗" } : {}),
      ...(maybe(0.8) ? { fields: FIELDS.filter(() => maybe(0.6)).sort(byBytes) } : {}),
      ...(recused.length > 0 ? { recused: recused.sort(byBytes) } : {}),
      columns: {},
    };
  });
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** One review; where its number cannot be drawn (below the floors, above the cases) both sides must refuse it. */
export function randomReview(chances: Chance): Review {
  const { below, maybe, pick } = chances;
  const institutions = ids(1 + below(pick([3, 8, 20])), chances);
  const prefectures = several(NAMES, 1 + below(4), chances);
  const cases = casesOf(institutions, prefectures, chances);
  const from = pick(["other-prefecture", "other-prefecture", "province"] as const);
  const drawn = institutions.filter(() => maybe(0.7)).sort(byBytes);
  const rule: Rule = {
    method: "poisson",
    allocation: "overall",
    rounding: "random",
    minimum: 0,
    alternates: pick([0, 1, 1, 3, 50]),
    ...(maybe(0.3)
      ? { rate: pick(["1/10", "1/3", "1", "17/59", "99/100"]) }
      : { n: 1 + below(cases.length / 2 + 1) }),
    duplicates: "stop",
    stratify: ["类别"],
    exclude: [],
    certain: [],
    floor: pick([0, 0, 0, 1, 2, 5]),
    weights: [],
    inspectors: {
      perObject: pick([1, 2, 2, 3]),
      from,
      fallback: "none",
      maxLoad: pick([2, 5, 12, 40]),
      onDuty: true,
    },
  };
  return {
    cases,
    reviewers: reviewersOf(institutions, prefectures, chances),
    rule,
    institutions: maybe(0.6) ? drawn.map((id) => ({ id, probability: "1/3" })) : undefined,
    C: Array.from({ length: 64 }, () => below(16).toString(16)).join(""),
    seed: seedOf("vrs", chances),
  };
}
