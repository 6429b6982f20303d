/**
 * Scores that are being typed: one file a reviewer and document, `drafts/R01-D003.json`, written after each answer and
 * removed when the document is confirmed. Drafts are nobody's evidence and stand in no ledger.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { EXIT, fail } from "../../problem.ts";
import { canonical, type Json } from "../../record/jcs.ts";
import type { Measured } from "../../scoring/aggregate/measure.ts";
import { readItem } from "../../scoring/aggregate/read-item.ts";
import { type Entered, scoreOf } from "../../scoring/entry/entered.ts";
import { type Entry, LONGEST_REMARK, MOST_COUNTED } from "../../scoring/entry/entry.ts";
import { readIfThere, writeFileAtomic } from "../../system/files.ts";
import type { OpenReview } from "./types.ts";

export const DRAFT_SCHEMA = "choucha/score-draft/1";

const remark = v.optional(v.pipe(v.string(), v.maxLength(LONGEST_REMARK)));
const entered = v.strictObject({
  value: v.optional(v.string()),
  counts: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_COUNTED)))),
  other: v.optional(v.string()),
  absent: v.optional(v.literal(true)),
  comment: remark,
  evidence: remark,
});
const schema = v.strictObject({
  $schema: v.literal(DRAFT_SCHEMA),
  version: v.literal(1),
  review: v.string(),
  rubric: v.string(),
  document: v.string(),
  reviewer: v.string(),
  start: v.record(v.string(), entered),
  steps: v.array(v.strictObject({ item: v.string(), now: entered })),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
type Kept = v.InferOutput<typeof schema>;

/** The draft of one reviewer and document, and how to keep it. */
export interface Draft {
  readonly file: string;
  /** What is kept; undefined where nothing is. */
  readonly entry: Entry | undefined;
  /** @throws Problem (conflict) where another window has changed the file since */
  save(entry: Entry): Promise<void>;
  remove(): Promise<void>;
}

const byCode = (list: readonly { readonly id: string; readonly code: string }[], id: string): string =>
  list.find((one) => one.id === id)?.code ?? "_";

function parse(text: string): Kept | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the rubric takes everything that the draft says. */
function fits(measured: Measured, { start, steps, at }: Kept): boolean {
  const ok = (id: string, now: Entered): boolean => {
    const item = measured.byId.get(id);
    return item !== undefined && readItem(item, scoreOf(item, now)).ok;
  };
  return (
    at <= measured.items.length &&
    Object.keys(start).every((id) => ok(id, start[id] as Entered)) &&
    steps.every(({ item, now }) => ok(item, now as Entered))
  );
}

/**
 * Opens the draft of a reviewer and document.
 * @throws Problem (conflict) where the file is damaged, somebody else's, or made with another rubric
 */
export async function openDraft(
  review: OpenReview,
  measured: Measured,
  document: string,
  reviewer: string,
): Promise<Draft> {
  const name = `${byCode(review.reviewers, reviewer)}-${byCode(review.documents, document)}.json`;
  const file = join(review.folder, "drafts", name);
  let known = (await readIfThere(file))?.toString("utf8");
  const kept = known === undefined ? undefined : parse(known);
  if (known !== undefined && !kept) fail(EXIT.conflict, "ENT010", {}, { file });
  if (kept && kept.rubric !== review.rubricDigest) fail(EXIT.conflict, "ENT011", {}, { file });
  const mine = kept?.review === review.name && kept.document === document && kept.reviewer === reviewer;
  if (kept && !(mine && fits(measured, kept))) fail(EXIT.conflict, "ENT010", {}, { file });
  const unchanged = async () => {
    if ((await readIfThere(file))?.toString("utf8") !== known) fail(EXIT.conflict, "ENT012", {}, { file });
  };
  return {
    file,
    entry: kept && ({ start: kept.start, steps: kept.steps, at: kept.at } as Entry),
    async save({ start, steps, at }) {
      const text = canonical({
        ...{ $schema: DRAFT_SCHEMA, version: 1, review: review.name, rubric: review.rubricDigest },
        ...{ document, reviewer, start, steps, at },
      } as unknown as Json);
      if (text === known) return;
      await unchanged();
      await writeFileAtomic(file, text);
      known = text;
    },
    async remove() {
      await unchanged();
      await rm(file, { force: true });
      known = undefined;
    },
  };
}
