/** What `choucha score trace` shows behind the items: sums, origins, replaced versions, thirds, the unit. */
import type { Version } from "../../campaign/review/history.ts";
import { formatRational, rational } from "../../sampling/rational.ts";
import type { ItemScore } from "../../scoring/aggregate/input.ts";
import type { Io } from "../../system/io.ts";
import { say } from "../../text/index.ts";
import { shownPoints, shownShare } from "../grade-numbers.ts";
import { traceScreen } from "../grade-trace.ts";
import { officeView } from "../grade-view.ts";
import { colours, harmless, table } from "../screen.ts";
import { type DocumentTrace, unitShare } from "./trace-json.ts";

type Key = Parameters<typeof say>[1];

/** The sheet that a version was read from. */
const fileOf = (io: Io, { review }: Version): string => {
  const { file, sheet } = review.source ?? {};
  return file === undefined ? say(io.lang, "traceTyped") : [file, sheet].filter(Boolean).join(" · ");
};

/** Each item that a later version of a sheet changed. */
function changes(io: Io, found: DocumentTrace, before: Version, now: Version | undefined): string[] {
  const t = (key: Key, params = {}) => harmless(say(io.lang, key, params));
  const value = (score: ItemScore | undefined) =>
    score?.absent ? t("gradeAbsentMark") : (score?.value ?? "–");
  return found.review.rubric.sections
    .flatMap(({ items }) => items)
    .flatMap(({ id, title }) => {
      const [old, fresh] = [value(before.review.items[id]), value(now?.review.items[id])];
      return old === fresh ? [] : [`    ${t("traceChange", { title, before: old, now: fresh })}\n`];
    });
}

/** The trace for a screen. */
export function documentTraceScreen(io: Io, found: DocumentTrace): string {
  const { review, document, history, trace, unit } = found;
  const t = (key: Key, params = {}) => harmless(say(io.lang, key, params));
  const paint = colours(io, "stdout");
  const view = officeView(io.lang, review);
  const comma = t("gradeListComma");
  const who = (id: string) => harmless(view.reviewer(id));
  const title = new Map(review.rubric.sections.map((section) => [section.id, section.title]));
  const head = (key: Key) => `\n${paint.bold(t(key))}\n`;
  const origin = (version: Version) =>
    t("traceImport", {
      ...{ number: version.number, file: fileOf(io, version), line: version.line, at: version.at },
    });

  const drawn = document.certain
    ? t("traceCertain", { reason: document.certain })
    : t("traceDrawn", { probability: document.probability, overall: document.overall });
  const sources = history.versions
    .filter(({ superseded }) => !superseded)
    .map((version) => `  ${who(version.review.reviewer)}  ${origin(version)}  ${version.kept}\n`);
  const rescaled = trace.reviews.flatMap((one) => {
    const absent = one.sections.flatMap(({ items }) => items.filter(({ state }) => state === "absent"));
    if (absent.length === 0 || !one.points) return [];
    const items = absent.map((item) => item.title).join(comma);
    return [
      `  ${t("traceRescaled", {
        ...{ reviewer: view.reviewer(one.reviewer), items, factor: formatRational(one.factor) },
        total: shownPoints(trace.total),
      })}\n`,
    ];
  });
  const called = history.called.map(
    ({ reviewers, number, kept, line, at }) =>
      `  ${t("traceThirdAsked", { reviewers: reviewers.map(view.reviewer).join(comma), request: number, file: kept, line, at })}\n`,
  );
  const sections = trace.document.sections.filter(({ possible }) => possible.num !== 0n);
  const sums = table(
    [
      { header: t("traceSection") },
      { header: t("gradePoints"), right: true },
      { header: t("gradeOutOf"), right: true },
      { header: t("traceShare"), right: true },
    ],
    sections.map((one) => [
      ...[title.get(one.id) ?? one.id, shownPoints(one.earned), shownPoints(one.possible)],
      shownShare(one.share),
    ]),
    paint,
  );
  const replaced = history.versions
    .filter(({ superseded }) => superseded)
    .map((version) => {
      const next = history.versions.find(
        (one) => one.review.reviewer === version.review.reviewer && one.number > version.number,
      );
      const line = `  ${who(version.review.reviewer)}  ${origin(version)}  ${version.kept}\n`;
      return line + changes(io, found, version, next).join("");
    });
  return [
    traceScreen(io, trace, view),
    head("traceWhence"),
    `  ${drawn}\n`,
    ...sources,
    ...called,
    ...rescaled,
    ...(replaced.length > 0 ? [head("traceSuperseded"), ...replaced] : []),
    ...(sections.length > 0 ? [head("traceSections"), sums] : []),
    head("traceUnit"),
    `  ${unitText(t, found, unit.documents.length)}\n`,
  ].join("");
}

/** The document's part in its unit's points. */
function unitText(t: (key: Key, params?: object) => string, found: DocumentTrace, count: number): string {
  const { unit, document } = found;
  const own = unitShare(found) ?? { share: rational(0), part: undefined };
  const params = { unit: document.unitName, count, share: formatRational(own.share) };
  return unit.state === "open"
    ? t("traceUnitOpen", { ...params, open: unit.open.length })
    : t("traceUnitDone", {
        ...params,
        ...{ points: shownPoints(unit.points), grade: unit.grade?.name ?? "–", part: shownPoints(own.part) },
      });
}
