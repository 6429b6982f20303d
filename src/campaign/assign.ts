/** Deals the committed inspectors to the drawn objects of a campaign. */
import type { DrawPlan } from "../plan/schema.ts";
import { EXIT, type Finding, fail } from "../problem.ts";
import { type Frame, parseFrame } from "../record/frame.ts";
import { assignmentOf } from "../record/outcome.ts";
import { type Assignment, assignmentDigest, type DrawRecord, recordText } from "../record/record.ts";
import { inOrder } from "../system/clock.ts";
import { writeIfChanged } from "../system/files.ts";
import { committedText } from "./committed.ts";
import { drawnRecord } from "./draw.ts";
import { addLine, lastLine, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawFiles, drawsAndReviews } from "./open.ts";

export interface Assigned {
  readonly draw: DrawPlan;
  readonly record: DrawRecord;
  readonly made: boolean;
}

/** Bottlenecks of the same people told once, with all objects that share them. */
function mergedBottlenecks(bottlenecks: Assignment["bottlenecks"]): Assignment["bottlenecks"] {
  const merged = new Map<string, Assignment["bottlenecks"][number]>();
  for (const one of bottlenecks) {
    const key = JSON.stringify(one.inspectors);
    const before = merged.get(key);
    const objects = [...new Set([...(before?.objects ?? []), ...one.objects])];
    merged.set(key, {
      ...one,
      objects,
      seatsNeeded: (one.seatsNeeded / one.objects.length) * objects.length,
    });
  }
  return [...merged.values()];
}

/** A review has hundreds of documents; nobody reads all their numbers in a sentence. */
const MOST_DOCUMENTS = 8;

/** What is short, by the names of the objects; nothing where every seat was filled. */
export function shortages(assignment: Assignment, frame: Frame, review = false): Finding[] {
  const open = assignment.teams.reduce((sum, { openSeats }) => sum + openSeats, 0);
  if (open === 0) return [];
  const all = assignment.teams.reduce((sum, { openSeats, members }) => sum + openSeats + members.length, 0);
  const names = new Map(frame.units.map(({ id, name }) => [id, name]));
  const [short, bottleneck] = review ? ["REV050", "REV051"] : ["DRW007", "DRW008"];
  const most = review ? MOST_DOCUMENTS : Number.POSITIVE_INFINITY;
  const told = mergedBottlenecks(assignment.bottlenecks).map(
    ({ objects, inspectors, seatsNeeded, places, leads }): Finding => {
      const named = objects.map((id) => names.get(id) ?? id);
      const shown = named.slice(0, most).join("、") + (named.length > most ? "…" : "");
      const params = {
        objects: shown,
        count: named.length,
        needed: seatsNeeded,
        places,
        people: inspectors.length,
        leads,
      };
      return { code: bottleneck!, severity: "warning", params };
    },
  );
  return [{ code: short!, severity: "warning", params: { seats: open, all } }, ...told];
}

async function assignDraw(campaign: Campaign, draw: DrawPlan, at: string): Promise<Assigned> {
  const files = drawFiles(campaign.out, draw.name);
  const lines = await soundLedger(campaign.out);
  const record = await drawnRecord(campaign, draw.name);
  if (!record) return fail(EXIT.conflict, "CMD017", { draw: draw.name });
  if (record.assignment && lastLine(lines, `assign/${draw.name}`)) return { draw, record, made: false };
  if (record.rule.dispatch) fail(EXIT.conflict, "DSP005", { draw: draw.name });
  const committed = record.commitment.inspectors;
  if (!committed || !record.rule.inspectors) return fail(EXIT.conflict, "CMD018", { draw: draw.name });
  const frame = parseFrame(await committedText(files.frame, record.commitment.frame.digest));
  const inspectors = parseFrame(await committedText(files.inspectors, committed.digest));
  // A run that was killed between the two writes left the assignment without its line: its time stays.
  const assignedAt = record.assignment?.assignedAt ?? at;
  if (!record.assignment) inOrder(lines, at);
  const assignment: Assignment = { assignedAt, ...assignmentOf(record, frame, inspectors) };
  const whole: DrawRecord = { ...record, assignment };
  await writeIfChanged(files.record, recordText(whole));
  await addLine(campaign.out, {
    at: assignedAt,
    event: `assign/${draw.name}`,
    digest: assignmentDigest(assignment),
  });
  return { draw, record: whole, made: true };
}

/** Deals every named draw that has inspectors. The caller holds the lock. */
export async function assignAll(
  campaign: Campaign,
  at: string,
  name?: string,
): Promise<{ assigned: Assigned[]; findings: Finding[] }> {
  const assigned: Assigned[] = [];
  const findings: Finding[] = [];
  for (const draw of drawsAndReviews(campaign, name)) {
    if (!draw.inspectors && name === undefined) continue;
    const entry = await assignDraw(campaign, draw, at);
    assigned.push(entry);
    const files = drawFiles(campaign.out, draw.name);
    const frame = parseFrame(await committedText(files.frame, entry.record.commitment.frame.digest));
    findings.push(...shortages(entry.record.assignment!, frame, draw.review !== undefined));
  }
  return { assigned, findings };
}
