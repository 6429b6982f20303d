/** What `choucha rubric` shows: the list of rubrics, and one of them with everything that it says. */
import { mostOf } from "../scoring/rubric/check-bands.ts";
import { formatTicks, ticksOf } from "../scoring/rubric/decimal.ts";
import type { Item, Rubric } from "../scoring/rubric/schema.ts";
import type { Io } from "../system/io.ts";
import { type Lang, say } from "../text/index.ts";
import type { OpenedRubric } from "./grade-rubric.ts";
import { colours, harmless, table } from "./screen.ts";

type Key = Parameters<typeof say>[1];

/** The same with every text made harmless: a rubric from elsewhere must not steer the terminal. */
const calm = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, one) => (typeof one === "string" ? harmless(one) : one));

const most = (rubric: Rubric): string => formatTicks(mostOf(rubric) ?? ticksOf(rubric.total));

/** Grades from the best down, each with both ends; the best one ends at the most that can be had. */
export function bandsOf(rubric: Rubric) {
  const bands = [...rubric.bands].sort((a, b) => ticksOf(b.from) - ticksOf(a.from));
  return bands.map(({ name, from, fails }, at) => ({
    ...{ name, from, to: bands[at - 1]?.from ?? most(rubric) },
    fails: fails ?? at === bands.length - 1,
  }));
}

/** A rubric in one line of the list. */
export function summaryJson(lang: Lang, { rubric, digest }: OpenedRubric) {
  const { id, version, weights, total } = rubric;
  return {
    ...{ id, title: rubric.title[lang], version, digest, total, most: most(rubric), weights },
    source: rubric.source[lang],
    appliesTo: rubric.appliesTo[lang],
    bands: bandsOf(rubric),
  };
}

/** A rubric with all of its items and rules. */
export function rubricJson(lang: Lang, one: OpenedRubric) {
  const { sections, veto, notRated, reviewers, units } = one.rubric;
  return { ...summaryJson(lang, one), veto, notRated: notRated ?? null, sections, reviewers, units };
}

const bandText = (rubric: Rubric) =>
  bandsOf(rubric)
    .map(({ name, from }) => `${name} ${from}`)
    .join(" · ");

/** The list of the rubrics that ship. */
export function rubricListScreen(io: Io, given: readonly OpenedRubric[]): string {
  const rubrics = calm(given);
  const paint = colours(io, "stdout");
  const t = (key: Key, params = {}) => say(io.lang, key, params);
  const parts = rubrics.map(({ rubric }) => {
    const total = most(rubric) === rubric.total ? rubric.total : `${rubric.total}–${most(rubric)}`;
    return [
      `${paint.bold(rubric.id)}  ${rubric.title[io.lang]}\n`,
      `  ${t("rubTotal", { total })}  ${t("rubBandsFrom", { bands: bandText(rubric) })}\n`,
      `  ${rubric.weights === "model" ? t("rubModel") : t("rubPublished")}\n`,
      `  ${paint.dim(rubric.source[io.lang])}\n\n`,
    ].join("");
  });
  return `${parts.join("")}${t("rubListEnd")}\n`;
}

const KINDS: Record<Item["kind"], Key> = {
  levels: "rubKindLevels",
  deduct: "rubKindDeduct",
  points: "rubKindPoints",
  check: "rubKindCheck",
  veto: "rubKindVeto",
  bonus: "rubKindBonus",
};

/** What an item takes and gives, a line each. */
function itemLines(lang: Lang, item: Item): string[] {
  const t = (key: Key, params = {}) => say(lang, key, params);
  return [
    ...(item.levels ?? []).map(({ points, says }) => `${points}: ${says}`),
    ...(item.deductions ?? []).map(({ points, says, each }) =>
      t(each ? "rubDeductEach" : "rubDeduct", { points, says }),
    ),
    ...(item.cap === undefined ? [] : [t("rubCap", { cap: item.cap })]),
    ...(item.step === undefined ? [] : [t("rubStep", { step: item.step })]),
    ...(item.reason === undefined ? [] : [t("rubReason", { reason: item.reason })]),
    ...(item.absentAllowed ? [t("rubAbsent")] : []),
    ...(item.note === undefined ? [] : [t("rubNote", { note: item.note })]),
  ];
}

