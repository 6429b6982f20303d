/** `choucha grade`: a table of scores → documents, units, grades, and what is still open. */
import { resolve } from "node:path";
import { stopOnErrors } from "../campaign/prepare.ts";
import { type ReadFlags, readGiven } from "../campaign/read-file.ts";
import { scoresFromTable } from "../campaign/score-table.ts";
import { EXIT } from "../problem.ts";
import { graveInId } from "../registry/flags.ts";
import { measure } from "../scoring/aggregate/measure.ts";
import { type Io, write } from "../system/io.ts";
import { say } from "../text/index.ts";
import { writeGrades } from "./grade-files.ts";
import { gradeJson, gradeReport } from "./grade-report.ts";
import { openRubric } from "./grade-rubric.ts";
import { gradeScreen } from "./grade-screen.ts";
import { traceJson, traceOf, traceScreen } from "./grade-trace.ts";
import { colours, findingJson, findingsText, harmless } from "./screen.ts";

export interface GradeFlags extends ReadFlags {
  readonly rubric: string;
  readonly scores: string;
  readonly out?: string;
  readonly trace?: string;
  readonly json?: boolean;
}

/** Runs `choucha grade`. Exit 1 while reviews are missing or further reviews are waited for. */
export async function grade(io: Io, flags: GradeFlags): Promise<number> {
  const rubric = await openRubric(io, flags.rubric);
  const table = await readGiven(io, flags.scores, flags);
  // A cell whose content is lost reads as empty, but it is no item that nobody scored.
  stopOnErrors(graveInId(table.findings, table.columns));
  const scores = scoresFromTable(table, measure(rubric.rubric));
  const findings = [...rubric.warnings, ...table.findings, ...scores.findings];
  const report = gradeReport(rubric, table.file, scores, findings);
  const traced = flags.trace === undefined ? undefined : traceOf(report, flags.trace);
  const files = flags.out === undefined ? [] : await writeGrades(io.lang, resolve(io.cwd, flags.out), report);
  const document = {
    ...gradeJson(io.lang, report),
    ...(traced ? { trace: traceJson(traced) } : {}),
    findings: findings.map((finding) => findingJson(io.lang, finding)),
  };
  const screen = () => (traced ? traceScreen(io, traced) : gradeScreen(io, report));
  await write(io.stdout, flags.json ? `${JSON.stringify(document, null, 2)}\n` : screen());
  await write(io.stderr, findingsText(io.lang, findings, colours(io, "stderr")));
  if (files.length > 0) {
    const list = files.join(say(io.lang, "gradeListComma"));
    await write(
      io.stderr,
      `${harmless(say(io.lang, "gradeWritten", { folder: flags.out ?? "", files: list }))}\n`,
    );
  }
  return report.open.length === 0 ? EXIT.done : EXIT.checkFailed;
}
