/** `choucha score import`: filled sheets become scores. */
import { basename } from "node:path";
import { openCampaign } from "../../campaign/open.ts";
import { scoresFromSheets } from "../../campaign/review/import-sheets.ts";
import { openReview } from "../../campaign/review/open-review.ts";
import { addScores, type Imported } from "../../campaign/review/score-store.ts";
import { readSheetFiles } from "../../campaign/review/sheet-files.ts";
import { EXIT, type Finding } from "../../problem.ts";
import type { Review } from "../../scoring/aggregate/input.ts";
import { type Measured, measure } from "../../scoring/aggregate/measure.ts";
import { scoreReview } from "../../scoring/aggregate/score-review.ts";
import { timeOf } from "../../system/clock.ts";
import { type Io, write } from "../../system/io.ts";
import { withLock } from "../../system/lock.ts";
import { findingJson, tellFindings } from "../screen.ts";
import { areMany, fateOf, importScreen, isComplete } from "./import-screen.ts";
import { type Labels, labels } from "./labels.ts";

export interface ImportFlags {
  readonly campaign?: string;
  readonly review?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Pages that are not begun, and not complete. */
const IN_TABLES: ReadonlySet<string> = new Set(["SCO019", "SCO020"]);

/** A review without the folders of the machine that it was read on. */
const portable = (review: Review): Review =>
  review.source ? { ...review, source: { ...review.source, file: basename(review.source.file) } } : review;

/** Complete before, partial now: worth a second look, for it counts no longer. */
function steppedBack(measured: Measured, name: Labels, { replaced }: Imported): Finding[] {
  const isWhole = (one: Review) => scoreReview(measured, one).points !== undefined;
  return replaced
    .filter(({ before, now }) => isWhole(before) && !isWhole(now))
    .map(({ now }) => ({
      ...{ code: "SCO025", severity: "warning" as const },
      ...{ file: now.source?.file, sheet: now.source?.sheet },
      params: { document: name.code(now.document), reviewer: name.code(now.reviewer) },
    }));
}

/** Runs `choucha score import`. Exit 1 where documents in these files are not filled in completely. */
export async function scoreImport(io: Io, files: readonly string[], flags: ImportFlags): Promise<number> {
  const campaign = await openCampaign(io, flags.campaign, flags.out);
  const at = timeOf(io, flags.at);
  const { review, measured, read, imported } = await withLock(campaign.out, async () => {
    const review = await openReview(io, campaign, flags.review);
    const measured = measure(review.rubric);
    const given = scoresFromSheets(review, measured, await readSheetFiles(io, files));
    const pages = given.pages.map((page) =>
      page.review ? { ...page, review: portable(page.review) } : page,
    );
    const read = { ...given, pages };
    const reviews = pages.flatMap((page) => page.review ?? []);
    const named = given.files.map(({ file, digest }) => ({ file: basename(file), digest }));
    return { review, measured, read, imported: await addScores(campaign, review, reviews, named, at) };
  });
  const findings = [...read.findings, ...steppedBack(measured, labels(review), imported)];
  const many = areMany(read.pages) && !flags.json;
  const told = findings.filter(({ code }) => !(many && IN_TABLES.has(code)));
  await tellFindings(io, told);
  const complete = read.pages.every(isComplete);
  if (flags.json) {
    const document = {
      ...{ $schema: "choucha/score-import/1", version: 1, review: review.name, complete },
      pages: read.pages.map((page) => ({
        ...{ reviewer: page.reviewer.code, document: page.document.code },
        ...{ status: fateOf(page, imported), complete: isComplete(page) },
        missing: page.scored?.missing ?? measured.items.map(({ item }) => item.id),
      })),
      findings: findings.map((finding) => findingJson(io.lang, finding)),
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else await write(io.stdout, importScreen(io, review, measured, read.pages, imported));
  return complete ? EXIT.done : EXIT.checkFailed;
}
