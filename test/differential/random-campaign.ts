/** Random campaigns that look for trouble: odd sizes, odd ids, rules at their edges, deals that cannot be filled. */
import type { FrameUnit } from "../../src/record/frame.ts";
import type { InspectorRule, Rule } from "../../src/record/rule.ts";
import { idProblem, normaliseId } from "../../src/registry/label.ts";
import type { SeedValue } from "../../src/sampling/ticket.ts";
import type { Chance } from "./chance.ts";

export interface Campaign {
  readonly objects: readonly FrameUnit[];
  readonly inspectors: readonly FrameUnit[] | undefined;
  readonly rule: Rule;
  readonly C: string;
  readonly seed: readonly SeedValue[];
  /** Texts as they might stand in a register, to be made into ids. */
  readonly labels: readonly string[];
}

/** Code points on both sides of the surrogates, marks that combine, letters that NFKC changes, JSON's own signs. */
const LETTERS = [
  ..."AB019云南é\u{20000}😀\u{1d400}\u{e000}\ufffd\uff71\u3099か\u0301\u0323ßİﬁａ½",
  ...'|/="\\-_ \u00a0\u200b\u180e\ufeff\u2028\u3000\u200d',
  "e\u0301",
  "\u1100\u1161\u11a8",
  "\u{1f468}\u200d\u{1f469}",
];
export const NAMES = [
  "",
  "昆明市",
  "昆明",
  "怒江傈僳族自治州",
  "constructor",
  "__proto__",
  "a",
  "A",
  "\u{20000}区",
];
const MORE_NAMES = ["\u{e000}", "toString", '"', "0", "1", "10", "2"];
const RATES = ["1/10", "1/8", "1", "1/3", "2/7", "99/100", "1/1000", "3/4", "1/2", "17/59"];

const label = ({ below, pick }: Chance): string =>
  Array.from({ length: 1 + below(6) }, () => pick(LETTERS)).join("");

/** Different ids in their normal form; about half of them share a prefix with another one. */
export function ids(count: number, chances: Chance): string[] {
  const { maybe, pick } = chances;
  const found = new Set<string>();
  while (found.size < count) {
    const known = [...found];
    const prefix = known.length > 0 && maybe(0.5) ? pick(known) : "";
    const id = normaliseId(prefix + label(chances));
    if (idProblem(id) === undefined) found.add(id);
  }
  return [...found];
}

/** Different ones among the items. */
export function several<T>(items: readonly T[], count: number, { pick }: Chance): T[] {
  return [...new Set(Array.from({ length: count }, () => pick(items)))];
}

/** Values of one to three sources. */
export function seedOf(method: Rule["method"], { below, maybe, pick }: Chance): SeedValue[] {
  return Array.from({ length: 1 + below(3) }, (_, i) => {
    const name = pick(["福彩双色球", "dice", "s ", "x:y", "\u{20000}"]) + i;
    const numbers = Array.from({ length: 1 + below(7) }, () =>
      pick(["0", "007", "12", "３４", "99999999999999999999", String(below(1000))]),
    );
    if (method === "rfc3797") return { name, value: numbers.join(pick([" ", ",", "、", ", ", "\u3000"])) };
    return {
      name,
      value: maybe(0.3) ? numbers.join(" ") : pick(["0", "1234.56", "é", "a=b", "\u{20000}", "七"]),
    };
  });
}

interface Shape {
  readonly rates: Rule["rates"];
  readonly prefectures: readonly string[];
  readonly method: Rule["method"];
}

function objectsOf(count: number, shape: Shape, chances: Chance): FrameUnit[] {
  const { below, maybe, pick } = chances;
  const strata = several([...NAMES, ...MORE_NAMES], 1 + below(9), chances);
  const out = pick([0, 0, 0.1, 0.5]);
  const withPrefecture = maybe(0.9);
  // A register's own order is not that of the ids, and rows that are no units leave gaps.
  const step = 1 + below(3);
  return ids(count, chances).map((id, i) => {
    const group = shape.rates && pick(Object.keys(shape.rates.values));
    const stratum = shape.method === "rfc3797" ? "" : pick(strata);
    return {
      id,
      name: `${id} 机构`,
      stratum: group === undefined ? stratum : `${stratum}|${group}`,
      ...(group === undefined ? {} : { group }),
      ...(withPrefecture ? { prefecture: pick(shape.prefectures) } : {}),
      ...(shape.method === "rfc3797" ? { order: 1 + step * i } : {}),
      ...(maybe(out) ? (maybe(0.5) ? { excluded: "停业" } : { certain: "投诉集中" }) : {}),
      columns: { 名称: id, "\u{e000}": "1", "\u{20000}": '"\\\u0001' },
    };
  });
}

