/** Replaces an object or an inspector after the draw; the record keeps who left, why, and who stepped in. */
import type { DrawPlan } from "../plan/schema.ts";
import { EXIT, fail } from "../problem.ts";
import { type Frame, parseFrame } from "../record/frame.ts";
import {
  type DrawRecord,
  type Replacement,
  type ReplacementRequest,
  recordText,
  replacementDigest,
} from "../record/record.ts";
import {
  INSPECTOR_REASONS,
  OBJECT_REASONS,
  type Refusal,
  replaceAll,
  requestOf,
} from "../record/replacement.ts";
import { normaliseId } from "../registry/label.ts";
import { inOrder } from "../system/clock.ts";
import { writeIfChanged } from "../system/files.ts";
import { committedText } from "./committed.ts";
import { drawnRecord } from "./draw.ts";
import { addLine, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawFiles, drawsAndReviews } from "./open.ts";
import { thirdsOf } from "./review/thirds.ts";

export interface ReplaceWish {
  /** Id or name of the object that is gone, or whose inspector leaves. */
  readonly object: string;
  /** Id or name of the inspector who leaves; absent where the object itself is replaced. */
  readonly inspector?: string;
  readonly reason: string;
  readonly note?: string;
  readonly draw?: string;
  /** Note an object as gone even though no alternate is left. */
  readonly without?: boolean;
}

export interface Replaced {
  readonly draw: DrawPlan;
  readonly record: DrawRecord;
  readonly entry: Replacement;
  readonly frame: Frame;
  readonly inspectors?: Frame;
  /** true where nobody was left for the seat. */
  readonly exhausted: boolean;
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  "not-drawn": "RPL001",
  directed: "RPL011",
  "replaced-already": "RPL012",
  "not-on-team": "RPL013",
  "not-assigned": "RPL014",
};

interface Opened {
  readonly draw: DrawPlan;
  readonly record: DrawRecord;
  readonly frame: Frame;
  readonly inspectors?: Frame;
}

async function openDraw(campaign: Campaign, draw: DrawPlan): Promise<Opened | undefined> {
  const record = await drawnRecord(campaign, draw.name);
  if (!record) return undefined;
  const files = drawFiles(campaign.out, draw.name);
  const frame = parseFrame(await committedText(files.frame, record.commitment.frame.digest));
  const people = record.commitment.inspectors;
  return {
    draw,
    record,
    frame,
    inspectors: people && parseFrame(await committedText(files.inspectors, people.digest)),
  };
}

/**
 * Notes the last replacement in the ledger where a run was killed between writing the record and its line.
 * The caller holds the lock.
 */
export async function settleReplacements(campaign: Campaign, draw: DrawPlan): Promise<void> {
  const done = (await drawnRecord(campaign, draw.name))?.replacements ?? [];
  const noted = (await soundLedger(campaign.out)).filter(
    ({ event }) => event === `replace/${draw.name}`,
  ).length;
  for (const entry of done.slice(noted))
    await addLine(campaign.out, {
      at: entry.at,
      event: `replace/${draw.name}`,
      digest: replacementDigest(entry),
    });
}

/** Ids that a label may mean in a frame: the id itself, or a name. */
const idsFor = (frame: Frame, label: string): string[] => {
  const wanted = normaliseId(label);
  return frame.units
    .filter(({ id, name }) => id === wanted || normaliseId(name) === wanted)
    .map(({ id }) => id);
};

/** The one draw and object that the wish means. */
async function find(campaign: Campaign, wish: ReplaceWish): Promise<Opened & { id: string }> {
  const found: (Opened & { id: string })[] = [];
  for (const draw of drawsAndReviews(campaign, wish.draw)) {
    const opened = await openDraw(campaign, draw);
    if (!opened) continue;
    const before = (opened.record.replacements ?? []).map(requestOf);
    const { standing } = replaceAll(opened.record, opened.frame, opened.inspectors, before);
    const ids = idsFor(opened.frame, wish.object);
    const known = new Set([...standing.keys(), ...before.map(({ out }) => out)]);
    for (const id of ids.filter((one) => known.has(one))) found.push({ ...opened, id });
  }
  if (found.length === 0) fail(EXIT.usage, "RPL001", { object: wish.object });
  if (found.length > 1)
    fail(EXIT.usage, "RPL002", {
      object: wish.object,
      draws: found.map(({ draw, id }) => `${draw.name} ${id}`).join(", "),
    });
  return found[0]!;
}

function checkReason({ inspector, reason, note }: ReplaceWish): void {
  const known: readonly string[] = inspector === undefined ? OBJECT_REASONS : INSPECTOR_REASONS;
  if (!known.includes(reason)) fail(EXIT.usage, "RPL003", { reason, known: known.join(", ") });
  if (reason === "other" && (note ?? "").trim() === "") fail(EXIT.usage, "RPL004");
}

/**
 * Carries out one replacement and notes it in record and ledger. The caller holds the lock.
 * @throws Problem where nobody of that name stands, the reason is unknown, or the alternates are used up (then
 * nothing is written)
 */
export async function replaceOne(campaign: Campaign, wish: ReplaceWish, at: string): Promise<Replaced> {
  checkReason(wish);
  for (const one of drawsAndReviews(campaign, wish.draw)) await settleReplacements(campaign, one);
  const { id, draw, record, frame, inspectors } = await find(campaign, wish);
  if (wish.inspector !== undefined && draw.dispatch) fail(EXIT.usage, "RPL015", { draw: draw.name });
  // A third reviewer was called by what the first ones said: changed afterwards, one person could read it twice.
  if (draw.review && (await thirdsOf(campaign, draw)).has(id))
    fail(EXIT.conflict, "RPL016", { object: wish.object });
  const people = wish.inspector === undefined ? [] : inspectors ? idsFor(inspectors, wish.inspector) : [];
  if (wish.inspector !== undefined && people.length !== 1)
    fail(EXIT.usage, people.length === 0 ? "RPL005" : "RPL006", { inspector: wish.inspector });
  const common = { at, reason: wish.reason, ...(wish.note === undefined ? {} : { note: wish.note }) };
  const request: ReplacementRequest =
    wish.inspector === undefined
      ? { ...common, kind: "object", out: id }
      : { ...common, kind: "inspector", out: people[0]!, object: id };
  const before = (record.replacements ?? []).map(requestOf);
  const { replacements, refusal } = replaceAll(record, frame, inspectors, [...before, request]);
  if (refusal)
    fail(EXIT.conflict, REFUSALS[refusal.why], { object: wish.object, inspector: wish.inspector ?? "" });
  const entry = replacements.at(-1)!;
  if (entry.in === undefined && entry.kind === "object" && !wish.without)
    fail(EXIT.checkFailed, "RPL010", { object: wish.object });
  const whole: DrawRecord = { ...record, replacements };
  inOrder(await soundLedger(campaign.out), at);
  await writeIfChanged(drawFiles(campaign.out, draw.name).record, recordText(whole));
  await addLine(campaign.out, { at, event: `replace/${draw.name}`, digest: replacementDigest(entry) });
  return { draw, record: whole, entry, frame, inspectors, exhausted: entry.in === undefined };
}
