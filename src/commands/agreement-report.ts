/** What `choucha agreement` shows: one report as a JSON document and as a screen. */
import type { Finding } from "../problem.ts";
import type { Table } from "../registry/table.ts";
import { readingOf } from "../scoring/agreement/benchmark.ts";
import type { BootstrapOptions } from "../scoring/agreement/bootstrap.ts";
import type { RatedTable } from "../scoring/agreement/from-table.ts";
import type { Statistic } from "../scoring/agreement/measure.ts";
import { CONFIDENCE, type Reason } from "../scoring/agreement/outcome.ts";
import type { Io } from "../system/io.ts";
import { explain, type Lang, say } from "../text/index.ts";
import { colours, findingJson, harmless, table as screenTable } from "./screen.ts";

export interface AgreementReport {
  readonly table: Table;
  readonly rated: RatedTable;
  readonly options: BootstrapOptions;
  readonly statistics: readonly Statistic[];
  readonly findings: readonly Finding[];
}

/** Categories listed one by one in the document; more are only counted. */
const LISTED = 100;

type Key = Parameters<typeof say>[1];

const sentence = (lang: Lang, { code, params }: Reason): string => {
  const { says, remedy } = explain(lang, { code, severity: "info", params });
  return lang === "zh" ? `${says}${remedy}` : `${says} ${remedy}`.trim();
};

/** Twelve digits: more would show the order of additions, not the ratings. */
export const twelveDigits = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Number(value.toPrecision(12));

/** A statistic with its reading, assumptions and source. */
export function statisticJson(lang: Lang, one: Statistic) {
  const { name, level, form, value, se, p, interval, reason, note } = one;
  const reading = value === null ? undefined : readingOf(name, value);
  return {
    ...{
      name,
      level,
      form,
      value: twelveDigits(value),
      low: twelveDigits(one.low),
      high: twelveDigits(one.high),
    },
    ...{ subjects: one.subjects, raters: one.raters, method: one.method, fits: one.fits },
    ...(se === undefined ? {} : { se: twelveDigits(se) }),
    ...(p === undefined ? {} : { p: twelveDigits(p) }),
    ...(interval ? { interval } : {}),
    ...(reading ? { reading: reading.word, benchmark: reading.source } : {}),
    ...(reason ? { reasonCode: reason.code, reason: sentence(lang, reason) } : {}),
    ...(note ? { noteCode: note.code, note: sentence(lang, note) } : {}),
    assumes: say(lang, `agrAssumes-${name}`),
    whenLow: say(lang, `agrLow-${name}`),
    source: say(lang, `agrSource-${name}`),
  };
}

/** The document `choucha/agreement/1`. */
export function agreementJson(lang: Lang, { table, rated, options, statistics, findings }: AgreementReport) {
  const { subjects, raters } = rated.ratings;
  return {
    ...{ $schema: "choucha/agreement/1", version: 1, ok: true },
    ...{ file: table.file, sheet: table.sheet ?? null, digest: table.digest },
    ...{ level: rated.level, levelGuessed: rated.guessed, subjects, raters, raterNames: rated.raters },
    ...{ ratings: rated.given, missing: subjects * raters - rated.given },
    values: rated.categories.length,
    categories: rated.categories.length <= LISTED ? rated.categories : null,
    confidence: CONFIDENCE,
    bootstrap: { ...options, over: "subjects", generator: "seedrandom", method: "percentile" },
    statistics: statistics.map((one) => statisticJson(lang, one)),
    findings: findings.map((finding) => findingJson(lang, finding)),
  };
}

/** A statistic's name with its form or level: ICC(2,1), α (ordinal). */
export function titleOf(lang: Lang, { name, form, level }: Statistic): string {
  const own = say(lang, `agrName-${name}`);
  if (name === "icc") return form!;
  const kind = form ?? level;
  return kind === undefined
    ? own
    : say(lang, "agrOf", { name: own, kind: say(lang, `agrKind-${kind}` as Key) });
}

/** Three decimals, as a screen shows a coefficient. */
export const digits = (value: number): string => value.toFixed(3).replace(/^-(?=0\.000$)/, "");