function inspectorsOf(
  objects: readonly FrameUnit[],
  rule: InspectorRule,
  shape: Shape,
  chances: Chance,
): FrameUnit[] {
  const { below, maybe, pick } = chances;
  const out = pick([0, 0.1, 0.4]);
  const recusal = pick([0, 0, 0.05, 0.3]);
  const leads = pick([0.1, 0.4, 0.8]);
  return ids(below(pick([3, 8, 20, 40])), chances).map((id) => {
    const recused = objects.filter(() => maybe(recusal)).map((object) => object.id);
    const prefecture = pick(shape.prefectures);
    return {
      id,
      name: id,
      stratum: prefecture,
      prefecture,
      ...(maybe(out) ? { excluded: "不在岗" } : {}),
      ...(rule.lead ? { lead: maybe(leads) } : {}),
      ...(recused.length > 0
        ? { recused: recused.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))) }
        : {}),
      columns: {},
    };
  });
}

function inspectorRule(prefectures: readonly string[], chances: Chance): InspectorRule {
  const { below, maybe, pick } = chances;
  const fallback = pick(["none", "neighbours", "neighbours", "province"] as const);
  const near = prefectures
    .filter(() => maybe(0.8))
    .map((name) => [name, several(prefectures, 1 + below(3), chances)] as const);
  return {
    perObject: pick([1, 2, 2, 2, 3, 5]),
    from: pick([
      "same-prefecture",
      "same-prefecture",
      "same-prefecture",
      "other-prefecture",
      "province",
    ] as const),
    fallback,
    ...(fallback === "neighbours" ? { neighbours: Object.fromEntries(near) } : {}),
    maxLoad: pick([1, 1, 2, 2, 3, 4, 30]),
    onDuty: true,
    ...(maybe(0.5) ? { lead: { 职务: ["科长"] } } : {}),
  };
}

/** One campaign; where the rule cannot be carried out (more to draw than there are) both sides must refuse it. */
export function randomCampaign(chances: Chance): Campaign {
  const { below, maybe, pick } = chances;
  const method = pick(["vrs", "vrs", "vrs", "seedrandom", "rfc3797"] as const);
  const groups = several(["A", "B", "", "__proto__", "\u{20000}", "高"], 1 + below(4), chances);
  const rates: Rule["rates"] =
    method !== "rfc3797" && maybe(0.3)
      ? { by: "风险", values: Object.fromEntries(groups.map((group) => [group, pick(RATES)])) }
      : undefined;
  const prefectures = several(NAMES, 1 + below(5), chances);
  const shape = { rates, prefectures, method };
  const objects = objectsOf(below(pick([3, 10, 30, 70])), shape, chances);
  const inspectors = maybe(0.7) ? inspectorRule(prefectures, chances) : undefined;
  const rule: Rule = {
    method,
    allocation: pick(["overall", "overall", "each"] as const),
    rounding: pick(["random", "largest-remainder"] as const),
    minimum: pick([0, 0, 1, 2, 7]),
    alternates: pick([0, 1, 1, 3, 100]),
    ...(rates
      ? { rates }
      : maybe(0.6)
        ? { rate: pick(RATES) }
        : { n: 1 + below(maybe(0.2) ? 80 : objects.length / 2 + 1) }),
    duplicates: "stop",
    stratify: method === "rfc3797" ? [] : ["州市"],
    exclude: [],
    certain: [],
    ...(inspectors ? { inspectors } : {}),
  };
  return {
    objects,
    inspectors: inspectors && inspectorsOf(objects, inspectors, shape, chances),
    rule,
    C: Array.from({ length: 64 }, () => below(16).toString(16)).join(""),
    seed: seedOf(method, chances),
    labels: Array.from({ length: 5 }, () => label(chances) + label(chances)),
  };
}
