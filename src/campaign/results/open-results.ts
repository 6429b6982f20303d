/** The results of a draw with everything that documents and screens need. */
import { EXIT, fail } from "../../problem.ts";
import { parseFrame } from "../../record/frame.ts";
import type { DrawRecord } from "../../record/record.ts";
import { officeDay } from "../../results/days.ts";
import type { DrawnObject, DrawView } from "../../results/draw-view.ts";
import { foldResults, standingResult } from "../../results/fold.ts";
import type { Former } from "../../results/judge.ts";
import { type LeftObject, type ResultsView, resultsView } from "../../results/view.ts";
import { collectionOf } from "../collection.ts";
import { committedText } from "../committed.ts";
import { drawnRecord } from "../draw.ts";
import { type Campaign, drawFiles } from "../open.ts";
import { recordOn } from "../record-on.ts";
import { serialsOf } from "../view.ts";
import { recordingsOf } from "./result-store.ts";

/** Objects that were replaced after the draw, in the order in which they left, with their published columns. */
export async function leftObjects(campaign: Campaign, record: DrawRecord): Promise<LeftObject[]> {
  const gone = (record.replacements ?? []).filter(({ kind }) => kind === "object");
  if (gone.length === 0) return [];
  const { commitment } = record;
  const files = drawFiles(campaign.out, commitment.draw);
  const frame = parseFrame(await committedText(files.frame, commitment.frame.digest));
  const serials = serialsOf(record);
  return gone.map(({ out, reason, note }) => {
    const unit = frame.units.find(({ id }) => id === out);
    const drawn = [...record.drawn, ...record.alternates].find(({ id }) => id === out);
    const certain = record.certain.find(({ id }) => id === out)?.reason;
    const stratum = drawn?.stratum ?? unit?.stratum ?? "";
    const object: DrawnObject = {
      id: out,
      name: unit?.name ?? out,
      stratum,
      prefecture: unit?.prefecture ?? stratum,
      serial: serials.get(out)!,
      rank: drawn?.rank ?? 0,
      ticket: drawn?.ticket ?? "",
      ...(certain === undefined ? {} : { certain }),
      values: { ...unit?.columns },
      team: [],
    };
    return { object, reason, ...(note === undefined ? {} : { note }) };
  });
}

/** Those who left the team of an object, by object. */
async function formerInspectors(
  campaign: Campaign,
  record: DrawRecord,
): Promise<ReadonlyMap<string, readonly Former[]>> {
  const gone = (record.replacements ?? []).filter(({ kind }) => kind === "inspector");
  if (gone.length === 0) return new Map();
  const { commitment } = record;
  const files = drawFiles(campaign.out, commitment.draw);
  const own = commitment.inspectors
    ? parseFrame(await committedText(files.inspectors, commitment.inspectors.digest)).units
    : [];
  const sent = (await collectionOf(campaign, record))?.records.flatMap(({ people }) => people) ?? [];
  const nameOf = (id: string) => [...own, ...sent].find((unit) => unit.id === id)?.name ?? id;
  const former = new Map<string, Former[]>();
  for (const { object = "", out } of gone)
    former.set(object, [...(former.get(object) ?? []), { id: out, name: nameOf(out) }]);
  return former;
}

/**
 * Joins a draw's view with its recorded results, and judges them.
 * @param view as `viewOf` gives it, with or without what stays inside the administration
 * @param asOf ISO day on which corrections are judged
 * @param then leave out what happened after that day: replacements, and more time that was given. `view` is to be of
 *   the record on that day, too
 * @throws Problem (conflict) where the draw has not been made, or kept results are gone or changed
 */
export async function resultsOf(
  campaign: Campaign,
  view: DrawView,
  asOf: string,
  then = false,
): Promise<ResultsView> {
  const { name } = view.draw;
  const whole = await drawnRecord(campaign, name);
  if (!whole) return fail(EXIT.conflict, "CMD017", { draw: name });
  const record = then ? recordOn(whole, asOf) : whole;
  const recordings = (await recordingsOf(campaign, name)).map(({ recordedAt, results, follows = [] }) => ({
    results,
    follows: follows.filter(({ due }) => !then || due === undefined || officeDay(recordedAt) <= asOf),
  }));
  return resultsView(view, {
    results: [...foldResults(recordings).values()].map(standingResult),
    left: await leftObjects(campaign, record),
    former: await formerInspectors(campaign, record),
    asOf,
  });
}
