/** `choucha result list`: objects, results, corrections; what is overdue is marked. */
import { openCampaign } from "../../campaign/open.ts";
import { drawnDraws } from "../../campaign/results/drawn-draws.ts";
import { resultsOf } from "../../campaign/results/open-results.ts";
import { placeOf } from "../../circular/identify.ts";
import { taskNumber } from "../../circular/notice.ts";
import { EXIT, type Finding, fail } from "../../problem.ts";
import { anomalyFinding } from "../../results/anomaly.ts";
import { officeDay } from "../../results/days.ts";
import { tally } from "../../results/tally.ts";
import { missingIn, type ResultEntry, type ResultsView } from "../../results/view.ts";
import { readDay } from "../../results/vocabulary.ts";
import { timeOf } from "../../system/clock.ts";
import { type Io, write } from "../../system/io.ts";
import { say } from "../../text/index.ts";
import { type FitColumn, fitted } from "../fit.ts";
import { colours, findingJson, screenWidth, table, tellFindings } from "../screen.ts";
import { wrapped } from "../wrapped.ts";
import { correctionText } from "./words.ts";

export interface ListFlags {
  readonly draw?: string;
  readonly asOf?: string;
  readonly overdue?: boolean;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** A day given with a flag. @throws Problem (usage) RES036 */
export function dayOf(flag: string, text: string): string {
  const read = readDay(text);
  return "day" in read ? read.day : fail(EXIT.usage, "RES036", { flag, value: text });
}

function rowsOf(io: Io, results: ResultsView, entries: readonly ResultEntry[]): string {
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const paint = colours(io, "stdout");
  const rows = entries.map((entry) => {
    const { object, result, correction, overdue, left } = entry;
    const state = correctionText(io.lang, correction);
    const waiting = t(left ? "resultLeft" : "resultWaiting");
    return [
      taskNumber(results.view, entry.object),
      object.name,
      placeOf(results.view, object),
      result?.inspectedOn ?? "",
      result ? `${result.result}${left ? `（${t("resultLeft")}）` : ""}` : waiting,
      result?.followUp.kind ?? "",
      overdue ? `! ${state}` : state,
    ];
  });
  const columns: FitColumn[] = [
    { header: t("resultTask"), spare: 4 },
    { header: t("resultObject"), least: 24 },
    { header: t("resultPrefecture"), spare: 1 },
    { header: t("resultDay"), spare: 3 },
    { header: t("resultValue") },
    { header: t("resultFollowUp"), spare: 2 },
    { header: t("resultState") },
  ];
  const shown = fitted(columns, rows, screenWidth(io));
  const [header, rule, ...lines] = table(shown.columns, shown.rows, paint).split("\n");
  const left = shown.left.join(t("gradeListComma"));
  return [
    ...[header, rule],
    ...lines.map((line, at) => (entries[at]?.overdue ? paint.red(line) : line)),
    ...(left === ""
      ? []
      : [paint.dim(wrapped(t("columnsLeft", { columns: left }), screenWidth(io), "  ")), ""]),
  ].join("\n");
}

function screenOf(io: Io, results: ResultsView, onlyOverdue: boolean): string {
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const paint = colours(io, "stdout");
  const { view, asOf, entries } = results;
  const overdue = entries.filter((entry) => entry.overdue);
  const counts = tally(entries);
  const { objects, reported, missing, clean, problems, uncooperative, corrections } = counts;
  const count = { count: overdue.length };
  const line = (text: string) => wrapped(text, screenWidth(io), "  ");
  const late =
    overdue.length === 0
      ? [paint.green(`  ${t("resultNoOverdue", { day: asOf })}`)]
      : onlyOverdue
        ? [paint.red.bold(`  ${t("resultOverdueTitle", count)}`), rowsOf(io, results, overdue)]
        : [paint.red.bold(line(t("resultOverdueMarked", count)))];
  const all = [
    rowsOf(io, results, entries),
    line(t("resultSummary", { day: asOf, objects, reported, missing, clean, problems, uncooperative })),
    ...(corrections.ordered > 0 ? [line(t("resultCorrections", { ...corrections }))] : []),
  ];
  return `${[paint.bold(view.draw.title ?? view.draw.name), "", ...(onlyOverdue ? [] : all), ...late].join("\n")}\n`;
}

function jsonOf(io: Io, results: ResultsView) {
  const { view, asOf, entries, anomalies } = results;
  const { problemRate, corrections, ...counts } = tally(entries);
  const { rate: _, ...corrected } = corrections;
  return {
    draw: view.draw.name,
    asOf,
    counts: { ...counts, corrections: corrected },
    missing: missingIn(results).map(({ object }) => object.id),
    overdue: entries.filter((entry) => entry.overdue).map(({ object }) => object.id),
    entries: entries.map((entry) => ({
      task: taskNumber(results.view, entry.object),
      object: entry.object.id,
      name: entry.object.name,
      prefecture: entry.object.prefecture,
      result: entry.result ?? null,
      correction: entry.correction,
      left: entry.left ?? null,
    })),
    anomalies: anomalies.map((one) => ({
      kind: one.kind,
      object: one.object,
      ...findingJson(io.lang, anomalyFinding(one)),
    })),
  };
}

/** Runs `choucha result list`: exit 1 where results are missing or corrections are overdue. */
export async function resultList(io: Io, given: string | undefined, flags: ListFlags): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const asOf = flags.asOf === undefined ? officeDay(timeOf(io, flags.at)) : dayOf("--as-of", flags.asOf);
  const findings: Finding[] = [];
  const all: ResultsView[] = [];
  for (const { view } of await drawnDraws(io, campaign, flags.draw, findings))
    all.push(await resultsOf(campaign, view, asOf));
  const anomalies = all.flatMap((results) => results.anomalies.map(anomalyFinding));
  if (flags.json) {
    const document = {
      $schema: "choucha/results-list/1",
      version: 1,
      draws: all.map((one) => jsonOf(io, one)),
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else {
    for (const [at, results] of all.entries())
      await write(io.stdout, `${at > 0 ? "\n" : ""}${screenOf(io, results, flags.overdue ?? false)}`);
    const told = flags.overdue ? findings : [...findings, ...anomalies];
    if (!flags.overdue && anomalies.length > 0)
      await write(io.stderr, `${say(io.lang, "resultAnomalies", { count: anomalies.length })}\n`);
    await tellFindings(io, told);
  }
  const overdue = all.some(({ entries }) => entries.some((entry) => entry.overdue));
  const missing = !flags.overdue && all.some((results) => missingIn(results).length > 0);
  return overdue || missing ? EXIT.checkFailed : EXIT.done;
}
