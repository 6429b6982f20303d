/** The packages of a draw whose inspectors the prefectures deal: written once, beside its record. */
import { join } from "node:path";
import type { DrawPlan } from "../plan/schema.ts";
import { EXIT, fail } from "../problem.ts";
import { type DispatchPackage, packagesOf, packageText } from "../record/dispatch.ts";
import { type Frame, parseFrame } from "../record/frame.ts";
import { sha256 } from "../record/jcs.ts";
import type { DrawRecord } from "../record/record.ts";
import { fileNames } from "../system/file-name.ts";
import { readIfThere, writeIfChanged } from "../system/files.ts";
import { committedText } from "./committed.ts";
import { addLine, lastLine, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawFiles } from "./open.ts";

export interface Dispatched {
  readonly prefecture: string;
  readonly objects: number;
  readonly file: string;
  readonly digest: string;
  /** false where the package stood already. */
  readonly made: boolean;
}

export const dispatchEvent = (draw: string, prefecture: string): string => `dispatch/${draw}/${prefecture}`;

/** The committed frame of a drawn record. */
export async function frameOf(campaign: Campaign, record: DrawRecord): Promise<Frame> {
  const { draw, frame } = record.commitment;
  return parseFrame(await committedText(drawFiles(campaign.out, draw).frame, frame.digest));
}

/** The packages that plan and record give now, each with its file. */
export function packageFiles(
  campaign: Campaign,
  draw: DrawPlan,
  record: DrawRecord,
  frame: Frame,
): { given: DispatchPackage; file: string }[] {
  const { checklist, window } = draw;
  const packages = packagesOf(record, frame, { checklist, window, synthetic: campaign.plan.synthetic });
  const names = fileNames(packages.map(({ prefecture }) => prefecture));
  const folder = join(drawFiles(campaign.out, draw.name).folder, "dispatch");
  return packages.map((given, i) => ({ given, file: join(folder, `${names[i]}.json`) }));
}

/**
 * Writes the packages of a drawn draw that are not there yet, and their lines in the ledger. One that was sent
 * is never made anew: what the ledger holds must be what the file holds. The caller holds the lock.
 */
export async function dispatchDraw(
  campaign: Campaign,
  draw: DrawPlan,
  record: DrawRecord,
): Promise<Dispatched[]> {
  if (!record.rule.dispatch) return [];
  const made: Dispatched[] = [];
  for (const { given, file } of packageFiles(campaign, draw, record, await frameOf(campaign, record))) {
    const { prefecture, objects } = given;
    const event = dispatchEvent(draw.name, prefecture);
    const lines = await soundLedger(campaign.out);
    const line = lastLine(lines, event);
    const text = packageText(given);
    const digest = sha256(text);
    const sent = line && (await readIfThere(file));
    const stands = sent !== undefined && sha256(sent) === line!.digest;
    // The plan's notes may have changed since; only the very same text may take a lost one's place.
    if (line && !stands && line.digest !== digest) fail(EXIT.conflict, "CMD011", {}, { file });
    if (!stands) await writeIfChanged(file, text);
    if (!line) {
      const last = lines.at(-1)!.at;
      await addLine(campaign.out, { at: last > record.drawnAt ? last : record.drawnAt, event, digest });
    }
    made.push({ prefecture, objects: objects.length, file, digest: line?.digest ?? digest, made: !line });
  }
  return made;
}
