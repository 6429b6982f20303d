/** One file of results: a workbook of forms, or a plain table. */
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { readTable } from "../../registry/read.ts";
import { readSheets } from "../../registry/read-sheets.ts";
import { sniff } from "../../registry/sniff.ts";
import type { RawResult } from "../../results/interpret.ts";
import { type DrawnDraw, singleDraw } from "./drawn-draws.ts";
import { isForm, isUnmarked, readForm, strangeSheets } from "./form-read.ts";
import { ObjectFinder, readResultTable } from "./table-read.ts";

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadResultFile {
  readonly file: string;
  readonly digest: string;
  readonly raws: readonly { readonly draw: string; readonly raw: RawResult }[];
  readonly findings: readonly Finding[];
}

const error = (code: string, file: string, sheet: string, params: Finding["params"]): Finding => ({
  code,
  severity: "error",
  file,
  sheet,
  params,
});

async function readForms(given: GivenFile, drawn: readonly DrawnDraw[]): Promise<ReadResultFile | undefined> {
  const { file, digest, sheets } = await readSheets(given);
  const unmarked = sheets.filter(isUnmarked);
  if (unmarked.length === 0 && !sheets.some(isForm)) return undefined;
  const findings: Finding[] = strangeSheets(sheets).map(({ name }) => ({
    code: "RES024",
    severity: "warning",
    file,
    sheet: name,
  }));
  findings.push(...unmarked.map(({ name }) => error("RES039", file, name, {})));
  const drawOf = (name: string) => drawn.find((draw) => draw.name === name);
  const raws = sheets.filter(isForm).flatMap((sheet) => {
    const { form, findings: wrong } = readForm(file, sheet, (name) => drawOf(name)?.view.draw.checklist);
    findings.push(...wrong);
    if (!form) return [];
    if (form.record !== drawOf(form.draw)!.record) {
      findings.push(error("RES031", file, sheet.name, { draw: form.draw }));
      return [];
    }
    return [{ draw: form.draw, raw: form.raw }];
  });
  return { file, digest, raws, findings };
}

/**
 * Reads a file: forms where a sheet holds one, else a table.
 * @throws Problem where the file cannot be read, or is a table without the columns that are needed
 */
export async function readResultFile(given: GivenFile, drawn: readonly DrawnDraw[]): Promise<ReadResultFile> {
  const kind = sniff(given.bytes);
  const forms = kind === "zip" || kind === "ole" ? await readForms(given, drawn) : undefined;
  if (forms) return forms;
  const table = await readTable(given);
  const broken = table.findings.filter(({ severity }) => severity === "error");
  if (broken.length > 0) throw new Problem(EXIT.badInput, broken);
  const draw = singleDraw(drawn, { file: given.name });
  const { raws, findings } = readResultTable(table, draw.view.draw.checklist, new ObjectFinder(draw.objects));
  return {
    file: table.file,
    digest: table.digest,
    raws: raws.map((raw) => ({ draw: draw.name, raw })),
    findings: [...table.findings, ...findings],
  };
}
