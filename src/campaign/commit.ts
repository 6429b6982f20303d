/** Commits the draws of a campaign: frame, rule and sources, fixed before chance is known. */
import { join } from "node:path";
import type { DrawPlan } from "../plan/schema.ts";
import { EXIT, type Finding, fail } from "../problem.ts";
import {
  type Commitment,
  commitmentDigest,
  commitmentText,
  GENESIS,
  PROTOCOL,
} from "../record/commitment.ts";
import { canonical, digestOf, type Json, sha256 } from "../record/jcs.ts";
import { committedRule } from "../record/rule.ts";
import { inOrder } from "../system/clock.ts";
import { readIfThere, writeIfChanged } from "../system/files.ts";
import type { Io } from "../system/io.ts";
import { declaredSources } from "./judge-seeds.ts";
import { addLine, lastLine, soundLedger } from "./ledger-file.ts";
import { type Campaign, type DrawFiles, drawFiles, drawsAndReviews } from "./open.ts";
import { prepareOnce, stopOnErrors } from "./prepare.ts";
import type { PreparedDraw } from "./prepared.ts";
import { firstStageCommitment } from "./review/first-stage.ts";

export interface Committed {
  readonly draw: DrawPlan;
  readonly C: string;
  readonly committedAt: string;
  readonly files: DrawFiles;
  readonly commitment: Commitment;
  /** false where the same commitment stood already. */
  readonly made: boolean;
}

/** The commitment that the prepared registers give, with the ledger's head as `previous`. */
export function commitmentFor(
  campaign: Campaign,
  prepared: PreparedDraw,
  previous: string,
  { supersedes, of }: Pick<Commitment, "supersedes" | "of"> = {},
): Commitment {
  const { frame } = prepared.objects;
  const people = prepared.inspectors?.frame;
  const name = campaign.plan.campaign;
  return {
    protocol: PROTOCOL,
    campaign: name,
    draw: prepared.draw.name,
    ...(of ? { of } : {}),
    frame: { digest: frame.digest, units: frame.units.length, eligible: frame.eligible },
    rule: { digest: digestOf(committedRule(prepared.rule, name)) },
    ...(people
      ? { inspectors: { digest: people.digest, units: people.units.length, eligible: people.eligible } }
      : {}),
    ...declaredSources(campaign.plan),
    previous,
    ...(supersedes ? { supersedes } : {}),
  };
}

const KEPT = ["commitment", "rule", "frame", "inspectors"] as const;

/** Where a commitment that was replaced is kept. */
const supersededFiles = (campaign: Campaign, draw: string, C: string): DrawFiles =>
  drawFiles(campaign.out, join(draw, `superseded-${C.slice(0, 8)}`));

/**
 * Puts back the files of a commitment that the ledger still holds: a run that was to replace it was killed
 * before its own line. false where they are not kept.
 */
async function restore(campaign: Campaign, draw: string, C: string): Promise<boolean> {
  const kept = supersededFiles(campaign, draw, C);
  const commitment = await readIfThere(kept.commitment);
  if (!commitment || sha256(commitment) !== C) return false;
  for (const key of KEPT) {
    const bytes = await readIfThere(kept[key]);
    if (bytes) await writeIfChanged(drawFiles(campaign.out, draw)[key], bytes);
  }
  return true;
}

/** The commitment on disk that the ledger knows, or undefined. */
export async function standingCommitment(campaign: Campaign, draw: DrawPlan): Promise<Committed | undefined> {
  const files = drawFiles(campaign.out, draw.name);
  const line = lastLine(await soundLedger(campaign.out), `commit/${draw.name}`);
  if (!line) return undefined;
  let bytes = await readIfThere(files.commitment);
  if (bytes && sha256(bytes) !== line.digest && (await restore(campaign, draw.name, line.digest)))
    bytes = await readIfThere(files.commitment);
  if (!bytes || sha256(bytes) !== line.digest) fail(EXIT.conflict, "CMD011", {}, { file: files.commitment });
  const commitment = JSON.parse(bytes.toString("utf8")) as Commitment;
  return { draw, C: line.digest, committedAt: line.at, files, commitment, made: false };
}

