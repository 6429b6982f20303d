/** A simulation's report as text: for the screen, as Markdown, as a plot, as CSV, as JSON. */
import { escapeMarkdown } from "../circular/markdown.ts";
import { frequencyPlot, type PlotRow } from "../circular/plot.ts";
import { toCsv } from "../registry/write-csv.ts";
import { formatRational } from "../sampling/rational.ts";
import type { CountTest } from "../sampling/simulate-verdict.ts";
import type { Io } from "../system/io.ts";
import { type Lang, say } from "../text/index.ts";
import { colours, findingJson, harmless, table } from "./screen.ts";
import { namesIn, type SimulationOutcome, simulationFindings } from "./simulation-findings.ts";
import type { SimulationReport } from "./simulation-report.ts";

/** The report as a terminal shows it. */
export function simulationScreen(io: Io, report: SimulationReport, ok: boolean): string {
  const paint = colours(io, "stdout");
  const verdict = (ok ? paint.green : paint.red).bold(harmless(report.verdict));
  const head = [paint.bold(harmless(report.title)), ...report.lines.map(harmless), verdict];
  const tables = report.tables.map(
    ({ caption, columns, rows }) => `\n${harmless(caption)}\n${table(columns, rows, paint)}`,
  );
  const method = report.method.lines.map((line) => `  ${harmless(line)}\n`).join("");
  return `${head.join("\n")}\n${tables.join("")}\n${paint.bold(report.method.title)}\n${method}`;
}

/** The report as Markdown; `plot` is the name of the SVG beside it. */
export function simulationMarkdown(report: SimulationReport, plot: string): string {
  const row = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
  const tables = report.tables.map(({ caption, columns, rows }) =>
    [
      `## ${escapeMarkdown(caption)}`,
      "",
      row(columns.map(({ header }) => header)),
      `| ${columns.map(({ right }) => (right ? "---:" : "---")).join(" | ")} |`,
      ...rows.map((cells) => row(columns.map((_, at) => cells[at] ?? ""))),
      "",
    ].join("\n"),
  );
  return [
    `# ${escapeMarkdown(report.title)}`,
    "",
    `**${escapeMarkdown(report.verdict)}**`,
    "",
    ...report.lines.map((line) => `- ${escapeMarkdown(line)}`),
    "",
    ...tables,
    `![${escapeMarkdown(report.title)}](<${encodeURI(plot)}>)`,
    "",
    `## ${escapeMarkdown(report.method.title)}`,
    "",
    ...report.method.lines.map((line) => `- ${escapeMarkdown(line)}`),
    "",
  ].join("\n");
}

/** More rows than this make a plot that nobody reads: the farthest off are shown, in their order. */
const MOST_ROWS = 240;

/** Expected and observed frequency of each unit, by strata. */
export function simulationPlot(lang: Lang, outcome: SimulationOutcome): string {
  const { simulated, simulation, verdict } = outcome;
  const { runs } = simulation;
  const name = namesIn(outcome);
  const byDistance = [...verdict.units].sort((a, b) => Number(a.ok) - Number(b.ok) || a.p - b.p);
  const chosen = new Set(byDistance.slice(0, MOST_ROWS));
  const rows = [...simulation.strata.keys()].flatMap((stratum) =>
    verdict.units
      .filter((test) => test.stratum === stratum && chosen.has(test))
      .map(({ id, probability, count, low, high, ok }): PlotRow => {
        const observed = count / runs;
        const place = { label: name.object(id), group: stratum };
        return { ...place, expected: probability, observed, low: low / runs, high: high / runs, ok };
      }),
  );
  const draw = simulated.draw.title ?? simulated.draw.name;
  const part = { shown: chosen.size, all: verdict.units.length };
  const subtitle = say(lang, "simPlotSubtitle", { draw, runs });
  return frequencyPlot(rows, {
    title: say(lang, "simPlotTitle"),
    subtitle: part.shown < part.all ? `${subtitle} · ${say(lang, "simPlotShown", part)}` : subtitle,
    expected: say(lang, "simPlotExpected"),
    observed: say(lang, "simPlotObserved"),
    outside: say(lang, "simPlotOutside"),
    band: say(lang, "simPlotBand"),
  });
}

/** Every single test as a row that a spreadsheet opens. */
export function simulationCsv(lang: Lang, outcome: SimulationOutcome): string {
  const { units, pairs, rounding } = outcome.verdict;
  const name = namesIn(outcome);
  const t = (key: Parameters<typeof say>[1]) => say(lang, key);
  const counted = ({ count, trials, exact, probability, low, high, p, ok }: CountTest) => [
    ...[`${count}`, `${trials}`, (trials === 0 ? 0 : count / trials).toFixed(6)],
    ...[exact ? formatRational(exact) : "", probability.toFixed(6), `${low}`, `${high}`],
    ...[p.toPrecision(4), t(ok ? "simOk" : "simFailed")],
  ];
  const header = [
    ...[t("simKind"), t("simStratum"), "id", t("simUnit"), t("simInspector"), t("simAmong")],
    ...[t("simCount"), t("simTrials"), t("simObserved"), t("simExpected"), `${t("simExpected")} ≈`],
    ...[`${t("simBand")} ≥`, `${t("simBand")} ≤`, t("simP"), t("simResult")],
  ];
  const strata = new Map(units.map(({ id, stratum }) => [id, stratum]));
  return toCsv(header, [
    ...units.map((test) => [
      ...[t("simKindUnit"), test.stratum, test.id, name.object(test.id), "", ""],
      ...counted(test),
    ]),
    ...rounding.map((test) => [t("simKindRounding"), test.stratum, "", "", "", "", ...counted(test)]),
    ...pairs.map((test) => [
      ...[t("simKindPair"), strata.get(test.object) ?? "", test.object, name.object(test.object)],
      ...[name.inspector(test.inspector), `${test.among}`],
      ...counted(test),
    ]),
  ]);
}

/** Floats to ten digits: the same on every machine, and no more than they are good for. */
const rounded = (value: number): number => Number(value.toPrecision(10));

/** One draw's simulation as JSON has it. */
export function simulationJson(lang: Lang, outcome: SimulationOutcome) {
  const { simulated, simulation, verdict, seed } = outcome;
  const counted = ({ count, trials, exact, probability, low, high, p, ok }: CountTest) => ({
    ...{ count, trials, probability: exact ? formatRational(exact) : rounded(probability) },
    ...{ exact: exact !== undefined, low, high, p: rounded(p), ok },
  });
  const level = (part: { level: number; tests: number }) => ({ ...part, level: rounded(part.level) });
  return {
    draw: simulated.draw.name,
    ok: verdict.ok,
    committed: simulated.committed,
    C: simulated.C,
    runs: simulation.runs,
    seed,
    level: verdict.level,
    countTests: level(verdict.each),
    groupTests: level(verdict.group),
    runsWithOpenSeats: simulation.short,
    units: verdict.units.map((test) => ({ id: test.id, stratum: test.stratum, ...counted(test) })),
    rounding: verdict.rounding.map((test) => ({ stratum: test.stratum, ...counted(test) })),
    pairs: verdict.pairs.map((test) => ({
      ...{ object: test.object, inspector: test.inspector, among: test.among },
      ...counted(test),
    })),
    groups: verdict.groups.map(({ kind, name, members, test, ok }) => ({
      ...{ kind, name, members, ok },
      test: test ? { statistic: rounded(test.statistic), df: test.df, p: rounded(test.p) } : null,
    })),
    findings: simulationFindings(outcome).map((finding) => findingJson(lang, finding)),
  };
}
