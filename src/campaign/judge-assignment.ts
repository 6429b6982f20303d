/** Whether a file that a prefecture sent is its record for one of this campaign's draws; if not, why not. */
import type { Finding, Params } from "../problem.ts";
import { firstDifference } from "../record/difference.ts";
import type { DispatchPackage } from "../record/dispatch.ts";
import {
  type AssignmentRecord,
  assignmentRecordDigest,
  isAssignmentRecord,
} from "../record/dispatch-record.ts";
import type { LedgerLine } from "../record/ledger.ts";
import { verifyAssignment } from "../record/verify-dispatch.ts";

/** What was sent for one draw. */
export interface Sent {
  readonly C: string;
  /** Digest of the draw's record. */
  readonly record: string;
  readonly packages: ReadonlyMap<string, { readonly given: DispatchPackage; readonly digest: string }>;
}

export interface Office {
  readonly campaign: string;
  /** Draws with packages, by name. */
  readonly sent: ReadonlyMap<string, Sent>;
  readonly ledger: readonly LedgerLine[];
}

const groups = (hex: string): string => hex.slice(0, 8).replace(/^(.{4})/, "$1 ");

/** Why a record that is sound in itself is not for this office. */
function stranger(record: AssignmentRecord, office: Office): [code: string, params: Params] | undefined {
  const { campaign, draw, prefecture, dispatch } = record;
  if (campaign !== office.campaign) return ["DSP102", { found: campaign, campaign: office.campaign }];
  const sent = office.sent.get(draw);
  if (!sent) return ["DSP103", { found: draw, known: [...office.sent.keys()].join(", ") }];
  const own = sent.packages.get(prefecture);
  if (!own) return ["DSP104", { draw, prefecture, known: [...sent.packages.keys()].join("、") }];
  if (own.digest === dispatch) return undefined;
  const { C, record: drawn } = record.package;
  const earlier = office.ledger.some(
    ({ event, digest }) => event === `dispatch/${draw}/${prefecture}` && digest === dispatch,
  );
  if (earlier || C !== sent.C || drawn !== sent.record)
    return ["DSP105", { prefecture, draw, found: groups(C), wanted: groups(sent.C) }];
  const path = firstDifference(record.package, own.given)?.path ?? "dispatch";
  return ["DSP106", { prefecture, path }];
}

/**
 * Judges the text of a file.
 * @returns the record, or findings that say why it is refused
 */
export function judgeAssignment(
  text: string,
  file: string,
  office: Office,
): { record: AssignmentRecord } | { refused: Finding[]; draw?: string; prefecture?: string } {
  const no = (code: string, params: Params = {}): Finding => ({ code, severity: "error", file, params });
  let record: unknown;
  try {
    record = JSON.parse(text);
    if (!isAssignmentRecord(record)) return { refused: [no("DSP101")] };
    const { draw, prefecture } = record;
    if (assignmentRecordDigest(record) !== record.digest)
      return { refused: [no("DSP107")], draw, prefecture };
    const strange = stranger(record, office);
    if (strange) return { refused: [no(...strange)], draw, prefecture };
    const bad = verifyAssignment(record).find(({ ok }) => !ok);
    if (!bad) return { record };
    const refused = [no("DSP108", { prefecture, check: bad.name }), no(bad.code, bad.params)];
    return { refused, draw, prefecture };
  } catch (error) {
    // Text that is no JSON, or parts of a shape that no record has.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)
      return { refused: [no("DSP101")] };
    throw error;
  }
}
