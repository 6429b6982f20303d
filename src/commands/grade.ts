/** `choucha grade`: a table of scores, or a campaign's review → documents, units, grades, and what is still open. */
import { join, relative, resolve } from "node:path";
import { openCampaign } from "../campaign/open.ts";
import { stopOnErrors } from "../campaign/prepare.ts";
import { type ReadFlags, readGiven } from "../campaign/read-file.ts";
import { openReview } from "../campaign/review/open-review.ts";
import { reviewResults } from "../campaign/review/results.ts";
import { scoresToGrade } from "../campaign/review/scores-to-grade.ts";
import { scoresFromTable } from "../campaign/score-table.ts";
import { EXIT, fail } from "../problem.ts";
import { graveInId } from "../registry/flags.ts";
import { measure } from "../scoring/aggregate/measure.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { writeGrades } from "./grade-files.ts";
import { keepGrade, mayKeepGrade } from "./grade-ledger.ts";
import { type GradeReport, gradeJson, gradeReport, storedReport } from "./grade-report.ts";
import { openRubric } from "./grade-rubric.ts";
import { gradeScreen } from "./grade-screen.ts";
import { traceJson, traceOf, traceScreen } from "./grade-trace.ts";
import { codedView } from "./grade-view.ts";
import { findingJson, harmless, screenWidth, tellFindings } from "./screen.ts";
import { wrapped } from "./wrapped.ts";

export interface GradeFlags extends ReadFlags {
  readonly rubric?: string;
  readonly scores?: string;
  readonly review?: string;
  readonly out?: string;
  readonly at?: string;
  readonly leastRatings?: string;
  readonly trace?: string;
  readonly json?: boolean;
}

/** What a run has made beside the report. */
interface Made {
  readonly report: GradeReport;
  readonly folder: string;
  readonly files: readonly string[];
  /** The ledger's line, once everything is final. */
  readonly line?: { readonly event: string; readonly digest: string };
}

const LEAST = { from: 2, to: 100_000 };

function leastOf(given: string | undefined): { leastRatings?: number } {
  if (given === undefined) return {};
  const value = /^\d{1,6}$/.test(given) ? Number(given) : 0;
  return value >= LEAST.from && value <= LEAST.to
    ? { leastRatings: value }
    : fail(EXIT.usage, "GRD006", { value: given });
}

/** A table of one's own. */
async function ofTable(io: Io, rubricName: string, file: string, flags: GradeFlags): Promise<Made> {
  const options = leastOf(flags.leastRatings);
  const rubric = await openRubric(io, rubricName);
  const table = await readGiven(io, file, flags);
  // A cell whose content is lost reads as empty, but it is no item that nobody scored.
  stopOnErrors(graveInId(table.findings, table.columns));
  const scores = scoresFromTable(table, measure(rubric.rubric));
  const findings = [...rubric.warnings, ...table.findings, ...scores.findings];
  const report = gradeReport(rubric, table.file, scores, findings, options);
  if (flags.trace !== undefined) traceOf(report, flags.trace);
  if (flags.out === undefined) return { report, folder: "", files: [] };
  const { files } = await writeGrades(io.lang, resolve(io.cwd, flags.out), report);
  return { report, folder: flags.out, files };
}

/** A review of a campaign; its results stand beside its scores, and the ledger holds them once they are final. */
async function ofReview(io: Io, given: string | undefined, flags: GradeFlags): Promise<Made> {
  const options = leastOf(flags.leastRatings);
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  return await withLock(campaign.out, async () => {
    const review = await openReview(io, campaign, flags.review);
    const scores = await scoresToGrade(campaign, review);
    const report = storedReport(io.lang, review, reviewResults(review, scores, options));
    if (flags.trace !== undefined) traceOf(report, flags.trace);
    const folder = join(review.folder, "results");
    const { files, digest } = await writeGrades(io.lang, folder, report, async (made) => {
      if (report.open.length === 0) await mayKeepGrade(campaign.out, review.name, made, at);
    });
    const shown = relative(io.cwd, folder) || ".";
    if (report.open.length > 0) return { report, folder: shown, files };
    const line = await keepGrade(campaign.out, review.name, digest, at);
    return { report, folder: shown, files, line };
  });
}

/** Runs `choucha grade`. Exit 1 while reviews are missing or further reviews are waited for. */
export async function grade(io: Io, given: string | undefined, flags: GradeFlags): Promise<number> {
  const { rubric, scores } = flags;
  if ((rubric === undefined) !== (scores === undefined)) fail(EXIT.usage, "GRD004");
  const own = rubric !== undefined && scores !== undefined;
  if (own && [given, flags.review, flags.at].some((one) => one !== undefined)) fail(EXIT.usage, "GRD005");
  const reading = [flags.encoding, flags.sheet, flags.headerRow, flags.delimiter];
  if (!own && reading.some((one) => one !== undefined)) fail(EXIT.usage, "GRD007");
  const made = own ? await ofTable(io, rubric, scores, flags) : await ofReview(io, given, flags);
  return await tell(io, made, flags);
}

/** The report on both streams, and the exit code. */
async function tell(io: Io, { report, folder, files, line }: Made, flags: GradeFlags): Promise<number> {
  const { stored, findings } = report;
  const traced = flags.trace === undefined ? undefined : traceOf(report, flags.trace);
  const document = {
    ...gradeJson(io.lang, report),
    ...(traced ? { trace: traceJson(traced) } : {}),
    ...(stored ? { folder, files, ledger: line ?? null } : {}),
    findings: findings.map((finding) => findingJson(io.lang, finding)),
  };
  // A screen may be seen by a room: where reviews are blind it has codes, and the office's files have the names.
  const view = stored ? codedView(stored.review) : report.view;
  const screen = () => (traced ? traceScreen(io, traced, view) : gradeScreen(io, { ...report, view }));
  await write(io.stdout, flags.json ? `${JSON.stringify(document, null, 2)}\n` : screen());
  await tellFindings(io, findings);
  const lines = [
    ...(files.length === 0
      ? []
      : [say(io.lang, "gradeWritten", { folder, files: files.join(say(io.lang, "gradeListComma")) })]),
    ...(line ? [say(io.lang, "gradeLedger", line)] : []),
  ];
  await write(io.stderr, lines.map((text) => `${wrapped(harmless(text), screenWidth(io))}\n`).join(""));
  return report.open.length === 0 ? EXIT.done : EXIT.checkFailed;
}
