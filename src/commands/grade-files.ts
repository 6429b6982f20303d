/** What `choucha grade --out` writes: one workbook, two CSV files, one JSON document, all with the same numbers. */
import { join } from "node:path";
import { toCsv } from "../registry/write-csv.ts";
import { toWorkbook } from "../registry/write-workbook.ts";
import { makeFolder, writeIfChanged } from "../system/files.ts";
import { type Lang, say } from "../text/index.ts";
import { type GradeReport, gradeJson } from "./grade-report.ts";
import { capLines, severityLine } from "./grade-screen.ts";
import {
  agreementTable,
  documentTable,
  type GradeTable,
  itemTable,
  openTable,
  severityTable,
  unitTable,
} from "./grade-tables.ts";

const csv = ({ columns, rows }: GradeTable) =>
  toCsv(
    columns.map(({ header }) => header),
    rows,
  );

/** The files by name. Everything is made before anything is written. */
async function content(lang: Lang, report: GradeReport): Promise<[string, string | Uint8Array][]> {
  const [documents, units] = [documentTable(lang, report), unitTable(lang, report)];
  const { title, version, weights } = report.rubric.rubric;
  const model = weights === "model" ? [say(lang, "rubModel")] : [];
  const open = report.results.final ? [] : [say(lang, "gradeNotFinal")];
  const notes = (...lines: readonly string[]) => [...lines, ...model].join("\n");
  const sheet = (one: GradeTable, note: string) => ({
    name: one.title,
    title: `${title[lang]}（${version}）${one.title}`,
    ...{ columns: one.columns, rows: one.rows },
    ...(note === "" ? {} : { note }),
  });
  const book = await toWorkbook([
    sheet(units, notes(...open, ...capLines(lang, report))),
    sheet(documents, notes(say(lang, "gradeCut"))),
    sheet(openTable(lang, report), ""),
    sheet(itemTable(lang, report), ""),
    sheet(severityTable(lang, report), severityLine(lang, report)),
    sheet(agreementTable(lang, report), say(lang, "gradeAgreementOver")),
  ]);
  return [
    ["results.xlsx", book],
    ["results.csv", csv(documents)],
    ["units.csv", csv(units)],
    ["results.json", `${JSON.stringify(gradeJson(lang, report), null, 2)}\n`],
  ];
}

/** Writes the files into a folder, each whole or not at all; those that are right already are left alone. */
export async function writeGrades(lang: Lang, folder: string, report: GradeReport): Promise<string[]> {
  const files = await content(lang, report);
  await makeFolder(folder);
  for (const [name, bytes] of files) await writeIfChanged(join(folder, name), bytes);
  return files.map(([name]) => name);
}