/** What a commitment says apart from the ledger's head and what it replaces. */
const substance = ({ previous: _, supersedes: __, ...rest }: Commitment): string =>
  canonical(rest as unknown as Json);

/**
 * A run that was killed before its line in the ledger leaves the very text that is to be written; another
 * commitment, or a record, belongs to a ledger that was lost, and must not be overwritten.
 */
async function refuseUnknown(files: DrawFiles, C: string): Promise<void> {
  const commitment = await readIfThere(files.commitment);
  if (commitment && sha256(commitment) !== C) fail(EXIT.conflict, "CMD022", {}, { file: files.commitment });
  if (await readIfThere(files.record)) fail(EXIT.conflict, "CMD022", {}, { file: files.record });
}

/** Commits one prepared draw; an equal standing commitment is kept, a different one needs a reason. */
async function commitDraw(
  campaign: Campaign,
  prepared: PreparedDraw,
  at: string,
  reason?: string,
): Promise<Committed> {
  const { draw } = prepared;
  const standing = await standingCommitment(campaign, draw);
  const of = draw.review && (await firstStageCommitment(campaign, draw.review));
  const lines = await soundLedger(campaign.out);
  const head = lines.at(-1)?.hash ?? GENESIS;
  if (standing) {
    if (substance(commitmentFor(campaign, prepared, head, { of })) === substance(standing.commitment))
      return standing;
    if (reason === undefined || reason.trim() === "") fail(EXIT.conflict, "CMD013", { draw: draw.name });
    inOrder(lines, at);
    const kept = supersededFiles(campaign, draw.name, standing.C);
    for (const key of KEPT) {
      const bytes = await readIfThere(standing.files[key]);
      if (bytes) await writeIfChanged(kept[key], bytes);
    }
  }
  const supersedes = standing && reason !== undefined ? { commitment: standing.C, reason } : undefined;
  const commitment = commitmentFor(campaign, prepared, head, { supersedes, of });
  const files = drawFiles(campaign.out, draw.name);
  inOrder(lines, at);
  if (!standing) await refuseUnknown(files, commitmentDigest(commitment));
  await writeIfChanged(files.rule, canonical(prepared.rule as unknown as Json));
  await writeIfChanged(files.frame, prepared.objects.frame.text);
  if (prepared.inspectors) await writeIfChanged(files.inspectors, prepared.inspectors.frame.text);
  await writeIfChanged(files.commitment, commitmentText(commitment));
  const C = commitmentDigest(commitment);
  await addLine(campaign.out, { at, event: `commit/${draw.name}`, digest: C });
  return { draw, C, committedAt: at, files, commitment, made: true };
}

/**
 * Commits the draws that have no commitment yet. A draw whose seed is known keeps its commitment, and its
 * registers may have moved on: they are not read for it. The caller holds the lock.
 */
export async function commitAll(
  io: Io,
  campaign: Campaign,
  at: string,
  options: { draw?: string; reason?: string } = {},
): Promise<{ committed: Committed[]; findings: Finding[] }> {
  const lines = await soundLedger(campaign.out);
  const committed: Committed[] = [];
  let findings: Finding[] = [];
  for (const draw of drawsAndReviews(campaign, options.draw)) {
    const standing = lastLine(lines, `seed/${draw.name}`) && (await standingCommitment(campaign, draw));
    if (standing && options.reason !== undefined) fail(EXIT.conflict, "CMD012", { draw: draw.name });
    if (standing) {
      committed.push(standing);
      continue;
    }
    const all = await prepareOnce(io, campaign);
    findings = all.findings;
    stopOnErrors(findings);
    const mine = all.prepared.find((entry) => entry.draw.name === draw.name)!;
    committed.push(await commitDraw(campaign, mine, at, options.reason));
  }
  return { committed, findings };
}
