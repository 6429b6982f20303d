/** What `choucha score import` shows: every page where they are few, else what each reviewer has handed in. */
import { compareBytes } from "../../bytes.ts";
import type { GoodPage } from "../../campaign/review/import-sheets.ts";
import type { Imported } from "../../campaign/review/score-store.ts";
import type { OpenReview } from "../../campaign/review/types.ts";
import type { Measured } from "../../scoring/aggregate/measure.ts";
import type { Io } from "../../system/io.ts";
import { say } from "../../text/index.ts";
import { fitted } from "../fit.ts";
import { shownPoints } from "../grade-numbers.ts";
import { colours, harmless, screenWidth, table } from "../screen.ts";
import { type Labels, labels } from "./labels.ts";

/** Pages that a screen lists one by one. */
const FEW_PAGES = 30;

const FATES = {
  added: "scoreAdded",
  replaced: "scoreReplaced",
  same: "scoreSame",
  empty: "scoreEmpty",
} as const;

/** Whether pages are too many to be listed: then tables tell of those that are not begun or not complete. */
export const areMany = (pages: readonly GoodPage[]): boolean => pages.length > FEW_PAGES;

/** What became of a page. */
export function fateOf({ review }: GoodPage, { added, same }: Imported): keyof typeof FATES {
  if (!review) return "empty";
  return added.includes(review) ? "added" : same.includes(review) ? "same" : "replaced";
}

export const isComplete = ({ scored }: GoodPage): boolean => scored?.points !== undefined;

interface Shown {
  readonly io: Io;
  readonly name: Labels;
  readonly measured: Measured;
  readonly imported: Imported;
}

/** A row for each page. */
function pageTable({ io, name, measured, imported }: Shown, pages: readonly GoodPage[]): string {
  const t = (key: Parameters<typeof say>[1]) => say(io.lang, key);
  const all = measured.items.length;
  const columns = [
    ...[{ header: t("gradeReviewer") }, { header: t("gradeDocument") }],
    ...[
      { header: t("scoreDone"), right: true },
      { header: t("gradePoints"), right: true },
    ],
    ...[{ header: t("gradeGrade") }, { header: t("status") }],
  ];
  const rows = pages.map((page) => [
    name.reviewer(page.reviewer.id),
    name.document(page.document.id),
    `${page.scored ? all - page.scored.missing.length : 0}/${all}`,
    page.scored?.points === undefined ? "" : shownPoints(page.scored.points),
    page.scored?.grade?.name ?? "",
    t(FATES[fateOf(page, imported)]),
  ]);
  return table(columns, rows, colours(io, "stdout"));
}

/** Pages that are begun and not complete: what is still to be filled in. */
function begunTable({ io, name, measured }: Shown, pages: readonly GoodPage[]): string {
  const t = (key: Parameters<typeof say>[1]) => say(io.lang, key);
  const all = measured.items.length;
  const columns = [
    ...[{ header: t("gradeReviewer") }, { header: t("gradeDocument") }],
    ...[
      { header: t("scoreDone"), right: true },
      { header: t("gradeTask"), least: 20 },
    ],
  ];
  const rows = pages.map(({ reviewer, document, scored }) => {
    const missing = scored?.missing ?? [];
    const titles = missing.map((id) => measured.byId.get(id)?.item.title ?? id);
    return [
      ...[name.reviewer(reviewer.id), name.document(document.id), `${all - missing.length}/${all}`],
      titles.join(t("gradeListSemicolon")),
    ];
  });
  const shown = fitted(columns, rows, screenWidth(io));
  return table(shown.columns, shown.rows, colours(io, "stdout"));
}

/** A row for each reviewer: how far the documents are, and what became of what is entered. */
function reviewerTable({ io, name, imported }: Shown, pages: readonly GoodPage[]): string {
  const t = (key: Parameters<typeof say>[1]) => say(io.lang, key);
  const count = (own: readonly GoodPage[]) => {
    const fates = own.map((page) => fateOf(page, imported));
    const of = (fate: keyof typeof FATES) => fates.filter((one) => one === fate).length;
    const complete = own.filter(isComplete).length;
    const numbers = [complete, own.length - complete - of("empty"), of("empty")];
    return [...numbers, of("added"), of("replaced"), of("same")].map((one) => (one === 0 ? "–" : `${one}`));
  };
  const reviewers = [...new Set(pages.map(({ reviewer }) => reviewer.id))]
    .map((id) => ({ id, shown: name.reviewer(id) }))
    .sort((a, b) => compareBytes(a.shown, b.shown));
  const right = (key: Parameters<typeof say>[1]) => ({ header: t(key), right: true });
  const columns = [
    { header: t("gradeReviewer"), least: 12 },
    ...[right("scoreComplete"), right("scorePartial"), right("scoreNotBegun")],
    ...[right("scoreAdded"), right("scoreReplacedCount"), right("scoreSame")],
  ];
  const rows = reviewers.map(({ id, shown }) => [
    shown,
    ...count(pages.filter(({ reviewer }) => reviewer.id === id)),
  ]);
  const total = rows.length > 1 ? [[], [t("total"), ...count(pages)]] : [];
  const shown = fitted(columns, [...rows, ...total], screenWidth(io));
  return table(shown.columns, shown.rows, colours(io, "stdout"));
}

/** The import: pages or reviewers, then those begun and not complete, then what was kept. */
export function importScreen(
  io: Io,
  review: OpenReview,
  measured: Measured,
  pages: readonly GoodPage[],
  imported: Imported,
): string {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const shown = { io, name: labels(review), measured, imported };
  const { added, replaced, same } = imported;
  const counts = { added: added.length, replaced: replaced.length, same: same.length };
  const complete = pages.filter(isComplete).length;
  const begun = pages.filter((page) => page.scored && !isComplete(page));
  const head = `${paint.bold(t("scorePartialTitle", { count: begun.length }))}\n`;
  return [
    `${paint.bold(harmless(review.title))}\n\n`,
    ...(!areMany(pages)
      ? [pageTable(shown, pages)]
      : [
          reviewerTable(shown, pages),
          ...(begun.length === 0 ? [] : ["\n", head, begunTable(shown, begun.slice(0, FEW_PAGES))]),
          ...(begun.length > FEW_PAGES ? [`  ${t("scoreMore", { more: begun.length - FEW_PAGES })}\n`] : []),
        ]),
    `\n${t("scoreImported", { ...counts, complete, pages: pages.length })}\n`,
  ].join("");
}
