/** What `choucha grade` writes: workbooks, CSV files and one JSON document, all with the same numbers. */
import { join } from "node:path";
import { sha256 } from "../record/jcs.ts";
import { toCsv } from "../registry/write-csv.ts";
import { toWorkbook } from "../registry/write-workbook.ts";
import { makeFolder, writeIfChanged } from "../system/files.ts";
import { type Lang, say } from "../text/index.ts";
import { capLines, estimateLines, severityLine } from "./grade-lines.ts";
import { resultsPage } from "./grade-page/page.ts";
import { type GradeReport, gradeJson } from "./grade-report.ts";
import {
  agreementTable,
  documentTable,
  type GradeTable,
  itemTable,
  loadTable,
  openTable,
  severityTable,
  unitTable,
} from "./grade-tables.ts";
import { codedView } from "./grade-view.ts";

const csv = ({ columns, rows }: GradeTable) =>
  toCsv(
    columns.map(({ header }) => header),
    rows,
  );

/** The workbook of everything; with codes it leaves out what only the office needs. */
async function workbook(lang: Lang, report: GradeReport, coded: boolean): Promise<Uint8Array> {
  const { title, version, weights } = report.rubric.rubric;
  const model = weights === "model" ? [say(lang, "rubModel")] : [];
  const open = report.results.final ? [] : [say(lang, "gradeNotFinal")];
  const secret = coded ? [say(lang, "gradeCoded")] : [];
  const notes = (...lines: readonly string[]) => [...lines, ...secret, ...model].join("\n");
  const sheet = (one: GradeTable, note: string) => ({
    name: one.title,
    title: say(lang, "gradeSheetTitle", {
      title: report.stored?.review.title ?? `${title[lang]}（${version}）`,
      sheet: one.title,
    }),
    ...{ columns: one.columns, rows: one.rows },
    ...(note === "" ? {} : { note }),
  });
  return await toWorkbook([
    sheet(unitTable(lang, report), notes(...open, ...capLines(lang, report), ...estimateLines(lang, report))),
    sheet(documentTable(lang, report), notes(say(lang, "gradeCut"))),
    sheet(openTable(lang, report), ""),
    ...(report.stored ? [sheet(loadTable(lang, report), "")] : []),
    sheet(itemTable(lang, report), ""),
    sheet(severityTable(lang, report), severityLine(lang, report)),
    sheet(agreementTable(lang, report), say(lang, "gradeAgreementOver")),
  ]);
}

type File = readonly [name: string, content: string | Uint8Array];

/** The files by name. Everything is made before anything is written. */
async function content(lang: Lang, report: GradeReport): Promise<File[]> {
  const { stored } = report;
  // An office files the same document whatever language its officer reads: what the ledger holds must not depend on it.
  const json = gradeJson(stored ? "zh" : lang, report);
  const coded = stored?.review.blind ? { ...report, view: codedView(stored.review) } : undefined;
  return [
    ["results.xlsx", await workbook(lang, report, false)],
    ["results.csv", csv(documentTable(lang, report))],
    ["units.csv", csv(unitTable(lang, report))],
    ["results.json", `${JSON.stringify(json, null, 2)}\n`],
    ["results.html", resultsPage(lang, report)],
    ...(coded
      ? ([
          ["coded.xlsx", await workbook(lang, coded, true)],
          ["coded.csv", csv(documentTable(lang, coded))],
        ] satisfies File[])
      : []),
  ];
}

/**
 * Writes the files into a folder, each whole or not at all; those that are right already are left alone.
 * @param check throws where files of this digest must not be written
 * @returns their names, and the digest of results.json
 */
export async function writeGrades(
  lang: Lang,
  folder: string,
  report: GradeReport,
  check: (digest: string) => Promise<void> = async () => {},
): Promise<{ files: string[]; digest: string }> {
  const files = await content(lang, report);
  const digest = sha256(files.find(([name]) => name === "results.json")![1]);
  await check(digest);
  await makeFolder(folder);
  for (const [name, bytes] of files) await writeIfChanged(join(folder, name), bytes);
  return { files: files.map(([name]) => name), digest };
}
