/** Filled workbooks → checked scores. Either everything in them can be kept, or nothing is. */
import { EXIT, type Finding, Problem } from "../../problem.ts";
import type { Measured } from "../../scoring/aggregate/measure.ts";
import type { ReadWorkbook } from "../../sheets/score/read.ts";
import { type PageReading, readScorePage } from "./sheet-page.ts";
import type { OpenReview, ReviewDocument, Reviewer } from "./types.ts";

/** A page that can be kept, or on which nothing was entered (then without a review). */
export type GoodPage = PageReading & { readonly document: ReviewDocument; readonly reviewer: Reviewer };

export interface SheetsRead {
  readonly pages: readonly GoodPage[];
  readonly files: readonly { readonly file: string; readonly digest: string }[];
  /** Warnings and notes. */
  readonly findings: readonly Finding[];
}

const isGood = (page: PageReading): page is GoodPage => page.document !== undefined;

/** Files that were sent twice, byte for byte, are read once. */
function withoutCopies(books: readonly ReadWorkbook[], findings: Finding[]): ReadWorkbook[] {
  const seen = new Map<string, string>();
  return books.filter(({ file, digest }) => {
    const before = seen.get(digest);
    if (before !== undefined) findings.push({ code: "SCO022", severity: "info", file, params: { before } });
    else seen.set(digest, file);
    return before === undefined;
  });
}

/** The same reviewer and document on two pages: nobody can tell which one counts. */
function doubled(pages: readonly { page: GoodPage; place: { file: string; sheet: string } }[]): Finding[] {
  const seen = new Map<string, string>();
  return pages.flatMap(({ page, place }): Finding[] => {
    if (!page.review) return [];
    const [key, here] = [
      JSON.stringify([page.reviewer.id, page.document.id]),
      `${place.file} · ${place.sheet}`,
    ];
    const before = seen.get(key);
    seen.set(key, before ?? here);
    const params = { document: page.document.code, reviewer: page.reviewer.code, before: before ?? "" };
    return before === undefined ? [] : [{ ...place, code: "SCO018", severity: "error", params }];
  });
}

/** Items still to be filled in, and documents that were not begun. */
function progress(
  measured: Measured,
  { scored, document, reviewer }: GoodPage,
  place: Partial<Finding>,
): Finding[] {
  const [all, who] = [measured.items.length, { document: document.code, reviewer: reviewer.code }];
  if (!scored) return [{ ...place, code: "SCO019", severity: "info", params: who }];
  const { missing } = scored;
  if (missing.length === 0 && scored.points === undefined)
    return [{ ...place, code: "SCO024", severity: "warning", params: who }];
  if (missing.length === 0) return [];
  const titles = missing.slice(0, 3).map((id) => measured.byId.get(id)?.item.title ?? id);
  const items = titles.join("；") + (missing.length > titles.length ? "…" : "");
  const params = { ...who, done: all - missing.length, all, items };
  return [{ ...place, code: "SCO020", severity: "warning", params }];
}

/**
 * Holds every page of every workbook against the review.
 * @throws Problem (bad input) with everything that is wrong, each with file, sheet and cell
 */
export function scoresFromSheets(
  review: OpenReview,
  measured: Measured,
  given: readonly ReadWorkbook[],
): SheetsRead {
  const findings: Finding[] = [];
  const books = withoutCopies(given, findings);
  const good: { page: GoodPage; place: { file: string; sheet: string } }[] = [];
  for (const book of books) {
    const { file } = book;
    for (const sheet of book.unmarked) findings.push({ code: "SCO029", severity: "error", file, sheet });
    if (book.pages.length === 0 && book.unmarked.length === 0)
      findings.push({ code: book.cover ? "SCO002" : "SCO001", severity: "error", file });
    else
      for (const sheet of book.others)
        findings.push({ code: "SCO021", severity: "warning", file, sheet, params: {} });
    for (const one of book.pages) {
      const page = readScorePage(review, measured, book, one);
      findings.push(...page.findings);
      if (isGood(page)) good.push({ page, place: { file, sheet: one.sheet } });
    }
  }
  findings.push(...doubled(good));
  if (findings.some(({ severity }) => severity === "error")) throw new Problem(EXIT.badInput, findings);
  for (const { page, place } of good) findings.push(...progress(measured, page, place));
  return {
    pages: good.map(({ page }) => page),
    files: books.map(({ file, digest }) => ({ file, digest })),
    findings,
  };
}
