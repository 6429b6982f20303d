/** The numbers that come first. */
import { escaped } from "../../charts/svg.ts";
import { compareRational, percent, rational } from "../../sampling/rational.ts";
import { mean } from "../../scoring/aggregate/averages.ts";
import { readingOf } from "../../scoring/agreement/benchmark.ts";
import type { Lang } from "../../text/index.ts";
import { digits, titleOf } from "../agreement-report.ts";
import { shownEstimate, shownPoints } from "../grade-numbers.ts";
import type { GradeReport } from "../grade-report.ts";
import { type Key, settledIn, speak } from "./parts.ts";

type Tile = readonly [value: string, name: string, more: string];

/** Reviews that are complete, and those that are asked for where that is known. */
function sheetsTile({ results, stored }: GradeReport, t: ReturnType<typeof speak>): Tile {
  const sheets = results.documents.flatMap(({ reviews }) => reviews);
  const done = sheets.filter(({ points }) => points !== undefined).length;
  const asked = stored?.loads.reduce((sum, { first, third }) => sum + first + third, 0);
  const people = stored?.loads.length ?? new Set(sheets.map(({ reviewer }) => reviewer)).size;
  const value = asked === undefined ? String(done) : t("chartTileOf", { done, all: asked });
  return [value, t("chartTileSheets"), t("chartTileReviewers", { count: people })];
}

function documentTiles(report: GradeReport, t: ReturnType<typeof speak>): Tile[] {
  const { documents } = report.results;
  const settled = settledIn(report);
  const points = settled.map((one) => one.points).sort(compareRational);
  const called = documents.filter(({ thirdReasons }) => thirdReasons.length > 0);
  const waiting = called.filter(({ state }) => state === "third-needed").length;
  const vetoed = settled.filter((one) => one.vetoed).length;
  const notRated = documents.filter(({ state }) => state === "not-rated").length;
  const vetoShare = vetoed === 0 ? "" : percent(rational(vetoed, settled.length));
  return [
    [
      t("chartTileOf", { done: settled.length, all: documents.length }),
      t("chartTileDocuments"),
      notRated === 0 ? "" : t("chartTileNotRated", { count: notRated }),
    ],
    ...(settled.length === 0
      ? []
      : [
          [
            shownPoints(mean(points)),
            t("chartTileMean"),
            t("chartTileMeanRange", { low: shownPoints(points[0]), high: shownPoints(points.at(-1)) }),
          ] as const,
        ]),
    [
      String(called.length),
      t("chartTileThird"),
      waiting === 0 ? "" : t("chartTileThirdOpen", { count: waiting }),
    ],
    [String(vetoed), t("chartTileVeto"), vetoed === 0 ? "" : t("chartTileVetoOf", { share: vetoShare })],
  ];
}

/** Alpha of the points, with the word that is usual for it. */
function agreementTile(lang: Lang, { agreement }: GradeReport): Tile[] {
  const t = speak(lang);
  const alpha = agreement.find(({ of, statistic }) => of === "points" && statistic.value !== null)?.statistic;
  if (!alpha) return [];
  const word = readingOf(alpha.name, alpha.value!)?.word;
  const reading = word === undefined ? "" : ` · ${t(`agrWord-${word}` as Key)}`;
  return [[digits(alpha.value!), t("chartTileAlpha"), `${titleOf(lang, alpha)}${reading}`]];
}

/** The tiles on top of the page. */
export function headline(lang: Lang, report: GradeReport): string {
  const t = speak(lang);
  const { units } = report.results;
  const graded = units.filter(({ state }) => state === "graded").length;
  const tiles: Tile[] = [
    ...documentTiles(report, t).slice(0, 1),
    [t("chartTileOf", { done: graded, all: units.length }), t("chartTileUnits"), ""],
    sheetsTile(report, t),
    ...documentTiles(report, t).slice(1),
    ...(report.stored?.overall
      ? [[shownEstimate(report.stored.overall), t("chartTileEstimate"), t("chartTileEstimateOf")] as const]
      : []),
    ...agreementTile(lang, report),
  ];
  const shown = tiles.map(
    ([value, name, more]) =>
      `<li><b>${escaped(value)}</b><span>${escaped(name)}</span>${more === "" ? "" : `<small>${escaped(more)}</small>`}</li>`,
  );
  return `<ul class="tiles">\n${shown.join("\n")}\n</ul>`;
}
