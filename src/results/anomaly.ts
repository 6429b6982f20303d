/** What does not fit in recorded results. Nothing here stops a campaign: it is kept, shown and told in an annex. */
import type { Finding, Params } from "../problem.ts";

/** Kind → stable code; the sentences stand in src/text, those of the annex in src/circular. */
export const ANOMALIES = {
  /** A result of an object that was not drawn; it is not counted. */
  "not-drawn": "RES040",
  /** Signed by people who were not assigned, and no replacement is recorded. */
  "other-inspectors": "RES041",
  /** Signed by somebody whose replacement is recorded. */
  "replaced-inspector": "RES042",
  /** Fewer than two inspectors signed. */
  "too-few-inspectors": "RES043",
  "before-window": "RES044",
  "after-window": "RES045",
  /** 未发现问题, although an item says 否. */
  "clean-with-problem": "RES046",
  /** 发现问题…, although no item says 否. */
  "problem-without-item": "RES047",
  /** 限期改正 without a last day. */
  "no-due-date": "RES048",
  "due-before-inspection": "RES049",
  "corrected-before-inspection": "RES050",
  /** 未发现问题, although something follows. */
  "clean-with-follow-up": "RES051",
  /** 发现问题…, although nothing follows. */
  "problem-without-follow-up": "RES052",
  /** 注销, 迁出, …, although items are answered. */
  "stopped-with-items": "RES053",
  /** Inspected, but without a day. */
  "no-date": "RES054",
  /** An object that was replaced after the draw has an inspection like any other. */
  "left-but-inspected": "RES055",
  /** 移送 without the body that it was handed to. */
  "no-body": "RES056",
  /** 是, although a problem is described. */
  "good-with-problem": "RES057",
  /** 否 without a word about what was found. */
  "bad-without-problem": "RES058",
  /** A last day, although nothing is to be corrected by one. */
  "due-without-order": "RES059",
} as const;
export type AnomalyKind = keyof typeof ANOMALIES;

export interface Anomaly {
  readonly kind: AnomalyKind;
  /** The object's id, or the name on the form where no such object was drawn. */
  readonly object: string;
  readonly name: string;
  /** Empty where it is not known. */
  readonly prefecture: string;
  /** Always `object` (the name) and what else the sentence names. */
  readonly params: Params;
  readonly file?: string;
  readonly sheet?: string;
  /** "C7" */
  readonly cell?: string;
}

/** The anomaly as a warning on a screen. */
export const anomalyFinding = ({ kind, params, file, sheet, cell }: Anomaly): Finding => ({
  code: ANOMALIES[kind],
  severity: "warning",
  ...(file === undefined ? {} : { file }),
  ...(sheet === undefined ? {} : { sheet }),
  ...(cell === undefined ? {} : { column: cell }),
  params,
});
