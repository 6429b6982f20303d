/** What `choucha grade` shows on a screen. */
import { byLargest } from "../scoring/aggregate/item-analysis.ts";
import type { Io } from "../system/io.ts";
import { say } from "../text/index.ts";
import { type FitColumn, fitted } from "./fit.ts";
import { capLines, estimateLine, severityNote, spreadLine } from "./grade-lines.ts";
import { openTables } from "./grade-open.ts";
import type { GradeReport } from "./grade-report.ts";
import { sharesTable } from "./grade-shares.ts";
import {
  agreementTable,
  documentTable,
  type GradeTable,
  itemTable,
  loadTable,
  severityTable,
  unitTable,
} from "./grade-tables.ts";
import { colours, harmless, screenWidth, table } from "./screen.ts";
import { wrapped } from "./wrapped.ts";

type Key = Parameters<typeof say>[1];

/** Rows of a table that a screen takes before it only counts them. */
const SHOWN = 40;
/** Documents that a screen lists one by one. */
const FEW_DOCUMENTS = 30;
/** Items shown: those that lose most. */
const TOP = 5;

/** A table's columns that may be left out or cut where the terminal is narrow, by their headers. */
type Room = Readonly<Record<string, Pick<FitColumn, "least" | "spare">>>;

/** Units as a screen has them: without the grade by points where every unit keeps it. */
function units(lang: Io["lang"], report: GradeReport): GradeTable {
  const { columns, rows, title } = unitTable(lang, report);
  const at = (key: Key) => columns.findIndex(({ header }) => header === say(lang, key));
  const [byPoints, grade, estimate] = [at("gradeByPoints"), at("gradeGrade"), at("gradeEstimate")];
  const alike = rows.every((row) => row[byPoints] === row[grade]);
  const keep = <T>(list: readonly T[]) => list.filter((_, n) => !(alike && n === byPoints));
  const short = columns.map((one, n) =>
    n === estimate ? { ...one, header: say(lang, "gradeEstimateShort") } : one,
  );
  return { title, columns: keep(short), rows: rows.map(keep) };
}

/** The items that lose most. */
function weakest(lang: Io["lang"], report: GradeReport): GradeTable {
  const { columns, rows } = itemTable(lang, report);
  const shown = (["gradeItem", "gradeLost", "gradeSpread", "gradeTitle"] as const).map((key) =>
    columns.findIndex(({ header }) => header === say(lang, key)),
  );
  const losing = byLargest(report.results.items, "lost").filter(({ lost }) => (lost?.num ?? 0n) > 0n).length;
  return {
    title: say(lang, "gradeWeakest"),
    columns: shown.map((at) => columns[at]!),
    rows: rows.slice(0, Math.min(TOP, losing)).map((row) => shown.map((at) => row[at] ?? "")),
  };
}

/** Reviewers who have something left to do. */
const waitedFor = (report: GradeReport): GradeReport => {
  const { stored } = report;
  if (!stored) return report;
  return {
    ...report,
    stored: { ...stored, loads: stored.loads.filter(({ first, third, done }) => first + third > done) },
  };
};

/** The headline: what was graded, by what, and whether it stands. */
function headline(io: Io, { rubric, results, scores, file, open, stored }: GradeReport): string {
  const t = (key: Key, params = {}) => say(io.lang, key, params);
  const { title, version, weights, id } = rubric.rubric;
  const facts = [
    t("gradeDocumentCount", { count: results.documents.length }),
    t("gradeUnitCount", { count: results.units.length }),
    t("gradeReviewCount", { count: scores.reviews.length }),
    open.length === 0 ? t("gradeFactSettled") : t("gradeFactOpen", { count: open.length }),
  ].join(" · ");
  const bold = (text: string) => `${colours(io, "stdout").bold(harmless(text))}`;
  return [
    ...(stored
      ? [bold(stored.review.title), `  ${harmless(`${title[io.lang]} · ${id} ${version}`)}`, `  ${facts}`]
      : [`${bold(title[io.lang])}  ${harmless(`${id} ${version}`)}`, `  ${harmless(file)} · ${facts}`]),
    ...(weights === "model" ? [`  ${t("rubModel")}`] : []),
    "",
    "",
  ].join("\n");
}

/** The report: units, what is open, grades, items, reviewers, agreement, and documents where they are few. */
export function gradeScreen(io: Io, report: GradeReport): string {
  const paint = colours(io, "stdout");
  const t = (key: Key, params = {}) => say(io.lang, key, params);
  const { results, open } = report;
  const part = (one: GradeTable, lines: readonly string[] = [], room: Room = {}) => {
    if (one.rows.length === 0 && lines.length === 0) return "";
    const columns = one.columns.map((column) => ({ ...column, ...room[column.header] }));
    const shown = fitted(columns, one.rows.slice(0, SHOWN), screenWidth(io));
    const more = one.rows.length > SHOWN ? [t("gradeMore", { more: one.rows.length - SHOWN })] : [];
    const left = shown.left.join(t("gradeListComma"));
    const narrow = left === "" ? [] : [t("columnsLeft", { columns: left })];
    const body = one.rows.length === 0 ? "" : table(shown.columns, shown.rows, paint);
    const after = [...more, ...narrow, ...lines]
      .map((line) => `${wrapped(harmless(line), screenWidth(io), "  ")}\n`)
      .join("");
    return `${paint.bold(one.title)}\n${body}${after}\n`;
  };
  const name = { least: 16 };
  const [document, unit, remark, task] = [
    ...[t("gradeDocument"), t("gradeUnit"), t("gradeRemark"), t("gradeTask")],
  ] as [string, string, string, string];
  const uncalled = report.stored && open.some(({ kind }) => kind === "third");
  const openParts = openTables(io.lang, report).map((one, at, all) =>
    part(one, uncalled && at === all.length - 1 ? [t("gradeThirdNext")] : [], {
      ...{ [document]: name, [unit]: name, [task]: { least: 40 } },
    }),
  );
  const few = results.documents.length <= FEW_DOCUMENTS;
  const where = t(report.stored ? "gradeDocumentsFiles" : "gradeDocumentsOut", {
    count: results.documents.length,
  });
  return [
    headline(io, report),
    part(
      units(io.lang, report),
      [
        ...(results.final ? [] : [t("gradeNotFinal")]),
        ...capLines(io.lang, report),
        ...estimateLine(io.lang, report),
        t("gradeCut"),
      ],
      {
        ...{ [unit]: name, [remark]: { least: 20 } },
        ...{ [t("gradeEstimateShort")]: { spare: 1 }, [t("gradeByPoints")]: { spare: 2 } },
      },
    ),
    ...openParts,
    open.length > 0 ? part(loadTable(io.lang, waitedFor(report)), [], { [t("gradeWorkplace")]: name }) : "",
    part(sharesTable(io.lang, report), few ? [] : [where]),
    part(weakest(io.lang, report), spreadLine(io.lang, report), { [t("gradeTitle")]: { least: 20 } }),
    part(severityTable(io.lang, report), [severityNote(io.lang, report)]),
    part(agreementTable(io.lang, report), [t("gradeAgreementShort")]),
    few ? part(documentTable(io.lang, report), [], { [unit]: name, [remark]: { least: 20 } }) : "",
    open.length === 0 ? `${t("gradeDone")}\n` : `${t("gradeOpenEnd", { count: open.length })}\n`,
  ].join("");
}
