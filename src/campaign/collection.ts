/** What the prefectures have sent back for a draw, as the ledger knows it. */
import { join } from "node:path";
import { EXIT, fail } from "../problem.ts";
import { prefecturesToInspect } from "../record/dispatch.ts";
import {
  type AssignmentRecord,
  assignmentRecordDigest,
  isAssignmentRecord,
} from "../record/dispatch-record.ts";
import type { Frame } from "../record/frame.ts";
import type { Assignment, DrawRecord } from "../record/record.ts";
import { fileNames } from "../system/file-name.ts";
import { readIfThere } from "../system/files.ts";
import { frameOf } from "./dispatch.ts";
import { lastLine, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawFiles } from "./open.ts";

export const collectEvent = (draw: string, prefecture: string): string => `collect/${draw}/${prefecture}`;

export interface Collection {
  /** Prefectures that have something to inspect, in byte order. */
  readonly prefectures: readonly string[];
  readonly missing: readonly string[];
  /** In the order of `prefectures`. */
  readonly records: readonly AssignmentRecord[];
}

/** Where a prefecture's record is kept. */
export function collectedFile(
  campaign: Campaign,
  draw: string,
  prefectures: readonly string[],
  one: string,
): string {
  const name = fileNames(prefectures)[prefectures.indexOf(one)]!;
  return join(drawFiles(campaign.out, draw).folder, "assignments", `${name}.json`);
}

function parsed(text: string): AssignmentRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isAssignmentRecord(value) && assignmentRecordDigest(value) === value.digest ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The collection of a drawn record; undefined where one office deals the inspectors.
 * @throws Problem (conflict) where a collected file is gone or is not what the ledger says
 */
export async function collectionOf(campaign: Campaign, record: DrawRecord): Promise<Collection | undefined> {
  if (!record.rule.dispatch) return undefined;
  const { draw } = record.commitment;
  const lines = await soundLedger(campaign.out);
  const prefectures = prefecturesToInspect(record, await frameOf(campaign, record));
  const missing: string[] = [];
  const records: AssignmentRecord[] = [];
  for (const prefecture of prefectures) {
    const line = lastLine(lines, collectEvent(draw, prefecture));
    if (!line) {
      missing.push(prefecture);
      continue;
    }
    const file = collectedFile(campaign, draw, prefectures, prefecture);
    const there = parsed((await readIfThere(file))?.toString("utf8") ?? "");
    if (there?.digest !== line.digest) return fail(EXIT.conflict, "CMD011", {}, { file });
    records.push(there);
  }
  return { prefectures, missing, records };
}

/**
 * The collected deals as one, for screens. Ids of people are unique in their prefecture only, so that each is
 * written with it here.
 */
export function mergedDeals(records: readonly AssignmentRecord[]): {
  assignment: Assignment;
  people: Pick<Frame, "units">;
} {
  const told = ({ prefecture }: AssignmentRecord, id: string) => `${prefecture}/${id}`;
  const dealt = records.map((record) => ({
    teams: record.assignment.teams.map(({ lead, ...team }) => ({
      ...team,
      members: team.members.map((id) => told(record, id)),
      ...(lead === undefined ? {} : { lead: told(record, lead) }),
    })),
    loads: record.assignment.loads.map(({ id, load }) => ({ id: told(record, id), load })),
    bottlenecks: record.assignment.bottlenecks,
    units: record.people.map((unit) => ({ ...unit, id: told(record, unit.id) })),
  }));
  const assignedAt =
    records
      .map((record) => record.assignedAt)
      .sort()
      .at(-1) ?? "";
  return {
    assignment: {
      assignedAt,
      teams: dealt.flatMap(({ teams }) => teams),
      loads: dealt.flatMap(({ loads }) => loads),
      bottlenecks: dealt.flatMap(({ bottlenecks }) => bottlenecks),
    },
    people: { units: dealt.flatMap(({ units }) => units) },
  };
}

/** A record as screens show it: with the collected teams, where there are any. */
export const withCollected = (record: DrawRecord, collection: Collection | undefined): DrawRecord =>
  collection && collection.records.length > 0
    ? { ...record, assignment: mergedDeals(collection.records).assignment }
    : record;
