/** `choucha check`: what was understood of a register, and everything that is wrong with it. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { openCampaign } from "../campaign/open.ts";
import { prepareOnce } from "../campaign/prepare.ts";
import { type ReadFlags, readGiven } from "../campaign/read-file.ts";
import { Shelf } from "../campaign/shelf.ts";
import { EXIT, type Finding, Problem } from "../problem.ts";
import { caseIdHeaders, isPersonal } from "../record/case-columns.ts";
import { type CheckReport, checkTable } from "../registry/check.ts";
import type { Table } from "../registry/table.ts";
import { type Io, write } from "../system/io.ts";
import { say } from "../text/index.ts";
import { colours, findingJson, findingsText, harmless, table as screenTable } from "./screen.ts";

export interface CheckFlags extends ReadFlags {
  readonly id?: string;
  readonly json?: boolean;
}

interface Checked {
  readonly file: string;
  /** Absent where the file could not be read at all. */
  readonly table?: Table;
  readonly report?: CheckReport;
  readonly findings: readonly Finding[];
}

function examine(table: Table, id?: readonly string[]): Checked {
  const report = checkTable(table, { id });
  return { file: table.file, table, report, findings: report.findings };
}

/** A register of cases, whose parties no output shows: their columns have no examples. */
function examineCases(table: Table, id: readonly string[] | undefined): Checked {
  const checked = examine(table, id ?? caseIdHeaders(table));
  const columns = checked.report!.columns.map((column) =>
    isPersonal(column) ? { ...column, profile: { ...column.profile, examples: [] } } : column,
  );
  return { ...checked, report: { ...checked.report!, columns } };
}

/** Makes a file that cannot be read a result like the others: its findings say why. */
async function orFindings(file: string, work: () => Promise<Checked>): Promise<Checked> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.exit !== EXIT.badInput) throw error;
    return { file, findings: error.findings.map((finding) => ({ ...finding, file: finding.file ?? file })) };
  }
}

/** Every register that a campaign names, each once, and what the plan as a whole finds. */
async function checkCampaign(io: Io, path: string): Promise<{ checked: Checked[]; findings: Finding[] }> {
  const campaign = await openCampaign(io, path);
  const shelf = new Shelf(io, campaign);
  const ids = new Map<string, readonly string[] | undefined>();
  /** Case registers name an institution again and again: its code is no id there. */
  const caseFiles = new Map<string, readonly string[] | undefined>();
  const refs = campaign.plan.draws.flatMap((draw) => {
    ids.set(draw.register.file, draw.id);
    if (draw.inspectors) ids.set(draw.inspectors.register.file, draw.inspectors.id);
    return [draw.register, draw.history, draw.inspectors?.register, draw.inspectors?.recusal];
  });
  const more = campaign.plan.reviews.flatMap((review) => {
    for (const { file } of review.cases) caseFiles.set(file, review.id);
    const { register, recusal, id } = review.reviewers;
    ids.set(register.file, id);
    return [...review.cases, register, recusal];
  });
  const checked: Checked[] = [];
  for (const ref of [...refs, ...more]) {
    if (!ref || checked.some(({ file }) => file === ref.file)) continue;
    // Lists of earlier draws and recusals name a unit more than once; only registers are held to unique ids.
    const isRegister = ids.has(ref.file) || caseFiles.has(ref.file);
    checked.push(
      await orFindings(ref.file, async () => {
        const table = await shelf.table(ref);
        if (!isRegister) return { file: table.file, table, findings: table.findings };
        return caseFiles.has(ref.file) && !ids.has(ref.file)
          ? examineCases(table, caseFiles.get(ref.file))
          : examine(table, ids.get(ref.file));
      }),
    );
  }
  const broken = checked.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
  if (broken) return { checked, findings: [...campaign.warnings] };
  const { findings } = await prepareOnce(io, campaign);
  const told = new Set(checked.flatMap((one) => one.findings.map((finding) => JSON.stringify(finding))));
  return { checked, findings: findings.filter((finding) => !told.has(JSON.stringify(finding))) };
}

