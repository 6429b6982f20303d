/** Reviewers' workbooks on disk. What a reviewer has entered is never overwritten. */
import { join } from "node:path";
import { EXIT, type Finding, fail, Problem } from "../../problem.ts";
import { canonical, type Json } from "../../record/jcs.ts";
import { normaliseId } from "../../registry/label.ts";
import { readSheets } from "../../registry/read-sheets.ts";
import type { ItemScore, Review } from "../../scoring/aggregate/input.ts";
import { type Measured, measure } from "../../scoring/aggregate/measure.ts";
import type { SheetBook } from "../../sheets/score/book.ts";
import { scoreWorkbook } from "../../sheets/score/make.ts";
import { readScoreWorkbook } from "../../sheets/score/read.ts";
import { fileNames } from "../../system/file-name.ts";
import { readIfThere, writeIfChanged } from "../../system/files.ts";
import { entryOfRow } from "./sheet-cells.ts";
import { dealDigest, documentsOf } from "./sheet-deal.ts";
import type { OpenReview, Reviewer } from "./types.ts";

export interface MadeSheet {
  readonly reviewer: Reviewer;
  readonly file: string;
  readonly documents: number;
  readonly changed: boolean;
}

/** What goes into a reviewer's workbook, with what was imported before. */
export function sheetBook(
  review: OpenReview,
  measured: Measured,
  reviewer: Reviewer,
  standing: readonly Review[],
): SheetBook {
  const said = new Map(
    standing.filter((one) => one.reviewer === reviewer.id).map((one) => [one.document, one]),
  );
  const { name, title, issuer, synthetic, rubricDigest, blind } = review;
  return {
    ...{ review: name, title, issuer, synthetic, measured, rubricDigest, blind },
    deal: dealDigest(review),
    reviewer: { code: reviewer.code, ...(blind ? {} : { name: reviewer.name }) },
    documents: documentsOf(review, reviewer.id).map(
      ({ document: { id, code, name, unitName, stratum } }) => ({
        ...{ code, stratum, scores: said.get(id)?.items ?? {} },
        ...(blind ? {} : { name: [...new Set([unitName, name])].join("　") }),
      }),
    ),
  };
}

/** Each reviewer's file: by code where the review is blind, else by name. */
export function sheetFiles({ blind, reviewers, folder }: OpenReview): ReadonlyMap<string, string> {
  const names = fileNames(reviewers.map(({ code, name }) => (blind ? code : name)));
  return new Map(reviewers.map(({ id }, at) => [id, join(folder, "sheets", `${names[at]}.xlsx`)]));
}

const same = (a: ItemScore | undefined, b: ItemScore | undefined): boolean =>
  canonical((a ?? {}) as Json) === canonical((b ?? {}) as Json);

/** Whether a file holds anything that would be lost: entries that were not imported, or another file altogether. */
async function holdsMore(book: SheetBook, file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const { pages, cover, unmarked, others } = readScoreWorkbook(await readSheets({ name: file, bytes }));
    if (pages.length === 0 && !cover) return true;
    // What cannot be told to be ours is somebody's work: a page that lost its marks, a sheet of notes.
    if (unmarked.length + others.length > 0) return true;
    return pages.some(({ mark, rows, gone }) => {
      const own =
        mark.review === book.review && mark.deal === book.deal && mark.reviewer === book.reviewer.code;
      const document = own ? book.documents.find(({ code }) => code === mark.document) : undefined;
      return (
        gone.length > 0 ||
        rows.some((row) => {
          const item = book.measured.byId.get(row.id)?.item;
          const { score, badAbsent } = item ? entryOfRow(item, row) : {};
          const { points: _, ...filled } = row.cells;
          const unread = badAbsent !== undefined || Object.values(filled).some(({ lost }) => lost);
          return unread || (score !== undefined && !same(score, document?.scores[row.id]));
        })
      );
    });
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}

/** The reviewers asked for. @throws Problem (usage) where nobody is called that */
function chosen({ reviewers, blind }: OpenReview, wanted: string | undefined): readonly Reviewer[] {
  if (wanted === undefined) return reviewers;
  const id = normaliseId(wanted);
  const found = reviewers.filter(
    ({ code, name }) => normaliseId(code) === id || (!blind && normaliseId(name) === id),
  );
  if (found.length > 0) return found;
  const known = reviewers.map(({ code, name }) => (blind ? code : `${code} ${name}`)).join(", ");
  return fail(EXIT.usage, "SCO030", { reviewer: wanted, known });
}

/**
 * Writes the workbooks of all reviewers, or of one. The caller holds the lock.
 * @throws Problem (conflict) where a file holds entries that were not imported; then nothing is written
 */
export async function makeSheets(
  review: OpenReview,
  standing: readonly Review[],
  wanted?: string,
): Promise<MadeSheet[]> {
  const measured = measure(review.rubric);
  const files = sheetFiles(review);
  const made: { sheet: Omit<MadeSheet, "changed">; bytes: Uint8Array }[] = [];
  const findings: Finding[] = [];
  for (const reviewer of chosen(review, wanted)) {
    const book = sheetBook(review, measured, reviewer, standing);
    if (book.documents.length === 0) continue;
    const file = files.get(reviewer.id) as string;
    const bytes = await scoreWorkbook(book);
    const there = await readIfThere(file);
    if (there && !there.equals(bytes) && (await holdsMore(book, file, there)))
      findings.push({ code: "SCO031", severity: "error", file });
    made.push({ sheet: { reviewer, file, documents: book.documents.length }, bytes });
  }
  if (findings.length > 0) throw new Problem(EXIT.conflict, findings);
  const written: MadeSheet[] = [];
  for (const { sheet, bytes } of made)
    written.push({ ...sheet, changed: await writeIfChanged(sheet.file, bytes) });
  return written;
}
