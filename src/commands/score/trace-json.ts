/** The document choucha/score-trace/1. */
import type { History } from "../../campaign/review/history.ts";
import type { OpenReview, ReviewDocument } from "../../campaign/review/types.ts";
import { formatRational, rational, times } from "../../sampling/rational.ts";
import type { Trace } from "../../scoring/aggregate/trace.ts";
import type { UnitResult } from "../../scoring/aggregate/units.ts";
import { exactJson } from "../grade-numbers.ts";
import { traceJson } from "../grade-trace.ts";

/** A document's result with everything that it rests on. */
export interface DocumentTrace {
  readonly review: OpenReview;
  readonly document: ReviewDocument;
  readonly trace: Trace;
  readonly history: History;
  readonly unit: UnitResult;
}

/** A document's share in its unit's points; undefined where it has none. */
export function unitShare({ unit, trace }: Pick<DocumentTrace, "unit" | "trace">) {
  const counted = unit.documents.length;
  if (counted === 0 || trace.document.state === "not-rated") return undefined;
  const share = rational(1, counted);
  const { points } = trace.document;
  return { share, part: points && times(points, share) };
}

/** A trace as plain data; numbers as screens show them and as exact fractions. */
export function documentTraceJson(found: DocumentTrace) {
  const { review, document, history, unit, trace } = found;
  const { document: result } = trace;
  const share = unitShare(found);
  const { id, code, name, stratum, probability, overall, certain } = document;
  return {
    ...{ $schema: "choucha/score-trace/1", version: 1, review: review.name, state: result.state },
    document: { id, code, name, stratum, probability, overall, certain: certain ?? null },
    trace: traceJson(trace),
    counted: result.counted,
    rawPoints: exactJson(result.rawPoints),
    thirdReasons: result.thirdReasons.map((reason) =>
      reason.rule === "pointDifference"
        ? { ...reason, difference: exactJson(reason.difference), limit: exactJson(reason.limit) }
        : reason,
    ),
    sections: result.sections.map((section) => ({
      id: section.id,
      ...{ earned: exactJson(section.earned), possible: exactJson(section.possible) },
      share: section.share ? formatRational(section.share) : null,
    })),
    versions: history.versions.map(({ review: version, number, kept, line, at, superseded }) => ({
      ...{ reviewer: version.reviewer, import: number, kept, line, at, superseded },
      ...{ source: version.source ?? null, items: version.items },
    })),
    thirds: history.called.map(({ number, ...called }) => ({ request: number, ...called })),
    unit: {
      ...{ id: unit.id, name: document.unitName, state: unit.state, documents: unit.documents },
      ...{ open: unit.open, points: exactJson(unit.points), grade: unit.grade?.name ?? null },
      ...{ share: share ? formatRational(share.share) : null, part: exactJson(share?.part) },
    },
  };
}
