/** The first stage of a review: a draw of the same plan, or the record of an earlier one. */
import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { ReviewPlan } from "../../plan/schema.ts";
import { EXIT, fail } from "../../problem.ts";
import type { Commitment } from "../../record/commitment.ts";
import { type Frame, type FrameUnit, parseFrame } from "../../record/frame.ts";
import { institutionsOf } from "../../record/institutions.ts";
import { isRecord } from "../../record/is-record.ts";
import { sha256 } from "../../record/jcs.ts";
import type { DrawRecord, InputFile, Institution } from "../../record/record.ts";
import { verifyRecord } from "../../record/verify.ts";
import { readIfThere } from "../../system/files.ts";
import { committedText } from "../committed.ts";
import { drawnRecord } from "../drawn-record.ts";
import { lastLine, soundLedger } from "../ledger-file.ts";
import { type Campaign, drawFiles } from "../open.ts";

interface Earlier {
  readonly record: DrawRecord;
  readonly frame: Frame;
  readonly input: InputFile;
}

/** What a stranger would look at before relying on the record of another campaign. */
const LOOKED_AT: ReadonlySet<string> = new Set(["commitment", "rule", "frame", "seed", "draw"]);

const opened = new WeakMap<Campaign, Map<string, Promise<Earlier>>>();

/** Reads an earlier draw's record with the frame beside it, and makes the draw again. */
async function readEarlier(campaign: Campaign, given: string): Promise<Earlier> {
  const path = resolve(campaign.dir, given);
  const entry = await stat(path).catch(() => undefined);
  const file = entry?.isDirectory() ? join(path, "record.json") : path;
  const bytes = await readIfThere(file);
  if (!bytes) fail(EXIT.badInput, "REV041", {}, { file: given });
  let record: unknown;
  try {
    record = JSON.parse(bytes!.toString("utf8"));
  } catch {
    // told below
  }
  if (!isRecord(record)) return fail(EXIT.badInput, "CMD014", {}, { file: given });
  const beside = await readIfThere(join(dirname(file), "frame.jsonl"));
  if (!beside) return fail(EXIT.badInput, "REV042", {}, { file: given });
  let frame: Frame;
  try {
    frame = parseFrame(beside.toString("utf8"));
  } catch {
    return fail(EXIT.badInput, "REV042", {}, { file: given });
  }
  const checks = await verifyRecord({ record, frame });
  const bad = checks.find(({ ok, name }) => !ok && LOOKED_AT.has(name));
  if (bad) fail(EXIT.badInput, "REV043", { check: bad.name, code: bad.code }, { file: given });
  return { record, frame, input: { role: "first-stage", file: given, digest: sha256(bytes!) } };
}

/** The same, once in a run. */
function earlier(campaign: Campaign, given: string): Promise<Earlier> {
  const shelf = opened.get(campaign) ?? new Map<string, Promise<Earlier>>();
  opened.set(campaign, shelf);
  const there = shelf.get(given) ?? readEarlier(campaign, given);
  shelf.set(given, there);
  return there;
}

export interface FirstStage {
  /** Units of its frame: cases find their institutions among them. */
  readonly units: readonly FrameUnit[];
  readonly inputs: readonly InputFile[];
  /** Whose documents are drawn; undefined while the first stage has not been drawn. */
  readonly institutions?: readonly Institution[];
}

/**
 * The frame of a review's first stage; undefined where it has none. Once the first stage's seed is known, its
 * committed frame counts; before, what its registers give now.
 * @param prepared the frame that the registers give, by the draw's name
 */
export async function firstStage(
  campaign: Campaign,
  { of }: ReviewPlan,
  prepared: (draw: string) => Frame,
): Promise<FirstStage | undefined> {
  if (of === undefined) return undefined;
  if (typeof of !== "string") {
    const { record, frame, input } = await earlier(campaign, of.record);
    return { units: frame.units, inputs: [input], institutions: institutionsOf(record) };
  }
  const lines = await soundLedger(campaign.out);
  const record = lastLine(lines, `seed/${of}`) && (await drawnRecord(campaign, of));
  if (!record) return { units: prepared(of).units, inputs: [] };
  const text = await committedText(drawFiles(campaign.out, of).frame, record.commitment.frame.digest);
  return { units: parseFrame(text).units, inputs: [], institutions: institutionsOf(record) };
}

/**
 * What a review's commitment says of its first stage; undefined where it has none.
 * @throws Problem (conflict) where the first stage has no commitment yet
 */
export async function firstStageCommitment(
  campaign: Campaign,
  review: ReviewPlan,
): Promise<Commitment["of"] | undefined> {
  const { of } = review;
  if (of === undefined) return undefined;
  if (typeof of === "string") {
    const line = lastLine(await soundLedger(campaign.out), `commit/${of}`);
    return line
      ? { draw: of, commitment: line.digest }
      : fail(EXIT.conflict, "REV040", { review: review.name, draw: of });
  }
  const { record } = await earlier(campaign, of.record);
  return { draw: record.commitment.draw, commitment: record.C };
}

/**
 * The institutions whose documents a review draws; undefined where it has no first stage.
 * @throws Problem (conflict) where the first stage is not drawn yet, or has another commitment than the review's
 * commitment names
 */
export async function institutionsFor(
  campaign: Campaign,
  { name, of }: ReviewPlan,
  committed: Commitment["of"],
): Promise<Institution[] | undefined> {
  if (of === undefined && committed === undefined) return undefined;
  if (of === undefined || committed === undefined)
    return fail(EXIT.conflict, "REV046", { review: name, draw: committed?.draw ?? "–" });
  const record =
    typeof of === "string" ? await drawnRecord(campaign, of) : (await earlier(campaign, of.record)).record;
  if (!record) return fail(EXIT.conflict, "REV044", { review: name, draw: committed.draw });
  const same = record.C === committed.commitment && record.commitment.draw === committed.draw;
  if (!same)
    fail(EXIT.conflict, "REV045", {
      ...{ review: name, draw: committed.draw },
      ...{ wanted: committed.commitment.slice(0, 8), found: record.C.slice(0, 8) },
    });
  return institutionsOf(record);
}