async function isCampaign(io: Io, path: string): Promise<boolean> {
  if (/\.ya?ml$/i.test(path)) return true;
  const entry = path === "-" ? undefined : await stat(resolve(io.cwd, path)).catch(() => undefined);
  return entry?.isDirectory() ?? false;
}

/** Runs `choucha check`: exit 3 where an error stops use. */
export async function check(io: Io, paths: readonly string[], flags: CheckFlags): Promise<number> {
  const id = flags.id?.split(/[,，]/).map((name) => name.trim());
  const checked: Checked[] = [];
  const overall: Finding[] = [];
  for (const path of paths) {
    if (await isCampaign(io, path)) {
      const result = await checkCampaign(io, path);
      checked.push(...result.checked);
      overall.push(...result.findings);
    } else checked.push(await orFindings(path, async () => examine(await readGiven(io, path, flags), id)));
  }
  const findings = [...checked.flatMap((one) => one.findings), ...overall];
  if (flags.json) await write(io.stdout, `${JSON.stringify(checkJson(io, checked, findings), null, 2)}\n`);
  else {
    for (const one of checked) await write(io.stdout, checkScreen(io, one));
    if (overall.length > 0) await write(io.stdout, `\n${findingsText(io, overall, "stdout")}`);
  }
  return findings.some(({ severity }) => severity === "error") ? EXIT.badInput : EXIT.done;
}

function fileJson(io: Io, { file, table, report, findings }: Checked) {
  return {
    file,
    format: table?.format ?? null,
    encoding: table?.encoding ?? null,
    delimiter: table?.delimiter ?? null,
    sheet: table?.sheet ?? null,
    headerRow: table?.headerRow ?? null,
    id: report?.id ?? [],
    rows: table?.rows.length ?? 0,
    columns: report?.columns ?? table?.columns ?? [],
    findings: findings.map((finding) => findingJson(io.lang, finding)),
  };
}

function checkJson(io: Io, checked: readonly Checked[], findings: readonly Finding[]) {
  const files = checked.map((one) => fileJson(io, one));
  return {
    $schema: "choucha/check/1",
    version: 1,
    ok: !findings.some(({ severity }) => severity === "error"),
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    columns: files.flatMap(({ file, columns }) =>
      columns.map((column) => (files.length > 1 ? { file, ...column } : column)),
    ),
    findings: findings.map((finding) => findingJson(io.lang, finding)),
    files,
  };
}

/** One file on the screen: how it was read, its columns, its findings. */
function checkScreen(io: Io, { file, table, report, findings }: Checked): string {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const parts = [`${paint.bold(harmless(file))}\n`];
  if (table) {
    const delimiter = table.delimiter === "\t" ? "tab" : table.delimiter;
    const facts = [
      table.format,
      table.encoding,
      delimiter && `“${delimiter}”`,
      table.sheet,
      t("headerRow", { row: table.headerRow }),
      t("rowCount", { rows: table.rows.length }),
    ];
    parts.push(`  ${facts.filter((fact) => fact !== undefined && fact !== "").join(" · ")}\n`);
  }
  if (report) {
    parts.push(`  ${t("idColumns", { id: report.id.join(" | ") })}\n\n`);
    const rows = report.columns.map(({ letter, header, role, profile }) => [
      letter,
      header,
      role ? t(`role-${role}`) : "–",
      String(profile.filled),
      String(profile.empty),
      String(profile.distinct),
      profile.examples.join("、").slice(0, 40),
    ]);
    const columns = [
      { header: "" },
      { header: t("column") },
      { header: t("understoodAs") },
      { header: t("filled"), right: true },
      { header: t("empty"), right: true },
      { header: t("distinct"), right: true },
      { header: t("examples") },
    ];
    parts.push(screenTable(columns, rows, paint));
  }
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  parts.push(`\n${findingsText(io, findings, "stdout")}`, `  ${t("findingCounts", counts)}\n\n`);
  return parts.join("");
}
