/** The workbooks of inspection forms on disk, a prefecture each, noted in the ledger. */
import { join } from "node:path";
import { compareBytes } from "../../bytes.ts";
import { placeOf } from "../../circular/identify.ts";
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { digestOf, sha256 } from "../../record/jcs.ts";
import { readSheets } from "../../registry/read-sheets.ts";
import { interpret, isUnfilled } from "../../results/interpret.ts";
import type { InspectionResult } from "../../results/types.ts";
import { toForms } from "../../sheets/write.ts";
import { inOrder } from "../../system/clock.ts";
import { fileNames } from "../../system/file-name.ts";
import { readIfThere, writeIfChanged } from "../../system/files.ts";
import { addLine, lastLine, soundLedger } from "../ledger-file.ts";
import type { Campaign } from "../open.ts";
import type { DrawnDraw } from "./drawn-draws.ts";
import { formBook } from "./form-book.ts";
import { isForm, isUnmarked, itemsOn, readForm, strangeSheets } from "./form-read.ts";
import { standingResults, substanceOf } from "./result-store.ts";

/** File of the forms where the register has no prefectures. */
const ALL = "检查记录表";

export interface WrittenForms {
  readonly draw: string;
  readonly objects: number;
  /** Paths from the campaign's output folder. */
  readonly files: readonly string[];
  readonly changed: number;
}

/**
 * true where a form that is there holds something that was not recorded: somebody filled it in and has not
 * imported it yet. What cannot be read is somebody's work, too.
 */
async function holdsWork(
  name: string,
  bytes: Uint8Array,
  recorded: ReadonlyMap<string, InspectionResult>,
): Promise<boolean> {
  const book = await readSheets({ name, bytes }).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
  if (!book?.sheets.some(isForm) || book.sheets.some(isUnmarked)) return true;
  if (strangeSheets(book.sheets).length > 0) return true;
  return book.sheets.filter(isForm).some((sheet) => {
    // The plan's checklist may have changed since: an empty form of the old one is no work.
    const { form } = readForm(name, sheet, () => itemsOn(sheet));
    if (!form) return true;
    if (isUnfilled(form.raw)) return false;
    const { result } = interpret(form.raw);
    const before = recorded.get(form.raw.object);
    return !result || !before || substanceOf(result) !== substanceOf(before);
  });
}

/**
 * Writes the forms of a draw for the objects that stand now, with what was recorded before. The caller holds the
 * lock.
 * @throws Problem (conflict) RES038 where a form would be written over that somebody has filled in
 */
export async function writeForms(campaign: Campaign, drawn: DrawnDraw, at: string): Promise<WrittenForms> {
  const { view, name, record } = drawn;
  const standing = await standingResults(campaign, name);
  const recorded = new Map([...standing].map(([object, { form }]) => [object, form]));
  const places = [...new Set(view.objects.map((object) => placeOf(view, object)))].sort(compareBytes);
  const names = fileNames(places.map((place) => place || ALL));
  const made: [path: string, bytes: Uint8Array][] = [];
  for (const [i, place] of places.entries()) {
    const mine = view.objects.filter((object) => placeOf(view, object) === place);
    made.push([
      `${name}/forms/${names[i]}.xlsx`,
      await toForms(formBook(view, mine, place, record, recorded)),
    ]);
  }
  const taken: Finding[] = [];
  for (const [path, bytes] of made) {
    const there = await readIfThere(join(campaign.out, path));
    if (!there || there.equals(bytes)) continue;
    if (await holdsWork(path, there, recorded))
      taken.push({ code: "RES038", severity: "error", file: join(campaign.out, path) });
  }
  if (taken.length > 0) throw new Problem(EXIT.conflict, taken);
  const event = `form/${name}`;
  const digest = digestOf(made.map(([path, bytes]) => [path, sha256(bytes)]));
  const lines = await soundLedger(campaign.out);
  const isNew = lastLine(lines, event)?.digest !== digest;
  if (isNew) inOrder(lines, at);
  let changed = 0;
  for (const [path, bytes] of made) if (await writeIfChanged(join(campaign.out, path), bytes)) changed += 1;
  if (isNew) await addLine(campaign.out, { at, event, digest });
  return { draw: name, objects: view.objects.length, files: made.map(([path]) => path), changed };
}
