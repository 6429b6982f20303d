/** A simulation's report as data, in words: what the screen, the Markdown file and the findings are made of. */
import { formatRational, percent } from "../sampling/rational.ts";
import type { CountTest, GroupTest } from "../sampling/simulate-verdict.ts";
import { type Lang, say } from "../text/index.ts";
import { grouped, type TableColumn } from "./screen.ts";
import { few, namesIn, type SimulationOutcome } from "./simulation-findings.ts";

export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface SimulationReport {
  readonly title: string;
  readonly verdict: string;
  readonly lines: readonly string[];
  readonly tables: readonly ReportTable[];
  readonly method: { readonly title: string; readonly lines: readonly string[] };
}

/** Rows of a table of deviations. */
const SHOWN = 10;

const share = (part: number): string => `${(part * 100).toFixed(2)}%`;
const rangeOf = ({ low, high }: CountTest): string => `${low}–${high}`;
const expectedOf = ({ exact, probability }: CountTest): string =>
  exact ? `${formatRational(exact)} = ${percent(exact)}` : `≈ ${share(probability)}`;
const observedOf = ({ count, trials }: CountTest): string => share(trials === 0 ? 0 : count / trials);

/** The entries farthest off: failed ones first, then by p, then as they came. */
function farthest<T extends { ok: boolean; p: number }>(entries: readonly T[], most = SHOWN): T[] {
  return [...entries].sort((a, b) => Number(a.ok) - Number(b.ok) || a.p - b.p).slice(0, most);
}

/** Builds the report in a language. */
export function simulationReport(lang: Lang, outcome: SimulationOutcome): SimulationReport {
  const { simulated, simulation, verdict, seed } = outcome;
  const { units, pairs, rounding, groups, each, group, level } = verdict;
  const name = namesIn(outcome);
  const t = (...words: [Parameters<typeof say>[1], Parameters<typeof say>[2]?]) => say(lang, ...words);
  const column = (key: Parameters<typeof say>[1], right = false): TableColumn => ({ header: t(key), right });
  const result = ({ ok }: { ok: boolean }) => t(ok ? "simOk" : "simFailed");
  const counted = (test: CountTest) => [
    ...[expectedOf(test), observedOf(test), `${test.count}/${test.trials}`],
    ...[rangeOf(test), few(test.p), result(test)],
  ];
  const countColumns = [
    ...[column("simExpected", true), column("simObserved", true), column("simCount", true)],
    ...[column("simBand", true), column("simP", true), column("simResult")],
  ];
  const shown = (all: number) => ({ shown: Math.min(SHOWN, all), all });
  const groupName = ({ kind, name: first }: GroupTest) =>
    kind === "stratum"
      ? t("simGroupStratum", { name: first })
      : t("simGroupInspectors", { name: name.inspector(first) });
  const tested = groups.filter(({ test }) => test !== undefined);
  const tables: ReportTable[] = [
    {
      caption: t("simUnits", shown(units.length)),
      columns: [column("simUnit"), column("simStratum"), ...countColumns],
      rows: farthest(units).map((test) => [name.object(test.id), test.stratum, ...counted(test)]),
    },
  ];
  if (simulation.deal)
    tables.push({
      caption: t("simPairs", shown(pairs.length)),
      columns: [column("simInspector"), column("simUnit"), column("simAmong", true), ...countColumns],
      rows:
        pairs.length === 0
          ? [[t("simNoneTested")]]
          : farthest(pairs).map((test) => [
              ...[name.inspector(test.inspector), name.object(test.object), `${test.among}`],
              ...counted(test),
            ]),
    });
  if (tested.length > 0)
    tables.push({
      caption: t("simGroups", shown(tested.length)),
      columns: [
        ...[column("simGroup"), column("simMembers", true), column("simStatistic", true)],
        ...[column("simP", true), column("simResult")],
      ],
      rows: farthest(tested.map((entry) => ({ ...entry, p: entry.test!.p }))).map((entry) => [
        ...[groupName(entry), `${entry.members.length}`, few(entry.test!.statistic)],
        ...[few(entry.p), result(entry)],
      ]),
    });
  const all = [...units, ...pairs, ...rounding, ...tested];
  const failed = all.filter(({ ok }) => !ok).length;
  const alone = simulation.deal?.classes.members.filter(({ length }) => length === 1).length ?? 0;
  const title = simulated.draw.title ?? simulated.draw.name;
  const limit = share(level).replace(/\.?0+%$/, "%");
  const sure = `${few(100 - level * 100)}%`;
  return {
    title: t("simTitle", { draw: title }),
    verdict: verdict.ok
      ? t("simFair", { tests: all.length, sure })
      : t("simUnfair", { failed, tests: all.length, level: limit }),
    lines: [
      simulated.committed ? t("simCommitted", { C: grouped(simulated.C) }) : t("simPrepared"),
      t("simRuns", { runs: simulation.runs, seed }),
    ],
    tables,
    method: {
      title: t("simMethod"),
      lines: [
        t("simMethodLevel", {
          ...{ level: limit, each: each.tests, eachLevel: few(each.level) },
          ...{ groups: group.tests, groupLevel: few(group.level) },
        }),
        t("simMethodExact"),
        t("simMethodBand", { all: all.length }),
        t("simMethodFew", { few: groups.length - tested.length, alone }),
        t("simMethodSeed"),
      ],
    },
  };
}
