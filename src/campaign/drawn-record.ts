/** The record of a draw on disk, held to the ledger. */
import { EXIT, fail } from "../problem.ts";
import type { LedgerLine } from "../record/ledger.ts";
import { assignmentDigest, type DrawRecord, drawDigest, replacementDigest } from "../record/record.ts";
import { readIfThere } from "../system/files.ts";
import { lastLine, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawFiles } from "./open.ts";

/** The record on disk, or undefined. @throws Problem (conflict) where the file is no JSON object */
export async function storedRecord(path: string): Promise<DrawRecord | undefined> {
  const bytes = await readIfThere(path);
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof value === "object" && value !== null) return value as DrawRecord;
  } catch {
    // told below
  }
  return fail(EXIT.conflict, "CMD011", {}, { file: path });
}

/** A digest, or undefined for a record that someone has edited beyond recognition. */
function digestOr<T>(value: T, digest: (value: T) => string): string | undefined {
  try {
    return digest(value);
  } catch {
    return undefined;
  }
}

/** Whether a record has the ledger's replacements; one more may stand where a run was killed before its line. */
function sameReplacements(record: DrawRecord, lines: readonly LedgerLine[]): boolean {
  const { replacements = [] } = record;
  if (!Array.isArray(replacements) || replacements.length - lines.length > 1) return false;
  return lines.every(
    ({ digest }, i) => replacements[i] && digestOr(replacements[i], replacementDigest) === digest,
  );
}

/**
 * The record of a draw as the ledger knows it; undefined before the draw.
 * @throws Problem (conflict) where the file is gone or holds another draw or deal than the ledger says
 */
export async function drawnRecord(campaign: Campaign, name: string): Promise<DrawRecord | undefined> {
  const lines = await soundLedger(campaign.out);
  const [drawn, assigned] = [lastLine(lines, `draw/${name}`), lastLine(lines, `assign/${name}`)];
  if (!drawn) return undefined;
  const path = drawFiles(campaign.out, name).record;
  const record = await storedRecord(path);
  const deal = record?.assignment;
  const same =
    record !== undefined &&
    digestOr(record, drawDigest) === drawn.digest &&
    (!assigned || (deal !== undefined && digestOr(deal, assignmentDigest) === assigned.digest)) &&
    sameReplacements(
      record,
      lines.filter(({ event }) => event === `replace/${name}`),
    );
  return same ? record : fail(EXIT.conflict, "CMD011", {}, { file: path });
}