function line(lang: Lang, one: Statistic): string[] {
  const reading = readingOf(one.name, one.value!);
  const limits =
    one.low === null || one.high === null
      ? "–"
      : say(lang, "agrLimits", { low: digits(one.low), high: digits(one.high) });
  return [
    titleOf(lang, one),
    digits(one.value!),
    limits + (one.note ? " *" : ""),
    String(one.subjects),
    reading
      ? say(lang, "agrReading", { word: say(lang, `agrWord-${reading.word}` as Key), source: reading.source })
      : "–",
  ];
}

/** The names of statistics, one name for all forms of a kind where `all` has no others. */
function namesOf(lang: Lang, some: readonly Statistic[], all: readonly Statistic[]): string {
  const whole = (name: Statistic["name"]) =>
    all.filter((one) => one.name === name).every((one) => some.includes(one));
  const names = some.map((one) => (whole(one.name) ? say(lang, `agrName-${one.name}`) : titleOf(lang, one)));
  return [...new Set(names)].join(say(lang, "agrComma"));
}

/** Why there is no value or no limits, or what to know of them: each sentence once, with those it is about. */
function reasons(lang: Lang, list: readonly Statistic[], of: "reason" | "note"): string {
  const told = new Map<string, Statistic[]>();
  for (const one of list) {
    const reason = one[of];
    if (!reason) continue;
    const text = sentence(lang, reason);
    told.set(text, [...(told.get(text) ?? []), one]);
  }
  return [...told]
    .map(([why, some]) => `  ${say(lang, "agrWhy", { names: namesOf(lang, some, list), why })}\n`)
    .join("");
}

/** The report on a screen: a table, what was left out and why, and how to read it. */
export function agreementScreen(io: Io, { table, rated, options, statistics }: AgreementReport): string {
  const paint = colours(io, "stdout");
  const t = (key: Key, params = {}) => say(io.lang, key, params);
  const { subjects, raters } = rated.ratings;
  const { given, level, guessed, categories } = rated;
  const facts = [
    t("agrSubjects", { subjects }),
    t("agrRaters", { raters }),
    t("agrRatings", { given, missing: subjects * raters - given }),
    t("agrValues", { values: categories.length }),
  ];
  const named = t(`agrKind-${level}`);
  const computed = statistics.filter(({ value }) => value !== null);
  const [fitting, others] = [computed.filter(({ fits }) => fits), computed.filter(({ fits }) => !fits)];
  const columns = [
    { header: t("agrStatistic") },
    { header: t("agrValue"), right: true },
    { header: t("agrInterval") },
    { header: t("agrUsed"), right: true },
    { header: t("agrUsually") },
  ];
  const shown = (list: readonly Statistic[]) =>
    screenTable(
      columns,
      list.map((one) => line(io.lang, one)),
      paint,
    );
  const part = (title: string, body: string) => (body === "" ? "" : `\n${paint.bold(title)}\n${body}`);
  const families = [...new Set(fitting.map(({ name }) => name))];
  const reading = families
    .map((name) =>
      ["agrAssumes", "agrLow", "agrSource"]
        .map((kind) => t(`${kind}-${name}` as Key))
        .join(io.lang === "zh" ? "" : " "),
    )
    .map((text, i) => `  ${t("agrReadHow", { name: t(`agrName-${families[i]!}`), text })}\n`)
    .join("");
  return [
    `${paint.bold(harmless(table.file))}\n  ${facts.join(" · ")}\n`,
    `  ${t(guessed ? "agrLevelGuessed" : "agrLevel", { level: named })}\n\n`,
    fitting.length > 0 ? shown(fitting) : `  ${t("agrNothing")}\n`,
    part(t("agrOthers", { level: named }), others.length > 0 ? shown(others) : ""),
    part(t("agrMissing"), reasons(io.lang, statistics, "reason")),
    part("*", reasons(io.lang, computed, "note")),
    part(
      t("agrHow"),
      reading === "" ? "" : `${reading}  ${t("agrConvention")}\n  ${t("agrBootstrap", { ...options })}\n`,
    ),
    "\n",
  ].join("");
}