const AGGREGATES = {
  mean: "rubMean",
  median: "rubMedian",
  trimmed: "rubTrimmed",
  majority: "rubMajority",
} as const;
const COUNTS = {
  "replaces-farther": "rubReplaces",
  "mean-of-three": "rubMean",
  median: "rubMedian",
  majority: "rubMajority",
} as const;

/** The rules for reviewers, a sentence each. */
export function reviewerLines(lang: Lang, { reviewers }: Rubric): string[] {
  const t = (key: Key, params = {}) => say(lang, key, params);
  const { count, blind, aggregate, third, thirdCounts, vetoCounts } = reviewers;
  const calls = third && [
    ...(third.pointDifference === undefined ? [] : [t("rubThirdPoints", { points: third.pointDifference })]),
    ...(third.differentGrade ? [t("rubThirdGrade")] : []),
    ...(third.anyVeto ? [t("rubThirdVeto")] : []),
    ...(third.firstFails ? [t("rubThirdFails")] : []),
  ];
  return [
    t("rubReviewers", { count, how: t(AGGREGATES[aggregate]) }) + (blind ? t("rubBlind") : ""),
    ...(third && calls
      ? [t("rubThird", { count: third.reviewers, when: calls.join(t("gradeListComma")) })]
      : [t("rubNoThird")]),
    ...(thirdCounts ? [t("rubThirdCounts", { how: t(COUNTS[thirdCounts]) })] : []),
    t(vetoCounts === "any" ? "rubVetoAny" : "rubVetoMajority"),
  ];
}

/** One rubric: sections with items, grades, rules. */
export function rubricScreen(io: Io, given: OpenedRubric): string {
  const { rubric, file } = calm(given);
  const paint = colours(io, "stdout");
  const t = (key: Key, params = {}) => say(io.lang, key, params);
  const sections = rubric.sections.map((section) => {
    const items = section.items.map((item) => {
      const points = item.points === undefined ? "" : t("rubPoints", { points: item.points });
      const lines = itemLines(io.lang, item).map((line) => `      ${line}\n`);
      return `    ${paint.bold(item.id)}  ${item.title}  ${paint.dim([t(KINDS[item.kind]), points].filter(Boolean).join(" "))}\n${lines.join("")}`;
    });
    const points = section.points === undefined ? "" : `  ${t("rubPoints", { points: section.points })}`;
    return `\n  ${paint.bold(section.title)}${points}\n${items.join("")}`;
  });
  const columns = [
    { header: t("gradeGrade") },
    { header: t("rubFrom"), right: true },
    { header: t("rubTo"), right: true },
    { header: "" },
  ];
  const bands = bandsOf(rubric).map(({ name, from, to, fails }, at) => [
    ...[name, from, at === 0 ? t("rubIncluded", { to }) : t("rubBelow", { to })],
    fails ? t("rubFails") : "",
  ]);
  const caps = rubric.units.caps.map(({ band, share }) => t("rubShare", { band, share }));
  return [
    `${paint.bold(rubric.title[io.lang])}  ${rubric.id} ${rubric.version} (${file})\n`,
    `  ${t("rubTotal", { total: rubric.total })}  ${rubric.appliesTo[io.lang]}\n`,
    `  ${rubric.weights === "model" ? t("rubModel") : t("rubPublished")}\n`,
    `  ${paint.dim(rubric.source[io.lang])}\n`,
    ...sections,
    `\n${table(columns, bands, paint)}\n`,
    ...[...reviewerLines(io.lang, rubric), ...caps].map((line) => `  ${line}\n`),
  ].join("");
}
