/** `choucha grade --trace DOC`: how a document's result was made, down to the cells. */
import { EXIT, fail } from "../problem.ts";
import { normaliseId } from "../registry/label.ts";
import { formatRational } from "../sampling/rational.ts";
import { type Trace, type TracedItem, type TracedReview, trace } from "../scoring/aggregate/trace.ts";
import type { Io } from "../system/io.ts";
import { say } from "../text/index.ts";
import { exactJson, shownPoints } from "./grade-numbers.ts";
import type { GradeReport } from "./grade-report.ts";
import type { GradeView } from "./grade-view.ts";
import { reasonText, stateText } from "./grade-words.ts";
import { colours, harmless, table } from "./screen.ts";

type Key = Parameters<typeof say>[1];

/** The trace of a document by its id, or by its code in a stored review. @throws Problem (usage) where no document has it */
export function traceOf({ results, file, stored }: GradeReport, given: string): Trace {
  const asked = normaliseId(given);
  const coded = stored?.review.documents.find(({ code }) => normaliseId(code) === asked)?.id;
  const id = coded === undefined ? asked : normaliseId(coded);
  const document = results.documents.find((one) => normaliseId(one.id) === id);
  return document
    ? trace(results.measured, document)
    : fail(EXIT.usage, "GRD003", { document: given, scores: file });
}

const reviewJson = (review: TracedReview) => ({
  ...review,
  ...{ earned: exactJson(review.earned), possible: exactJson(review.possible) },
  ...{
    factor: formatRational(review.factor),
    bonus: exactJson(review.bonus),
    points: exactJson(review.points),
  },
  grade: review.grade ?? null,
  sections: review.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({
      ...item,
      ...{
        entered: item.entered ?? null,
        earned: exactJson(item.earned),
        possible: exactJson(item.possible),
      },
    })),
  })),
});

/** The trace as part of the document choucha/grade/1. */
export const traceJson = ({ document, total, reviews }: Trace) => ({
  ...{ document: document.id, total: exactJson(total), method: document.method ?? null },
  ...{ points: exactJson(document.points), grade: document.grade?.name ?? null },
  reviews: reviews.map(reviewJson),
});

const METHODS = {
  single: "gradeBySingle",
  mean: "gradeByMean",
  median: "gradeByMedian",
  trimmed: "gradeByTrimmed",
  majority: "gradeByMajority",
  "no-majority": "gradeByNoMajority",
  "replaces-farther": "gradeByReplaces",
} as const;

/** The trace for a screen: each review's items with their cells, its sum, then how the reviews were combined. */
export function traceScreen(io: Io, { document, total, reviews }: Trace, view: GradeView): string {
  const paint = colours(io, "stdout");
  const t = (key: Key, params = {}) => say(io.lang, key, params);
  const comma = t("gradeListComma");
  const entered = ({ entered: entry, state, capped }: TracedItem) =>
    state === "absent"
      ? t("gradeAbsentMark")
      : `${entry?.value ?? "–"}${capped ? ` ${t("gradeCapMark")}` : ""}`;
  const columns = [
    { header: t("gradeCell") },
    { header: t("gradeItem") },
    { header: t("gradeEntered") },
    { header: t("gradePoints"), right: true },
    { header: t("gradeOutOf"), right: true },
    { header: t("gradeTitle") },
  ];
  const shown = reviews.map((one) => {
    const items = one.sections.flatMap((section) => section.items);
    const rows = items.map((item) => [
      ...[item.cell ?? "", item.id, entered(item)],
      item.vetoed ? t("gradeVeto") : item.kind === "veto" ? "–" : shownPoints(item.earned),
      item.kind === "veto" ? "–" : shownPoints(item.possible),
      item.title,
    ]);
    const [earned, possible, bonus] = [
      shownPoints(one.earned),
      shownPoints(one.possible),
      shownPoints(one.bonus),
    ];
    const sum = one.points
      ? t("gradeSum", {
          ...{ earned, possible, bonus },
          total: shownPoints(total),
          points: shownPoints(one.points),
          exact: formatRational(one.points),
        })
      : t("gradeNoSum");
    const vetoes =
      one.vetoes.length === 0
        ? ""
        : `  ${t("gradeVetoFound", { item: one.vetoes.join(comma), reviewers: view.reviewer(one.reviewer) })}\n`;
    const marks = [one.third ? t("gradeThirdMark") : "", one.counted ? "" : t("gradeNotCounted")].join("");
    const place = [one.file, one.sheet].filter((part) => part !== undefined).join(" · ");
    return `${paint.bold(harmless(view.reviewer(one.reviewer)))}${marks}  ${harmless(place)}\n${table(columns, rows, paint)}  ${sum}\n${harmless(vetoes)}\n`;
  });
  const { thirdReasons, method, counted, vetoed, grade } = document;
  const end = [
    ...thirdReasons.map((reason) => t("gradeThirdBecause", { why: reasonText(io.lang, reason) })),
    ...(method
      ? [
          t(METHODS[method], {
            reviewers: counted.map(view.reviewer).join(comma),
            points: shownPoints(document.rawPoints),
          }),
        ]
      : []),
    ...(vetoed ? document.vetoes.map(({ item, reason }) => t("gradeVetoDecides", { item, reason })) : []),
    t("gradeTraceEnd", {
      ...{
        points: shownPoints(document.points),
        grade: grade?.name ?? "–",
        state: stateText(io.lang, document.state),
      },
    }),
  ];
  const head = `${paint.bold(harmless(view.document(document.id)))}  ${view.linked ? harmless(view.unit(document.unit)) : ""}\n\n`;
  return `${head}${shown.join("")}${end.map((line) => `${harmless(line)}\n`).join("")}`;
}
