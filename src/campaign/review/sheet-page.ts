/** A filled page against its review: one reviewer's scores for one document, or what is wrong with it. */
import type { Finding, Params } from "../../problem.ts";
import type { CellFlag } from "../../registry/grid.ts";
import type { ItemScore, Review } from "../../scoring/aggregate/input.ts";
import type { Measured } from "../../scoring/aggregate/measure.ts";
import { checkReview, type ScoredReview, scoreReview } from "../../scoring/aggregate/score-review.ts";
import { formatTicks } from "../../scoring/rubric/decimal.ts";
import { SHEET_SCHEMA } from "../../sheets/score/marks.ts";
import type { ReadCell, ReadPage, ReadWorkbook } from "../../sheets/score/read.ts";
import { pointsSoFar, shown } from "../../sheets/score/state.ts";
import { entryOfRow } from "./sheet-cells.ts";
import { dealDigest, documentsOf } from "./sheet-deal.ts";
import type { OpenReview, ReviewDocument, Reviewer } from "./types.ts";

export interface PageReading {
  readonly findings: readonly Finding[];
  readonly document?: ReviewDocument;
  readonly reviewer?: Reviewer;
  /** Missing where something is wrong, and where nothing was entered. */
  readonly review?: Review;
  readonly scored?: ScoredReview;
}

type Report = (code: string, params?: Params, at?: Partial<Finding>) => void;

/** Whose page this is. Where it belongs elsewhere, nothing else is looked at. */
function owner(review: OpenReview, { mark }: ReadPage, report: Report) {
  const { name, title, rubricDigest } = review;
  if (mark.$schema !== SHEET_SCHEMA) return void report("SCO003", { schema: mark.$schema });
  if (mark.review !== name) return void report("SCO004", { found: mark.review, review: name, title });
  if (mark.rubric !== rubricDigest) return void report("SCO005");
  if (mark.deal !== dealDigest(review)) return void report("SCO006");
  const reviewer = review.reviewers.find(({ code }) => code === mark.reviewer);
  const document = review.documents.find(({ code }) => code === mark.document);
  if (!reviewer) report("SCO007", { code: mark.reviewer });
  if (!document) report("SCO008", { code: mark.document });
  if (!reviewer || !document) return undefined;
  const seat = documentsOf(review, reviewer.id).find((one) => one.document === document);
  if (!seat) return void report("SCO009", { document: document.code, reviewer: reviewer.code });
  return { reviewer, document, third: seat.third };
}

const at = ({ row, column }: ReadCell) => ({ row, column });

/** Cells can hold 32,767 characters; a finding quotes what a person recognises. */
const quoted = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Why the content of a cell is lost. */
function lostContent({ kind, text }: CellFlag): [code: string, params: Params] {
  if (kind === "no-value") return ["SCO026", {}];
  if (kind === "too-long") return ["SCO028", { length: text }];
  return [kind === "long-number" ? "SCO027" : "SCO015", { found: text }];
}

/** Items by id, as far as they can be read. */
function entries(measured: Measured, page: ReadPage, report: Report) {
  const items: Record<string, ItemScore> = {};
  const cells = new Map<string, ReadCell>();
  if (page.gone.length > 0) report("SCO013", { columns: page.gone.join(", ") });
  for (const row of page.rows) {
    const known = measured.byId.get(row.id);
    if (!known) {
      report("SCO011", { item: quoted(row.id) }, { row: row.row });
      continue;
    }
    const before = cells.get(row.id);
    if (before) {
      report("SCO012", { item: known.item.title, before: before.row }, { row: row.row });
      continue;
    }
    cells.set(row.id, row.cells.score);
    const lost = (["score", "absent", "comment", "evidence"] as const)
      .map((key) => row.cells[key])
      .filter((cell) => cell.lost);
    for (const cell of lost) {
      const [code, params] = lostContent(cell.lost as CellFlag);
      report(code, { item: known.item.title, ...params }, at(cell));
    }
    if (lost.length > 0) continue;
    const { score, badAbsent } = entryOfRow(known.item, row);
    if (badAbsent !== undefined)
      report("SCO014", { item: known.item.title, found: quoted(badAbsent.trim()) }, at(row.cells.absent));
    if (score) items[row.id] = score;
  }
  if (page.gone.length === 0)
    for (const { item } of measured.items) if (!cells.has(item.id)) report("SCO010", { item: item.title });
  return { items, cells };
}

/** Numbers of the sheet against our own: formulas that were overwritten give other totals. */
function compareTotal(scored: ScoredReview, page: ReadPage, report: Report): void {
  const text = page.total?.text.trim() ?? "";
  const points = shown(pointsSoFar(scored));
  const said = Number(text);
  if (!page.total || page.total.lost || text === "" || Math.abs(said - points) < 0.005) return;
  report("SCO016", { found: text, points }, { ...at(page.total), severity: "warning" });
}

/** Holds one page against its review. Every problem comes with its cell. */
export function readScorePage(
  review: OpenReview,
  measured: Measured,
  book: ReadWorkbook,
  page: ReadPage,
): PageReading {
  const findings: Finding[] = [];
  const where = { file: book.file, sheet: page.sheet };
  const report: Report = (code, params = {}, more = {}) =>
    findings.push({ ...where, severity: "error", ...more, code, params });
  const seat = owner(review, page, report);
  if (!seat) return { findings };
  const { document, reviewer, third } = seat;
  const { items, cells } = entries(measured, page, report);
  const made: Review = {
    document: document.id,
    reviewer: reviewer.id,
    ...(third ? { third } : {}),
    items,
    source: {
      file: book.file,
      sheet: page.sheet,
      digest: book.digest,
      cells: Object.fromEntries([...cells].map(([id, { column, row }]) => [id, `${column}${row}`])),
    },
  };
  for (const { code, params } of checkReview(measured, made)) {
    const id = String(params?.item);
    const cell = cells.get(id);
    const title = measured.byId.get(id)?.item.title ?? id;
    const told: Params = { ...params, item: title };
    const found = told.found;
    report(code, typeof found === "string" ? { ...told, found: quoted(found) } : told, cell ? at(cell) : {});
  }
  const known = { document, reviewer };
  if (findings.length > 0 || Object.keys(items).length === 0) return { findings, ...known };
  const scored = scoreReview(measured, made);
  for (const { id, capped } of scored.items) {
    const item = measured.byId.get(id);
    const [cell, found] = [cells.get(id), items[id]?.value ?? ""];
    const params = { item: item?.item.title ?? id, found, cap: formatTicks(item?.cap ?? 0) };
    if (capped && cell) report("SCO017", params, { ...at(cell), severity: "warning" });
  }
  compareTotal(scored, page, report);
  return { findings, ...known, review: made, scored };
}
