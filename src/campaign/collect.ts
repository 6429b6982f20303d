/** Collects what the prefectures send: each file is taken whole or refused, and the ledger says which came. */
import { resolve } from "node:path";
import { EXIT, type Finding, fail, Problem } from "../problem.ts";
import { packageDigest } from "../record/dispatch.ts";
import { type AssignmentRecord, assignmentRecordText } from "../record/dispatch-record.ts";
import { drawDigest } from "../record/record.ts";
import { inOrder } from "../system/clock.ts";
import { writeIfChanged } from "../system/files.ts";
import { type Io, readInput } from "../system/io.ts";
import { type Collection, collectEvent, collectedFile, collectionOf } from "./collection.ts";
import { dispatchDraw, frameOf, packageFiles } from "./dispatch.ts";
import { drawnRecord } from "./draw.ts";
import { judgeAssignment, type Office, type Sent } from "./judge-assignment.ts";
import { addLine, lastLine, soundLedger } from "./ledger-file.ts";
import type { Campaign } from "./open.ts";

export interface Entry {
  readonly file: string;
  readonly status: "taken" | "same" | "refused";
  readonly draw?: string;
  readonly prefecture?: string;
  readonly record?: AssignmentRecord;
  readonly findings: readonly Finding[];
}

export interface Collected {
  readonly entries: readonly Entry[];
  readonly draws: readonly ({ readonly draw: string } & Collection)[];
}

/** What this office sent, from its drawn records. @throws Problem where no draw is dispatched or drawn yet */
async function officeOf(campaign: Campaign): Promise<Office> {
  const sent = new Map<string, Sent>();
  const dispatching = campaign.plan.draws.filter(({ dispatch }) => dispatch);
  for (const draw of dispatching) {
    const record = await drawnRecord(campaign, draw.name);
    if (!record?.rule.dispatch) continue;
    // A run that was killed between drawing and sending left some packages unwritten.
    const digests = new Map(
      (await dispatchDraw(campaign, draw, record)).map(({ prefecture, digest }) => [prefecture, digest]),
    );
    const packages = packageFiles(campaign, draw, record, await frameOf(campaign, record)).map(
      ({ given }) =>
        [given.prefecture, { given, digest: digests.get(given.prefecture) ?? packageDigest(given) }] as const,
    );
    sent.set(draw.name, { C: record.C, record: drawDigest(record), packages: new Map(packages) });
  }
  if (sent.size === 0) {
    const name = dispatching[0]?.name;
    if (name === undefined) fail(EXIT.conflict, "DSP016");
    fail(EXIT.conflict, "CMD017", { draw: name! });
  }
  return { campaign: campaign.plan.campaign, sent, ledger: await soundLedger(campaign.out) };
}

interface Candidate {
  readonly file: string;
  readonly record: AssignmentRecord;
}

/** Reads and judges every file; nothing is written. */
async function judgeAll(io: Io, files: readonly string[], office: Office) {
  const candidates: Candidate[] = [];
  const refused: Entry[] = [];
  for (const file of files) {
    try {
      const path = file === "-" ? "-" : resolve(io.cwd, file);
      const text = Buffer.from(await readInput(io, path))
        .toString("utf8")
        .replace(/^\uFEFF/, "");
      const judged = judgeAssignment(text, file, office);
      if ("record" in judged) candidates.push({ file, record: judged.record });
      else {
        const { draw, prefecture, refused: findings } = judged;
        refused.push({ file, status: "refused", draw, prefecture, findings });
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ file, status: "refused", findings: error.findings });
    }
  }
  return { candidates, refused };
}

/** Takes one record, or says why not. `rivals` are the given files that hold a record of the same prefecture. */
async function take(
  campaign: Campaign,
  { file, record }: Candidate,
  rivals: readonly Candidate[],
  prefectures: readonly string[],
  at: string,
): Promise<Entry> {
  const { draw, prefecture, digest } = record;
  const event = collectEvent(draw, prefecture);
  const lines = await soundLedger(campaign.out);
  const line = lastLine(lines, event);
  const entry = (status: Entry["status"], ...findings: Finding[]): Entry => ({
    file,
    status,
    draw,
    prefecture,
    ...(status === "refused" ? {} : { record }),
    findings,
  });
  if (line?.digest === digest)
    return entry("same", { code: "DSP111", severity: "info", file, params: { prefecture } });
  if (line)
    return entry("refused", { code: "DSP109", severity: "error", file, params: { prefecture, at: line.at } });
  if (rivals.some((other) => other.record.digest !== digest)) {
    const params = { prefecture, files: rivals.map((other) => other.file).join(", ") };
    return entry("refused", { code: "DSP110", severity: "error", file, params });
  }
  inOrder(lines, at);
  await writeIfChanged(collectedFile(campaign, draw, prefectures, prefecture), assignmentRecordText(record));
  await addLine(campaign.out, { at, event, digest });
  return entry("taken");
}

/** Verifies the files and takes those that hold. The caller holds the lock. */
export async function collectAll(
  io: Io,
  campaign: Campaign,
  files: readonly string[],
  at: string,
): Promise<Collected> {
  const office = await officeOf(campaign);
  const { candidates, refused } = await judgeAll(io, files, office);
  const entries: Entry[] = [...refused];
  for (const one of candidates) {
    const { draw, prefecture } = one.record;
    const rivals = candidates.filter(
      ({ record }) => record.draw === draw && record.prefecture === prefecture,
    );
    const prefectures = [...office.sent.get(draw)!.packages.keys()];
    entries.push(await take(campaign, one, rivals, prefectures, at));
  }
  entries.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file));
  const draws = [];
  for (const draw of office.sent.keys())
    draws.push({ draw, ...(await collectionOf(campaign, (await drawnRecord(campaign, draw))!))! });
  return { entries, draws };
}
