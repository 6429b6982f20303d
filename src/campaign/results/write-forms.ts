/** The workbooks of inspection forms on disk, a prefecture each, noted in the ledger. */
import { join } from "node:path";
import { compareBytes } from "../../bytes.ts";
import { placeOf } from "../../circular/identify.ts";
import { digestOf, sha256 } from "../../record/jcs.ts";
import { toForms } from "../../sheets/write.ts";
import { inOrder } from "../../system/clock.ts";
import { fileNames } from "../../system/file-name.ts";
import { writeIfChanged } from "../../system/files.ts";
import { addLine, lastLine, soundLedger } from "../ledger-file.ts";
import type { Campaign } from "../open.ts";
import type { DrawnDraw } from "./drawn-draws.ts";
import { formBook } from "./form-book.ts";

/** File of the forms where the register has no prefectures. */
const ALL = "检查记录表";

export interface WrittenForms {
  readonly draw: string;
  readonly objects: number;
  /** Paths from the campaign's output folder. */
  readonly files: readonly string[];
  readonly changed: number;
}

/** Writes the forms of a draw for the objects that stand now. The caller holds the lock. */
export async function writeForms(campaign: Campaign, drawn: DrawnDraw, at: string): Promise<WrittenForms> {
  const { view, name, record } = drawn;
  const places = [...new Set(view.objects.map((object) => placeOf(view, object)))].sort(compareBytes);
  const names = fileNames(places.map((place) => place || ALL));
  const made: [path: string, bytes: Uint8Array][] = [];
  for (const [i, place] of places.entries()) {
    const mine = view.objects.filter((object) => placeOf(view, object) === place);
    made.push([`${name}/forms/${names[i]}.xlsx`, await toForms(formBook(view, mine, place, record))]);
  }
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
